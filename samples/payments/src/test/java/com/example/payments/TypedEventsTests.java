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

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.test.web.CloudEventReplyAssert;
import io.github.cloudeventsboot.test.web.CloudEventRequestBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.client.RestTestClient;

import static io.github.cloudeventsboot.test.web.CloudEventRequests.cloudEvent;
import static io.github.cloudeventsboot.test.web.CloudEventWebAssertions.assertThatHandler;
import static io.github.cloudeventsboot.test.web.CloudEventWebAssertions.assertThatReply;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for typed events, each one sent in both content modes.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
@ExtendWith(OutputCaptureExtension.class)
class TypedEventsTests {

	private static final CloudEventRequestBuilder REGISTERED = event("user.registered.v1",
			"{\"userId\":\"usr_123\",\"email\":\"user@example.com\",\"name\":\"John Doe\"}");

	private static final CloudEventRequestBuilder COMPLETED = event("payment.completed",
			"{\"amount\":12.50,\"currency\":\"EUR\"}");

	private static final CloudEventRequestBuilder FAILED = event("payment.failed", "{\"amount\":1}");

	@Autowired
	private RestTestClient client;

	@ParameterizedTest
	@MethodSource
	void validEventsAreHandled(String path, CloudEventRequestBuilder event, String logged, CapturedOutput output) {
		post(path, event).hasStatus(HttpStatus.NO_CONTENT);
		assertThat(output).contains(logged);
	}

	static Stream<Arguments> validEventsAreHandled() {
		return inBothModes(List.of(
				Arguments.of("/typed-events", REGISTERED, "Welcome mail to user@example.com (id usr_123)"),
				Arguments.of("/payments", COMPLETED, "Paid: 12.50 EUR"),
				Arguments.of("/payments", COMPLETED.withJson("{\"amount\":3}"), "Paid: 3 USD"),
				Arguments.of("/payments", FAILED.with("reason", "card expired"), "Not paid: card expired"),
				Arguments.of("/events", REGISTERED.with("partitionkey", "p-1"),
						"Registered: usr_123 at /sender, partition p-1"),
				Arguments.of("/events", REGISTERED, "Registered: usr_123 at /sender, partition null"),
				Arguments.of("/events", event("user.logged_out", "{}"), "Another event about users: user.logged_out"),
				Arguments.of("/events", COMPLETED, "Payment: 12.50"),
				Arguments.of("/events", event("anything", "{}").with("source", "/audit/login"), "To audit: anything")));
	}

	@ParameterizedTest
	@MethodSource
	void invalidEventsAreRefusedWithAllFaults(String path, CloudEventRequestBuilder event, String code,
			List<String> violations) {
		post(path, event).isRejected()
			.hasStatus(HttpStatus.BAD_REQUEST)
			.hasCode(code)
			.violations()
			.extracting(CloudEventViolation::toString)
			.containsExactlyInAnyOrderElementsOf(violations);
	}

	static Stream<Arguments> invalidEventsAreRefusedWithAllFaults() {
		List<Arguments> arguments = new ArrayList<>();
		for (String path : List.of("/typed-events", "/events")) {
			arguments
				.add(Arguments.of(path, REGISTERED.withJson("{\"userId\":\"\",\"email\":\"x\"}"), "invalid-data", List
					.of("data '#/userId' must not be blank", "data '#/email' must be a well-formed email address")));
		}
		for (String path : List.of("/payments", "/events")) {
			arguments.add(Arguments.of(path, COMPLETED.withJson("{\"amount\":0,\"currency\":\"DOLLAR\"}"),
					"invalid-data", List.of("data '#/amount' must be greater than 0",
							"data '#/currency' size must be between 0 and 3")));
			arguments.add(Arguments.of(path, COMPLETED.withJson("{}"), "invalid-data",
					List.of("data '#/amount' must not be null")));
			arguments.add(Arguments.of(path, FAILED.withJson("{\"amount\":\"x\",\"currency\":\"EURO\"}"),
					"invalid-data", List.of("attribute 'reason' is required", "data '#/amount' must be a number")));
			for (CloudEventRequestBuilder event : List.of(FAILED.withoutData(), FAILED.withJson("null"))) {
				arguments.add(Arguments.of(path, event, "invalid-data",
						List.of("attribute 'reason' is required", "data is required")));
			}
			arguments.add(Arguments.of(path, FAILED.withJson("[\"x\"]"), "invalid-data",
					List.of("attribute 'reason' is required", "data must be an object")));
			String accepted = ("/events".equals(path)) ? "payment.completed, payment.failed, user.*, user.registered.v1"
					: "payment.completed, payment.failed";
			arguments.add(Arguments.of(path, event("payment.rejected", "{\"amount\":1}"), "unknown-type",
					List.of("attribute 'type' is not accepted here, only " + accepted)));
			arguments.add(Arguments.of(path, COMPLETED.without("type").without("id").with("time", "x"), "invalid-event",
					List.of("attribute 'type' is required", "attribute 'id' is required",
							"attribute 'time' must be a timestamp (RFC 3339)")));
		}
		return inBothModes(arguments);
	}

	@Test
	void completedPaymentIsAnsweredByReceipt() {
		assertThat(List.of(COMPLETED, COMPLETED.structured())).allSatisfy((event) -> post("/receipts", event).isBinary()
			.event()
			.hasType("payment.receipt")
			.hasSource("/payments")
			.hasOnlyJsonData("{\"amount\": 12.50, \"currency\": \"EUR\"}"));
	}

	@Test
	void handlersAcceptOnlyValidEvents() {
		assertThatHandler(this.client, "/typed-events").acceptsOnlyValid(REGISTERED);
		assertThatHandler(this.client, "/payments").acceptsOnlyValid(COMPLETED);
		assertThatHandler(this.client, "/events").acceptsOnlyValid(COMPLETED);
	}

	private static Stream<Arguments> inBothModes(List<Arguments> arguments) {
		return arguments.stream().flatMap((given) -> {
			Object[] structured = given.get().clone();
			structured[1] = ((CloudEventRequestBuilder) structured[1]).structured();
			return Stream.of(given, Arguments.of(structured));
		});
	}

	private static CloudEventRequestBuilder event(String type, String data) {
		return cloudEvent(type).with("source", "/sender").withJson(data);
	}

	private CloudEventReplyAssert post(String path, CloudEventRequestBuilder event) {
		return assertThatReply(event.exchange(this.client.post().uri(path)));
	}

}
