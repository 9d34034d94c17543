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

package io.github.cloudeventsboot.autoconfigure.web.servlet;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.testsupport.StartUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpEntity;
import org.springframework.http.RequestEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for handlers whose parameters can't all be filled from one request.
 */
class ContradictoryParametersTests {

	@ParameterizedTest
	@ValueSource(classes = { BodyAfterEvent.class, BodyBeforeEvent.class, BodyAfterData.class, Entity.class })
	void secondBodyIsRejected(Class<?> controller) {
		InvalidEventTypeException rejection = StartUp.rejection(controller);
		assertThat(rejection.getDescription()).contains("'body'", controller.getName() + ".take(", "takes the body");
		assertThat(rejection.getAction()).contains("@CloudEventPayload");
	}

	@Test
	void typesThatNoEventHasAtOnceAreRejected() {
		InvalidEventTypeException rejection = StartUp.rejection(Foreign.class);
		assertThat(rejection.getDescription()).contains(Foreign.class.getName() + ".take(", "first.*, second",
				"and of third");
		assertThat(rejection.getAction()).contains("sealed interface");
	}

	@Test
	void parametersThatFitTogetherAreAccepted() {
		assertThat(StartUp.failure(Fitting.class)).isNull();
	}

	@CloudEventType({ "first.*", "second" })
	record First(String data) {

	}

	@CloudEventType("third")
	record Third(String data) {

	}

	@CloudEventType("first.one")
	record Narrow(String data) {

	}

	@RestController
	static class BodyAfterEvent {

		@PostMapping("/events")
		void take(CloudEvent event, @RequestBody String body) {
		}

	}

	@RestController
	static class BodyBeforeEvent {

		@PostMapping("/events")
		void take(@RequestBody(required = false) byte[] body, First event) {
		}

	}

	@RestController
	static class BodyAfterData {

		@PostMapping("/events")
		void take(@CloudEventPayload String data, @RequestBody String body) {
		}

	}

	@RestController
	static class Entity {

		@PostMapping("/events")
		void take(HttpEntity<String> body, CloudEvent event) {
		}

	}

	@RestController
	static class Foreign {

		@PostMapping("/events")
		void take(CloudEvent event, First first, Third third) {
		}

	}

	@RestController
	static class Fitting {

		@PostMapping("/types")
		void types(First first, CloudEvent event, Narrow narrow) {
		}

		@PostMapping("/attributes")
		void attributes(@CloudEventAttribute String id, @RequestBody String body) {
		}

		@PostMapping("/after")
		void after(CloudEvent event, RequestEntity<?> request) {
		}

		@PostMapping("/optional")
		void optional(CloudEvent event, @RequestBody(required = false) String body) {
		}

		@PostMapping("/headers")
		void headers(CloudEvent event, RequestEntity<Void> request) {
		}

		@CloudEventMapping(path = "/mapped", type = "a")
		void mapped(CloudEvent event, @RequestBody String data) {
		}

		@PostMapping("/entity")
		void entity(HttpEntity<CloudEvent> event, First first) {
		}

	}

}
