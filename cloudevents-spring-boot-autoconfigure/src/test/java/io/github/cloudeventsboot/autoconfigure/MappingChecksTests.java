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

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for mistakes in mappings of events.
 */
class MappingChecksTests extends AbstractStartUpChecksTests {

	@ParameterizedTest
	@MethodSource
	void mistakeIsDescribed(Object controller, List<String> description, String action) {
		assertMistake(controller, description, action);
	}

	static Stream<Arguments> mistakeIsDescribed() {
		return Stream.of(
				Arguments.arguments(new SameMethods(), List.of("@CloudEventMapping", "'/events'", ".one(", ".two("),
						"'type'"),
				Arguments.arguments(new OverlappingMethods(), List.of("@CloudEventMapping", ".one(", ".two("),
						"'type'"),
				Arguments.arguments(new SamePaths(), List.of("@CloudEventMapping", "'/events/{id}'", ".one(", ".two("),
						"'type'"),
				Arguments.arguments(new SameFallbacks(), List.of("@CloudEventMapping", ".one(", ".two("), "'type'"),
				Arguments.arguments(new TwoMappings(), List.of("@CloudEventMapping", "@RequestMapping", ".take("),
						"Remove"),
				Arguments.arguments(new OtherType(), List.of("@CloudEventMapping", "'other'", "[known]", ".take("),
						"'type'"));
	}

	@Test
	void differentConditionsDoNotOverlap() {
		this.contextRunner.withBean(DistinctMethods.class, DistinctMethods::new)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@CloudEventType("known")
	record Known(String data) {

	}

	static final class Tree extends ArrayList<Tree> {

	}

	@RestController
	static class DistinctMethods {

		@CloudEventMapping(path = "/events", type = "a.*")
		void one() {
		}

		@CloudEventMapping(path = "/events", type = "a.b.*")
		void two() {
		}

		@CloudEventMapping(path = "/events", type = "a.*", source = "/s")
		void three() {
		}

		@CloudEventMapping(path = "/events", type = "a.*", params = "p")
		void four() {
		}

		@CloudEventMapping(path = "/elsewhere", type = "a.*")
		void five() {
		}

		@CloudEventMapping("/events")
		void fallback() {
		}

		@CloudEventMapping("/events")
		Tree batch(List<CloudEvent> events) {
			return new Tree();
		}

	}

	@RestController
	static class SameMethods {

		@CloudEventMapping(path = "/events", type = "a")
		void one() {
		}

		@CloudEventMapping(path = { "/other", "/events" }, type = { "b", "a" })
		void two() {
		}

	}

	@RestController
	static class OverlappingMethods {

		@CloudEventMapping(path = "/events", type = "a.*", source = "/s")
		void one() {
		}

		@CloudEventMapping(path = "/events", type = { "a.*", "b" }, source = { "/s", "/t" })
		void two() {
		}

	}

	@RestController
	static class SamePaths {

		@CloudEventMapping(path = "/events/{id}", type = "a")
		void one() {
		}

		@CloudEventMapping(path = "/events/{name}", type = "a")
		void two() {
		}

	}

	@RestController
	static class SameFallbacks {

		@CloudEventMapping("/events")
		void one() {
		}

		@CloudEventMapping("/events")
		void two(CloudEvent event) {
		}

	}

	@RestController
	static class TwoMappings {

		@CloudEventMapping("/events")
		@PostMapping("/events")
		void take(CloudEvent event) {
		}

	}

	@RestController
	static class OtherType {

		@CloudEventMapping(path = "/events", type = "other")
		void take(Known event) {
		}

	}

}
