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

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.testsupport.SentEvent;
import io.github.cloudeventsboot.testsupport.SentEvent.Mode;
import io.github.cloudeventsboot.testsupport.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CloudEventMapping @CloudEventMapping}.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "events.path=/events", "events.type=placeholder.type" })
class EventMappingTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@MethodSource
	void mostSpecificMethodIsCalled(Mode mode, SentEvent event, String expected) {
		HttpResponse<String> response = event.data("{\"name\":\"n\"}").post(this.port, "/events", mode);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEqualTo(expected);
	}

	static Stream<Arguments> mostSpecificMethodIsCalled() {
		return Stream.of(Mode.values())
			.flatMap((mode) -> Stream.of(Arguments.arguments(mode, SentEvent.ofType("user.registered"), "registered n"),
					Arguments.arguments(mode, SentEvent.ofType("user.removed"), "user.* user.removed"),
					Arguments.arguments(mode, SentEvent.ofType("user.removed").with("source", "/admin"), "admin"),
					Arguments.arguments(mode,
							SentEvent.ofType("user.removed").with("source", "/admin").with("subject", "s1"),
							"admin s*"),
					Arguments.arguments(mode, SentEvent.ofType("user.very.removed"), "user.very.*"),
					Arguments.arguments(mode, SentEvent.ofType("typed.one"), "typed One"),
					Arguments.arguments(mode, SentEvent.ofType("typed.two"), "typed Two"),
					Arguments.arguments(mode, SentEvent.ofType("placeholder.type"), "placeholder"),
					Arguments.arguments(mode, SentEvent.ofType("other"), "fallback other"),
					Arguments.arguments(mode, SentEvent.ofType("users"), "fallback users")));
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void unreadableEventIsReportedInsteadOfCalledBackFor(Mode mode) {
		HttpResponse<String> response = SentEvent.ofType("other").without("id").post(this.port, "/events", mode);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(SentEvent.problemType(response)).isEqualTo("invalid-event");
		assertThat(SentEvent.errors(response)).containsExactly("id is required");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void eventThatNobodyTakesIsRefused(Mode mode) {
		HttpResponse<String> response = SentEvent.ofType("other").post(this.port, "/some", mode);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(SentEvent.problemType(response)).isEqualTo("unknown-type");
		assertThat(SentEvent.errors(response)).containsExactly("type is not accepted here, only some.type");
		response = SentEvent.ofType("some.type").post(this.port, "/some", mode);
		assertThat(SentEvent.errors(response)).containsExactly("source is not accepted here");
		response = SentEvent.ofType("some.type").with("source", "/right").post(this.port, "/some", mode);
		assertThat(SentEvent.errors(response)).containsExactly("subject is not accepted here");
		response = SentEvent.ofType("some.type")
			.with("source", "/right")
			.with("subject", "s")
			.post(this.port, "/some", mode);
		assertThat(response.statusCode()).isEqualTo(204);
	}

	@Test
	void requestThatIsNoEventIsRefused() {
		HttpResponse<String> response = post("/some", "application/json", "{}");
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(SentEvent.problemType(response)).isEqualTo("invalid-event");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void pathOfTheClassVariablesAndPrefixesCompose(Mode mode) {
		assertThat(SentEvent.ofType("a").post(this.port, "/prefix/shops/7/orders/8", mode).body()).isEqualTo("7 8 a");
		assertThat(SentEvent.ofType("b").post(this.port, "/prefix/shops/7", mode).body()).isEqualTo("7 b");
		assertThat(SentEvent.ofType("c").post(this.port, "/prefix/shops/7", mode).statusCode()).isEqualTo(400);
		assertThat(SentEvent.ofType("b").post(this.port, "/shops/7", mode).statusCode()).isEqualTo(404);
	}

	@Test
	void conditionsOnTheRequestCompose() {
		SentEvent event = SentEvent.ofType("narrow").data("{}");
		assertThat(event.post(this.port, "/narrow?version=2", Mode.BINARY).body()).isEqualTo("two");
		assertThat(event.post(this.port, "/narrow?version=1", Mode.BINARY).body()).isEqualTo("one");
		assertThat(event.post(this.port, "/narrow", Mode.BINARY).statusCode()).isEqualTo(400);
		assertThat(SentEvent.ofType("narrow")
			.text("text/plain", "x")
			.post(this.port, "/narrow?version=1", Mode.BINARY)
			.statusCode()).isEqualTo(415);
		HttpResponse<String> response = SentEvent.ofType("unknown")
			.data("{}")
			.post(this.port, "/narrow?version=1", Mode.BINARY);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(SentEvent.problemType(response)).isEqualTo("unknown-type");
		assertThat(SentEvent.ofType("wide").data("{}").post(this.port, "/narrow?version=1", Mode.BINARY).body())
			.isEqualTo("wide");
		assertThat(SentEvent.ofType("h").data("{}").header("X-A", "1").post(this.port, "/headers", Mode.BINARY).body())
			.isEqualTo("with header");
		assertThat(SentEvent.ofType("h").data("{}").header("X-B", "1").post(this.port, "/headers", Mode.BINARY).body())
			.isEqualTo("other header");
		assertThat(SentEvent.ofType("i")
			.data("{}")
			.header("X-A", "1")
			.header("X-B", "1")
			.post(this.port, "/headers", Mode.BINARY)
			.statusCode()).isEqualTo(400);
	}

	@Test
	void otherMethodsAreAnsweredBySpring() {
		HttpResponse<String> response = TestClient.send(request("/some").method("OPTIONS", BodyPublishers.noBody()));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Allow").orElse("")).contains("POST").contains("OPTIONS");
		response = TestClient.send(request("/some").GET());
		assertThat(response.statusCode()).isEqualTo(405);
		assertThat(response.headers().firstValue("Allow")).hasValue("POST");
	}

	@Test
	void crossOriginComposes() {
		for (String path : List.of("/cross", "/cross/two")) {
			HttpResponse<String> response = TestClient.send(request(path).method("OPTIONS", BodyPublishers.noBody())
				.header("Origin", "https://shop.example")
				.header("Access-Control-Request-Method", "POST")
				.header("Access-Control-Request-Headers", "ce-id,ce-type"));
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue("https://shop.example");
			assertThat(response.headers().firstValue("Access-Control-Allow-Methods")).hasValue("POST");
			response = SentEvent.ofType("cross")
				.header("Origin", "https://evil.example")
				.post(this.port, path, Mode.STRUCTURED);
			assertThat(response.statusCode()).isEqualTo(403);
			response = SentEvent.ofType("cross")
				.header("Origin", "https://shop.example")
				.post(this.port, path, Mode.STRUCTURED);
			assertThat(response.statusCode()).isEqualTo(204);
			assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue("https://shop.example");
		}
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void asynchronousMethodsWork(Mode mode) {
		assertThat(SentEvent.ofType("callable").data("{\"name\":\"n\"}").post(this.port, "/async", mode).body())
			.isEqualTo("callable n");
		assertThat(SentEvent.ofType("future").data("{\"name\":\"n\"}").post(this.port, "/async", mode).body())
			.isEqualTo("future n");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void ordinaryMethodOnThePathGetsItsBody(Mode mode) {
		assertThat(SentEvent.ofType("shared").data("{\"name\":\"n\"}").post(this.port, "/shared", mode).body())
			.isEqualTo("event n");
		HttpResponse<String> other = SentEvent.ofType("other")
			.data("{\"name\":\"n\"}")
			.post(this.port, "/shared", mode);
		assertThat(other.statusCode()).isEqualTo(200);
		assertThat(other.body()).startsWith("ordinary ").contains("\"name\":\"n\"");
	}

	@Test
	void ordinaryRequestOnThePathIsAnOrdinaryRequest() {
		assertThat(post("/shared", "application/json", "{\"plain\":1}").body()).isEqualTo("ordinary {\"plain\":1}");
		assertThat(post("/shared/narrow", "text/plain", "plain").body()).isEqualTo("text plain");
		assertThat(SentEvent.ofType("other").data("{}").post(this.port, "/shared/narrow", Mode.BINARY).statusCode())
			.isEqualTo(400);
		assertThat(SentEvent.ofType("other").data("{}").post(this.port, "/shared/narrow", Mode.STRUCTURED).statusCode())
			.isEqualTo(400);
	}

	@Test
	void batchGoesToTheMethodThatTakesAll() {
		HttpResponse<String> response = SentEvent.batch(this.port, "/batches", SentEvent.ofType("typed.one").data("{}"),
				SentEvent.ofType("typed.two").data("{}"));
		assertThat(response.body()).isEqualTo("batch of 2");
		assertThat(SentEvent.ofType("typed.one").data("{}").post(this.port, "/batches", Mode.BINARY).body())
			.isEqualTo("single");
		assertThat(SentEvent.ofType("typed.two").data("{}").post(this.port, "/batches", Mode.BINARY).body())
			.isEqualTo("batch of 1");
		response = SentEvent.batch(this.port, "/batches", SentEvent.ofType("typed.one").data("{}"),
				SentEvent.ofType("other").data("{}"));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(SentEvent.errors(response))
			.containsExactly("1 type is not accepted here, only typed.one, typed.two");
		response = SentEvent.batch(this.port, "/batches");
		assertThat(response.body()).isEqualTo("batch of 0");
		response = SentEvent.batch(this.port, "/some", SentEvent.ofType("some.type"));
		assertThat(response.statusCode()).isEqualTo(415);
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void annotationsMayBeOnAnInterface(Mode mode) {
		assertThat(SentEvent.ofType("declared").data("{\"name\":\"n\"}").post(this.port, "/declared", mode).body())
			.isEqualTo("declared n");
	}

	private HttpResponse<String> post(String path, String contentType, String body) {
		return new TestClient(this.port).post(path, contentType, body);
	}

	private HttpRequest.Builder request(String path) {
		return new TestClient(this.port).request(path);
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application implements WebMvcConfigurer {

		@Override
		public void configurePathMatch(PathMatchConfigurer configurer) {
			configurer.addPathPrefix("/prefix", (type) -> type == Shops.class);
		}

		@Bean
		Handlers handlers() {
			return new Handlers();
		}

		@Bean
		Shops shops() {
			return new Shops();
		}

		@Bean
		Crossing crossing() {
			return new Crossing();
		}

		@Bean
		Declared declared() {
			return new Declaring();
		}

	}

	record Named(String name) {

	}

	sealed interface Typed permits One, Two {

	}

	@CloudEventType("typed.one")
	record One(Map<String, Object> data) implements Typed {

	}

	@CloudEventType("typed.two")
	record Two(Map<String, Object> data) implements Typed {

	}

	@RestController
	static class Handlers {

		@CloudEventMapping(path = "${events.path}", type = "user.registered")
		String registered(@CloudEventPayload Named user) {
			return "registered " + user.name();
		}

		@CloudEventMapping(path = "/events", type = "user.*")
		String user(@CloudEventAttribute String type) {
			return "user.* " + type;
		}

		@CloudEventMapping(path = "/events", type = "user.very.*")
		String veryUser() {
			return "user.very.*";
		}

		@CloudEventMapping(path = "/events", type = "user.*", source = "/admin")
		String admin() {
			return "admin";
		}

		@CloudEventMapping(path = "/events", type = "user.*", source = "/admin", subject = "s*")
		String adminSubject() {
			return "admin s*";
		}

		@CloudEventMapping("/events")
		String typed(Typed event) {
			return "typed " + event.getClass().getSimpleName();
		}

		@CloudEventMapping(path = "/events", type = "${events.type}")
		String placeholder() {
			return "placeholder";
		}

		@CloudEventMapping("/events")
		String fallback(CloudEvent event) {
			return "fallback " + event.getType();
		}

		@CloudEventMapping(path = "/some", type = "some.type", source = "/right", subject = "s")
		void some() {
		}

		@CloudEventMapping(path = "/narrow", type = "narrow", params = "version=2", consumes = "application/json")
		String two() {
			return "two";
		}

		@CloudEventMapping(path = "/narrow", type = "narrow", params = "version=1", consumes = "application/json")
		String one() {
			return "one";
		}

		@CloudEventMapping(path = "/narrow", type = "wide", params = "version", consumes = "application/json")
		String wide() {
			return "wide";
		}

		@CloudEventMapping(path = "/headers", type = "h", headers = "X-A")
		String header() {
			return "with header";
		}

		@CloudEventMapping(path = "/headers", type = "h", headers = "X-B")
		String otherHeader() {
			return "other header";
		}

		@CloudEventMapping(path = "/async", type = "callable")
		Callable<String> callable(@CloudEventPayload Named named) {
			return () -> "callable " + named.name();
		}

		@CloudEventMapping(path = "/async", type = "future")
		CompletableFuture<String> future(@CloudEventPayload Named named) {
			return CompletableFuture.supplyAsync(() -> "future " + named.name());
		}

		@CloudEventMapping(path = "/shared", type = "shared")
		String sharedEvent(@CloudEventPayload Named named) {
			return "event " + named.name();
		}

		@PostMapping("/shared")
		String shared(@RequestBody String body) {
			return "ordinary " + body;
		}

		@CloudEventMapping(path = "/shared/narrow", type = "shared")
		void sharedNarrowEvent() {
		}

		@PostMapping(path = "/shared/narrow", consumes = "text/plain")
		String sharedNarrow(@RequestBody String body) {
			return "text " + body;
		}

		@CloudEventMapping("/batches")
		String single(One event) {
			return "single";
		}

		@CloudEventMapping("/batches")
		String batch(List<Typed> events) {
			return "batch of " + events.size();
		}

	}

	@RestController
	@RequestMapping("/shops/{shop}")
	static class Shops {

		@CloudEventMapping(path = "/orders/{order}", type = "a")
		String order(@PathVariable String shop, @PathVariable String order, CloudEvent event) {
			return shop + " " + order + " " + event.getType();
		}

		@CloudEventMapping(type = "b")
		String shop(@PathVariable String shop, CloudEvent event) {
			return shop + " " + event.getType();
		}

	}

	@RestController
	@CrossOrigin("https://shop.example")
	static class Crossing {

		@CloudEventMapping(path = "/cross", type = "cross")
		void cross() {
		}

		@CloudEventMapping(path = "/cross/two", type = "cross")
		void crossOne() {
		}

		@CloudEventMapping(path = "/cross/two", type = "other")
		void crossTwo() {
		}

	}

	interface Declared {

		@CloudEventMapping(path = "/declared", type = "declared")
		String declared(@CloudEventPayload Named named);

	}

	@RestController
	static class Declaring implements Declared {

		@Override
		public String declared(Named named) {
			return "declared " + named.name();
		}

	}

}
