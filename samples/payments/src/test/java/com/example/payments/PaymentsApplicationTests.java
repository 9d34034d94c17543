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

import java.net.InetAddress;
import java.util.List;

import io.github.cloudeventsboot.test.web.CloudEventReplyAssert;
import io.github.cloudeventsboot.test.web.CloudEventRequestBuilder;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.web.servlet.client.RestTestClient;

import static io.github.cloudeventsboot.test.web.CloudEventRequests.cloudEvent;
import static io.github.cloudeventsboot.test.web.CloudEventWebAssertions.assertThatReply;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the application over a real port, with events in both content modes.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
class PaymentsApplicationTests {

	private static final CloudEventRequestBuilder EVENT = cloudEvent("user.logged_in").with("id", "abcd-efgh")
		.with("source", "/auth-service")
		.withJson("{\"userId\": \"usr_123\", \"ip\": \"192.168.1.1\"}");

	private static final List<CloudEventRequestBuilder> BOTH_MODES = List.of(EVENT, EVENT.structured());

	@Autowired
	private RestTestClient client;

	@Test
	void listensOnThisMachineOnly(@Value("${server.address}") InetAddress address) {
		assertThat(address.isLoopbackAddress()).isTrue();
	}

	@Test
	void acknowledgesUserEventInBothModes() {
		assertThat(BOTH_MODES).allSatisfy((event) -> post("/user-events", event).isBinary()
			.event()
			.hasType("user.event.ack")
			.hasSource("/payments")
			.hasOnlyJsonData("{\"original_event\": \"abcd-efgh\", \"handled\": true}"));
	}

	@Test
	void answersInStructuredModeWhateverTheRequestHas() {
		assertThat(BOTH_MODES).allSatisfy((event) -> post("/structured", event).isStructured()
			.event()
			.hasType("structured.response")
			.hasDataContentType("application/json")
			.hasOnlyJsonData("{\"message\": \"whole event in the body\"}"));
	}

	@Test
	void answersInBinaryModeWhateverTheRequestHas() {
		assertThat(BOTH_MODES).allSatisfy((event) -> post("/binary", event).isBinary()
			.event()
			.hasType("binary.response")
			.hasTextData("metadata in the headers"));
	}

	@Test
	void tellsTheSenderWhetherToSendAgain() {
		post("/safe-events", EVENT).isAccepted().event().hasType("success");
		post("/safe-events", EVENT.withoutData()).isRejected().hasStatus(400).hasDetail("Invalid data format");
	}

	@Test
	void refusesEventWithoutRequiredAttributes() {
		post("/user-events", EVENT.structured().without("source").without("type")).isRejected()
			.hasViolation("source", "is required")
			.hasViolation("type", "is required");
	}

	@Test
	void isMeasured() {
		post("/user-events", EVENT).isAccepted();
		this.client.get()
			.uri("/actuator/prometheus")
			.exchangeSuccessfully()
			.expectBody(String.class)
			.value((metrics) -> assertThat(metrics).contains("http_server_requests_seconds_count",
					"uri=\"/user-events\""));
	}

	private CloudEventReplyAssert post(String path, CloudEventRequestBuilder event) {
		return assertThatReply(event.exchange(this.client.post().uri(path)));
	}

}
