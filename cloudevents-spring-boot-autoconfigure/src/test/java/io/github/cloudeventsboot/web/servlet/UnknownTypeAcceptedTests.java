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
import java.util.List;

import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.web.servlet.SentEvent.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

	@Test
	void batchWithAnUnknownTypeIsAcceptedAsAWhole() {
		assertThat(SentEvent.batch(this.port, "/typed", SentEvent.ofType("known").data("\"d\"")).statusCode())
			.isEqualTo(415);
		assertThat(SentEvent.batch(this.port, "/batch", SentEvent.ofType("unknown")).statusCode()).isEqualTo(202);
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

	}

	@CloudEventType("known")
	record Known(String data) {

	}

}
