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

package io.github.cloudeventsboot.test.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.github.cloudeventsboot.CloudEventRejection;
import io.github.cloudeventsboot.test.web.OrdersApplication.Order;
import io.github.cloudeventsboot.test.web.OrdersApplication.OrderPlaced;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static io.github.cloudeventsboot.test.web.CloudEventRequests.cloudEvent;
import static io.github.cloudeventsboot.test.web.CloudEventRequests.cloudEventBatch;
import static io.github.cloudeventsboot.test.web.CloudEventWebAssertions.assertThatHandler;
import static io.github.cloudeventsboot.test.web.CloudEventWebAssertions.assertThatReply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;

/**
 * Tests for requests and assertions in {@code @WebMvcTest}.
 */
@WebMvcTest
@TestPropertySource(properties = { "cloudevents.source=/orders",
		"spring.jackson.property-naming-strategy=UPPER_CAMEL_CASE", "cloudevents.webhook.signatures[0].path=/signed",
		"cloudevents.webhook.signatures[0].secrets=whsec_" + MockHandlerTests.SECRET })
class MockHandlerTests {

	static final String SECRET = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

	private static final OrderPlaced ORDER = new OrderPlaced(new Order(1, "a@b.c"));

	@Autowired
	private MockMvcTester mvc;

	@Test
	void eventTypeIsConvertedByTheApplication() {
		assertThatReply(this.mvc.post().uri("/batch").with(cloudEvent(ORDER).batch())).isBatch()
			.events()
			.singleElement()
			.satisfies((event) -> assertThat(event.getData().toBytes()).asString().contains("\"Number\":1"));
	}

	@Test
	void handlerRepliesWithEvent() {
		assertThatReply(this.mvc.post().uri("/orders").with(cloudEvent(ORDER))).isAccepted()
			.hasStatus(HttpStatus.OK)
			.isBinary()
			.event()
			.hasType("order.confirmed")
			.hasSource("/orders")
			.hasJsonData("{\"number\": 1}");
		assertThatReply(this.mvc.post().uri("/structured").with(cloudEvent("any").with("id", "e1"))).isStructured()
			.event()
			.hasSubject("e1")
			.hasTextData("any");
		assertThatReply(this.mvc.post().uri("/batch").with(cloudEventBatch(ORDER, ORDER))).isBatch()
			.events()
			.hasSize(2);
	}

	@Test
	void requestsGoTogetherWithTheOwnAssertionsOfMockMvc(@Autowired MockMvc mockMvc) throws Exception {
		assertThat(this.mvc.post().uri("/orders").with(cloudEvent(ORDER).structured())).hasStatusOk()
			.hasHeader("ce-type", "order.confirmed");
		mockMvc.perform(post("/orders").with(cloudEvent(ORDER)))
			.andExpect(header().string("ce-type", "order.confirmed"));
	}

	@Test
	void handlerRejectsBrokenEvents() {
		assertThatReply(this.mvc.post().uri("/orders").with(cloudEvent(ORDER).without("id"))).isRejected()
			.hasStatus(HttpStatus.BAD_REQUEST)
			.hasCode(CloudEventRejection.INVALID_EVENT)
			.hasViolation("id", "is required");
		assertThatReply(this.mvc.post().uri("/orders").with(cloudEvent(new OrderPlaced(new Order(0, "x")))))
			.isRejected()
			.hasCode(CloudEventRejection.INVALID_DATA)
			.hasViolation("#/Number")
			.violations()
			.hasSize(2);
		assertThatReply(
				this.mvc.post().uri("/order-batch").with(cloudEventBatch(ORDER, cloudEvent(ORDER).without("type"))))
			.isRejected()
			.hasViolationAt(1);
	}

	@Test
	void handlersAcceptOnlyValidEvents() {
		assertThatHandler(this.mvc, "/orders").acceptsOnlyValid(ORDER);
		assertThatHandler(this.mvc, "/mapped").acceptsOnlyValid(ORDER);
		assertThatHandler(this.mvc, "/order-batch").acceptsOnlyValid(ORDER);
		assertThatHandler(this.mvc, "/structured").ofAnyType().ofAnyData().acceptsOnlyValid(cloudEvent("any"));
		assertThatHandler(this.mvc, "/numbers").ofAnyType()
			.acceptsOnlyValid(cloudEvent("any").withData("application/json", " [1]".getBytes()));
		assertThatHandler(this.mvc, "/batch").ofAnyType().ofAnyData().acceptsOnlyValid(ORDER);
	}

