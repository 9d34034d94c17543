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

package io.github.cloudeventsboot.autoconfigure.actuate;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.actuate.CloudEventsEndpoint;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.autoconfigure.CloudEventsAutoConfiguration;
import io.github.cloudeventsboot.autoconfigure.web.servlet.CloudEventsWebMvcAutoConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.actuate.web.WebMvcEndpointManagementContextConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CloudEventsEndpointAutoConfiguration} and {@link CloudEventsEndpoint}.
 */
class CloudEventsEndpointAutoConfigurationTests {

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class,
				HttpMessageConvertersAutoConfiguration.class, WebMvcAutoConfiguration.class,
				DispatcherServletAutoConfiguration.class, EndpointAutoConfiguration.class,
				WebEndpointAutoConfiguration.class, CloudEventsAutoConfiguration.class,
				CloudEventsWebMvcAutoConfiguration.class, CloudEventsEndpointAutoConfiguration.class))
		.withUserConfiguration(HandlerConfiguration.class)
		.withPropertyValues("types.shipped=order.shipped");

	@Test
	void tellsNothingUnlessExposed() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(CloudEventsEndpoint.class));
	}

	@Test
	void backsOffWithoutActuator() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(Endpoint.class))
			.withPropertyValues("management.endpoints.web.exposure.include=cloudevents")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CloudEventsEndpoint.class));
	}

	@Test
	void describesEventHandlersOnly() {
		exposed().run((context) -> {
			List<CloudEventsEndpoint.HandlerDescriptor> handlers = context.getBean(CloudEventsEndpoint.class)
				.cloudEvents()
				.handlers();
			assertThat(handlers).extracting(CloudEventsEndpoint.HandlerDescriptor::paths)
				.containsExactly(List.of("/ack"), List.of("/batch"), List.of("/inbox"), List.of("/orders"),
						List.of("/payments"), List.of("/receipts"));
		});
	}

	@Test
	void describesConditions() {
		exposed().run((context) -> {
			CloudEventsEndpoint.HandlerDescriptor handler = handler(context.getBean(CloudEventsEndpoint.class),
					"/orders");
			assertThat(handler.conditions().type()).containsExactly("order.shipped");
			assertThat(handler.conditions().source()).containsExactly("/shop/*");
			assertThat(handler.conditions().methods()).containsExactly("POST");
			assertThat(handler.accepts()).extracting(CloudEventsEndpoint.ParameterDescriptor::attribute)
				.containsExactly(null, "partitionkey");
			assertThat(handler.method()).contains("Handlers#shipped");
			assertThat(handler(context.getBean(CloudEventsEndpoint.class), "/inbox").conditions().type())
				.containsExactlyInAnyOrder("payment.completed", "payment.failed");
			assertThat(handler(context.getBean(CloudEventsEndpoint.class), "/payments").conditions().type()).isEmpty();
		});
	}

	@Test
	void describesTypesAndReplies() {
		exposed().run((context) -> {
			CloudEventsEndpoint endpoint = context.getBean(CloudEventsEndpoint.class);
			CloudEventsEndpoint.HandlerDescriptor union = handler(endpoint, "/payments");
			assertThat(union.accepts()).singleElement()
				.satisfies((parameter) -> assertThat(parameter.types()).containsExactlyInAnyOrderEntriesOf(Map
					.of("payment.completed", Completed.class.getName(), "payment.failed", Failed.class.getName())));
			assertThat(union.reply().mode()).isEqualTo(io.github.cloudeventsboot.ResponseMode.BINARY);
			CloudEventsEndpoint.HandlerDescriptor ack = handler(endpoint, "/ack");
			assertThat(ack.reply().type()).isEqualTo("order.ack");
			assertThat(ack.reply().javaType()).isEqualTo("java.lang.String");
			assertThat(ack.reply().mode()).isEqualTo(io.github.cloudeventsboot.ResponseMode.STRUCTURED);
			assertThat(handler(endpoint, "/receipts").reply().mode())
				.isEqualTo(io.github.cloudeventsboot.ResponseMode.STRUCTURED);
			assertThat(ack.batch()).isFalse();
			assertThat(handler(endpoint, "/batch").batch()).isTrue();
		});
	}

	@Test
	void answersOverHttp() {
		exposed().withConfiguration(AutoConfigurations.of(WebMvcEndpointManagementContextConfiguration.class))
			.run((context) -> assertThat(MockMvcTester.from(context).get().uri("/actuator/cloudevents")).hasStatusOk()
				.bodyJson()
				.extractingPath("$.handlers[4].accepts[0].types['payment.failed']")
				.isEqualTo(Failed.class.getName()));
	}

	private WebApplicationContextRunner exposed() {
		return this.contextRunner.withPropertyValues("management.endpoints.web.exposure.include=cloudevents");
	}

	private static CloudEventsEndpoint.HandlerDescriptor handler(CloudEventsEndpoint endpoint, String path) {
		return endpoint.cloudEvents()
			.handlers()
			.stream()
			.filter((handler) -> handler.paths().contains(path))
			.findFirst()
			.orElseThrow();
	}

	@Configuration(proxyBeanMethods = false)
	static class HandlerConfiguration {

		@Bean
		Handlers handlers() {
			return new Handlers();
		}

	}

	@RestController
	static class Handlers {

		@GetMapping("/ordinary")
		String ordinary() {
			return "";
		}

		@PostMapping("/payments")
		void payment(Payment payment) {
		}

		@PostMapping("/batch")
		void batch(List<CloudEvent> events) {
		}

		@PostMapping("/ack")
		@CloudEventResponse(type = "order.ack", mode = io.github.cloudeventsboot.ResponseMode.STRUCTURED)
		String ack(Optional<CloudEvent> event) {
			return "";
		}

		@PostMapping(path = "/receipts", produces = "application/cloudevents+json")
		CloudEvent receipt(CloudEvent event) {
			return event;
		}

		@CloudEventMapping("/inbox")
		void paid(Payment payment) {
		}

		@CloudEventMapping(path = "/orders", type = "${types.shipped}", source = "/shop/*")
		void shipped(CloudEvent event, @CloudEventAttribute(name = "partitionkey", required = false) String key) {
		}

	}

	sealed interface Payment permits Completed, Failed {

	}

	@CloudEventType("payment.completed")
	record Completed(Map<String, Object> data) implements Payment {

	}

	@CloudEventType("payment.failed")
	record Failed(Map<String, Object> data) implements Payment {

	}

}
