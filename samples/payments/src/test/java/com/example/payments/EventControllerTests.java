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

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * Tests for {@link EventController} over a real port.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
class EventControllerTests {

	@Autowired
	private RestTestClient client;

	@Test
	void answersBinaryEvent() {
		this.client.post()
			.uri("/event")
			.header("Content-Type", "application/json")
			.header("ce-specversion", "1.0")
			.header("ce-type", "user.registered")
			.header("ce-id", "1234-5678")
			.header("ce-source", "/auth-service")
			.body("{\"userId\": \"abc123\"}")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("ce-type", "processed.event")
			.expectHeader()
			.valueEquals("ce-source", "/payments")
			.expectHeader()
			.contentType("application/json")
			.expectBody()
			.json("{\"original_id\": \"1234-5678\", \"status\": \"success\"}");
	}

	@Test
	void answersStructuredEvent() {
		this.client.post()
			.uri("/event")
			.header("Content-Type", "application/cloudevents+json")
			.body("""
					{ "specversion": "1.0", "id": "1234-5678", "source": "/my-service", "type": "user.registered",
					  "time": "2023-01-02T12:34:56Z", "datacontenttype": "application/json",
					  "data": { "userId": "abc123", "email": "user@example.com" } }
					""")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("ce-type", "processed.event")
			.expectBody()
			.json("{\"original_id\": \"1234-5678\", \"status\": \"success\"}");
	}

}
