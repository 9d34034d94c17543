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

package io.github.cloudeventsboot.integration.lombok;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventType;
import lombok.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for event types that are written with Lombok.
 */
@SpringBootTest
class LombokEventsTests {

	@Autowired
	private CloudEventConverter converter;

	@Test
	void valueClassIsAnEventType() {
		CloudEvent event = CloudEventBuilder.v1()
			.withId("1")
			.withSource(URI.create("/source"))
			.withType("lombok")
			.withExtension("tenant", "t")
			.withData("application/json", "{\"number\":\"n\"}".getBytes(StandardCharsets.UTF_8))
			.build();
		LombokEvent lombok = this.converter.fromCloudEvent(event, LombokEvent.class);
		assertThat(lombok).isEqualTo(new LombokEvent("t", null, new Order("n")));
		assertThat(this.converter.toCloudEvent(lombok).getExtension("tenant")).isEqualTo("t");
	}

	record Order(String number) {

	}

	@CloudEventType("lombok")
	@Value
	static class LombokEvent {

		@CloudEventAttribute("tenant")
		String customer;

		@Nullable String subject;

		@CloudEventPayload
		Order order;

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
