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

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.conformance.Requirement;
import io.github.cloudeventsboot.testsupport.TestClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that an endpoint which takes an event and returns it gives back what came, over a
 * real port.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.application.name=echo")
class EchoTests {

	@LocalServerPort
	private int port;

	static Stream<Arguments> echoes() {
		return Stream
			.of("/plain", "/body", "/entity", "/request-entity", "/future", "/callable", "/deferred", "/task", "/mono",
					"/future-entity", "/entity-future")
			.flatMap((path) -> EchoedEvent.all().map((event) -> Arguments.of(path, event)));
	}

	@ParameterizedTest
	@MethodSource("echoes")
	@Requirement(accepted = { "A-12", "A-24", "A-25", "B-01", "B-02", "B-04", "B-05", "B-09", "B-13" },
			produced = { "A-24", "A-25", "B-01", "B-02", "B-04", "B-05", "B-08", "R-02" })
	void givesBackBinaryEvent(String path, EchoedEvent event) throws Exception {
		HttpResponse<byte[]> response = send(event.binaryRequest(uri(path)));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(attributes(response)).isEqualTo(event.headers());
		assertThat(mediaType(contentType(response))).isEqualTo(mediaType(event.contentType()));
		assertThat(response.body()).isEqualTo((event.data() != null) ? event.data() : new byte[0]);
	}

	@ParameterizedTest
	@MethodSource("echoes")
	@Requirement(accepted = { "A-12", "A-24", "A-25", "J-01", "J-05", "J-07", "J-08", "J-09", "J-11", "J-12" },
			produced = { "A-24", "A-25", "J-01", "J-05", "J-07", "J-08", "J-11", "J-12", "R-02", "S-02", "S-03" })
	void givesBackStructuredEvent(String path, EchoedEvent event) throws Exception {
		HttpResponse<byte[]> response = send(event.structuredRequest(uri(path)));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(contentType(response)).isEqualTo("application/cloudevents+json");
		assertThat(attributes(response)).isEmpty();
		String body = new String(response.body(), StandardCharsets.UTF_8);
		ObjectNode envelope = (ObjectNode) JsonMapper.shared().readTree(body);
		assertThat(envelope.deepCopy().without(List.of("data", "data_base64"))).isEqualTo(event.envelopeAttributes());
		if (event.member() != null) {
			assertThat(body).contains(event.member());
		}
		assertThat(envelope.has("data") || envelope.has("data_base64")).isEqualTo(event.member() != null);
	}

	@ParameterizedTest
	@MethodSource("io.github.cloudeventsboot.web.servlet.EchoedEvent#all")
	void givesBackBinaryEventInStructuredMode(EchoedEvent event) throws Exception {
		HttpResponse<byte[]> response = send(event.binaryRequest(uri("/structured")));
		ObjectNode envelope = (ObjectNode) JsonMapper.shared().readTree(response.body());
		// headers hold no types: all of them have become strings
		ObjectNode expected = event.envelopeAttributes();
		expected.put("sampledrate", "-2147483648").put("deprecated", "true");
		assertThat(envelope.deepCopy().without(List.of("data", "data_base64"))).isEqualTo(expected);
		if (event.member() != null && event.member().startsWith("\"data\"")
				&& !"application/xml".equals(event.contentType())) {
			assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains(event.member());
		}
		assertThat(envelope.has("data") || envelope.has("data_base64")).isEqualTo(event.data() != null);
	}

	@ParameterizedTest
	@MethodSource("io.github.cloudeventsboot.web.servlet.EchoedEvent#all")
	void givesBackStructuredEventInBinaryMode(EchoedEvent event) throws Exception {
		HttpResponse<byte[]> response = send(event.structuredRequest(uri("/binary")));
		assertThat(attributes(response)).isEqualTo(event.headers());
		assertThat(mediaType(contentType(response))).isEqualTo(mediaType(event.contentType()));
		assertThat(response.body()).isEqualTo((event.data() != null) ? event.data() : new byte[0]);
	}

