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
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.autoconfigure.web.servlet.CloudEventsWebMvcAutoConfiguration;
import io.github.cloudeventsboot.web.servlet.EventHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for mistakes of users that keep an application from starting.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartUpChecksTests {

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, ValidationAutoConfiguration.class,
				HttpMessageConvertersAutoConfiguration.class, WebMvcAutoConfiguration.class,
				CloudEventsAutoConfiguration.class, CloudEventsWebMvcAutoConfiguration.class));

	@ParameterizedTest
	@MethodSource
	@SuppressWarnings({ "rawtypes", "unchecked" })
	void mistakeIsDescribed(Object controller, List<String> description, String action) {
		this.contextRunner.withBean("controller", (Class) controller.getClass(), (Supplier) () -> controller)
			.run((context) -> {
				assertThat(context).hasFailed();
				FailureAnalysis analysis = new InvalidEventTypeFailureAnalyzer().analyze(context.getStartupFailure());
				assertThat(analysis).isNotNull();
				assertThat(analysis.getDescription()).contains(description).contains(controller.getClass().getName());
				assertThat(analysis.getAction()).contains(action);
			});
	}

	static Stream<Arguments> mistakeIsDescribed() {
		return Stream.of(
				Arguments.arguments(new UntypedLeaf(),
						List.of(Unnamed.class.getName(), Union.class.getName(), ".take("), "@CloudEventType"),
				Arguments.arguments(new SameLeaves(),
						List.of("'same'", Same1.class.getName(), Same2.class.getName(), ".take("), "@CloudEventType"),
				Arguments.arguments(new SameMethods(), List.of("@CloudEventMapping", "'/events'", ".one(", ".two("),
						"'type'"),
				Arguments.arguments(new OverlappingMethods(), List.of("@CloudEventMapping", ".one(", ".two("),
						"'type'"),
				Arguments.arguments(new SamePaths(), List.of("@CloudEventMapping", "'/events/{id}'", ".one(", ".two("),
						"'type'"),
				Arguments.arguments(new SameFallbacks(), List.of("@CloudEventMapping", ".one(", ".two("), "'type'"),
				Arguments.arguments(new ForbiddenName(), List.of("'tenant_id'", ".take("), "@CloudEventAttribute"),
				Arguments.arguments(new ForbiddenComponentName(),
						List.of("'tenant-id'", NamedBadly.class.getName(), ".take("), "@CloudEventAttribute"),
				Arguments.arguments(new Contradiction(),
						List.of("@CloudEventPayload", "@CloudEventAttribute", ".take("), "Remove"),
				Arguments.arguments(new TwoMappings(), List.of("@CloudEventMapping", "@RequestMapping", ".take("),
						"Remove"),
				Arguments.arguments(new PayloadOfEvent(), List.of("@CloudEventPayload", ".take("), "Remove"),
				Arguments.arguments(new OtherType(), List.of("@CloudEventMapping", "'other'", "[known]", ".take("),
						"'type'"),
				Arguments.arguments(new Mixed(), List.of("batch", ".take("), "batch"),
				Arguments.arguments(new Unsupported(), List.of("'task'", "java.lang.Runnable", ".take("), "Converter"),
				Arguments.arguments(new UnsupportedComponent(), List.of("'task'", "java.lang.Runnable", ".take("),
						"Converter"),
				Arguments.arguments(new BadDefault(), List.of("'count'", "must be an integer", ".take("),
						"defaultValue"),
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
	void differentConditionsDoNotOverlap() {
		this.contextRunner.withBean(DistinctMethods.class, DistinctMethods::new)
			.run((context) -> assertThat(context).hasNotFailed());
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

	static final class Tree extends ArrayList<Tree> {

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
	static class TwoMappings {

		@CloudEventMapping("/events")
		@PostMapping("/events")
		void take(CloudEvent event) {
		}

	}

	@RestController
	static class PayloadOfEvent {

		@PostMapping("/events")
		void take(@CloudEventPayload CloudEvent event) {
		}

	}

	@RestController
	static class OtherType {

		@CloudEventMapping(path = "/events", type = "other")
		void take(Known event) {
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