	@Test
	void signedPathAcceptsOnlyValidEventsWithoutBinaryMode() {
		CloudEventHandlerAssert signed = assertThatHandler(this.mvc, "/signed").with(MockHandlerTests::sign);
		signed.withoutBinaryMode().acceptsOnlyValid(ORDER);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> signed.acceptsOnlyValid(ORDER))
			.withMessageContaining("1) valid event, binary mode:");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThatHandler(this.mvc, "/orders").withoutBinaryMode().acceptsOnlyValid(ORDER))
			.withMessageContaining("1) valid event, binary mode:")
			.withMessageContaining("Expected the event to be rejected");
	}

	@Test
	void failureListsTheVariantsThatWereAccepted() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThatHandler(this.mvc, "/careless").acceptsOnlyValid(ORDER))
			.withMessageStartingWith("Expected the handler of '/careless' to accept only valid events, but:")
			.withMessageContaining("1) event without id, binary mode:")
			.withMessageContaining("Expected the event to be rejected but the reply is:")
			.withMessageContaining("  status 200")
			.withMessageContaining("empty id, binary mode:")
			.withMessageContaining("valid event, structured mode:")
			.withMessageContaining("Expected the event to be accepted but the reply is:");
	}

	@Test
	void failsIfTheProblemDoesNotNameTheCulprit() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThatHandler(this.mvc, "/vague").acceptsOnlyValid(ORDER))
			.withMessageContaining("malformed time, structured mode:")
			.withMessageContaining("Expected a violation at 'time' but there are none");
	}

	@Test
	void failsIfTheHandlerTakesMoreThanItShould() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThatHandler(this.mvc, "/structured").acceptsOnlyValid(ORDER))
			.withMessageContaining("unknown type, binary mode:")
			.withMessageContaining("data of another structure, structured mode:");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(
					() -> assertThatHandler(this.mvc, "/structured").ofAnyType().acceptsOnlyValid(cloudEvent("any")))
			.withMessageContaining("The event has no JSON data that could be broken.")
			.withMessageContaining("ofAnyData()");
	}

	@Test
	void failsIfTheEventIsNotValid() {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(
				() -> assertThatHandler(this.mvc, "/orders").acceptsOnlyValid(new OrderPlaced(new Order(0, "a@b.c"))))
			.withMessageContaining("1) valid event, binary mode:")
			.withMessageContaining("#/Number");
	}

	@Test
	void failuresShowTheReply() {
		CloudEventReplyAssert accepted = assertThatReply(this.mvc.post().uri("/orders").with(cloudEvent(ORDER)));
		assertFails(() -> accepted.isRejected(), "Expected the event to be rejected but the reply is:", "  status 200",
				"  ce-type: order.confirmed", "  {\"number\":1}");
		assertFails(() -> accepted.hasStatus(204), "Expected status 204 but the reply is:");
		assertFails(() -> accepted.hasNoBody(), "Expected no body but the reply is:");
		assertFails(() -> accepted.isStructured(),
				"Expected a reply with an event in structured mode but it has one in binary mode:");
		assertFails(() -> accepted.isNotEvent(), "Expected a reply without an event but it has one:");
		CloudEventReplyAssert rejected = assertThatReply(
				this.mvc.post().uri("/orders").with(cloudEvent(ORDER).without("id")));
		assertFails(() -> rejected.isAccepted(), "Expected the event to be accepted but the reply is:", "status 400");
		assertFails(() -> rejected.event(), "Expected a reply with an event but it has none:");
		assertFails(() -> rejected.isRejected().hasStatus(415), "Expected status 415 but the reply is:");
		assertFails(() -> rejected.isRejected().hasCode("invalid-data"),
				"Expected a problem with the code 'invalid-data' but the reply is:", "cloudevents:invalid-event");
		assertFails(() -> rejected.isRejected().hasDetail("Bad"),
				"Expected a problem with the detail 'Bad' but the reply is:", "Attribute 'id' is required.");
		assertFails(() -> rejected.isRejected().hasViolation("#/email"),
				"Expected a violation at '#/email' but there are only:", "  attribute 'id' is required");
		assertFails(() -> rejected.isRejected().hasViolation("id", "must be short"),
				"Expected a violation at 'id' that must be short but there are only:");
		assertFails(() -> rejected.isRejected().hasViolationAt(1),
				"Expected a violation in event 1 of the batch but there are only:");
		CloudEventReplyAssert other = assertThatReply(this.mvc.post().uri("/careless"));
		assertFails(() -> other.isRejected(), "Expected a problem document but the reply is:");
		CloudEventReplyAssert batch = assertThatReply(
				this.mvc.post().uri("/batch").with(cloudEventBatch(ORDER, ORDER)));
		assertFails(() -> batch.event(), "Expected a reply with a single event but it has a batch of 2:");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "application/problem+json | ''", "application/problem+json | []",
					"application/problem+json | {} x", "application/problem+json | {\"a\":1,\"a\":1}",
					"application/problem+jsonx | {}" })
	void rejectionNeedsAProblemDocument(String contentType, String body) {
		CloudEventReplyAssert reply = assertThatReply(
				ResponseEntity.badRequest().header("Content-Type", contentType).body(body));
		assertFails(() -> reply.isRejected(), "Expected a problem document but the reply is:");
	}

	private static MockHttpServletRequest sign(MockHttpServletRequest request) {
		String head = "msg_1." + Instant.now().getEpochSecond() + ".";
		byte[] body = request.getContentAsByteArray();
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET), mac.getAlgorithm()));
			mac.update(head.getBytes(StandardCharsets.US_ASCII));
			byte[] signature = mac.doFinal((body != null) ? body : new byte[0]);
			request.addHeader("webhook-id", "msg_1");
			request.addHeader("webhook-timestamp", head.split("\\.")[1]);
			request.addHeader("webhook-signature", "v1," + Base64.getEncoder().encodeToString(signature));
			return request;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void assertFails(Runnable assertion, String start, String... parts) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion::run)
			.withMessageStartingWith(start)
			.satisfies((error) -> assertThat(List.of(parts))
				.allSatisfy((part) -> assertThat(error.getMessage()).contains(part)));
	}

}
