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

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

import org.springframework.beans.BeanUtils;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.support.serializer.JacksonJsonSerializer;

/**
 * Creates producers without a broker, which serialize values and forget them.
 */
class ForgetfulProducerFactory extends DefaultKafkaProducerFactory<String, Object> {

	ForgetfulProducerFactory() {
		super(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1", ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
				JacksonJsonSerializer.class));
	}

	@Override
	@SuppressWarnings("unchecked")
	protected Producer<String, Object> createRawProducer(Map<String, Object> configuration) {
		Serializer<Object> serializer = (Serializer<Object>) BeanUtils
			.instantiateClass((Class<?>) configuration.get(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG));
		serializer.configure(configuration, false);
		return new ForgetfulProducer(serializer);
	}

	private static final class ForgetfulProducer extends MockProducer<String, Object> {

		private final Serializer<Object> serializer;

		ForgetfulProducer(Serializer<Object> serializer) {
			super(true, null, new StringSerializer(), serializer);
			this.serializer = serializer;
		}

		@Override
		public Future<RecordMetadata> send(ProducerRecord<String, Object> record, Callback callback) {
			byte[] value = this.serializer.serialize(record.topic(), record.headers(), record.value());
			RecordMetadata metadata = new RecordMetadata(new TopicPartition(record.topic(), 0), 0, 0, 0, 0,
					value.length);
			callback.onCompletion(metadata, null);
			return CompletableFuture.completedFuture(metadata);
		}

	}

}
