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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.testsupport.Connection;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code cloudevents.invalid-optional-attributes=ignore}, among others with
 * messages of the shape of those senders that need it.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "cloudevents.invalid-optional-attributes=ignore")
@ExtendWith(OutputCaptureExtension.class)
class InvalidOptionalAttributesTests {

	@LocalServerPort
	private int port;

	@Autowired
	private Handlers handlers;

	@Autowired
	private MeterRegistry registry;

	@BeforeEach
	void forget() {
		this.handlers.received.clear();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			binary && ce-dataschema: #                            | dataschema
			structured && .dataschema = \"#\"                     | dataschema
			structured && .dataschema = 5                         | dataschema
			batch && .dataschema = \"#\"                          | dataschema
			binary && ce-subject:                                 | subject
			structured && .subject = \"\"                         | subject
			structured && .subject = true                         | subject
			batch && .subject = [1]                               | subject
			binary && ce-time: 2026-11-23T09:30Z                  | time
			structured && .time = \"2026-11-23T09:30Z\"           | time
			batch && .time = \"2026-11-23T09:30Z\"                | time
			binary && ce-time: 2026-11-23T09:30:00+01:00[Europe/Berlin] | time
			structured && .time = \"2026-11-23T09:30:00+01:00[Europe/Berlin]\" | time
			batch && .time = \"2026-11-23T09:30:00+01:00[Europe/Berlin]\" | time
			binary && ce-knativeerrordata: 100% of \"x            | extension
			binary && ce-knativeerrordata: {\"error\": \"100%\"}   | extension
			binary && ce-event_source: syscall                    | extension
			structured && .event_source = \"syscall\"             | extension
			batch && .event_source = \"syscall\"                  | extension
			structured && .iodebeziumtxId = \"1\"                 | extension
			batch && .iodebeziumtxId = \"1\"                      | extension
			structured && .iodebeziumtxId = null                  | extension
			binary && ce-data: x                                  | extension
			structured && .ext = 1.5                              | extension
			structured && .ext = 99999999999                      | extension
			structured && .ext = {\"a\":1}                        | extension
			structured && .ext = \"\\xef\\xbf\\xbf\"                | extension
			""")
	void leavesOutWhatIsNotValid(String request, String attribute, CapturedOutput output) throws IOException {
		double before = ignored(attribute);
		assertThat(send("/events", request + " && +ce-known: a && +.known = \"a\"").status()).isEqualTo(204);
		assertThat(this.handlers.received).hasSize(1);
		Map<String, Object> attributes = attributes(this.handlers.received.get(0));
		assertThat(attributes).containsOnlyKeys("id", "source", "type", "specversion", "datacontenttype", "token",
				"known");
		assertThat(this.handlers.received.get(0).getData()).isNotNull();
		// counted after the response has been sent
		long deadline = System.nanoTime() + 5_000_000_000L;
		while (ignored(attribute) == before && System.nanoTime() < deadline) {
			Thread.onSpinWait();
		}
		assertThat(ignored(attribute)).isEqualTo(before + 1);
	}

	@Test
	void logsWhatIsLeftOutOnceAMinute(CapturedOutput output) throws IOException {
		for (int i = 0; i < 3; i++) {
			assertThat(send("/logged", "binary && ce-dataschema: #").status()).isEqualTo(204);
		}
		assertThat(
				output.toString().lines().filter((line) -> line.contains("WARN") && line.contains("Handlers#logged")))
			.hasSize(1)
			.first()
			.asString()
			.contains("A message for Handlers#logged(CloudEvent) was read without an invalid attribute: attribute"
					+ " 'dataschema' must be an absolute URI (RFC 3986)");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			binary && -ce-id                                         | 'id' is required
			structured && .id = 5                                    | 'id' must be a string
			binary && ce-source: a b                                 | 'source'
			structured && .source = \"a b\"                          | 'source'
			binary && ce-type: %                                     | 'type'
			batch && .type = \"\"                                    | 'type'
			binary && ce-specversion: 2.0                            | 'specversion'
			structured && .specversion = \"2.0\"                     | 'specversion'
			binary && Content-Type: json                             | 'datacontenttype'
			structured && .datacontenttype = \"json\"                | 'datacontenttype'
			batch && .datacontenttype = \"json\"                     | 'datacontenttype'
			structured && .data_base64 = \"!\"                       | data_base64
			binary && ce-dataschema: # && +ce-dataschema: urn:a:b    | 'dataschema' must occur only once
			structured && .dataschema = \"#\" && +.dataschema = \"#\" | 'dataschema' must occur only once
			structured && .time = null && +.time = 1                 | 'time' must occur only once
			batch && .subject = \"a\" && +.subject = \"\"            | 'subject' must occur only once
			binary && ce-a_b: 1 && +ce-a_b: 2                        | 'a_b' must occur only once
			structured && .a_b = 1 && +.a_b = null                   | 'a_b' must occur only once
			batch && .ext = 1 && +.ext = 1.5                         | 'ext' must occur only once
			""")
	void rejectsWhatIsNotOptional(String request, String detail) throws IOException {
		Connection.Response response = send("/events", request);
		assertThat(response.status()).as(response::toString).isEqualTo(400);
		assertThat(response.text()).contains("cloudevents:invalid-event").containsIgnoringCase(detail);
		assertThat(this.handlers.received).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			/component       | binary && ce-time: 2026-11-23T09:30Z     | 'time' must be a timestamp
			/component       | structured && .time = \"9:30\"           | 'time' must be a timestamp
			/component       | structured && .iodebeziumtxId = \"1\"    | 'iodebeziumtxId' must have a name
			/component       | binary && ce-iodebezium_tx_id: 1         | 'iodebezium_tx_id' must have a name
			/component-batch | batch && .time = \"9:30\"                | Event 0: attribute 'time' must be a timestamp
			/attribute       | binary && ce-dataschema: #               | 'dataschema' must be an absolute URI
			/attribute       | structured && .dataschema = \"#\"        | 'dataschema' must be an absolute URI
			/condition       | binary && ce-subject: %                  | 'subject' must be percent-encoded
			/condition       | structured && .subject = 5               | 'subject' must be a string
			/condition-batch | batch && .subject = 5                    | Event 0: attribute 'subject' must be a string
			""")
	void rejectsWhatTheHandlerNames(String path, String request, String detail) throws IOException {
		Connection.Response response = send(path, request);
		assertThat(response.status()).as(response::toString).isEqualTo(400);
		assertThat(response.text()).contains("cloudevents:invalid-event").contains(detail);
		assertThat(this.handlers.received).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "binary && ce-subject: % && ce-dataschema: #",
			"structured && .subject = 5 && .dataschema = \"#\"" })
	void handlersThatDoNotNameItAreCalled(String request) throws IOException {
		assertThat(send("/component", request).status()).isEqualTo(204);
		assertThat(send("/any", request + " && ce-type: other && .type = \"other\"").status()).isEqualTo(204);
	}

	@ParameterizedTest
	@ValueSource(strings = { "binary && ce-dataschema: # && ce-event_source: a && ce-ext: b",
			"structured && .dataschema = \"#\" && .event_source = \"a\" && .ext = \"b\"" })
	void forwardsValidEvents(String request, CapturedOutput output) throws IOException {
		for (String path : List.of("/forward", "/functional")) {
			Connection.Response response = send(path, request);
			assertThat(response.status()).isEqualTo(200);
			assertThat(response.header("ce-ext")).isEqualTo("b");
			assertThat(response.header("ce-dataschema")).isEmpty();
			assertThat(response.header("ce-event_source")).isEmpty();
		}
	}

	private double ignored(String attribute) {
		return this.registry.get("cloudevents.ignored.attributes").tag("attribute", attribute).counter().count();
	}

	private static Map<String, Object> attributes(CloudEvent event) {
		Map<String, Object> attributes = new TreeMap<>();
		event.getAttributeNames().forEach((name) -> attributes.put(name, event.getAttribute(name)));
		event.getExtensionNames().forEach((name) -> attributes.put(name, event.getExtension(name)));
		return attributes;
	}

	private Connection.Response send(String path, String request) throws IOException {
		return Connection.send(this.port, RequestLine.parse(request).toBytes(path));
	}

	@CloudEventType("order.placed")
	record Placed(Map<String, Object> data, @Nullable String time, @Nullable String iodebeziumtxid) {
	}

	@RestController
	static class Handlers {

		private final List<CloudEvent> received = new ArrayList<>();

		@PostMapping("/events")
		void events(List<CloudEvent> events) {
			this.received.addAll(events);
		}

		@PostMapping("/logged")
		void logged(CloudEvent event) {
		}

		@PostMapping("/component")
		void component(Placed event) {
		}

		@PostMapping("/component-batch")
		void components(List<Placed> events) {
		}

		@PostMapping("/attribute")
		void attribute(@CloudEventAttribute("dataschema") @Nullable String schema) {
		}

		@CloudEventMapping(path = "/condition", subject = "a*")
		void condition(CloudEvent event) {
			this.received.add(event);
		}

		@CloudEventMapping(path = "/condition-batch", subject = "a*")
		void condition(List<CloudEvent> events) {
			this.received.addAll(events);
		}

		@CloudEventMapping(path = "/any", type = "order.placed", subject = "a*")
		void narrow(CloudEvent event) {
		}

		@CloudEventMapping(path = "/any")
		void any(CloudEvent event) {
		}

		@PostMapping("/forward")
		CloudEvent forward(CloudEvent event) {
			return event;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Handlers.class)
	static class Application {

		@Bean
		SimpleMeterRegistry meterRegistry() {
			return new SimpleMeterRegistry();
		}

		@Bean
		RouterFunction<ServerResponse> functional() {
			return RouterFunctions.route()
				.POST("/functional", (request) -> ServerResponse.ok().body(request.body(CloudEvent.class)))
				.build();
		}

	}

}
