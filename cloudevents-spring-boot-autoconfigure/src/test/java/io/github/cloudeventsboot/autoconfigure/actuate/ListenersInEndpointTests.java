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

import java.net.URI;
import java.util.List;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.actuate.CloudEventsEndpoint;
import io.github.cloudeventsboot.actuate.CloudEventsEndpoint.ListenerDescriptor;
import io.github.cloudeventsboot.actuate.CloudEventsEndpoint.ParameterDescriptor;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.autoconfigure.CloudEventsAutoConfiguration;
import io.github.cloudeventsboot.autoconfigure.messaging.CloudEventsAmqpAutoConfiguration;
import io.github.cloudeventsboot.autoconfigure.messaging.CloudEventsKafkaAutoConfiguration;
import io.github.cloudeventsboot.autoconfigure.web.servlet.CloudEventsWebMvcAutoConfiguration;
import io.github.cloudeventsboot.messaging.EventListeners;
import io.github.cloudeventsboot.web.servlet.mapping.EventMappingRegistrar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.amqp.rabbit.annotation.RabbitHandler;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.config.SimpleRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.kafka.annotation.KafkaHandler;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.TopicPartition;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for listeners in the {@link CloudEventsEndpoint}. Containers are registered and
 * not started.
 */
@ExtendWith(OutputCaptureExtension.class)
class ListenersInEndpointTests {

	private static final AutoConfigurations COMMON = AutoConfigurations.of(JacksonAutoConfiguration.class,
			KafkaAutoConfiguration.class, RabbitAutoConfiguration.class, EndpointAutoConfiguration.class,
			CloudEventsAutoConfiguration.class, CloudEventsKafkaAutoConfiguration.class,
			CloudEventsAmqpAutoConfiguration.class, CloudEventsEndpointAutoConfiguration.class);

	private static final String[] PROPERTIES = { "spring.kafka.listener.auto-startup=false",
			"spring.kafka.consumer.group-id=shop", "spring.rabbitmq.listener.simple.auto-startup=false",
			"topics.receipts=receipts", "spring.jmx.enabled=true",
			"management.endpoints.jmx.exposure.include=cloudevents" };

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(COMMON)
		.withPropertyValues(PROPERTIES);

	@Test
	void describesListenersOfKafkaAlone() {
		this.contextRunner
			.withClassLoader(new FilteredClassLoader("org.springframework.web", "org.springframework.http",
					"jakarta.servlet", "org.springframework.amqp", "com.rabbitmq"))
			.withBean(KafkaListeners.class)
			.run((context) -> {
				CloudEventsEndpoint.CloudEventsDescriptor descriptor = context.getBean(CloudEventsEndpoint.class)
					.cloudEvents();
				assertThat(descriptor.handlers()).isEmpty();
				assertThat(descriptor.listeners()).extracting(ListenerDescriptor::id)
					.containsExactly("batches", "parts", "patterns", "partitions", "union");
				ListenerDescriptor union = descriptor.listeners().get(4);
				assertThat(union.method()).isEqualTo(KafkaListeners.class.getName() + "#union(Payment)");
				assertThat(union.transport()).isEqualTo("kafka");
				assertThat(union.group()).isEqualTo("shop");
				assertThat(union.destinations()).containsExactly("payments", "refunds");
				assertThat(union.accepts()).singleElement()
					.satisfies((parameter) -> assertThat(parameter.types()).containsOnlyKeys("payment.completed",
							"payment.failed"));
				assertThat(union.batch()).isFalse();
				assertThat(union.reply()).isNull();
			});
	}

	@Test
	void describesDestinationsPartsAndReplies() {
		this.contextRunner.withBean(KafkaListeners.class)
			.withPropertyValues("cloudevents.kafka.producer.mode=structured")
			.run((context) -> {
				CloudEventsEndpoint endpoint = context.getBean(CloudEventsEndpoint.class);
				assertThat(listener(endpoint, "patterns").destinations()).containsExactly("audit-.*");
				assertThat(listener(endpoint, "patterns").group()).isEqualTo("auditors");
				assertThat(listener(endpoint, "partitions").destinations()).containsExactly("orders");
				assertThat(listener(endpoint, "batches").batch()).isTrue();
				ListenerDescriptor parts = listener(endpoint, "parts");
				assertThat(parts.accepts()).extracting(ParameterDescriptor::attribute).containsExactly(null, "source");
				assertThat(parts.reply()).isEqualTo(new CloudEventsEndpoint.ListenerReplyDescriptor(
						"java.util.Map<java.lang.String, java.lang.Object>", "payment.receipt", ResponseMode.STRUCTURED,
						"receipts"));
			});
	}

	@Test
	void describesMethodsOfClassesAndQueues() {
		this.contextRunner.withBean(RabbitClass.class).withBean(KafkaClass.class).run((context) -> {
			List<ListenerDescriptor> listeners = context.getBean(CloudEventsEndpoint.class).cloudEvents().listeners();
			assertThat(listeners).extracting(ListenerDescriptor::transport).containsExactly("amqp", "amqp", "kafka");
			ListenerDescriptor mapped = listeners.get(0);
			assertThat(mapped.destinations()).containsExactly("payments");
			assertThat(mapped.id()).isEqualTo("class");
			assertThat(mapped.group()).isNull();
			assertThat(mapped.conditions().type()).containsExactly("payment.*");
			assertThat(mapped.conditions().source()).containsExactly("/shop/*");
			assertThat(mapped.reply().destination()).isEqualTo("own");
			assertThat(listeners.get(1).reply().destination()).isEqualTo("shared");
			assertThat(listeners.get(1).reply().mode()).isEqualTo(ResponseMode.BINARY);
			assertThat(listeners.get(2).reply().destination()).isNull();
		});
	}

