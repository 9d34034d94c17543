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

package io.github.cloudeventsboot.messaging.amqp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Map;

import com.rabbitmq.client.LongString;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.UnsupportedCloudEventException;
import io.github.cloudeventsboot.UnsupportedCloudEventException.Reason;
import io.github.cloudeventsboot.event.DataCharsets;
import io.github.cloudeventsboot.event.EventAssembler;
import io.github.cloudeventsboot.message.AttributeSource;
import io.github.cloudeventsboot.message.MessageMode;
import io.github.cloudeventsboot.message.MessageSource;
import io.github.cloudeventsboot.messaging.MessageAttributes;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;

/**
 * Adapts an AMQP message to a message of any protocol. Names of headers are
 * case-sensitive, and values may have native AMQP types (AMQP Protocol Binding for
 * CloudEvents, section 2.2).
 */
final class AmqpMessageSource extends MessageAttributes implements MessageSource {

	private final Message message;

	AmqpMessageSource(Message message) {
		this.message = message;
	}

	private MessageProperties properties() {
		return this.message.getMessageProperties();
	}

	@Override
	public String transport() {
		return "amqp";
	}

	/**
	 * Return the content type. A message without a content type has the default constant
	 * of Spring AMQP; a received content type is a different string instance.
	 */
	@Override
	@SuppressWarnings("ReferenceEquality") // see above
	public @Nullable String contentType() {
		String contentType = properties().getContentType();
		return (contentType != MessageProperties.DEFAULT_CONTENT_TYPE) ? contentType : null;
	}

	@Override
	public AttributeSource attributes() {
		return this;
	}

	@Override
	public boolean isEmpty() {
		return properties().getHeaders().keySet().stream().allMatch((name) -> AmqpHeaders.prefix(name) == null);
	}

	@Override
	public int readInto(EventAssembler assembler, int max) {
		if (isMixed()) {
			assembler.violation(CloudEventViolation
				.ofEvent("headers of attributes must all have the prefix " + AmqpHeaders.PREFIX));
		}
		return super.readInto(assembler, max);
	}

	private boolean isMixed() {
		String first = null;
		for (String name : properties().getHeaders().keySet()) {
			String prefix = AmqpHeaders.prefix(name);
			if (first != null && prefix != null && !prefix.equals(first)) {
				return true;
			}
			first = (prefix != null) ? prefix : first;
		}
		return false;
	}

	@Override
	protected void forEach(Consumer consumer) {
		for (Map.Entry<String, @Nullable Object> header : properties().getHeaders().entrySet()) {
			String prefix = AmqpHeaders.prefix(header.getKey());
			if (prefix != null) {
				consumer.accept(header.getKey().substring(prefix.length()), value(header.getValue()));
			}
		}
	}

	/**
	 * Return a value of the CloudEvents type system. A {@code LongString} is a string
	 * that Spring AMQP has not converted.
	 */
	private static @Nullable Object value(@Nullable Object value) {
		if (value instanceof Date date) {
			return date.toInstant();
		}
		return (value instanceof LongString text) ? decode(text.getBytes()) : value;
	}

	private static Object decode(byte[] bytes) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			return MALFORMED;
		}
	}

	/**
	 * Reject compressed bodies. Spring AMQP also uses the content encoding for charsets,
	 * which are irrelevant here.
	 */
	@Override
	public void check(MessageMode mode) {
		String encoding = properties().getContentEncoding();
		if (encoding != null && !encoding.isEmpty() && !"identity".equalsIgnoreCase(encoding)
				&& DataCharsets.find(encoding) == null) {
			throw new UnsupportedCloudEventException(Reason.CONTENT_ENCODING,
					"content-encoding is not supported: send the body uncompressed");
		}
	}

	/**
	 * Return the body. No body and an empty one are the same in AMQP 0-9-1.
	 */
	@Override
	public byte @Nullable [] body() {
		byte[] body = this.message.getBody();
		return (body.length > 0) ? body : null;
	}

	@Override
	public @Nullable String header(String name) {
		Object value = properties().getHeader(name);
		return (value instanceof String text) ? text : null;
	}

}
