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
import java.io.InputStream;
import java.io.Reader;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.testsupport.SentEvent;
import io.github.cloudeventsboot.testsupport.SentEvent.Mode;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UnreadEventInterceptor}.
 */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class UnreadEventInterceptorTests {

	private static final SentEvent EVENT = SentEvent.ofType("x").data("{\"id\":\"d\"}");

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "forgotten", "body", "map", "entity", "nothing", "text/t", "header" })
	void structuredEventIsWarnedAbout(String name, CapturedOutput output) {
		for (int i = 0; i < 2; i++) {
			assertThat(EVENT.post(this.port, "/structured-" + name, Mode.STRUCTURED).statusCode()).isEqualTo(200);
		}
		assertThat(warnings(output)).singleElement()
			.asString()
			.contains(name.replace("/t", "") + "(", "@CloudEventType", "@CloudEventPayload", "@CloudEventMapping");
	}

	@ParameterizedTest
	@ValueSource(strings = { "forgotten", "body", "map", "entity", "nothing", "text/t", "header" })
	void binaryEventIsWarnedAbout(String name, CapturedOutput output) {
		for (int i = 0; i < 2; i++) {
			assertThat(EVENT.post(this.port, "/binary-" + name, Mode.BINARY).statusCode()).isEqualTo(200);
		}
		assertThat(warnings(output)).singleElement().asString().contains(name.replace("/t", "") + "(");
	}

	@Test
	void batchIsWarnedAbout(CapturedOutput output) {
		SentEvent.batch(this.port, "/batch", EVENT, EVENT);
		assertThat(warnings(output)).singleElement()
			.asString()
			.contains(".batch(", "a List, Collection or array of events");
	}

	@Test
	void bodyStaysUnread(CapturedOutput output) {
		assertThat(EVENT.post(this.port, "/unread", Mode.BINARY).body()).isEqualTo("Forgotten[id=d]");
		assertThat(warnings(output)).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/request", "/web-request", "/bytes", "/string", "/stream", "/reader", "/resource",
			"/string-entity", "/ce-header", "/all-headers", "/header-map", "/event", "/payload", "/mapped" })
	void handlersThatParseEventsAreNotWarnedAbout(String path, CapturedOutput output) {
		SentEvent event = SentEvent.ofType("x").data("{}");
		assertThat(event.post(this.port, path, Mode.STRUCTURED).statusCode()).isLessThan(500);
		assertThat(event.post(this.port, path, Mode.BINARY).statusCode()).isLessThan(500);
		assertThat(warnings(output)).isEmpty();
	}

	@Test
	void ordinaryRequestsAreNotWarnedAbout(CapturedOutput output) {
		HttpResponse<String> response = SentEvent.ofType("x")
			.without("id")
			.data("{\"id\":\"d\"}")
			.post(this.port, "/ordinary", Mode.BINARY);
		assertThat(response.body()).isEqualTo("Forgotten[id=d]");
		assertThat(warnings(output)).isEmpty();
	}

	private static List<String> warnings(CapturedOutput output) {
		return output.getAll().lines().filter((line) -> line.contains("takes no events")).toList();
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Structured.class, Binary.class, Others.class, Intended.class })
	static class Application {

	}

	record Forgotten(@Nullable String id) {

	}

	@CloudEventType("known")
	record Known(String data) {

	}

	@RestController
	static class Others {

		@PostMapping("/batch")
		void batch(@RequestBody List<Forgotten> body) {
		}

		@PostMapping("/unread")
		String unread(@RequestBody Forgotten body) {
			return body.toString();
		}

		@PostMapping("/ordinary")
		String ordinary(@RequestBody Forgotten body) {
			return body.toString();
		}

	}

	@RestController
	static class Intended {

		@PostMapping("/request")
		void request(HttpServletRequest request) {
		}

		@PostMapping("/web-request")
		void webRequest(WebRequest request) {
		}

		@PostMapping("/bytes")
		void bytes(@RequestBody byte[] body) {
		}

		@PostMapping("/string")
		void string(@RequestBody String body) {
		}

		@PostMapping("/stream")
		void stream(InputStream body) throws IOException {
			body.readAllBytes();
		}

		@PostMapping("/reader")
		void reader(Reader body) {
		}

		@PostMapping("/resource")
		void resource(@RequestBody Resource body) {
		}

		@PostMapping("/string-entity")
		void stringEntity(HttpEntity<String> body) {
		}

		@PostMapping("/ce-header")
		void header(@RequestHeader(name = "CE-Type", required = false) String type) {
		}

		@PostMapping("/all-headers")
		void headers(@RequestHeader HttpHeaders headers) {
		}

		@PostMapping("/header-map")
		void headerMap(@RequestHeader Map<String, String> headers) {
		}

		@PostMapping("/event")
		void event(CloudEvent event) {
		}

		@PostMapping("/payload")
		void payload(@CloudEventPayload Forgotten data) {
		}

		@CloudEventMapping("/mapped")
		void mapped(Known event) {
		}

	}

	@RestController
	static class Structured {

		@PostMapping("/structured-forgotten")
		String forgotten(Forgotten event) {
			return event.toString();
		}

		@PostMapping("/structured-body")
		String body(@RequestBody Forgotten body) {
			return body.toString();
		}

		@PostMapping("/structured-map")
		String map(@RequestBody Map<String, Object> body) {
			return body.keySet().toString();
		}

		@PostMapping("/structured-entity")
		String entity(HttpEntity<Forgotten> body) {
			return String.valueOf(body.getBody());
		}

		@PostMapping("/structured-nothing")
		String nothing() {
			return "nothing";
		}

		@PostMapping("/structured-text/{text}")
		String text(@PathVariable String text, @RequestParam(required = false) @Nullable String other) {
			return text;
		}

		@PostMapping("/structured-header")
		String header(@RequestHeader(name = "x-h", required = false) @Nullable String header) {
			return "h";
		}

	}

	@RestController
	static class Binary {

		@PostMapping("/binary-forgotten")
		String forgotten(Forgotten event) {
			return event.toString();
		}

		@PostMapping("/binary-body")
		String body(@RequestBody Forgotten body) {
			return body.toString();
		}

		@PostMapping("/binary-map")
		String map(@RequestBody Map<String, Object> body) {
			return body.keySet().toString();
		}

		@PostMapping("/binary-entity")
		String entity(HttpEntity<Forgotten> body) {
			return String.valueOf(body.getBody());
		}

		@PostMapping("/binary-nothing")
		String nothing() {
			return "nothing";
		}

		@PostMapping("/binary-text/{text}")
		String text(@PathVariable String text, @RequestParam(required = false) @Nullable String other) {
			return text;
		}

		@PostMapping("/binary-header")
		String header(@RequestHeader(name = "x-h", required = false) @Nullable String header) {
			return "h";
		}

	}

}
