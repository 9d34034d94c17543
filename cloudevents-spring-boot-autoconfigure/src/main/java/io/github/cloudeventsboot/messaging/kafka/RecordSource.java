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
import java.util.List;

import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventException;
import io.github.cloudeventsboot.message.AttributeSource;
import io.github.cloudeventsboot.message.MessageMode;
import io.github.cloudeventsboot.message.MessageSource;
import io.github.cloudeventsboot.messaging.MessageAttributes;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Adapts a record to a message. Names of headers are case-sensitive.
 */
final class RecordSource extends MessageAttributes implements MessageSource {

	private final ConsumerRecord<?, ?> record;

	RecordSource(ConsumerRecord<?, ?> record) {
		this.record = record;
	}

	@Override
	public String transport() {
		return "kafka";
	}

	@Override
	public @Nullable String contentType() {
		return header(RecordHeaders.CONTENT_TYPE);
	}

	@Override
	public AttributeSource attributes() {
		return this;
	}

	@Override
	public boolean isEmpty() {
		for (Header header : this.record.headers()) {
			if (RecordHeaders.isAttribute(header.key())) {
				return false;
			}
		}
		return true;
	}

	@Override
	protected void forEach(Consumer consumer) {
		for (Header header : this.record.headers()) {
			if (RecordHeaders.isAttribute(header.key())) {
				String name = header.key().substring(RecordHeaders.PREFIX.length());
				byte[] value = header.value();
				String text = (value != null) ? RecordHeaders.decode(value) : null;
				consumer.accept(name, (value != null && text == null) ? MALFORMED : text);
			}
		}
	}

	@Override
	public void check(MessageMode mode) {
		int count = 0;
		for (Header header : this.record.headers().headers(RecordHeaders.CONTENT_TYPE)) {
			if (++count > 1) {
				throw invalid(mode, "must occur only once");
			}
			if (header.value() != null && RecordHeaders.decode(header.value()) == null) {
				throw invalid(mode, "must be UTF-8");
			}
		}
	}

	private static InvalidCloudEventException invalid(MessageMode mode, String detail) {
		return new InvalidCloudEventException(
				List.of((mode == MessageMode.BINARY) ? CloudEventViolation.ofAttribute("datacontenttype", detail)
						: CloudEventViolation.ofEvent("header " + RecordHeaders.CONTENT_TYPE + " " + detail)));
	}

	@Override
	public byte @Nullable [] body() {
		Object value = this.record.value();
		if (value == null || value instanceof byte[]) {
			return (byte[]) value;
		}
		if (value instanceof Bytes bytes) {
			return bytes.get();
		}
		throw new IllegalStateException("Value of a record must be bytes for an event listener, not "
				+ value.getClass().getName() + ": remove the value deserializer of the listener");
	}

	@Override
	public @Nullable String header(String name) {
		Header header = this.record.headers().lastHeader(name);
		byte[] value = (header != null) ? header.value() : null;
		return (value != null) ? new String(value, StandardCharsets.UTF_8) : null;
	}

}
