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

package io.github.cloudeventsboot.test.amqp;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.cloudeventsboot.test.CloudEventMessageAssert;
import io.github.cloudeventsboot.test.message.EventMessage;
import io.github.cloudeventsboot.test.message.EventMessageAssert;
import io.github.cloudeventsboot.test.message.HeaderAttributes;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.core.Message;

/**
 * Entry point for assertions on AMQP messages, to be imported statically.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * assertThatMessage(message).isBinary()
 * 	.event()
 * 	.hasExtension("priority", 7)
 * 	.hasTime(OffsetDateTime.parse("1970-01-01T00:00:00Z"));
 * </pre>
 *
 * @since 0.1.0
 */
public final class CloudEventAmqpAssertions {

	/** AMQP Protocol Binding for CloudEvents, section 3.1.3.1. */
	private static final List<String> PREFIXES = List.of("cloudEvents_", "cloudEvents:");

	private CloudEventAmqpAssertions() {
	}

	/**
	 * Create assertions on a message (AMQP Protocol Binding for CloudEvents).
	 * @param message the message
	 * @return the assertions
	 */
	public static CloudEventMessageAssert<?> assertThatMessage(Message message) {
		HeaderAttributes attributes = new HeaderAttributes();
		Map<String, Object> shown = new TreeMap<>();
		message.getMessageProperties().getHeaders().forEach((name, value) -> {
			shown.put(name, String.valueOf(value));
			add(attributes, name, value);
		});
		String contentType = message.getMessageProperties().getContentType();
		if (contentType != null) {
			shown.put("content-type", contentType);
		}
		byte[] body = message.getBody();
		return new EventMessageAssert(message,
				new EventMessage("a message", contentType, attributes, shown, (body.length > 0) ? body : null));
	}

	private static void add(HeaderAttributes attributes, String name, @Nullable Object value) {
		for (String prefix : PREFIXES) {
			if (name.startsWith(prefix)) {
				attributes.add(name.substring(prefix.length()), value(value));
			}
		}
	}

	private static @Nullable Object value(@Nullable Object value) {
		if (value instanceof Date date) {
			return date.toInstant();
		}
		return (value == null || value instanceof Number || value instanceof Boolean || value instanceof byte[]) ? value
				: value.toString();
	}

}