	@Test
	@Requirement(accepted = "J-04", produced = "A-26")
	void saysTheContentTypeThatJsonImplies() throws Exception {
		String event = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"data\":{\"a\":1}}";
		HttpResponse<byte[]> structured = send(post("/plain", "application/cloudevents+json", event));
		assertThat(JsonMapper.shared().readTree(structured.body()).path("data"))
			.isEqualTo(JsonMapper.shared().readTree("{\"a\":1}"));
		HttpResponse<byte[]> binary = send(post("/binary", "application/cloudevents+json", event));
		assertThat(contentType(binary)).isEqualTo("application/json");
		assertThat(binary.body()).asString().isEqualTo("{\"a\":1}");
	}

	@Test
	@Requirement(accepted = "B-03", produced = "B-03")
	void inventsNoContentType() throws Exception {
		HttpRequest request = HttpRequest.newBuilder(uri("/plain"))
			.headers("ce-specversion", "1.0", "ce-id", "1", "ce-source", "/s", "ce-type", "t")
			.POST(HttpRequest.BodyPublishers.ofString("abc"))
			.build();
		HttpResponse<byte[]> response = send(request);
		assertThat(response.headers().firstValue("Content-Type")).isEmpty();
		assertThat(response.body()).asString().isEqualTo("abc");
		assertThat(attributes(response)).containsOnlyKeys("ce-specversion", "ce-id", "ce-source", "ce-type");
	}

	@Test
	void keepsStatusAndHeadersOfTheHandler() throws Exception {
		EchoedEvent event = EchoedEvent.all().findFirst().orElseThrow();
		for (HttpRequest request : List.of(event.binaryRequest(uri("/created")),
				event.structuredRequest(uri("/created")))) {
			HttpResponse<byte[]> response = send(request);
			assertThat(response.statusCode()).isEqualTo(201);
			assertThat(response.headers().firstValue("Location")).hasValue("/events/1");
			assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(response.body().length);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/null", "/void", "/null-future", "/null-callable", "/null-deferred" })
	@Requirement(accepted = "W-03")
	void answersNothingWith204(String path) throws Exception {
		EchoedEvent event = EchoedEvent.all().findFirst().orElseThrow();
		for (HttpRequest request : List.of(event.binaryRequest(uri(path)), event.structuredRequest(uri(path)))) {
			HttpResponse<byte[]> response = send(request);
			assertThat(response.statusCode()).isEqualTo(204);
			assertThat(attributes(response)).isEmpty();
			assertThat(response.headers().firstValue("Content-Type")).isEmpty();
			assertThat(response.body()).isEmpty();
		}
	}

	@Test
	void answersNothingWithTheStatusOfTheHandler() throws Exception {
		EchoedEvent event = EchoedEvent.all().findFirst().orElseThrow();
		assertThat(send(event.binaryRequest(uri("/accepted"))).statusCode()).isEqualTo(202);
		assertThat(send(event.structuredRequest(uri("/accepted-entity"))).statusCode()).isEqualTo(202);
	}

	private URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.port + path);
	}

	private HttpRequest post(String path, String contentType, String body) {
		return HttpRequest.newBuilder(uri(path))
			.header("Content-Type", contentType)
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
	}

	private static HttpResponse<byte[]> send(HttpRequest request) {
		return TestClient.send(request, HttpResponse.BodyHandlers.ofByteArray());
	}

	private static Map<String, String> attributes(HttpResponse<?> response) {
		Map<String, String> attributes = new TreeMap<>();
		response.headers().map().forEach((name, values) -> {
			if (name.startsWith("ce-")) {
				assertThat(values).as(name).hasSize(1);
				attributes.put(name, values.get(0));
			}
		});
		return attributes;
	}

	private static @Nullable String contentType(HttpResponse<?> response) {
		return response.headers().firstValue("Content-Type").orElse(null);
	}

