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

package io.github.cloudeventsboot.web.servlet;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;

import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.conformance.Requirement;
import io.github.cloudeventsboot.testsupport.SentEvent;
import io.github.cloudeventsboot.testsupport.SentEvent.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code cloudevents.unknown-type=accept}, with beans that are made as late as
 * possible.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "cloudevents.unknown-type=accept", "spring.main.lazy-initialization=true" })
class UnknownTypeAcceptedTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@EnumSource(Mode.class)
	@Requirement(accepted = "W-04")
	void eventThatNobodyTakesIsAccepted(Mode mode) {
		for (String path : List.of("/mapped", "/typed")) {
			HttpResponse<String> response = SentEvent.ofType("unknown").data("{}").post(this.port, path, mode);
			assertThat(response.statusCode()).isEqualTo(202);
			assertThat(response.body()).isEmpty();
			response = SentEvent.ofType("known").data("\"d\"").post(this.port, path, mode);
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.body()).isEqualTo("d");
		}
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void invalidEventIsStillRefused(Mode mode) {
		for (String path : List.of("/mapped", "/typed")) {
			assertThat(SentEvent.ofType("unknown").without("id").post(this.port, path, mode).statusCode())
				.isEqualTo(400);
			assertThat(SentEvent.ofType("known").post(this.port, path, mode).statusCode()).isEqualTo(400);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/batch", "/typed-batch", "/apart" })
	void batchOfUnknownTypesIsAcceptedAsAWhole(String path) {
		assertThat(SentEvent.batch(this.port, path, SentEvent.ofType("unknown")).statusCode()).isEqualTo(202);
		SentEvent[] events = new SentEvent[50];
		Arrays.fill(events, SentEvent.ofType("unknown"));
		HttpResponse<String> response = SentEvent.batch(this.port, path, events);
		assertThat(response.statusCode()).isEqualTo(202);
		assertThat(response.body()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/batch", "/typed-batch", "/apart" })
	void batchWithAKnownTypeIsRefused(String path) {
		SentEvent known = SentEvent.ofType("known").data("\"d\"");
		SentEvent unknown = SentEvent.ofType("unknown");
		String accepted = ("/apart".equals(path)) ? "known, other" : "known";
		assertRefused(SentEvent.batch(this.port, path, known, unknown),
				"1 type is not accepted here, only " + accepted);
		assertRefused(SentEvent.batch(this.port, path, unknown, known),
				"0 type is not accepted here, only " + accepted);
		SentEvent[] events = new SentEvent[50];
		Arrays.fill(events, unknown);
		events[40] = known;
		assertThat(SentEvent.batch(this.port, path, events).statusCode()).isEqualTo(400);
	}

	@Test
	void batchThatMustBeSentApartIsRefused() {
		assertRefused(SentEvent.batch(this.port, "/apart", SentEvent.ofType("known").data("\"d\""),
				SentEvent.ofType("other").data("\"d\"")), "events of this batch must be sent separately");
	}

	@Test
	void batchToAHandlerOfSingleEventsIsRefused() {
		assertThat(SentEvent.batch(this.port, "/typed", SentEvent.ofType("unknown")).statusCode()).isEqualTo(415);
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void knownTypeThatNothingElseFitsIsRefused(Mode mode) {
		SentEvent event = SentEvent.ofType("known").data("\"d\"");
		assertRefused(event.post(this.port, "/conditions", mode),
				"event is not accepted with these headers and parameters");
		assertThat(SentEvent.ofType("unknown").post(this.port, "/conditions", mode).statusCode()).isEqualTo(202);
		event.header("X-Tenant", "a");
		assertThat(event.post(this.port, "/conditions", mode).statusCode()).isEqualTo(204);
		assertRefused(event.with("source", "/elsewhere").post(this.port, "/conditions", mode),
				"source is not accepted here");
	}

	private static void assertRefused(HttpResponse<String> response, String error) {
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(SentEvent.problemType(response)).isEqualTo("unknown-type");
		assertThat(SentEvent.errors(response)).containsExactly(error);
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Handlers handlers() {
			return new Handlers();
		}

	}

	@RestController
	static class Handlers {

		@CloudEventMapping("/mapped")
		String mapped(Known event) {
			return event.data();
		}

		@PostMapping("/typed")
		String typed(Known event) {
			return event.data();
		}

		@CloudEventMapping("/batch")
		void batch(List<Known> events) {
		}

		@PostMapping("/typed-batch")
		void typedBatch(List<Known> events) {
		}

		@CloudEventMapping("/apart")
		void known(List<Known> events) {
		}

		@CloudEventMapping("/apart")
		void other(List<Other> events) {
		}

		@CloudEventMapping(path = "/conditions", source = "/sender", headers = "X-Tenant")
		void conditions(Known event) {
		}

		@CloudEventMapping("/conditions")
		void conditions(Other event) {
		}

	}

	@CloudEventType("known")
	record Known(String data) {

	}

	@CloudEventType("other")
	record Other(String data) {

	}

}
