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

import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.event.EventRejection;
import io.github.cloudeventsboot.testsupport.Connection;
import jakarta.validation.constraints.Size;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that events which handlers don't get are logged. Only the first one of each
 * handler and reason is logged as a warning, so each request has a handler of its own.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "spring.autoconfigure.exclude="
				+ "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration,"
				+ "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration")
@ExtendWith(OutputCaptureExtension.class)
class RejectedEventsTests {

	private final LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());

	@LocalServerPort
	private int port;

	@BeforeEach
	void setLevel() {
		this.logging.setLogLevel(EventRejection.LOGGER, LogLevel.DEBUG);
	}

	@AfterEach
	void resetLevel() {
		this.logging.setLogLevel(EventRejection.LOGGER, null);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					/placed   | binary && body = {\"amount\":\"x\"}     | Placed)     | invalid-data: data '#/amount' must be an integer | data must be
					/placed/2 | structured && .data = {\"amount\":\"x\"} | Placed)     | invalid-data: data '#/amount' must be an integer | data must be
					/placed   | binary && -ce-id && ce-time: x       | Placed)     | invalid-event: attribute 'time' must be a timestamp (RFC 3339); attribute 'id' is required | 'time' must be a timestamp (RFC 3339) (and 1 more)
					/placed/2 | structured && .id = 5                | Placed)     | invalid-event: attribute 'id' | attribute 'id'
					/placed/3 | none                                 | Placed)     | invalid-event: request is not a CloudEvent | request is not a CloudEvent
					/mapped   | binary && ce-type: other             | @CloudEventMapping methods on /mapped | unknown-type: attribute 'type' | attribute 'type'
					/mapped/2 | structured && .type = \"other\"      | @CloudEventMapping methods on /mapped/2 | unknown-type: attribute 'type' | attribute 'type'
					/sized    | binary && ce-ext: abc                | String)     | invalid-data: attribute 'ext' size must be between 0 and 2 | attribute 'ext' size
					/sized/2  | structured && .ext = \"abc\"         | String)     | invalid-data: attribute 'ext' size must be between 0 and 2 | attribute 'ext' size
					""")
	void logsWhatTheSenderIsTold(String path, String request, String handler, String told, String shown,
			CapturedOutput output) throws IOException {
		send(path, request);
		send(path, request);
		List<String> lines = output.toString().lines().filter((line) -> line.contains("REJECTED with 400")).toList();
		assertThat(lines.stream().filter((line) -> line.contains(" DEBUG "))).as(output::toString)
			.hasSize(2)
			.allSatisfy((line) -> assertThat(line).contains(handler).contains(told));
		assertThat(lines.stream().filter((line) -> line.contains(" WARN "))).hasSize(1)
			.allSatisfy((line) -> assertThat(line).contains(handler).contains(shown).doesNotContain("#/amount"));
	}

	@Test
	void logsPositionInABatch(CapturedOutput output) throws IOException {
		send("/batch", "batch && .data = {\"amount\":\"x\"}");
		assertThat(output)
			.contains("for Handlers#batch(List): REJECTED with 400, invalid-data: event 0: data '#/amount'");
	}

	@Test
	void logsWhatTheHandlerRejects(CapturedOutput output) throws IOException {
		send("/conflict", "binary");
		assertThat(output).contains("A message for Handlers#conflict(Placed) was rejected: REJECTED with 409");
	}

	@Test
	void acceptedEventsAreNotLogged(CapturedOutput output) throws IOException {
		assertThat(send("/placed", "binary")).isEqualTo(204);
		assertThat(output).doesNotContain("REJECTED");
	}

	private int send(String path, String request) throws IOException {
		return Connection.send(this.port, RequestLine.parse(request).toBytes(path)).status();
	}

	@CloudEventType("order.placed")
	record Placed(Order data) {
	}

	record Order(int amount) {
	}

	@RestController
	static class Handlers {

		@PostMapping("/placed")
		void placed(Placed event) {
		}

		@PostMapping("/placed/2")
		void placedAgain(Placed event) {
		}

		@PostMapping("/placed/3")
		void placedOnceMore(Placed event) {
		}

		@PostMapping("/batch")
		void batch(List<Placed> events) {
		}

		@CloudEventMapping(path = "/mapped", type = "order.placed")
		void mapped(@CloudEventPayload Order data) {
		}

		@CloudEventMapping(path = "/mapped/2", type = "order.placed")
		void mappedAgain(@CloudEventPayload Order data) {
		}

		@PostMapping("/sized/2")
		void sizedAgain(@CloudEventAttribute @Size(max = 2) String ext) {
		}

		@PostMapping("/sized")
		void sized(@CloudEventAttribute @Size(max = 2) String ext) {
		}

		@PostMapping("/conflict")
		ResponseEntity<Void> conflict(Placed event) {
			return ResponseEntity.status(409).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Handlers.class)
	static class Application {

	}

}
