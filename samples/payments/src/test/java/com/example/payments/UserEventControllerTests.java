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
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UserEventController} without a server: {@code @WebMvcTest} knows
 * events without being told.
 */
@WebMvcTest(UserEventController.class)
class UserEventControllerTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void acknowledgesBinaryEvent() {
		assertThat(this.mvc.post()
			.uri("/user-events")
			.header("ce-specversion", "1.0")
			.header("ce-id", "1234-5678")
			.header("ce-source", "/auth-service")
			.header("ce-type", "user.registered")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"email\": \"user@example.com\"}")).hasStatusOk()
			.hasHeader("ce-type", "user.event.ack")
			.bodyJson()
			.isEqualTo("{\"original_event\": \"1234-5678\", \"handled\": true}");
	}

	@Test
	void acknowledgesStructuredEvent() {
		assertThat(
				this.mvc.post().uri("/user-events").header("Content-Type", "application/cloudevents+json").content("""
						{"specversion": "1.0", "id": "abcd-efgh", "source": "/auth-service", "type": "user.logged_in"}
						"""))
			.hasStatusOk()
			.bodyJson()
			.extractingPath("$.original_event")
			.isEqualTo("abcd-efgh");
	}

	@Test
	void refusesWhatIsNoEvent() {
		assertThat(this.mvc.post().uri("/user-events").contentType(MediaType.APPLICATION_JSON).content("{}"))
			.hasStatus4xxClientError()
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("$.type")
			.asString()
			.endsWith("invalid-event");
	}

}
