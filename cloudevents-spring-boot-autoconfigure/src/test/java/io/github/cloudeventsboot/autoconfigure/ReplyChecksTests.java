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

package io.github.cloudeventsboot.autoconfigure;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.annotation.CloudEventType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tests for mistakes in replies that are events.
 */
class ReplyChecksTests extends AbstractStartUpChecksTests {

	@ParameterizedTest
	@MethodSource
	void mistakeIsDescribed(Object controller, List<String> description, String action) {
		assertMistake(controller, description, action);
	}

	static Stream<Arguments> mistakeIsDescribed() {
		return Stream.of(
				Arguments.arguments(new ReturnsPrefix(), List.of("returns", Prefixed.class.getName(), ".give("),
						"'String type'"),
				Arguments.arguments(new ReturnsWrappedPrefix(), List.of("returns", Prefixed.class.getName(), ".give("),
						"@CloudEventResponse(type"),
				Arguments.arguments(new ReturnsPrefixElsewhere(),
						List.of("returns", Prefixed.class.getName(), ".give("), "'String type'"),
				Arguments.arguments(new BadReply(), List.of("@CloudEventResponse", "'source'", ".give("), "annotation"),
				Arguments.arguments(new ReturnsUnreadable(), List.of("'subject'", Unreadable.class.getName(), ".give("),
						"getter"));
	}

	@CloudEventType({ "a", "b" })
	record Prefixed(String data) {

	}

	@CloudEventType("unreadable")
	static class Unreadable {

		private final String text;

		Unreadable(String subject, String data) {
			this.text = subject + data;
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

	@RestController
	static class ReturnsPrefix {

		@PostMapping("/events")
		Prefixed give(CloudEvent event) {
			return new Prefixed("");
		}

	}

	@RestController
	static class ReturnsWrappedPrefix {

		@PostMapping("/events")
		CompletableFuture<ResponseEntity<List<Prefixed>>> give(CloudEvent event) {
			return CompletableFuture.completedFuture(ResponseEntity.ok(List.of()));
		}

	}

	@RestController
	static class ReturnsPrefixElsewhere {

		@GetMapping("/events")
		@CloudEventResponse
		Prefixed give() {
			return new Prefixed("");
		}

	}

	@RestController
	static class BadReply {

		@GetMapping("/events")
		@CloudEventResponse(type = "t", source = "${app.source:not a reference}")
		String give() {
			return "";
		}

	}

	@RestController
	static class ReturnsUnreadable {

		@PostMapping("/events")
		Unreadable give(CloudEvent event) {
			return new Unreadable("", "");
		}

	}

}
