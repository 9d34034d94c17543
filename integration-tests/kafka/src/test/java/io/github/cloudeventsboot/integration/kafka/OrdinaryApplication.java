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
import java.util.List;
import java.util.Map;

import io.github.cloudeventsboot.integration.kafka.PaymentEvent.Payment;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.converter.BatchMessagingMessageConverter;
import org.springframework.kafka.support.converter.ByteArrayJacksonJsonMessageConverter;
import org.springframework.kafka.support.converter.JacksonJsonMessageConverter;
import org.springframework.kafka.support.converter.RecordMessageConverter;
import org.springframework.kafka.support.converter.StringJacksonJsonMessageConverter;
import org.springframework.kafka.support.serializer.ErrorHandlingDeserializer;
import org.springframework.kafka.support.serializer.JacksonJsonDeserializer;
import org.springframework.kafka.support.serializer.JacksonJsonSerializer;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.util.backoff.FixedBackOff;

/**
 * An application that has nothing to do with events: factories, templates, serializers,
 * deserializers and converters of all kinds, and listeners that answer to a topic.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class OrdinaryApplication {

	@Bean
	@Primary
	ProducerFactory<Object, Object> jsonProducers(KafkaConnectionDetails kafka) {
		return producers(kafka, JacksonJsonSerializer.class);
	}

	@Bean
	ProducerFactory<Object, Object> bytesProducers(KafkaConnectionDetails kafka) {
		return producers(kafka, ByteArraySerializer.class);
	}

	@Bean
	ProducerFactory<Object, Object> textProducers(KafkaConnectionDetails kafka) {
		DefaultKafkaProducerFactory<Object, Object> factory = producers(kafka, null);
		factory.setValueSerializer(serializer(new StringSerializer()));
		return factory;
	}

	private static DefaultKafkaProducerFactory<Object, Object> producers(KafkaConnectionDetails kafka,
			Class<?> serializer) {
		Map<String, Object> properties = new HashMap<>();
		properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.getBootstrapServers());
		properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
		if (serializer != null) {
			properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, serializer);
		}
		return new DefaultKafkaProducerFactory<>(properties);
	}

	@SuppressWarnings("unchecked")
	private static Serializer<Object> serializer(Serializer<?> serializer) {
		return (Serializer<Object>) serializer;
	}

	@Bean
	@Primary
	KafkaTemplate<Object, Object> json(ProducerFactory<Object, Object> jsonProducers) {
		return new KafkaTemplate<>(jsonProducers);
	}

	@Bean
	KafkaTemplate<Object, Object> bytes(@Qualifier("bytesProducers") ProducerFactory<Object, Object> bytesProducers) {
		return template(bytesProducers, new ByteArrayJacksonJsonMessageConverter());
	}

	@Bean
	KafkaTemplate<Object, Object> text(@Qualifier("textProducers") ProducerFactory<Object, Object> textProducers) {
		return template(textProducers, new StringJacksonJsonMessageConverter());
	}

	private static KafkaTemplate<Object, Object> template(ProducerFactory<Object, Object> producers,
			RecordMessageConverter converter) {
		KafkaTemplate<Object, Object> template = new KafkaTemplate<>(producers);
		template.setMessageConverter(converter);
		return template;
	}

	@Bean
	ConcurrentKafkaListenerContainerFactory<Object, Object> jsonListeners(KafkaConnectionDetails kafka,
			KafkaTemplate<Object, Object> json) {
		ConcurrentKafkaListenerContainerFactory<Object, Object> factory = factory(kafka,
				ErrorHandlingDeserializer.class, null);
		factory.setReplyTemplate(json);
		factory.setCommonErrorHandler(
				new DefaultErrorHandler(new DeadLetterPublishingRecoverer(json), new FixedBackOff(0, 0)));
		return factory;
	}

	@Bean
	ConcurrentKafkaListenerContainerFactory<Object, Object> textListeners(KafkaConnectionDetails kafka,
			@Qualifier("text") KafkaTemplate<Object, Object> text) {
		ConcurrentKafkaListenerContainerFactory<Object, Object> factory = factory(kafka, null,
				new StringDeserializer());
		factory.setRecordMessageConverter(new StringJacksonJsonMessageConverter());
		factory.setReplyTemplate(text);
		return factory;
	}

	@Bean
	ConcurrentKafkaListenerContainerFactory<Object, Object> batchListeners(KafkaConnectionDetails kafka,
			@Qualifier("bytes") KafkaTemplate<Object, Object> bytes) {
		ConcurrentKafkaListenerContainerFactory<Object, Object> factory = factory(kafka, StringDeserializer.class,
				null);
		factory.setBatchListener(true);
		factory.setBatchMessageConverter(new BatchMessagingMessageConverter(new JacksonJsonMessageConverter()));
		factory.setReplyTemplate(bytes);
		return factory;
	}

	@SuppressWarnings("unchecked")
	private static ConcurrentKafkaListenerContainerFactory<Object, Object> factory(KafkaConnectionDetails kafka,
			Class<?> deserializer, Deserializer<?> instance) {
		Map<String, Object> properties = new HashMap<>();
		properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.getBootstrapServers());
		properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
		properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
		if (deserializer != null) {
			properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, deserializer);
		}
		properties.put(ErrorHandlingDeserializer.VALUE_DESERIALIZER_CLASS, JacksonJsonDeserializer.class);
		properties.put(JacksonJsonDeserializer.VALUE_DEFAULT_TYPE, Payment.class);
		properties.put(JacksonJsonDeserializer.TRUSTED_PACKAGES, "*");
		DefaultKafkaConsumerFactory<Object, Object> consumers = new DefaultKafkaConsumerFactory<>(properties);
		if (instance != null) {
			consumers.setValueDeserializer((Deserializer<Object>) instance);
		}
		ConcurrentKafkaListenerContainerFactory<Object, Object> factory = new ConcurrentKafkaListenerContainerFactory<>();
		factory.setConsumerFactory(consumers);
		return factory;
	}

	@Bean
	Listeners listeners() {
		return new Listeners();
	}

	/** In groups of their own, as members of one wait for each other when one joins. */
	static class Listeners {

		@KafkaListener(topics = "${with}-json", groupId = "json", containerFactory = "jsonListeners")
		@SendTo("${with}-answers")
		Payment json(Payment payment) {
			return new Payment("json " + payment.reference(), payment.amount());
		}

		@KafkaListener(topics = "${with}-text", groupId = "text", containerFactory = "textListeners")
		@SendTo("${with}-text-answers")
		List<String> text(Payment payment) {
			return List.of("text " + payment.reference());
		}

		@KafkaListener(topics = "${with}-batches", groupId = "batches", containerFactory = "batchListeners")
		@SendTo("${with}-batch-answers")
		byte[] batches(List<Payment> payments) {
			return payments.toString().getBytes();
		}

	}

}
