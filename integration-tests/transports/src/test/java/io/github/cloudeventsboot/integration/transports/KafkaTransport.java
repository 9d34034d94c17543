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

package io.github.cloudeventsboot.integration.transports;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.github.cloudeventsboot.ContentMode;
import io.github.cloudeventsboot.integration.kafka.Broker;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.core.KafkaTemplate;

/**
 * Records of a template, whose mode is a property.
 */
final class KafkaTransport implements Transport {

	private final KafkaTemplate<Object, Object> template;

	KafkaTransport(KafkaTemplate<Object, Object> template) {
		this.template = template;
	}

	@Override
	public void send(Kind kind, ContentMode mode, List<?> events) {
		events.forEach((event) -> this.template.send(mode + "-" + kind.channel(), event));
	}

	@Override
	public void send(Kind kind, ContentMode mode, RawEvent event) {
		send(mode + "-" + kind.channel(), event.body(mode), event.headers("ce_", UnaryOperator.identity(), mode));
	}

	static void send(String topic, byte @Nullable [] body, Map<String, String> headers) {
		ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(topic, body);
		headers.forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
		Broker.send(message);
	}

}
