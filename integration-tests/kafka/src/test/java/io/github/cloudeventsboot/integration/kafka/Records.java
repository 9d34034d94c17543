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

import java.nio.charset.StandardCharsets;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Records as senders make them.
 */
final class Records {

	private Records() {
	}

	static ProducerRecord<byte[], byte[]> binary(String topic, String type, @Nullable String data) {
		ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, (data != null) ? bytes(data) : null);
		header(record, "ce_specversion", "1.0");
		header(record, "ce_id", "1");
		header(record, "ce_source", "/tests");
		header(record, "ce_type", type);
		header(record, "ce_subject", "Euro \u20ac \ud83d\ude00 %20");
		header(record, "content-type", "application/json");
		return record;
	}

	static ProducerRecord<byte[], byte[]> structured(String topic, String type, String data) {
		ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic,
				bytes("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/tests\",\"subject\":\"s\",\"type\":\"" + type
						+ "\",\"data\":" + data + "}"));
		header(record, "content-type", "application/cloudevents+json; charset=UTF-8");
		return record;
	}

	static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
		record.headers().add(name, bytes(value));
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
		return header(record.headers(), name);
	}

	static @Nullable String header(Headers headers, String name) {
		Header header = headers.lastHeader(name);
		return (header != null) ? new String(header.value(), StandardCharsets.UTF_8) : null;
	}

}
