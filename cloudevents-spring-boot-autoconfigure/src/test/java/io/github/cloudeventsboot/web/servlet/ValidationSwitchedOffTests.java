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

import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.testsupport.SentEvent;
import io.github.cloudeventsboot.testsupport.SentEvent.Mode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.junit.jupiter.api.Test;

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
 * Tests for {@code cloudevents.validation.enabled=false}.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "cloudevents.validation.enabled=false")
class ValidationSwitchedOffTests {

	@LocalServerPort
	private int port;

	@Test
	void constraintsAreOnlyCheckedOnDemand() {
		assertThat(blank().post(this.port, "/automatic", Mode.BINARY).statusCode()).isEqualTo(204);
		assertThat(blank().post(this.port, "/payload", Mode.BINARY).statusCode()).isEqualTo(204);
		for (String path : new String[] { "/valid", "/valid/payload", "/valid/cascaded" }) {
			HttpResponse<String> response = blank().post(this.port, path, Mode.BINARY);
			assertThat(response.statusCode()).isEqualTo(400);
			assertThat(SentEvent.errors(response)).containsExactly("#/name must not be blank");
		}
	}

	private static SentEvent blank() {
		return SentEvent.ofType("named").data("{\"name\":\"\"}");
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

		@PostMapping("/automatic")
		void automatic(Named event) {
		}

		@PostMapping("/payload")
		void payload(@CloudEventPayload Name name) {
		}

		@PostMapping("/valid")
		void valid(@Valid Named event) {
		}

		@PostMapping("/valid/payload")
		void validPayload(@CloudEventPayload @Valid Name name) {
		}

		@PostMapping("/valid/cascaded")
		void validCascaded(@Valid NamedCascaded event) {
		}

	}

	@CloudEventType("named")
	record Named(Name data) {

	}

	@CloudEventType("named")
	record NamedCascaded(@Valid Name data) {

	}

	record Name(@NotBlank String name) {

	}

}
