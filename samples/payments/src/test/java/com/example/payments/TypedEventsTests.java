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

package com.example.payments;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for typed events, each one sent in binary mode, and in structured mode with the
 * data before and after the attributes.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class TypedEventsTests {

	private static final String USER = "{\"userId\":\"usr_123\",\"email\":\"user@example.com\",\"name\":\"John Doe\"}";

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Autowired
	private JsonMapper mapper;

	@ParameterizedTest
	@MethodSource
	void validEventsAreHandled(Mode mode, Event event, String logged, CapturedOutput output) {
		assertThat(send(mode, event).statusCode()).isEqualTo(204);
		assertThat(output).contains(logged);
	}

	static Stream<Arguments> validEventsAreHandled() {
		Event registered = event("/typed-events", "user.registered.v1", USER);
		Event completed = event("/payments", "payment.completed", "{\"amount\":12.50,\"currency\":\"EUR\"}");
		Event failed = event("/payments", "payment.failed", "{\"amount\":1}").with("reason", "card expired");
		return inAllModes(Arguments.of(registered, "Welcome mail to user@example.com (id usr_123)"),
				Arguments.of(completed, "Paid: 12.50 EUR"),
				Arguments.of(event("/payments", "payment.completed", "{\"amount\":3}"), "Paid: 3 USD"),
				Arguments.of(failed, "Not paid: card expired"),
				Arguments.of(registered.at("/events").with("partitionkey", "p-1"),
						"Registered: usr_123 at /sender, partition p-1"),
				Arguments.of(registered.at("/events"), "Registered: usr_123 at /sender, partition null"),
				Arguments.of(event("/events", "user.logged_out", "{}"), "Another event about users: user.logged_out"),
				Arguments.of(completed.at("/events"), "Payment: 12.50"),
				Arguments.of(event("/events", "anything", "{}").with("source", "/audit/login"), "To audit: anything"));
	}

	@ParameterizedTest
	@MethodSource
	void invalidEventsAreRefusedWithAllFaults(Mode mode, Event event, String problem, List<String> errors) {
		HttpResponse<String> response = send(mode, event);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(response.body()).doesNotContain("rejected");
		JsonNode body = this.mapper.readTree(response.body());
		assertThat(body.get("type").asString()).endsWith(problem);
		List<String> found = new ArrayList<>();
		body.get("errors")
			.forEach((error) -> found.add(error.path("attribute").asString(error.path("pointer").asString("")) + " "
					+ error.get("detail").asString()));
		assertThat(found).containsExactlyInAnyOrderElementsOf(errors);
	}

	static Stream<Arguments> invalidEventsAreRefusedWithAllFaults() {
		List<Arguments> arguments = new ArrayList<>();
		for (String path : List.of("/typed-events", "/events")) {
			arguments.add(Arguments.of(event(path, "user.registered.v1", "{\"userId\":\"\",\"email\":\"rejected\"}"),
					"invalid-data",
					List.of("#/userId must not be blank", "#/email must be a well-formed email address")));
		}
		for (String path : List.of("/payments", "/events")) {
			Event failed = event(path, "payment.failed", null);
			arguments.add(Arguments.of(event(path, "payment.completed", "{\"amount\":0,\"currency\":\"DOLLAR\"}"),
					"invalid-data",
					List.of("#/amount must be greater than 0", "#/currency size must be between 0 and 3")));
			arguments.add(Arguments.of(event(path, "payment.completed", "{}"), "invalid-data",
					List.of("#/amount must not be null")));
			arguments.add(Arguments.of(failed.data("{\"amount\":\"rejected\",\"currency\":\"EURO\"}"), "invalid-data",
					List.of("reason is required", "#/amount must be a number")));
			arguments.add(Arguments.of(failed, "invalid-data", List.of("reason is required", "# is required")));
			arguments
				.add(Arguments.of(failed.data("null"), "invalid-data", List.of("reason is required", "# is required")));
			arguments.add(Arguments.of(failed.data("[\"rejected\"]"), "invalid-data",
					List.of("reason is required", "# must be an object")));
			String accepted = ("/events".equals(path)) ? "payment.completed, payment.failed, user.*, user.registered.v1"
					: "payment.completed, payment.failed";
			arguments.add(Arguments.of(event(path, "payment.rejected", "{\"amount\":1}"), "unknown-type",
					List.of("type is not accepted here, only " + accepted)));
			arguments.add(Arguments.of(event(path, "x", "{\"amount\":1}").without("type"), "invalid-event",
					List.of("type is required")));
			arguments.add(Arguments.of(
					event(path, "x", "{\"amount\":1}").without("type").without("id").with("time", "rejected"),
					"invalid-event",
					List.of("type is required", "id is required", "time must be a timestamp (RFC 3339)")));
		}
		return inAllModes(arguments.toArray(Arguments[]::new));
	}

	private static Stream<Arguments> inAllModes(Arguments... arguments) {
		return Stream.of(Mode.values()).flatMap((mode) -> Stream.of(arguments).map((given) -> {
			List<Object> all = new ArrayList<>(List.of(mode));
			all.addAll(List.of(given.get()));
			return Arguments.of(all.toArray());
		}));
	}

	private static Event event(String path, String type, String data) {
		Map<String, String> attributes = new LinkedHashMap<>();
		attributes.put("specversion", "1.0");
		attributes.put("type", type);
		attributes.put("id", "1234-5678");
		attributes.put("source", "/sender");
		return new Event(path, attributes, data);
	}

	private HttpResponse<String> send(Mode mode, Event event) {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://localhost:" + this.port + event.path()));
		if (mode == Mode.BINARY) {
			event.attributes().forEach((name, value) -> request.header("ce-" + name, value.replace(" ", "%20")));
			request.header("Content-Type", "application/json");
			request.POST((event.data() != null) ? BodyPublishers.ofString(event.data()) : BodyPublishers.noBody());
		}
		else {
			request.header("Content-Type", "application/cloudevents+json")
				.POST(BodyPublishers.ofString(json(event, mode == Mode.DATA_FIRST)));
		}
		try {
			return this.client.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private String json(Event event, boolean dataFirst) {
		List<String> members = new ArrayList<>();
		event.attributes()
			.forEach((name, value) -> members.add("\"" + name + "\":" + this.mapper.writeValueAsString(value)));
		if (event.data() != null) {
			members.add((dataFirst) ? 0 : members.size(), "\"data\":" + event.data());
		}
		return "{" + String.join(",", members) + "}";
	}

	enum Mode {

		BINARY, DATA_FIRST, DATA_LAST

	}

	record Event(String path, Map<String, String> attributes, String data) {

		Event at(String other) {
			return new Event(other, this.attributes, this.data);
		}

		Event with(String name, String value) {
			Map<String, String> changed = new LinkedHashMap<>(this.attributes);
			changed.put(name, value);
			return new Event(this.path, changed, this.data);
		}

		Event without(String name) {
			Map<String, String> changed = new LinkedHashMap<>(this.attributes);
			changed.remove(name);
			return new Event(this.path, changed, this.data);
		}

		Event data(String changed) {
			return new Event(this.path, this.attributes, changed);
		}

	}

}
