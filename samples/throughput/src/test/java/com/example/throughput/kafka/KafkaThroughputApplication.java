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

package com.example.throughput.kafka;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

import com.example.throughput.plain.PaymentEnvelope;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListenerConfigurer;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.serializer.JacksonJsonDeserializer;
import org.springframework.validation.Validator;

/**
 * Listeners and templates without a broker: consumers read from memory, and producers
 * forget what they have serialized.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class KafkaThroughputApplication {

	private static final int RECORDS = 1000;

	private static final String EVENT = """
			{"specversion":"1.0","id":"A234-1234-%1$d","source":"https://shop.example.com/payments",\
			"type":"com.example.payment.completed","time":"2026-11-23T17:31:00.123Z",\
			"datacontenttype":"application/json","data":%2$s}""";

	private static final String DATA = """
			{"orderId":"ord-20261123-%d","amount":%s,"currency":"EUR",\
			"items":[{"sku":"SKU-1","quantity":2},{"sku":"SKU-2","quantity":1}]}""";

	@Bean
	Map<String, Rounds> rounds() {
		return Map.of("plain", rounds((number, data) -> WireRecord.of(Map.of(), EVENT.formatted(number, data))),
				"structured",
				rounds((number, data) -> WireRecord.of(Map.of("content-type", "application/cloudevents+json"),
						EVENT.formatted(number, data))),
				"binary", rounds((number, data) -> WireRecord.of(binary(number), data)));
	}

	private static Rounds rounds(BiFunction<Integer, String, WireRecord> records) {
		return new Rounds(IntStream.range(0, RECORDS)
			.mapToObj((number) -> records.apply(number, DATA.formatted(number, "129.95")))
			.toList());
	}

	private static Map<String, String> binary(int number) {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("ce_specversion", "1.0");
		headers.put("ce_id", "A234-1234-" + number);
		headers.put("ce_source", "https://shop.example.com/payments");
		headers.put("ce_type", "com.example.payment.completed");
		headers.put("ce_time", "2026-11-23T17:31:00.123Z");
		headers.put("content-type", "application/json");
		return headers;
	}

	@Bean
	Listeners listeners(Map<String, Rounds> rounds) {
		return new Listeners(rounds);
	}

	@Bean
	ConcurrentKafkaListenerContainerFactory<String, Object> events(Map<String, Rounds> rounds) {
		return factory(rounds, null);
	}

	@Bean
	ConcurrentKafkaListenerContainerFactory<String, Object> plains(Map<String, Rounds> rounds) {
		return factory(rounds, new JacksonJsonDeserializer<>(PaymentEnvelope.class, false));
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static ConcurrentKafkaListenerContainerFactory<String, Object> factory(Map<String, Rounds> rounds,
			Deserializer<?> deserializer) {
		ConcurrentKafkaListenerContainerFactory<String, Object> factory = new ConcurrentKafkaListenerContainerFactory<>();
		Map<String, Object> properties = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
		factory.setConsumerFactory(
				new DefaultKafkaConsumerFactory<>(properties, null, (Deserializer<Object>) deserializer) {

					@Override
					protected Consumer<String, Object> createRawConsumer(Map<String, Object> configuration) {
						String topic = (String) configuration.get(ConsumerConfig.GROUP_ID_CONFIG);
						return new ReplayedConsumer<>(topic, (deserializer != null) ? (Deserializer) deserializer
								: (Deserializer) new ByteArrayDeserializer(), rounds.get(topic));
					}

				});
		return factory;
	}

	/**
	 * Without it, constraints of ordinary payloads would not be checked.
	 */
	@Bean
	KafkaListenerConfigurer validation(Validator validator) {
		return (registrar) -> registrar.setValidator(validator);
	}

	@Bean
	KafkaTemplate<String, Object> eventTemplate(ProducerFactory<String, Object> eventProducers) {
		return new KafkaTemplate<>(eventProducers);
	}

	@Bean
	KafkaTemplate<String, Object> plainTemplate() {
		return new KafkaTemplate<>(new ForgetfulProducerFactory());
	}

	/**
	 * A bean, so that its producers send events.
	 */
	@Bean
	ForgetfulProducerFactory eventProducers() {
		return new ForgetfulProducerFactory();
	}

}
