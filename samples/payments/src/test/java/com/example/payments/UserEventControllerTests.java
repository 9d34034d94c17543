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
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static io.github.cloudeventsboot.test.web.CloudEventRequests.cloudEvent;
import static io.github.cloudeventsboot.test.web.CloudEventWebAssertions.assertThatHandler;
import static io.github.cloudeventsboot.test.web.CloudEventWebAssertions.assertThatReply;

/**
 * Tests for {@link UserEventController} without a server: {@code @WebMvcTest} knows
 * events without being told.
 */
@WebMvcTest(UserEventController.class)
class UserEventControllerTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void acknowledgesEvent() {
		assertThatReply(this.mvc.post().uri("/user-events").with(cloudEvent("user.registered").with("id", "e1")))
			.isAccepted()
			.event()
			.hasType("user.event.ack")
			.hasOnlyJsonData("{\"original_event\": \"e1\", \"handled\": true}");
	}

	@Test
	void acceptsOnlyValidEvents() {
		assertThatHandler(this.mvc, "/user-events").ofAnyType()
			.ofAnyData()
			.acceptsOnlyValid(cloudEvent("user.logged_in"));
	}

}
