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

package io.github.cloudeventsboot.autoconfigure.messaging;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.autoconfigure.CloudEventsAutoConfiguration;
import io.github.cloudeventsboot.autoconfigure.FailureAnalyses;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.messaging.kafka.CloudEventKafkaListenerConfigurer;
import io.github.cloudeventsboot.messaging.kafka.CloudEventKafkaSerializer;
import io.github.cloudeventsboot.messaging.kafka.EventProducerFactoryPostProcessor;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.BytesDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.kafka.annotation.KafkaHandler;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.KafkaListenerConfigurer;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.AcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.support.serializer.ErrorHandlingDeserializer;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.SendTo;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CloudEventsKafkaAutoConfiguration}. Containers are registered and not
 * started.
 */
class CloudEventsKafkaAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, KafkaAutoConfiguration.class,
				CloudEventsAutoConfiguration.class, CloudEventsKafkaAutoConfiguration.class))
		.withPropertyValues("spring.kafka.listener.auto-startup=false");

	@Test
	void preparesListenersOfEventsOnly() {
		this.contextRunner.withBean(Listeners.class).run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(CloudEventKafkaListenerConfigurer.class);
			KafkaListenerEndpointRegistry registry = context.getBean(KafkaListenerEndpointRegistry.class);
			assertThat(deserializer(registry.getListenerContainer("event")))
				.isEqualTo(ByteArrayDeserializer.class.getName());
			assertThat(deserializer(registry.getListenerContainer("ordinary"))).isNull();
		});
	}

	@Test
	void convertsHeadersAsForOrdinaryListeners() {
		this.contextRunner.withBean(WithHeaders.class).withUserConfiguration(Converters.class).run((context) -> {
			ConsumerRecord<Object, Object> record = new ConsumerRecord<>("any", 0, 0, null, null);
			Map.of("ce_specversion", "1.0", "ce_id", "1", "ce_source", "/s", "ce_type", "any", "tenant", "acme")
				.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
			record.headers().add("int", new byte[] { 0, 0, 0, 7 });
			record.headers().add("long", new byte[] { 0, 0, 0, 0, 0, 0, 0, 8 });
			handle(context.getBean(KafkaListenerEndpointRegistry.class).getListenerContainer("headers"), record);
			assertThat(context.getBean(WithHeaders.class).received).containsExactly(7, 8L, new Tenant("acme"));
		});
	}

	@Test
	void letsProducersSendEvents() {
		this.contextRunner.run((context) -> {
			DefaultKafkaProducerFactory<?, ?> factory = context.getBean(DefaultKafkaProducerFactory.class);
			assertThat(factory.getConfigurationProperties()).containsEntry(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
					CloudEventKafkaSerializer.class);
			assertThat(context).hasSingleBean(KafkaTemplate.class);
		});
	}

	@Test
	void isSwitchedOffByProperties() {
		this.contextRunner
			.withPropertyValues("cloudevents.kafka.listener.enabled=false", "cloudevents.kafka.producer.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(CloudEventKafkaListenerConfigurer.class)
				.doesNotHaveBean(EventProducerFactoryPostProcessor.class));
	}

	@Test
	void backsOffWithoutKafka() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.springframework.kafka", "org.apache.kafka"))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(CloudEventsKafkaAutoConfiguration.class));
	}

	@Test
	void backsOffWithoutMessaging() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(Message.class, KafkaTemplate.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(CloudEventsKafkaAutoConfiguration.class));
	}

	@Test
	void rejectsDeserializersThatNoListenerCanReplace() {
		this.contextRunner.withBean(Listeners.class)
			.withBean("kafkaListenerContainerFactory", ConcurrentKafkaListenerContainerFactory.class, () -> {
				ConcurrentKafkaListenerContainerFactory<String, String> factory = new ConcurrentKafkaListenerContainerFactory<>();
				factory.setConsumerFactory(new DefaultKafkaConsumerFactory<>(
						Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1"), new StringDeserializer(),
						new StringDeserializer()));
				return factory;
			})
			.run((context) -> {
				assertThat(context).hasFailed();
				FailureAnalysis analysis = FailureAnalyses.of(context.getStartupFailure());
				assertThat(analysis.getDescription()).contains(Listeners.class.getName(),
						StringDeserializer.class.getName());
				assertThat(analysis.getAction()).contains("class of the deserializer");
			});
	}

	@Test
	void rejectsDeserializersOfListenersThatMakeNoBytes() {
		this.contextRunner.withBean(WithDeserializer.class)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(InvalidEventTypeException.class)
				.hasMessageContaining("StringDeserializer"));
		this.contextRunner.withBean(WithJson.class)
			.run((context) -> assertThat(context).getFailure().hasMessageContaining("JacksonJsonDeserializer"));
		this.contextRunner.withBean(WithBytes.class).run((context) -> {
			KafkaListenerEndpointRegistry registry = context.getBean(KafkaListenerEndpointRegistry.class);
			assertThat(deserializer(registry.getListenerContainer("bytes")))
				.isEqualTo(BytesDeserializer.class.getName());
			assertThat(deserializer(registry.getListenerContainer("any")))
				.isEqualTo(ErrorHandlingDeserializer.class.getName());
		});
	}

	@Test
	void rejectsMethodsThatCantWork() {
		this.contextRunner.withBean(Mixed.class)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(InvalidEventTypeException.class)
				.hasMessageContaining("on(")
				.hasMessageContaining("both on"));
	}

	@Test
	void rejectsSingleEventsInBatches() {
		this.contextRunner.withBean(Listeners.class)
			.withPropertyValues("spring.kafka.listener.type=batch")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(InvalidEventTypeException.class)
				.hasMessageContaining("batches"));
	}

	@Test
	void rejectsBatchesInTransactions() {
		this.contextRunner.withBean(Batches.class)
			.withPropertyValues("spring.kafka.producer.transaction-id-prefix=tx-")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(InvalidEventTypeException.class)
				.hasMessageContaining("transactions"));
	}

	@Test
	void rejectsBatchesWithAcknowledgmentsInAnyOrder() {
		this.contextRunner.withBean(Batches.class)
			.withPropertyValues("spring.kafka.listener.async-acks=true")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(InvalidEventTypeException.class)
				.hasMessageContaining("in any order"));
	}

	@Test
	void rejectsSeveralRepliesInOneRecord() {
		this.contextRunner.withBean(Unsplit.class)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(InvalidEventTypeException.class)
				.hasMessageContaining("returns several events"));
	}

	@ParameterizedTest
	@ValueSource(classes = { Listeners.class, ClassListener.class })
	void rejectsRegistriesThatTakeItsPlace(Class<?> listener) {
		this.contextRunner.withBean(listener)
			.withConfiguration(AutoConfigurations.of(LateConfiguration.class))
			.run((context) -> {
				assertThat(context).hasFailed();
				FailureAnalysis analysis = FailureAnalyses.of(context.getStartupFailure());
				assertThat(analysis.getDescription()).contains(listener.getName(), "setEndpointRegistry");
				assertThat(analysis.getAction()).contains("bean that is registered earlier");
			});
	}

	@SuppressWarnings("unchecked")
	private static void handle(MessageListenerContainer container, ConsumerRecord<Object, Object> record) {
		Object listener = container.getContainerProperties().getMessageListener();
		((AcknowledgingConsumerAwareMessageListener<Object, Object>) listener).onMessage(record, null, null);
	}

	private static Object deserializer(MessageListenerContainer container) {
		return container.getContainerProperties()
			.getKafkaConsumerProperties()
			.get(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);
	}

	@AutoConfiguration(after = CloudEventsKafkaAutoConfiguration.class)
	static class LateConfiguration {

		@Bean
		KafkaListenerConfigurer lateConfigurer() {
			return (registrar) -> registrar.setEndpointRegistry(new KafkaListenerEndpointRegistry());
		}

	}

	static class Listeners {

		@KafkaListener(id = "event", topics = "events")
		void on(CloudEvent event) {
		}

		@KafkaListener(id = "ordinary", topics = "texts")
		void ordinary(List<String> text) {
		}

	}

	@KafkaListener(topics = "events")
	static class ClassListener {

		@KafkaHandler
		void on(CloudEvent event) {
		}

	}

	static class WithHeaders {

		private final List<Object> received = new ArrayList<>();

		@KafkaListener(id = "headers", topics = "events")
		void on(CloudEvent event, @Header("int") int number, @Header("long") long large,
				@Header("tenant") Tenant tenant) {
			this.received.addAll(List.of(number, large, tenant));
		}

	}

	record Tenant(String name) {

	}

	@Configuration(proxyBeanMethods = false)
	static class Converters {

		@Bean
		Converter<byte[], Tenant> tenants() {
			return (name) -> new Tenant(new String(name, StandardCharsets.UTF_8));
		}

		@Bean
		Converter<?, ?> untyped() {
			return (any) -> any;
		}

	}

	static class Batches {

		@KafkaListener(topics = "events", batch = "true")
		void on(List<CloudEvent> events) {
		}

	}

	static class Unsplit {

		@KafkaListener(topics = "events", splitIterables = false)
		@SendTo("replies")
		List<CloudEvent> on(CloudEvent event) {
			return List.of(event);
		}

	}

	static class Mixed {

		@KafkaListener(topics = "events")
		void on(@CloudEventPayload @CloudEventAttribute String both) {
		}

	}

	static class WithDeserializer {

		@KafkaListener(topics = "t", groupId = "g",
				properties = "value.deserializer=org.apache.kafka.common.serialization.StringDeserializer")
		void on(CloudEvent event) {
		}

	}

	static class WithJson {

		@KafkaListener(topics = "t", groupId = "g",
				properties = "value.deserializer=org.springframework.kafka.support.serializer.JacksonJsonDeserializer")
		void on(CloudEvent event) {
		}

	}

	static class WithBytes {

		@KafkaListener(id = "bytes", topics = "t",
				properties = "value.deserializer=org.apache.kafka.common.serialization.BytesDeserializer")
		void bytes(CloudEvent event) {
		}

		@KafkaListener(id = "any", topics = "t",
				properties = "value.deserializer=org.springframework.kafka.support.serializer.ErrorHandlingDeserializer")
		void any(CloudEvent event) {
		}

	}

}
