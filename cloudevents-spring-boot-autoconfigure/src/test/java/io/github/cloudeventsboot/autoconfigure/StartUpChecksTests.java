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
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.web.servlet.EventHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for mistakes in event types and parameters.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartUpChecksTests extends AbstractStartUpChecksTests {

	@ParameterizedTest
	@MethodSource
	void mistakeIsDescribed(Object controller, List<String> description, String action) {
		assertMistake(controller, description, action);
	}

	static Stream<Arguments> mistakeIsDescribed() {
		return Stream.of(
				Arguments.arguments(new UntypedLeaf(),
						List.of(Unnamed.class.getName(), Union.class.getName(), ".take("), "@CloudEventType"),
				Arguments.arguments(new SameLeaves(),
						List.of("'same'", Same1.class.getName(), Same2.class.getName(), ".take("), "@CloudEventType"),
				Arguments.arguments(new ForbiddenName(), List.of("'tenant_id'", ".take("), "@CloudEventAttribute"),
				Arguments.arguments(new ForbiddenComponentName(),
						List.of("'tenant-id'", NamedBadly.class.getName(), ".take("), "@CloudEventAttribute"),
				Arguments.arguments(new Contradiction(),
						List.of("@CloudEventPayload", "@CloudEventAttribute", ".take("), "Remove"),
				Arguments.arguments(new PayloadOfEvent(), List.of("@CloudEventPayload", ".take("), "Remove"),
				Arguments.arguments(new Mixed(), List.of("batch", ".take("), "batch"),
				Arguments.arguments(new Unsupported(), List.of("'task'", "java.lang.Runnable", ".take("), "Converter"),
				Arguments.arguments(new UnsupportedComponent(), List.of("'task'", "java.lang.Runnable", ".take("),
						"Converter"),
				Arguments.arguments(new BadDefault(), List.of("'count'", "must be an integer", ".take("),
						"defaultValue"));
	}

	@Test
	void applicationSaysWhatToChange(CapturedOutput output) {
		SpringApplication application = new SpringApplication(FailingApplication.class);
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> application.run("--server.port=0", "--spring.main.banner-mode=off"));
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("Description:")
			.contains(Unnamed.class.getName() + " belongs to the union " + Union.class.getName()
					+ " but has no event type.")
			.contains("Action:")
			.contains("Annotate " + Unnamed.class.getName() + " with @CloudEventType");
	}

	@Test
	void ordinaryEndpointsAreNotLookedAt() {
		this.contextRunner.withBean(Ordinary.class, Ordinary::new).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
				.getHandlerMethods()
				.values()).hasSize(3).noneMatch(context.getBean(EventHandlers.class)::isEventHandler);
		});
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class FailingApplication {

		@Bean
		UntypedLeaf controller() {
			return new UntypedLeaf();
		}

	}

	sealed interface Union permits Known, Unnamed {

	}

	@CloudEventType("known")
	record Known(String data) implements Union {

	}

	record Unnamed(String data) implements Union {

	}

	sealed interface SameUnion permits Same1, Same2 {

	}

	@CloudEventType("same")
	record Same1(String data) implements SameUnion {

	}

	@CloudEventType("same")
	record Same2(String data) implements SameUnion {

	}

	@CloudEventType("x")
	record NamedBadly(@CloudEventAttribute("tenant-id") String tenant, String data) {

	}

	@CloudEventType("x")
	record WithTask(Runnable task, String data) {

	}

	@CloudEventType({ "a", "b" })
	record Prefixed(String data) {

	}

	@RestController
	static class UntypedLeaf {

		@PostMapping("/events")
		void take(Union event) {
		}

	}

	@RestController
	static class SameLeaves {

		@PostMapping("/events")
		void take(List<SameUnion> events) {
		}

	}

	@RestController
	static class ForbiddenName {

		@PostMapping("/events")
		void take(@CloudEventAttribute("tenant_id") String tenant) {
		}

	}

	@RestController
	static class ForbiddenComponentName {

		@PostMapping("/events")
		void take(TypedCloudEvent<String> event, NamedBadly same) {
		}

	}

	@RestController
	static class Contradiction {

		@PostMapping("/events")
		void take(@CloudEventPayload @CloudEventAttribute String both) {
		}

	}

	@RestController
	static class PayloadOfEvent {

		@PostMapping("/events")
		void take(@CloudEventPayload CloudEvent event) {
		}

	}

	@RestController
	static class Mixed {

		@PostMapping("/events")
		void take(List<CloudEvent> events, @CloudEventAttribute String id) {
		}

	}

	@RestController
	static class Unsupported {

		@PostMapping("/events")
		void take(@CloudEventAttribute Runnable task) {
		}

	}

	@RestController
	static class UnsupportedComponent {

		@PostMapping("/events")
		void take(WithTask event) {
		}

	}

	@RestController
	static class BadDefault {

		@PostMapping("/events")
		void take(@CloudEventAttribute(defaultValue = "many") int count) {
		}

	}

	@RestController
	static class Ordinary {

		@PostMapping("/ordinary")
		void ordinary(@RequestBody Union body) {
		}

		@PostMapping("/ordinary/many")
		void ordinary(@RequestBody List<Union> body) {
		}

		@GetMapping("/ordinary")
		Prefixed ordinary() {
			return new Prefixed("");
		}

	}

}
