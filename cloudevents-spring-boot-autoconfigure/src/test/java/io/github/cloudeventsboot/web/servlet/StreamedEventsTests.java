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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.testsupport.SentEvent;
import io.github.cloudeventsboot.testsupport.SentEvent.Mode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Events in streams are whole: there are no headers for each of them.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "cloudevents.source=/streams")
class StreamedEventsTests {

	private final JsonMapper mapper = new JsonMapper();

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "/events, text/event-stream", "/events, application/x-ndjson", "/emitter, text/event-stream" })
	void sendsEventsAsTheyAre(String path, String mediaType) {
		HttpResponse<String> response = send(path, mediaType);
		assertThat(events(response)).hasSize(2).allSatisfy((event) -> {
			assertThat(event.path("id").asString()).isEqualTo("1");
			assertThat(event.path("source").asString()).isEqualTo("/sender");
			assertThat(event.path("type").asString()).isEqualTo("t");
			assertThat(event.path("data").toString()).isEqualTo("{\"a\":\"b\\nc\"}");
		});
	}

	@ParameterizedTest
	@CsvSource({ "/outgoing, text/event-stream", "/outgoing, application/x-ndjson" })
	void sendsOutgoingEvents(String path, String mediaType) {
		assertThat(events(send(path, mediaType))).hasSize(2).allSatisfy((event) -> {
			assertThat(event.path("id").asString()).isNotEmpty();
			assertThat(event.path("source").asString()).isEqualTo("/streams");
			assertThat(event.path("type").asString()).isEqualTo("noted");
			assertThat(event.path("datacontenttype").asString()).isEqualTo("application/json");
			assertThat(event.path("data").asInt()).isEqualTo(7);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "/plain-emitter", "/functional" })
	void sendsWholeEventsWithoutAMediaTypeOfStreams(String path) {
		HttpResponse<String> response = SentEvent.ofType("t").data("{\"a\":1}").post(this.port, path, Mode.BINARY);
		assertThat(response.statusCode()).isEqualTo(200);
		JsonNode event = this.mapper.readTree(response.body());
		assertThat(event.path("id").asString()).isEqualTo("1");
		assertThat(event.path("data").toString()).isEqualTo("{\"a\":1}");
	}

	private HttpResponse<String> send(String path, String mediaType) {
		HttpResponse<String> response = SentEvent.ofType("t")
			.data("{\n  \"a\": \r\n\"b\\nc\"}")
			.header("Accept", mediaType)
			.post(this.port, path, Mode.BINARY);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(mediaType);
		return response;
	}

	private List<JsonNode> events(HttpResponse<String> response) {
		return response.body()
			.lines()
			.filter((line) -> !line.isBlank())
			.map((line) -> this.mapper.readTree((line.startsWith("data:")) ? line.substring(5) : line))
			.toList();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Handlers.class)
	static class Application {

		@Bean
		RouterFunction<ServerResponse> functional() {
			return RouterFunctions.route().POST("/functional", (request) -> {
				CloudEvent event = request.body(CloudEvent.class);
				return ServerResponse.ok()
					.contentType(MediaType.APPLICATION_JSON)
					.stream((stream) -> write(stream, event));
			}).build();
		}

		private static void write(ServerResponse.StreamBuilder stream, CloudEvent event) {
			try {
				stream.write(event).complete();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

	@RestController
	static class Handlers {

		@PostMapping("/events")
		Flux<CloudEvent> events(CloudEvent event) {
			return Flux.just(event, event);
		}

		@PostMapping("/outgoing")
		Flux<OutgoingCloudEvent<Integer>> outgoing(CloudEvent event) {
			return Flux.just(OutgoingCloudEvent.of("noted", 7), OutgoingCloudEvent.of("noted", 7));
		}

		@PostMapping("/plain-emitter")
		ResponseBodyEmitter plainEmitter(CloudEvent event) throws IOException {
			ResponseBodyEmitter emitter = new ResponseBodyEmitter();
			emitter.send(event);
			emitter.complete();
			return emitter;
		}

		@PostMapping("/emitter")
		SseEmitter emitter(CloudEvent event) throws IOException {
			SseEmitter emitter = new SseEmitter();
			emitter.send(event);
			emitter.send(event);
			emitter.complete();
			return emitter;
		}

	}

}
