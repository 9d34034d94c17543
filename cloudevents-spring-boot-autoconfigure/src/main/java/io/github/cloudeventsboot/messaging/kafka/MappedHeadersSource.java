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

import io.github.cloudeventsboot.message.AttributeSource;
import io.github.cloudeventsboot.message.MessageMode;
import io.github.cloudeventsboot.message.MessageSource;
import io.github.cloudeventsboot.messaging.MessageAttributes;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;

/**
 * A message that Spring created without our converter, for a share consumer. Header
 * values are bytes, or have the type that the sender's header mapper recorded.
 */
final class MappedHeadersSource extends MessageAttributes implements MessageSource {

	private final Message<?> message;

	MappedHeadersSource(Message<?> message) {
		this.message = message;
	}

	@Override
	public String transport() {
		return "kafka";
	}

	@Override
	public @Nullable String contentType() {
		String value = header(RecordHeaders.CONTENT_TYPE);
		return (value != null) ? value : header("contentType");
	}

	@Override
	public AttributeSource attributes() {
		return this;
	}

	@Override
	public boolean isEmpty() {
		return this.message.getHeaders().keySet().stream().noneMatch(RecordHeaders::isAttribute);
	}

	@Override
	protected void forEach(Consumer consumer) {
		for (Map.Entry<String, Object> header : this.message.getHeaders().entrySet()) {
			if (RecordHeaders.isAttribute(header.getKey())) {
				Object value = header.getValue();
				Object text = (value instanceof byte[] bytes) ? RecordHeaders.decode(bytes) : value;
				consumer.accept(header.getKey().substring(RecordHeaders.PREFIX.length()),
						(text != null) ? text : MALFORMED);
			}
		}
	}

	@Override
	public void check(MessageMode mode) {
		// mapped headers occur once
	}

	@Override
	public byte @Nullable [] body() {
		return (this.message.getPayload() instanceof byte[] bytes) ? bytes : null;
	}

	@Override
	public @Nullable String header(String name) {
		Object value = this.message.getHeaders().get(name);
		if (value instanceof byte[] bytes) {
			return new String(bytes, StandardCharsets.UTF_8);
		}
		return (value != null) ? value.toString() : null;
	}

}
