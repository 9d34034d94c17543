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

package io.github.cloudeventsboot.test.kafka;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cloudeventsboot.test.CloudEventMessageAssert;
import io.github.cloudeventsboot.test.message.EventMessage;
import io.github.cloudeventsboot.test.message.EventMessageAssert;
import io.github.cloudeventsboot.test.message.HeaderAttributes;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Entry point for assertions on records, to be imported statically.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * assertThatRecord(record).isBinary().event().hasSource("/shop").hasExtension("partitionkey", "p 1");
 * </pre>
 *
 * @since 0.1.0
 */
public final class CloudEventKafkaAssertions {

	private static final String PREFIX = "ce_";

	private CloudEventKafkaAssertions() {
	}

	/**
	 * Create assertions on a record (Kafka Protocol Binding for CloudEvents).
	 * @param record the record, whose value is bytes or text
	 * @return the assertions
	 */
	public static CloudEventMessageAssert<?> assertThatRecord(ConsumerRecord<?, ?> record) {
		HeaderAttributes attributes = new HeaderAttributes();
		Map<String, @Nullable String> headers = new LinkedHashMap<>();
		for (Header header : record.headers()) {
			headers.put(header.key(), text(header));
			if (header.key().startsWith(PREFIX)) {
				attributes.add(header.key().substring(PREFIX.length()), text(header));
			}
		}
		return new EventMessageAssert(record,
				new EventMessage("a record", headers.get("content-type"), attributes, headers, bytes(record.value())));
	}

	private static @Nullable String text(Header header) {
		return (header.value() != null) ? new String(header.value(), StandardCharsets.UTF_8) : null;
	}

	private static byte @Nullable [] bytes(@Nullable Object value) {
		if (value == null) {
			return null;
		}
		if (value instanceof Bytes bytes) {
			return bytes.get();
		}
		Assert.isTrue(value instanceof byte[] || value instanceof String,
				() -> "Value of the record must be read as byte[] or String, not as " + value.getClass().getName());
		return (value instanceof byte[] bytes) ? bytes : ((String) value).getBytes(StandardCharsets.UTF_8);
	}

}