	@Test
	void describesBatchesOfQueues() {
		this.contextRunner.withBean(RabbitBatches.class)
			.withBean("rabbitListenerContainerFactory", SimpleRabbitListenerContainerFactory.class, () -> {
				SimpleRabbitListenerContainerFactory factory = new SimpleRabbitListenerContainerFactory();
				factory.setConnectionFactory(mock(ConnectionFactory.class));
				factory.setBatchListener(true);
				factory.setAutoStartup(false);
				return factory;
			})
			.run((context) -> assertThat(listener(context.getBean(CloudEventsEndpoint.class), "batches").batch())
				.isTrue());
	}

	@Test
	void leavesOutListenersThatAreNoLongerRegistered() {
		this.contextRunner.withBean(KafkaListeners.class).run((context) -> {
			context.getBean(KafkaListenerEndpointRegistry.class).unregisterListenerContainer("union");
			assertThat(context.getBean(CloudEventsEndpoint.class).cloudEvents().listeners())
				.extracting(ListenerDescriptor::id)
				.doesNotContain("union")
				.hasSize(4);
		});
	}

	@Test
	void describesListenersBesideHandlersAndLogsThemAtTheStart(CapturedOutput output) {
		LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());
		logging.setLogLevel(EventListeners.class.getName(), LogLevel.DEBUG);
		logging.setLogLevel(EventMappingRegistrar.class.getName(), LogLevel.DEBUG);
		new WebApplicationContextRunner().withConfiguration(COMMON)
			.withConfiguration(
					AutoConfigurations.of(HttpMessageConvertersAutoConfiguration.class, WebMvcAutoConfiguration.class,
							DispatcherServletAutoConfiguration.class, CloudEventsWebMvcAutoConfiguration.class))
			.withPropertyValues(PROPERTIES)
			.withBean(KafkaListeners.class)
			.withBean(RabbitClass.class)
			.withBean(Controller.class)
			.run((context) -> {
				CloudEventsEndpoint.CloudEventsDescriptor descriptor = context.getBean(CloudEventsEndpoint.class)
					.cloudEvents();
				assertThat(descriptor.handlers()).singleElement()
					.satisfies((handler) -> assertThat(handler.paths()).containsExactly("/payments"));
				assertThat(descriptor.listeners()).hasSize(7);
				assertThat(output)
					.contains("Events of type payment.completed, payment.failed from http /payments"
							+ " go to Controller#payment(Payment)")
					.contains("Events of type payment.completed, payment.failed from kafka payments, refunds"
							+ " go to KafkaListeners#union(Payment)")
					.contains("Events of any type from kafka audit-.* go to KafkaListeners#audit(CloudEvent)")
					.contains("Events of type payment.* from amqp payments go to RabbitClass#mapped(CloudEvent)");
			});
		logging.setLogLevel(EventListeners.class.getName(), null);
		logging.setLogLevel(EventMappingRegistrar.class.getName(), null);
	}

	private static ListenerDescriptor listener(CloudEventsEndpoint endpoint, String id) {
		return endpoint.cloudEvents()
			.listeners()
			.stream()
			.filter((listener) -> listener.id().equals(id))
			.findFirst()
			.orElseThrow();
	}

	static class KafkaListeners {

		@KafkaListener(id = "union", topics = { "payments", "refunds" }, idIsGroup = false)
		void union(Payment payment) {
		}

		@KafkaListener(id = "patterns", topicPattern = "audit-.*", groupId = "auditors")
		void audit(CloudEvent event) {
		}

		@KafkaListener(id = "partitions",
				topicPartitions = @TopicPartition(topic = "orders", partitions = { "0", "1" }))
		void partitions(CloudEvent event) {
		}

		@KafkaListener(id = "batches", topics = "all", batch = "true")
		void batch(List<CloudEvent> events) {
		}

		@KafkaListener(id = "parts", topics = "asked")
		@SendTo("${topics.receipts}")
		@CloudEventResponse(type = "payment.receipt")
		Map<String, Object> parts(@CloudEventPayload Map<String, Object> data, @CloudEventAttribute URI source) {
			return data;
		}

		@KafkaListener(id = "ordinary", topics = "texts")
		void ordinary(String text) {
		}

	}

	@KafkaListener(id = "answering", topics = "answers")
	@SendTo
	static class KafkaClass {

		@KafkaHandler
		CloudEvent answer(CloudEvent event) {
			return event;
		}

	}

	@RabbitListener(id = "class", queues = "payments")
	@SendTo("shared")
	static class RabbitClass {

		@RabbitHandler
		@CloudEventMapping(type = "payment.*", source = "/shop/*")
		@SendTo("own")
		CloudEvent mapped(CloudEvent event) {
			return event;
		}

		@RabbitHandler(isDefault = true)
		CloudEvent others(CloudEvent event) {
			return event;
		}

	}

	static class RabbitBatches {

		@RabbitListener(id = "batches", queues = "payments")
		void batch(List<CloudEvent> events) {
		}

	}

	@RestController
	static class Controller {

		@PostMapping("/payments")
		void payment(Payment payment) {
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
