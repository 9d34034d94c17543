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

import static io.github.cloudeventsboot.test.web.CloudEventRequests.cloudEvent;
import static io.github.cloudeventsboot.test.web.CloudEventWebAssertions.assertThatHandler;
import static io.github.cloudeventsboot.test.web.CloudEventWebAssertions.assertThatReply;

/**
 * Tests for {@link EventController} over a real port.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
class EventControllerTests {

	@Autowired
	private RestTestClient client;

	@Test
	void answersEvent() {
		assertThatReply(cloudEvent("user.registered").with("id", "e1").exchange(this.client.post().uri("/event")))
			.isBinary()
			.event()
			.hasType("processed.event")
			.hasSource("/payments")
			.hasDataContentType("application/json")
			.hasOnlyJsonData("{\"original_id\": \"e1\", \"status\": \"success\"}");
	}

	@Test
	void acceptsOnlyValidEvents() {
		assertThatHandler(this.client, "/event").ofAnyType()
			.ofAnyData()
			.acceptsOnlyValid(cloudEvent("user.registered"));
	}

}
