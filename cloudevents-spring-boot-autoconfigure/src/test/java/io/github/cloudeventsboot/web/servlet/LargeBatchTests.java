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

package io.github.cloudeventsboot.web.servlet;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.testsupport.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for one request with very many events, over a real port.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "cloudevents.http.max-batch-size=100000", "cloudevents.http.max-body-size=32MB" })
class LargeBatchTests {

	private static final int SIZE = 100_000;

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "/events", "/measured" })
	void takesAHundredThousandEvents(String path) {
		HttpResponse<String> response = new TestClient(this.port).post(path, TestClient.BATCH, batch(SIZE));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("100000");
	}

	@Test
	void takesAHundredThousandEventsInChunks() {
		HttpResponse<String> response = new TestClient(this.port).chunked("/events", TestClient.BATCH,
				batch(SIZE).getBytes(StandardCharsets.UTF_8));
		assertThat(response.body()).isEqualTo("100000");
	}

	@Test
	void answersWithAHundredThousandEvents() {
		HttpResponse<String> response = new TestClient(this.port).post("/echo", TestClient.BATCH, batch(SIZE));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEqualTo(batch(SIZE));
	}

	@Test
	void refusesOneMore() {
		HttpResponse<String> response = new TestClient(this.port).post("/events", TestClient.BATCH, batch(SIZE + 1));
		assertThat(response.statusCode()).isEqualTo(413);
	}

	private static String batch(int size) {
		StringBuilder batch = new StringBuilder("[");
		for (int i = 0; i < size; i++) {
			batch.append((i > 0) ? "," : "").append(TestClient.event("id-" + i, "measured", "{\"value\":" + i + "}"));
		}
		return batch.append("]").toString();
	}

	@CloudEventType("measured")
	record Measured(String id, Measurement data) {

	}

	record Measurement(int value) {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Handlers.class)
	static class Application {

	}

	@RestController
	static class Handlers {

		@PostMapping("/events")
		OutgoingCloudEvent<Integer> events(List<CloudEvent> events) {
			assertThat(events.get(events.size() - 1).getId()).isEqualTo("id-" + (events.size() - 1));
			return OutgoingCloudEvent.of("counted", events.size());
		}

		@PostMapping("/measured")
		OutgoingCloudEvent<Integer> measured(List<Measured> events) {
			assertThat(events.get(events.size() - 1).data().value()).isEqualTo(events.size() - 1);
			return OutgoingCloudEvent.of("counted", events.size());
		}

		@PostMapping("/echo")
		List<CloudEvent> echo(List<CloudEvent> events) {
			return events;
		}

	}

}
