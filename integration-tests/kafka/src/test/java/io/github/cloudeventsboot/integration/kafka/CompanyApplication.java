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

package io.github.cloudeventsboot.integration.kafka;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.messaging.MessagingCloudEventException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.BackOff;
import org.springframework.kafka.annotation.KafkaHandler;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.RetryableTopic;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaListenerErrorHandler;
import org.springframework.kafka.listener.adapter.RecordFilterStrategy;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.serializer.JacksonJsonDeserializer;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.util.backoff.FixedBackOff;
import org.springframework.validation.Errors;
import org.springframework.validation.annotation.Validated;

/**
 * An application that uses what Spring for Apache Kafka offers besides listeners.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class CompanyApplication {

	@Bean
	CommonErrorHandler errorHandler(KafkaOperations<?, ?> operations) {
		return new DefaultErrorHandler(new DeadLetterPublishingRecoverer(operations), new FixedBackOff(0, 2));
	}

	@Bean
	ConcurrentKafkaListenerContainerFactory<String, Object> own(KafkaConnectionDetails kafka) {
		Map<String, Object> properties = new HashMap<>();
		properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.getBootstrapServers());
		properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
		properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
		properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, JacksonJsonDeserializer.class);
		ConcurrentKafkaListenerContainerFactory<String, Object> factory = new ConcurrentKafkaListenerContainerFactory<>();
		factory.setConsumerFactory(new DefaultKafkaConsumerFactory<>(properties));
		RecordFilterStrategy<String, Object> ignored = (record) -> record.value() instanceof byte[] bytes
				&& new String(bytes).contains("ignored");
		factory.setRecordFilterStrategy(ignored);
		return factory;
	}

	@Bean
	KafkaListenerErrorHandler violations(ObjectProvider<Listeners> listeners) {
		return (message, ex) -> {
			if (ex.getCause() instanceof MessagingCloudEventException rejected) {
				listeners.getObject().received.add(rejected.getViolations().toString());
				return "handled";
			}
			throw ex;
		};
	}

	@Bean
	Listeners listeners() {
		return new Listeners();
	}

	@Bean
	FutureByType futureByType(Listeners listeners) {
		return new FutureByType(listeners);
	}

	static class Listeners {

		private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();

		private final Set<String> failedOnce = new HashSet<>();

		Object next() throws InterruptedException {
			return this.received.poll(30, TimeUnit.SECONDS);
		}

		boolean isEmpty() {
			return this.received.isEmpty();
		}

		/**
		 * Receive an event, but only the second time.
		 */
		private void failOnce(String key, Object event) {
			if (this.failedOnce.add(key)) {
				throw new IllegalStateException("Failed once");
			}
			this.received.add(event);
		}

		@KafkaListener(topics = "company-own", containerFactory = "own", groupId = "own")
		void own(PaymentEvent event, ConsumerRecord<String, byte[]> record) {
			this.received.add(List.of(event, new String(record.value())));
		}

		@KafkaListener(topics = "company-own-batches", containerFactory = "own", groupId = "own", batch = "true")
		void own(List<PaymentEvent> events) {
			this.received.addAll(events);
		}

		@KafkaListener(topics = "company-retried")
		void retried(PaymentEvent event) {
			failOnce("retried", event);
		}

		@KafkaListener(topics = "company-retried-batches", batch = "true")
		void retried(List<PaymentEvent> events) {
			failOnce("retried-batches", events);
		}

		@KafkaListener(id = "company-failing-batches", topics = "company-failing-batches", batch = "true",
				autoStartup = "false")
		void failing(List<PaymentEvent> events) {
			failOnce("failing-batches", events);
		}

		@KafkaListener(id = "company-failing-futures", topics = "company-failing-futures", batch = "true",
				autoStartup = "false")
		CompletableFuture<Void> failingLater(List<PaymentEvent> events) {
			return CompletableFuture.runAsync(() -> failOnce("failing-futures", events));
		}

		@RetryableTopic(backOff = @BackOff(delay = 10))
		@KafkaListener(topics = "company-retry-topic")
		void retryTopic(PaymentEvent event) {
			failOnce("retry-topic", event);
		}

		@KafkaListener(topics = "company-violations", errorHandler = "violations")
		@SendTo("company-handled")
		PaymentEvent violations(PaymentEvent event) {
			return event;
		}

		@KafkaListener(topics = "company-strict")
		void strict(@Validated(Strict.class) Amount event) {
			this.received.add(event);
		}

		@KafkaListener(topics = "company-trusted")
		void trusted(PaymentEvent event) {
			this.received.add(event);
		}

		@KafkaListener(topics = "company-errors", batch = "true")
		void errors(List<Amount> events, Errors errors) {
			this.received.add(events.size() + " events, " + errors.getErrorCount() + " errors");
		}

		@KafkaListener(topics = "company-future")
		@SendTo("company-futures")
		CompletableFuture<PaymentEvent> future(PaymentEvent event) {
			return CompletableFuture.supplyAsync(() -> event);
		}

		@KafkaListener(id = "company-rejected-futures", topics = "company-rejected-futures", autoStartup = "false")
		CompletableFuture<Void> later(PaymentEvent.Failed event) {
			return CompletableFuture.runAsync(() -> this.received.add(event));
		}

		@KafkaListener(topics = "company-asked")
		@SendTo
		PaymentEvent asked(PaymentEvent event) {
			return event;
		}

		@KafkaListener(topics = "company-envelopes")
		@SendTo
		Message<PaymentEvent> envelopes(PaymentEvent event) {
			return MessageBuilder.withPayload(event)
				.setHeader(KafkaHeaders.TOPIC, "company-enveloped")
				.setHeader(KafkaHeaders.KEY, "key")
				.setHeader("own", "header")
				.build();
		}

		@KafkaListener(topics = "company-threads")
		void threads(CloudEvent event) throws ReflectiveOperationException {
			this.received.add(Thread.class.getMethod("isVirtual").invoke(Thread.currentThread()));
		}

	}

	@KafkaListener(id = "company-rejected-class", topics = "company-rejected-class", autoStartup = "false")
	record FutureByType(Listeners listeners) {

		@KafkaHandler
		CompletableFuture<Void> later(PaymentEvent.Failed event) {
			return this.listeners.later(event);
		}

		@KafkaHandler
		void now(PaymentEvent.Completed event) {
			this.listeners.received.add(event);
		}

	}

	interface Strict {

	}

	@CloudEventType("amount")
	record Amount(@CloudEventPayload Data data) {

		record Data(@NotBlank String name, @Positive(groups = Strict.class) int amount) {

		}

	}

}
