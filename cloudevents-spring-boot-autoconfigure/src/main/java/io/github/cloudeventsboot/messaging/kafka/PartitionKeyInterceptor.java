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

package io.github.cloudeventsboot.messaging.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;

import io.github.cloudeventsboot.messaging.MessageEventWriter;
import io.github.cloudeventsboot.messaging.OutgoingMessage;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Gives records the {@code partitionkey} of their event as the key, unless they have one
 * (Kafka Protocol Binding for CloudEvents, section 3.1). The attribute stays in the
 * event.
 *
 * @since 0.1.0
 */
public final class PartitionKeyInterceptor implements ProducerInterceptor<Object, Object> {

	private static final String ATTRIBUTE = "partitionkey";

	private @Nullable Function<Object, OutgoingMessage> creator;

	private boolean bytes;

	@Override
	@SuppressWarnings("unchecked")
	public void configure(Map<String, ?> configs) {
		this.creator = (Function<Object, OutgoingMessage>) configs.get(CloudEventKafkaSerializer.CREATOR);
		Object serializer = configs.get(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG);
		this.bytes = serializer == ByteArraySerializer.class || ByteArraySerializer.class.getName().equals(serializer);
	}

	@Override
	public ProducerRecord<Object, Object> onSend(ProducerRecord<Object, Object> record) {
		if (record.key() != null || !MessageEventWriter.isEvent(record.value())) {
			return record;
		}
		Assert.state(this.creator != null, "Interceptor must be configured");
		// an exception would be ignored here; the serializer throws it again
		OutgoingMessage message = this.creator.apply(record.value());
		Object key = message.event().getExtension(ATTRIBUTE);
		return new ProducerRecord<>(record.topic(), record.partition(), record.timestamp(),
				(key != null) ? key(key.toString()) : null, message, record.headers());
	}

	private Object key(String value) {
		return (this.bytes) ? value.getBytes(StandardCharsets.UTF_8) : value;
	}

	@Override
	public void onAcknowledgement(RecordMetadata metadata, Exception exception) {
		// nothing to record
	}

	@Override
	public void close() {
		// no resources to close
	}

}
