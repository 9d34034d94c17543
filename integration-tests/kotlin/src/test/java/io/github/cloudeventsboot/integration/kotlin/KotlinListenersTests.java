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

package io.github.cloudeventsboot.integration.kotlin;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.messaging.MessagingCloudEventException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.listener.AcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for Kafka listeners that are written in Kotlin, suspending ones among them.
 * Containers are there but not started: records go to their listeners directly.
 */
@SpringBootTest(webEnvironment = WebEnvironment.NONE,
		properties = { "spring.kafka.listener.auto-startup=false", "spring.application.name=kotlin" })
class KotlinListenersTests {

	private static final String AMOUNT = "{\"amount\":1,\"currency\":\"EUR\"}";

	private static final Completed COMPLETED = new Completed(new Amount(1, "EUR"), null, 3, "none");

	@Autowired
	private KafkaListenerEndpointRegistry registry;

	@Autowired
	private KotlinListeners listeners;

	@Autowired
	private RecordedProducerFactory producers;

	@BeforeEach
	void clear() {
		this.listeners.getReceived().clear();
		this.producers.records.clear();
	}

	@ParameterizedTest
	@ValueSource(strings = { "payments", "suspended", "class" })
	void takesEventOfUnion(String listener) throws Exception {
		handle(listener, record("payment.completed", AMOUNT)).get(10, TimeUnit.SECONDS);
		assertThat(this.listeners.getReceived()).containsExactly(COMPLETED);
	}

	@ParameterizedTest
	@CsvSource({ "parts, null", "suspended-parts, 5" })
	void takesParts(String listener, String absent) throws Exception {
		handle(listener, record("parts", AMOUNT)).get(10, TimeUnit.SECONDS);
		handle(listener, header(record("parts", null), "ce_attempt", "6")).get(10, TimeUnit.SECONDS);
		assertThat(this.listeners.getReceived()).containsExactly("Amount(amount=1, currency=EUR) " + absent, "null 6");
	}

	@ParameterizedTest
	@ValueSource(classes = { SuspendedClassListener.class, DefaultValueListener.class })
	void rejectsListenerThatCannotWork(Class<?> listener) {
		assertThatThrownBy(() -> new SpringApplicationBuilder(Application.class, listener).web(WebApplicationType.NONE)
			.properties("spring.kafka.listener.auto-startup=false")
			.run()).isInstanceOf(InvalidEventTypeException.class).hasMessageContaining(listener.getSimpleName());
	}

	@ParameterizedTest
	@ValueSource(strings = { "payments", "suspended", "class" })
	void rejectsEventWithoutRequiredComponent(String listener) {
		assertThatThrownBy(() -> handle(listener, record("payment.failed", AMOUNT)))
			.hasRootCauseInstanceOf(MessagingCloudEventException.class)
			.rootCause()
			.hasMessageContaining("'why' is required");
		assertThat(this.listeners.getReceived()).isEmpty();
	}

	@Test
	@SuppressWarnings("unchecked")
	void takesBatchBeforeRejectedEvent() {
		assertThatThrownBy(() -> listener("batches", BatchAcknowledgingConsumerAwareMessageListener.class)
			.onMessage(List.of(record("payment.completed", AMOUNT), record("payment.failed", AMOUNT)), null, null))
			.hasRootCauseInstanceOf(MessagingCloudEventException.class);
		assertThat(this.listeners.getReceived()).containsExactly(List.of(COMPLETED));
	}

	@Test
	void answersWithEvent() throws Exception {
		handle("answered", record("payment.completed", AMOUNT));
		ProducerRecord<Object, Object> answer = this.producers.records.poll(10, TimeUnit.SECONDS);
		assertThat(answer.topic()).isEqualTo("answers");
		Header type = answer.headers().lastHeader("ce_type");
		assertThat(new String(type.value(), StandardCharsets.UTF_8)).isEqualTo("payment.failed");
	}

	@SuppressWarnings("unchecked")
	private CompletableFuture<Void> handle(String listener, ConsumerRecord<Object, Object> record) {
		CompletableFuture<Void> handled = new CompletableFuture<>();
		listener(listener, AcknowledgingConsumerAwareMessageListener.class).onMessage(record,
				() -> handled.complete(null), null);
		if (!listener.startsWith("suspended") && !"answered".equals(listener)) {
			// acknowledged by the container
			handled.complete(null);
		}
		return handled;
	}

	private <T> T listener(String id, Class<T> type) {
		return type.cast(this.registry.getListenerContainer(id).getContainerProperties().getMessageListener());
	}

	private static ConsumerRecord<Object, Object> record(String type, String data) {
		ConsumerRecord<Object, Object> record = new ConsumerRecord<>("any", 0, 0, null,
				(data != null) ? data.getBytes(StandardCharsets.UTF_8) : null);
		Map.of("ce_specversion", "1.0", "ce_id", "1", "ce_source", "/s", "ce_type", type, "content-type",
				"application/json")
			.forEach((name, value) -> header(record, name, value));
		return record;
	}

	private static ConsumerRecord<Object, Object> header(ConsumerRecord<Object, Object> record, String name,
			String value) {
		record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
		return record;
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ KotlinListeners.class, KotlinClassListener.class })
	static class Application {

		@Bean
		RecordedProducerFactory producers() {
			return new RecordedProducerFactory();
		}

	}

	/**
	 * Keeps what is sent, serialized.
	 */
	static class RecordedProducerFactory extends DefaultKafkaProducerFactory<Object, Object> {

		private final BlockingQueue<ProducerRecord<Object, Object>> records = new LinkedBlockingQueue<>();

		RecordedProducerFactory() {
			super(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1",
					ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class));
		}

		@Override
		@SuppressWarnings("unchecked")
		protected Producer<Object, Object> createRawProducer(Map<String, Object> configuration) {
			Serializer<Object> serializer = (Serializer<Object>) BeanUtils
				.instantiateClass((Class<?>) configuration.get(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG));
			serializer.configure(configuration, false);
			return new MockProducer<>() {

				@Override
				public Future<RecordMetadata> send(ProducerRecord<Object, Object> record, Callback callback) {
					serializer.serialize(record.topic(), record.headers(), record.value());
					RecordedProducerFactory.this.records.add(record);
					RecordMetadata metadata = new RecordMetadata(new TopicPartition(record.topic(), 0), 0, 0, 0, 0, 0);
					callback.onCompletion(metadata, null);
					return CompletableFuture.completedFuture(metadata);
				}

			};
		}

	}

}
