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

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import io.github.cloudeventsboot.message.MessageMode;
import io.github.cloudeventsboot.messaging.MessagingCloudEventException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.support.KafkaHeaders;

/**
 * The headers of records that belong to an event (Kafka Protocol Binding for CloudEvents,
 * section 3.2.3).
 */
final class RecordHeaders {

	/** The prefix of context attributes. */
	static final String PREFIX = "ce_";

	/** The name of the header for the content type. */
	static final String CONTENT_TYPE = "content-type";

	/** The headers by which dead letters and retries name the class of an exception. */
	private static final List<String> EXCEPTIONS = List.of(KafkaHeaders.DLT_EXCEPTION_CAUSE_FQCN,
			KafkaHeaders.DLT_EXCEPTION_FQCN, KafkaHeaders.EXCEPTION_CAUSE_FQCN, KafkaHeaders.EXCEPTION_FQCN);

	private static final byte[] REJECTION = MessagingCloudEventException.class.getName()
		.getBytes(StandardCharsets.UTF_8);

	/**
	 * The name of the header of a record that an event listener received, though it is
	 * not an event, and failed to handle. The library's serializer removes it.
	 */
	private static final String BYTES = "cloudevents-bytes";

	private static final char REPLACEMENT = '\uFFFD';

	private RecordHeaders() {
	}

	static boolean isAttribute(String name) {
		return name.startsWith(PREFIX);
	}

	/**
	 * Return whether a record is meant as an event. Any record may have a content type.
	 */
	static boolean hasEvent(Headers headers) {
		for (org.apache.kafka.common.header.Header header : headers) {
			if (isAttribute(header.key()) || (CONTENT_TYPE.equals(header.key()) && isStructured(header.value()))) {
				return true;
			}
		}
		return false;
	}

	private static boolean isStructured(byte @Nullable [] contentType) {
		return contentType != null
				&& MessageMode.of(new String(contentType, StandardCharsets.UTF_8)) != MessageMode.BINARY;
	}

	/**
	 * Return whether, according to the headers of a dead letter or a retry, an event
	 * listener has rejected the record.
	 */
	static boolean hasRejection(Headers headers) {
		for (String name : EXCEPTIONS) {
			org.apache.kafka.common.header.Header header = headers.lastHeader(name);
			if (header != null && Arrays.equals(header.value(), REJECTION)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Mark a record that is not an event, and becomes a dead letter or is retried.
	 */
	static void mark(Headers headers) {
		headers.remove(BYTES).add(BYTES, new byte[0]);
	}

	/**
	 * Remove the mark.
	 * @return whether the record was marked
	 */
	static boolean unmark(Headers headers) {
		if (headers.lastHeader(BYTES) == null) {
			return false;
		}
		headers.remove(BYTES);
		return true;
	}

	/**
	 * Remove all headers of an event.
	 */
	static void removeEvent(Headers headers) {
		for (org.apache.kafka.common.header.Header header : headers.toArray()) {
			if (CONTENT_TYPE.equals(header.key()) || isAttribute(header.key())) {
				headers.remove(header.key());
			}
		}
	}

	/**
	 * Decode bytes.
	 * @return the text, or {@code null} if they are not UTF-8
	 */
	static @Nullable String decode(byte[] bytes) {
		String text = new String(bytes, StandardCharsets.UTF_8);
		// the replacement for malformed input, which may also occur literally
		return (text.indexOf(REPLACEMENT) < 0) ? text : decodeStrictly(bytes);
	}

	private static @Nullable String decodeStrictly(byte[] bytes) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			return null;
		}
	}

}
