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
import java.util.List;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.testsupport.SentEvent;
import io.github.cloudeventsboot.testsupport.SentEvent.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConversionException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for events inside the JSON of requests and answers.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "cloudevents.source=/app")
class EventsInsideJsonTests {

	private static final String EVENT = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/sender\",\"type\":\"t\","
			+ "\"datacontenttype\":\"application/json\",\"data\":{\"a\":1.10}}";

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@EnumSource(Mode.class)
	void repliesMayHaveEventsInside(Mode mode) {
		SentEvent event = SentEvent.ofType("t").data("{\"a\":1.10}");
		for (String path : List.of("/map", "/record", "/answer")) {
			HttpResponse<String> response = event.post(this.port, path, mode);
			assertThat(response.body()).as(path).isEqualTo("{\"event\":" + EVENT + "}");
		}
		assertThat(event.post(this.port, "/data", mode).body()).isEqualTo("{\"a\":1.10}");
		assertThat(event.post(this.port, "/outgoing", mode).body()).startsWith("{\"event\":{")
			.contains("\"source\":\"/app\"", "\"data\":1");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void dataMayHaveEventsInside(Mode mode) {
		SentEvent event = SentEvent.ofType("outer").data("{\"event\":" + EVENT + "}");
		assertThat(event.post(this.port, "/inner", mode).body()).isEqualTo("/sender");
		HttpResponse<String> response = SentEvent.ofType("outer")
			.data("{\"event\":{\"id\":1}}")
			.post(this.port, "/inner", mode);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(SentEvent.errors(response)).containsExactly("#/event must be an event in the JSON event format");
	}

	@Test
	void ordinaryEndpointsMayHaveEventsInside() {
		RestClient client = RestClient.create("http://localhost:" + this.port);
		String answer = client.post()
			.uri("/ordinary")
			.contentType(MediaType.APPLICATION_JSON)
			.body("{\"event\":" + EVENT + "}")
			.retrieve()
			.body(String.class);
		assertThat(answer).isEqualTo("{\"event\":" + EVENT + "}");
		assertThatExceptionOfType(HttpClientErrorException.BadRequest.class).isThrownBy(() -> client.post()
			.uri("/ordinary")
			.contentType(MediaType.APPLICATION_JSON)
			.body("{\"event\":{}}")
			.retrieve()
			.toBodilessEntity());
	}

	@Test
	void outgoingEventIsNotSentEmptyByAClientThatIsNotConfigured() {
		RestClient client = RestClient.create("http://localhost:" + this.port);
		assertThatExceptionOfType(HttpMessageConversionException.class)
			.isThrownBy(
					() -> client.post().uri("/map").body(OutgoingCloudEvent.of("t", 1)).retrieve().toBodilessEntity())
			.withMessageContaining("'source' is required");
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Handlers handlers(CloudEventConverter converter) {
			return new Handlers(converter);
		}

	}

	@RestController
	static class Handlers {

		private final CloudEventConverter converter;

		Handlers(CloudEventConverter converter) {
			this.converter = converter;
		}

		@PostMapping("/map")
		Map<String, Object> map(CloudEvent event) {
			return Map.of("event", event);
		}

		@PostMapping("/record")
		Inner inside(CloudEvent event) {
			return new Inner(event);
		}

		@PostMapping("/answer")
		@CloudEventResponse(type = "answer")
		Map<String, Object> answer(CloudEvent event) {
			return Map.of("event", event);
		}

		@PostMapping("/data")
		CloudEventData data(CloudEvent event) {
			return event.getData();
		}

		@PostMapping("/outgoing")
		CloudEventData outgoing(CloudEvent event) {
			return this.converter
				.toCloudEvent(OutgoingCloudEvent.of("outer", Map.of("event", OutgoingCloudEvent.of("t", 1))))
				.getData();
		}

		@PostMapping("/inner")
		String inner(@CloudEventPayload Inner inner) {
			return inner.event().getSource().toString();
		}

		@PostMapping("/ordinary")
		Inner ordinary(@RequestBody Inner inner) {
			return inner;
		}

	}

	record Inner(CloudEvent event) {

	}

}
