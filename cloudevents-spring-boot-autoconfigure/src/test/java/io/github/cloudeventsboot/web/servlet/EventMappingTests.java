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
import java.util.stream.Stream;

import io.github.cloudeventsboot.annotation.CloudEventMapping;
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
			configurer.addPathPrefix("/prefix", (type) -> type == MappedHandlers.Shops.class);
		}

		@Bean
		MappedHandlers handlers() {
			return new MappedHandlers();
		}

		@Bean
		MappedHandlers.Shops shops() {
			return new MappedHandlers.Shops();
		}

		@Bean
		MappedHandlers.Crossing crossing() {
			return new MappedHandlers.Crossing();
		}

		@Bean
		MappedHandlers.Declared declared() {
			return new MappedHandlers.Declaring();
		}

	}

}
