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

import java.util.Objects;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.testsupport.StartUp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for {@link AmbiguousMappingFailureAnalyzer}.
 */
@ExtendWith(OutputCaptureExtension.class)
class AmbiguousMappingFailureAnalyzerTests {

	@ParameterizedTest
	@ValueSource(
			classes = { SamePath.class, Overloaded.class, Untyped.class, Parts.class, Mixed.class, Inherited.class })
	void eventHandlersOnOnePathAreExplained(Class<?> controller) {
		FailureAnalysis analysis = analyze(controller);
		assertThat(analysis).isNotNull();
		assertThat(analysis.getDescription()).contains("Ambiguous mapping", controller.getName() + "#", "/events");
		assertThat(analysis.getAction()).contains("@CloudEventMapping")
			.endsWith("Leave out 'type' if the parameter's event type declares it.");
	}

	@Test
	void otherHandlersAreLeftToOthers() {
		assertThat(analyze(Ordinary.class)).isNull();
		assertThat(new AmbiguousMappingFailureAnalyzer().analyze(new IllegalStateException())).isNull();
		assertThat(new AmbiguousMappingFailureAnalyzer().analyze(new IllegalStateException("Ambiguous mapping.")))
			.isNull();
		assertThat(new AmbiguousMappingFailureAnalyzer()
			.analyze(new IllegalStateException("Ambiguous mapping.\nno.such.Type#take(A)\nx mapped."))).isNull();
	}

	@Test
	void applicationSaysWhatToChange(CapturedOutput output) {
		SpringApplication application = new SpringApplication(Application.class);
		assertThatException().isThrownBy(() -> application.run("--server.port=0", "--spring.main.banner-mode=off"));
		assertThat(output).contains("APPLICATION FAILED TO START")
			.containsSubsequence("Description:", "Ambiguous mapping", "Action:", "@CloudEventMapping");
	}

	private static @Nullable FailureAnalysis analyze(Class<?> controller) {
		Throwable failure = Objects.requireNonNull(StartUp.failure(controller));
		return new AmbiguousMappingFailureAnalyzer().analyze(new IllegalStateException("outer", failure));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(SamePath.class)
	static class Application {

	}

	@CloudEventType("a")
	record A(String data) {

	}

	@CloudEventType("b")
	record B(String data) {

	}

	@RestController
	static class SamePath {

		@PostMapping("/events")
		void one(A event) {
		}

		@PostMapping("/events")
		void two(B event) {
		}

	}

	@RestController
	static class Overloaded {

		@PostMapping("/events")
		void take(A event) {
		}

		@PostMapping("/events")
		void take(B event) {
		}

		void take(String text) {
		}

	}

	@RestController
	static class Untyped {

		@PostMapping("/events")
		void one(CloudEvent event) {
		}

		@PostMapping("/events")
		void two(CloudEvent event) {
		}

	}

	@RestController
	static class Parts {

		@PostMapping("/events")
		void one(@CloudEventPayload String data) {
		}

		@PostMapping("/events")
		void two(@CloudEventPayload Integer data) {
		}

	}

	@RestController
	static class Mixed {

		@PostMapping("/events")
		void one(A event) {
		}

		@PostMapping("/events")
		void two(@RequestBody String body) {
		}

	}

	abstract static class Base<T> {

		@PostMapping("/events")
		void one(T event) {
		}

	}

	@RestController
	static class Inherited extends Base<A> {

		@PostMapping("/events")
		void two(String text) {
		}

	}

	@RestController
	static class Ordinary {

		@PostMapping("/events")
		void one(@RequestBody String body) {
		}

		@PostMapping("/events")
		void two(@RequestBody byte[] body) {
		}

	}

}