	// servers rewrite the header, so that "unchanged" means equivalent
	private static @Nullable MediaType mediaType(@Nullable String contentType) {
		return (contentType != null) ? MediaType.parseMediaType(contentType) : null;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		EchoController echoController() {
			return new EchoController();
		}

		@Bean
		NothingController nothingController() {
			return new NothingController();
		}

	}

	@RestController
	@CloudEventResponse(mode = ResponseMode.SAME_AS_REQUEST)
	static class EchoController {

		@PostMapping("/plain")
		CloudEvent plain(CloudEvent event) {
			return event;
		}

		@PostMapping("/body")
		CloudEvent body(@RequestBody CloudEvent event) {
			return event;
		}

		@PostMapping("/entity")
		HttpEntity<CloudEvent> entity(HttpEntity<CloudEvent> entity) {
			return new HttpEntity<>(entity.getBody());
		}

		@PostMapping("/request-entity")
		ResponseEntity<CloudEvent> requestEntity(RequestEntity<CloudEvent> entity) {
			return ResponseEntity.ok(entity.getBody());
		}

		@PostMapping("/future")
		CompletableFuture<CloudEvent> future(CloudEvent event) {
			return CompletableFuture.supplyAsync(() -> event);
		}

		@PostMapping("/callable")
		Callable<CloudEvent> callable(@RequestBody CloudEvent event) {
			return () -> event;
		}

		@PostMapping("/deferred")
		DeferredResult<CloudEvent> deferred(CloudEvent event) {
			DeferredResult<CloudEvent> result = new DeferredResult<>();
			CompletableFuture.runAsync(() -> result.setResult(event));
			return result;
		}

		@PostMapping("/task")
		WebAsyncTask<CloudEvent> task(CloudEvent event) {
			return new WebAsyncTask<>(() -> event);
		}

		@PostMapping("/mono")
		Mono<CloudEvent> mono(CloudEvent event) {
			return Mono.fromCallable(() -> event);
		}

		@PostMapping("/future-entity")
		CompletableFuture<ResponseEntity<CloudEvent>> futureEntity(HttpEntity<CloudEvent> entity) {
			return CompletableFuture.supplyAsync(() -> ResponseEntity.ok(entity.getBody()));
		}

		@PostMapping("/entity-future")
		ResponseEntity<CompletableFuture<CloudEvent>> entityFuture(CloudEvent event) {
			return ResponseEntity.ok(CompletableFuture.completedFuture(event));
		}

		@PostMapping("/structured")
		@CloudEventResponse(mode = ResponseMode.STRUCTURED)
		CloudEvent structured(CloudEvent event) {
			return event;
		}

		@PostMapping("/binary")
		@CloudEventResponse(mode = ResponseMode.BINARY)
		CloudEvent binary(CloudEvent event) {
			return event;
		}

		@PostMapping("/created")
		ResponseEntity<CloudEvent> created(CloudEvent event) {
			return ResponseEntity.created(URI.create("/events/1")).body(event);
		}

	}

	@RestController
	static class NothingController {

		@PostMapping("/null")
		@Nullable CloudEvent none(CloudEvent event) {
			return null;
		}

		@PostMapping("/void")
		void nothing(CloudEvent event) {
		}

		@PostMapping("/null-future")
		CompletableFuture<@Nullable CloudEvent> future(CloudEvent event) {
			return CompletableFuture.supplyAsync(() -> null);
		}

		@PostMapping("/null-callable")
		Callable<@Nullable CloudEvent> callable(CloudEvent event) {
			return () -> null;
		}

		@PostMapping("/null-deferred")
		DeferredResult<@Nullable CloudEvent> deferred(CloudEvent event) {
			DeferredResult<@Nullable CloudEvent> result = new DeferredResult<>();
			result.setResult(null);
			return result;
		}

		@PostMapping("/accepted")
		@ResponseStatus(HttpStatus.ACCEPTED)
		void accepted(CloudEvent event) {
		}

		@PostMapping("/accepted-entity")
		ResponseEntity<CloudEvent> acceptedEntity(CloudEvent event) {
			return ResponseEntity.accepted().build();
		}

	}

}
