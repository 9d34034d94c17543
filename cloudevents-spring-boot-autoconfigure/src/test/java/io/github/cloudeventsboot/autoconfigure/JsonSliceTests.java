/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.cloudeventsboot.autoconfigure;

import java.io.IOException;
import java.net.URI;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.autoconfigure.json.JsonTest;
import org.springframework.boot.test.json.JacksonTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for events in {@link JsonTest @JsonTest}.
 */
@JsonTest(properties = "cloudevents.source=/app")
class JsonSliceTests {

	@Autowired
	private JacksonTester<Envelope> json;

	@Test
	void eventsAreWrittenWithTheDefaultsOfTheApplication() throws IOException {
		CloudEvent event = CloudEventBuilder.v1().withId("1").withSource(URI.create("/s")).withType("t").build();
		assertThat(this.json.write(new Envelope(event, OutgoingCloudEvent.of("counted", 1))))
			.hasJsonPathStringValue("$.event.source", "/s")
			.hasJsonPathStringValue("$.outgoing.source", "/app");
	}

	@Test
	void eventsAreRead() throws IOException {
		assertThat(this.json.parseObject(
				"{\"event\":{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\"},\"outgoing\":null}")
			.event()
			.getId()).isEqualTo("1");
	}

	record Envelope(CloudEvent event, OutgoingCloudEvent<Integer> outgoing) {

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
