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
import java.util.List;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.UnknownCloudEventTypeException;
import io.github.cloudeventsboot.event.EventRejection;
import io.github.cloudeventsboot.testsupport.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Functional endpoints read and write events by the message converter.
 */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "cloudevents.http.max-body-size=10KB")
class FunctionalEndpointTests {

	private final JsonMapper mapper = new JsonMapper();

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "binary && ce-ext: a%20b", "structured && .ext = \"a b\"" })
	void echoesEventInBinaryMode(String request) throws IOException {
		Connection.Response response = send("/echo", request);
		assertThat(response.status()).as(response::toString).isEqualTo(200);
		assertThat(response.header("ce-specversion")).isEqualTo("1.0");
		assertThat(response.header("ce-id")).isEqualTo("S3CR3T-id");
		assertThat(response.header("ce-source")).isEqualTo("/S3CR3T");
		assertThat(response.header("ce-type")).isEqualTo("order.placed");
		assertThat(response.header("ce-ext")).isEqualTo("a%20b");
		assertThat(response.header("Content-Type")).isEqualTo("application/json");
		assertThat(response.text()).isEqualTo("{\"orderId\":\"S3CR3T\",\"amount\":3}");
		assertThat(response.header("Content-Length")).isEqualTo("" + response.body().length);
	}

	@ParameterizedTest
	@ValueSource(strings = { "binary", "structured" })
	void echoesEventInStructuredMode(String request) throws IOException {
		Connection.Response response = send("/echo-structured", request);
		assertThat(response.status()).as(response::toString).isEqualTo(200);
		assertThat(response.header("Content-Type")).isEqualTo("application/cloudevents+json");
		assertThat(response.header("ce-id")).isEmpty();
		JsonNode event = this.mapper.readTree(response.text());
		assertThat(event.path("id").asString()).isEqualTo("S3CR3T-id");
		assertThat(event.path("data").path("amount").asInt()).isEqualTo(3);
	}

	@Test
	void echoesEventWithoutData() throws IOException {
		Connection.Response response = send("/echo", "binary && -Content-Type && body =");
		assertThat(response.status()).as(response::toString).isEqualTo(200);
		assertThat(response.header("ce-id")).isEqualTo("S3CR3T-id");
		assertThat(response.header("Content-Type")).isEmpty();
		assertThat(response.body()).isEmpty();
	}

	@Test
	void sendsOutgoingEvent() throws IOException {
		Connection.Response response = send("/outgoing", "binary");
		assertThat(response.status()).as(response::toString).isEqualTo(201);
		assertThat(response.header("ce-type")).isEqualTo("noted");
		assertThat(response.header("ce-id")).isNotEmpty();
		assertThat(response.header("ce-source")).isEqualTo("/");
		assertThat(response.header("Content-Type")).isEqualTo("application/json");
		assertThat(response.text()).isEqualTo("{\"name\":\"a\"}");
		response = send("/outgoing-structured", "binary");
		assertThat(response.header("Content-Type")).isEqualTo("application/cloudevents+json");
		assertThat(this.mapper.readTree(response.text()).path("data").path("name").asString()).isEqualTo("a");
		response = send("/outgoing-batch", "binary");
		assertThat(response.header("Content-Type")).isEqualTo("application/cloudevents-batch+json");
		assertThat(this.mapper.readTree(response.text()).path(0).path("data").path("name").asString()).isEqualTo("a");
		assertThat(response.header("ce-id")).isEmpty();
		response = send("/outgoing-text", "binary");
		assertThat(response.header("Content-Type")).isEqualTo("text/markdown");
		assertThat(response.text()).isEqualTo("# a");
	}

	@Test
	void contentTypeOfTheDataStaysAsItCame() throws IOException {
		Connection.Response response = send("/echo", "binary && Content-Type: text/x-a;b=c && body = text");
		assertThat(response.header("Content-Type")).isEqualTo("text/x-a;b=c");
		assertThat(response.text()).isEqualTo("text");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					binary && -ce-id                                 | 400 | invalid-event            | 'id' is required
					binary && +ce-id: 2                              | 400 | invalid-event            | 'id' must occur only once
					binary && ce-time: yesterday                     | 400 | invalid-event            | 'time' must be a timestamp
					none                                             | 400 | invalid-event            | not a CloudEvent
					none && Content-Type: application/json && body = {} | 400 | invalid-event         | not a CloudEvent
					binary && +Content-Type: text/plain              | 400 | invalid-event            | 'datacontenttype' must occur only once
					structured && +Content-Type: text/plain          | 400 | invalid-event            | Content-Type must occur only once
					binary && Content-Encoding: gzip                 | 415 | unsupported-content-encoding | Content-Encoding
					structured && Content-Encoding: gzip             | 415 | unsupported-content-encoding | Content-Encoding
					structured && body = {                           | 400 | invalid-event            | well-formed JSON
					structured && body =                             | 400 | invalid-event            | must not be empty
					structured && .id = 1                            | 400 | invalid-event            | 'id' must be
					batch                                            | 415 | unsupported-batch        | batch is not accepted
					structured && Content-Type: application/cloudevents+xml | 415 | unsupported-event-format | event format
					binary && body = <11000*x>                       | 413 | too-large                | larger than 10240 bytes
					structured && chunked && body = <11000*x>        | 413 | too-large                | larger than 10240 bytes
					""")
	void refusesBrokenEvents(String request, int status, String type, String word) throws IOException {
		Connection.Response response = send("/echo", request);
		assertThat(response.status()).as(response::toString).isEqualTo(status);
		assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(response.toString()).doesNotContain(RequestLine.SECRET);
		JsonNode problem = this.mapper.readTree(response.text());
		assertThat(problem.path("type").asString()).isEqualTo("urn:problem-type:cloudevents:" + type);
		assertThat(problem.path("detail").asString()).containsIgnoringCase(word);
		assertThat(problem.path("errors").size()).isPositive();
	}

	@ParameterizedTest
	@ValueSource(strings = { "binary", "structured" })
	void rejectsEventByAnException(String request) throws IOException {
		Connection.Response response = send("/rejecting", request);
		assertThat(response.status()).as(response::toString).isEqualTo(400);
		assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
		JsonNode problem = this.mapper.readTree(response.text());
		assertThat(problem.path("type").asString()).isEqualTo("urn:problem-type:cloudevents:unknown-type");
		assertThat(problem.path("detail").asString()).endsWith("is not accepted here, only user.*.");
	}

	@Test
	void tellsWhatIsWrongWithAnEvent(CapturedOutput output) throws IOException {
		LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());
		logging.setLogLevel(EventRejection.LOGGER, LogLevel.DEBUG);
		try {
			send("/echo", "binary && -ce-id");
		}
		finally {
			logging.setLogLevel(EventRejection.LOGGER, null);
		}
		assertThat(output)
			.contains("for functional endpoint /echo: REJECTED with 400, invalid-event: attribute 'id' is required")
			.contains("A message for functional endpoint /echo was rejected")
			.doesNotContain(RequestLine.SECRET);
	}

	@Test
	void otherErrorsOfTheEndpointAreNotOurs() throws IOException {
		Connection.Response response = send("/person", "none && Content-Type: application/json && body = {");
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.header("Content-Type")).isEqualTo("application/json");
	}

	private Connection.Response send(String path, String request) throws IOException {
		return Connection.send(this.port, RequestLine.parse(request).toBytes(path));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		RouterFunction<ServerResponse> routes() {
			return RouterFunctions.route()
				.POST("/echo", (request) -> ServerResponse.ok().body(request.body(CloudEvent.class)))
				.POST("/echo-structured",
						(request) -> ServerResponse.ok()
							.contentType(MediaType.parseMediaType("application/cloudevents+json"))
							.body(request.body(CloudEvent.class)))
				.POST("/rejecting", (request) -> {
					request.body(CloudEvent.class);
					throw new UnknownCloudEventTypeException(List.of("user.*"));
				})
				.POST("/outgoing",
						(request) -> ServerResponse.status(201).body(OutgoingCloudEvent.of("noted", new Person("a"))))
				.POST("/outgoing-structured",
						(request) -> ServerResponse.ok()
							.contentType(MediaType.parseMediaType("application/cloudevents+json"))
							.body(OutgoingCloudEvent.of("noted", new Person("a"))))
				.POST("/outgoing-batch",
						(request) -> ServerResponse.ok()
							.contentType(MediaType.parseMediaType("application/cloudevents-batch+json"))
							.body(OutgoingCloudEvent.of("noted", new Person("a"))))
				.POST("/outgoing-text",
						(request) -> ServerResponse.ok()
							.contentType(MediaType.TEXT_MARKDOWN)
							.body(OutgoingCloudEvent.of("noted", "# a")))
				.POST("/person", (request) -> ServerResponse.ok().body(request.body(Person.class)))
				.build();
		}

	}

	record Person(String name) {
	}

}
