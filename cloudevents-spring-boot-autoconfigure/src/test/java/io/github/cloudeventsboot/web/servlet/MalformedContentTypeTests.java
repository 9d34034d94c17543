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
import java.nio.charset.StandardCharsets;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.testsupport.Connection;
import io.github.cloudeventsboot.web.servlet.filter.MalformedContentTypeMapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Content types that Spring can't read, in an application with a {@code RouterFunction}.
 */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "logging.level.org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver=warn")
class MalformedContentTypeTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "text/*", "*", "application/*+json", "*/*; charset=utf-8", "text/ plain", ";" })
	void refusesContentTypesThatAreNoMediaType(String contentType) throws IOException {
		for (String path : new String[] { "/untyped", "/payload", "/mapped" }) {
			Connection.Response response = send(path, "binary && Content-Type: " + contentType);
			assertProblem(response, 400, "invalid-event");
			assertThat(response.text()).contains("'datacontenttype' must be a media type (RFC 2046)");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "text/*", "*" })
	void structuredEventIsSentWithItsOwnContentType(String contentType) throws IOException {
		for (String path : new String[] { "/untyped", "/payload", "/mapped" }) {
			Connection.Response response = send(path,
					"structured && -ce-id && Content-Type: " + contentType + " && .id = \"1\"");
			assertProblem(response, 400, "invalid-event");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain; charset=a{b", "application/json; charset=\"no such\"",
			"application/x-www-form-urlencoded; charset=a{b", "multipart/form-data; boundary=b; charset=\"no such\"" })
	void charsetsWithIllegalNamesAreNoServerError(String contentType) throws IOException {
		for (String path : new String[] { "/untyped", "/payload", "/mapped", "/unknown" }) {
			assertThat(send(path, "binary && Content-Type: " + contentType).status()).as(path).isIn(200, 204, 404, 415);
		}
	}

	@ParameterizedTest
	@CsvSource({ "/narrow, 415", "/mapped-narrow, 415", "/parameter, 400", "/unknown, 500" })
	void statusIsThatOfTheConditionsOnPathsOfEventsAlone(String path, int status) throws IOException {
		assertThat(send(path, "binary && Content-Type: */*").status()).isEqualTo(status);
	}

	@Test
	void methodsAndPreflightsOfEventHandlersAreAnswered() throws IOException {
		byte[] request = RequestLine.parse("binary && Content-Type: */*").toBytes("/untyped");
		assertThat(Connection.send(this.port, withMethod(request, "PUT")).status()).isEqualTo(405);
		assertThat(Connection.send(this.port, withMethod(request, "OPTIONS")).header("Allow"))
			.isEqualTo("POST,OPTIONS");
	}

	private static byte[] withMethod(byte[] request, String method) {
		String text = new String(request, StandardCharsets.ISO_8859_1);
		return text.replaceFirst("POST", method).getBytes(StandardCharsets.ISO_8859_1);
	}

	/**
	 * Spring's own answer, which stays as it is: if this fails, Spring has mended it, and
	 * {@link MalformedContentTypeMapping} may go.
	 */
	@ParameterizedTest
	@CsvSource({ "/ordinary, */*", "/ordinary, text/*", "/function, */*", "/functional-event, */*",
			"/functional-event, text/*", "/functional-event, *" })
	void ordinaryEndpointsAndFunctionsFailAsTheyDoWithoutEvents(String path, String contentType) throws IOException {
		assertThat(send(path, "binary && Content-Type: " + contentType).status()).isEqualTo(500);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					binary && Content-Type: text/plain; charset=bogus                         | 415 | unsupported-charset
					binary && Content-Type: application/json; charset="no such"               | 415 | unsupported-charset
					structured && Content-Type: application/cloudevents+json; charset=bogus   | 415 | unsupported-charset
					binary && Content-Type: a/b;c={d}                                         | 415 | unsupported-data-content-type
					binary && Content-Type: text                                              | 400 | invalid-event
					binary && Content-Type: bogus ;====                                       | 400 | invalid-event
					binary && -ce-id && Content-Type: text/plain; charset=bogus               | 400 | invalid-event
					structured && Content-Type: application/cloudevents+json bogus            | 415 | unsupported-event-format
					batch && Content-Type: application/cloudevents-batch+json; charset=bogus  | 415 | unsupported-batch
					none && Content-Type: text/plain; charset=bogus && body = a               | 400 | invalid-event
					""")
	void functionalEndpointsRefuseWhatSpringCannotRead(String request, int status, String type) throws IOException {
		assertProblem(send("/functional-event", request), status, type);
		assertProblem(send("/functional-reference", request), status, type);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain; charset=bogus", "text", "application/cloudevents+json; charset=bogus" })
	void otherFunctionsSeeTheRequestAsItCame(String contentType) throws IOException {
		assertThat(send("/function", "binary && Content-Type: " + contentType).status()).isEqualTo(500);
		Connection.Response response = send("/headers", "binary && Content-Type: " + contentType);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.text()).isEqualTo("POST /headers [" + contentType + "] S3CR3T-id");
	}

	/**
	 * docs/security.md says so, and how to avoid it.
	 */
	@ParameterizedTest
	@CsvSource({ "/narrow, text/%s, 415", "/parameter?access_token=%s, text/plain, 400" })
	void springLogsWhatConditionsRefuse(String path, String contentType, int status, CapturedOutput output)
			throws IOException {
		assertThat(refuse(path, contentType, "before").status()).isEqualTo(status);
		assertThat(output).contains("WARN").contains("before").doesNotContain(RequestLine.SECRET);
		LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());
		String category = DefaultHandlerExceptionResolver.class.getName();
		logging.setLogLevel(category, LogLevel.ERROR);
		try {
			assertThat(refuse(path, contentType, "after").status()).isEqualTo(status);
		}
		finally {
			logging.setLogLevel(category, null);
		}
		assertThat(output.toString().lines().filter((line) -> line.contains(" WARN ")))
			.noneMatch((line) -> line.contains("after"));
	}

	private Connection.Response refuse(String path, String contentType, String value) throws IOException {
		return send(path.formatted(value), "binary && Content-Type: " + contentType.formatted(value));
	}

	private static void assertProblem(Connection.Response response, int status, String type) {
		assertThat(response.status()).as(response::toString).isEqualTo(status);
		assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(response.text()).contains("\"urn:problem-type:cloudevents:" + type + "\"")
			.doesNotContain(RequestLine.SECRET);
	}

	private Connection.Response send(String path, String request) throws IOException {
		return Connection.send(this.port, RequestLine.parse(request).toBytes(path));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Handlers.class)
	static class Application {

		@Bean
		RouterFunction<ServerResponse> routes() {
			return RouterFunctions.route()
				.POST("/functional-event", (request) -> ServerResponse.ok().body(request.body(CloudEvent.class)))
				.POST("/functional-reference", (request) -> ServerResponse.ok()
					.body(request.body(new ParameterizedTypeReference<CloudEvent>() {
					})))
				.POST("/function", (request) -> ServerResponse.ok().body(request.body(String.class)))
				.POST("/headers", (request) -> ServerResponse.ok()
					.body(request.method() + " " + request.path() + " " + request.headers().header("Content-Type") + " "
							+ request.headers().firstHeader("ce-id")))
				.build();
		}

	}

	@RestController
	static class Handlers {

		@PostMapping("/untyped")
		void untyped(CloudEvent event) {
		}

		@PostMapping("/payload")
		void payload(@CloudEventPayload Order order) {
		}

		@PostMapping(path = "/narrow", consumes = "application/json")
		void narrow(CloudEvent event) {
		}

		@PostMapping(path = "/parameter", params = "a=b")
		void parameter(CloudEvent event) {
		}

		@CloudEventMapping(path = "/mapped", type = "order.placed")
		void mapped(CloudEvent event) {
		}

		@CloudEventMapping(path = "/mapped-narrow", type = "order.placed", consumes = "application/json")
		void mappedNarrow(CloudEvent event) {
		}

		@PostMapping("/ordinary")
		String ordinary(@RequestBody(required = false) byte[] body) {
			return "" + body.length;
		}

	}

	record Order(String orderId) {
	}

}
