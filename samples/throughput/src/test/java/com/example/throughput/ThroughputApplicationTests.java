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

package com.example.throughput;

import io.github.cloudeventsboot.test.web.CloudEventRequestBuilder;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import static io.github.cloudeventsboot.test.web.CloudEventRequests.cloudEvent;
import static io.github.cloudeventsboot.test.web.CloudEventWebAssertions.assertThatReply;

/**
 * The endpoints do the same work: what is measured is comparable.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
class ThroughputApplicationTests {

	private static final CloudEventRequestBuilder EVENT = cloudEvent("com.example.payment.completed").structured()
		.with("source", "/shop")
		.withJson("""
				{"orderId":"ord-1","amount":129.95,"currency":"EUR","items":[{"sku":"SKU-1","quantity":2}]}""");

	private static final CloudEventRequestBuilder INVALID = EVENT.withJson("""
			{"orderId":"ord-1","amount":0,"currency":"EUR","items":[{"sku":"SKU-1","quantity":2}]}""");

	@Autowired
	private RestTestClient client;

	@Test
	void allEndpointsAnswerTheSameOrder() {
		assertThatReply(post("/typed", EVENT)).isStructured()
			.event()
			.hasType("payment.received")
			.hasOnlyJsonData("{\"orderId\":\"ord-1\"}");
		post("/plain", EVENT.contentType("application/json")).expectStatus()
			.isOk()
			.expectBody()
			.json("{\"type\":\"payment.received\",\"data\":{\"orderId\":\"ord-1\"}}");
		assertThatReply(post("/batch", EVENT.batch())).hasStatus(HttpStatus.NO_CONTENT);
	}

	@Test
	void allEndpointsRefuseWhatIsNotValid() {
		assertThatReply(post("/typed", INVALID)).isRejected().hasViolation("#/amount");
		assertThatReply(post("/batch", INVALID.batch())).isRejected().hasViolationAt(0);
		post("/plain", INVALID.contentType("application/json")).expectStatus().isBadRequest();
	}

	private ResponseSpec post(String path, CloudEventRequestBuilder event) {
		return event.exchange(this.client.post().uri(path));
	}

}
