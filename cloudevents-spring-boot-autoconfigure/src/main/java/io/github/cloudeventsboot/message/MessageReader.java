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

package io.github.cloudeventsboot.message;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.core.provider.EventFormatProvider;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventTooLargeException;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventException;
import io.github.cloudeventsboot.UnsupportedCloudEventException;
import io.github.cloudeventsboot.UnsupportedCloudEventException.Reason;
import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.DataCharsets;
import io.github.cloudeventsboot.event.EventAssembler;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.event.InvalidOptionalAttributes;
import io.github.cloudeventsboot.event.MediaTypeSyntax;
import io.github.cloudeventsboot.format.json.JsonEventReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads events from the parts of a message.
 *
 * @since 0.1.0
 */
public final class MessageReader {

	private static final byte[] EMPTY = new byte[0];

	private final JsonEventReader json;

	private final MessageLimits limits;

	private final InvalidOptionalAttributes invalid;

	private final String notAnEvent;

	/**
	 * Create a reader that rejects every violation.
	 * @param limits the limits of messages
	 * @param notAnEvent the violation to report for a message without any sign of an
	 * event, as a sentence without a full stop
	 */
	public MessageReader(MessageLimits limits, String notAnEvent) {
		this(limits, InvalidOptionalAttributes.REJECT, notAnEvent);
	}

	/**
	 * Create a reader.
	 * @param limits the limits of messages
	 * @param invalid how to handle invalid optional attributes
	 * @param notAnEvent the violation to report for a message without any sign of an
	 * event, as a sentence without a full stop
	 */
	public MessageReader(MessageLimits limits, InvalidOptionalAttributes invalid, String notAnEvent) {
		this.limits = limits;
		this.invalid = invalid;
		this.json = new JsonEventReader(limits.maxAttributes(), invalid);
		this.notAnEvent = notAnEvent;
	}

	/**
	 * Return the limits.
	 * @return the limits of messages
	 */
	public MessageLimits limits() {
		return this.limits;
	}

	/**
	 * Return whether a message is meant as an event at all, malformed or not.
	 * @param contentType the raw content type, or {@code null}
	 * @param attributes the attributes of binary mode
	 * @return whether it has a CloudEvents content type, or any attribute
	 */
	public boolean isEvent(@Nullable String contentType, AttributeSource attributes) {
		return MessageMode.of(contentType) != MessageMode.BINARY || !attributes.isEmpty();
	}

	/**
	 * Read the single event of a message in binary or structured mode.
	 * @param contentType the raw content type, or {@code null}
	 * @param attributes the attributes of binary mode
	 * @param body the body, which is not copied, or {@code null} for no data
	 * @return the event
	 * @throws CloudEventException if there is no valid event
	 */
	public ImmutableCloudEvent readEvent(@Nullable String contentType, AttributeSource attributes,
			byte @Nullable [] body) {
		MessageMode mode = MessageMode.of(contentType);
		if (contentType == null || mode == MessageMode.BINARY) {
			return readBinary(contentType, attributes, body);
		}
		if (mode == MessageMode.BATCH) {
			throw new UnsupportedCloudEventException(Reason.BATCH, "batch is not accepted here, only a single event");
		}
		return readStructured(contentType, (body != null) ? body : EMPTY);
	}

	/**
	 * Read the events of a message in any mode. A single event is a list of one.
	 * @param contentType the raw content type, or {@code null}
	 * @param attributes the attributes of binary mode
	 * @param body the body, which is not copied, or {@code null} for no data
	 * @return the events
	 * @throws CloudEventException if there are no valid events, with the index of each
	 * faulty event of a batch
	 */
	public List<CloudEvent> readEvents(@Nullable String contentType, AttributeSource attributes,
			byte @Nullable [] body) {
		if (contentType == null || MessageMode.of(contentType) != MessageMode.BATCH) {
			return List.of(readEvent(contentType, attributes, body));
		}
		if (!isType(contentType, MessageMode.JSON_BATCH)) {
			throw unknownFormat();
		}
		return this.json.readBatch(utf8(contentType, (body != null) ? body : EMPTY), this.limits.maxBatchSize());
	}

	private ImmutableCloudEvent readBinary(@Nullable String contentType, AttributeSource attributes,
			byte @Nullable [] body) {
		EventAssembler assembler = new EventAssembler(this.invalid);
		int max = this.limits.maxAttributes();
		int count = attributes.readInto(assembler, max);
		if (count == 0) {
			assembler.violation(CloudEventViolation.ofEvent(this.notAnEvent));
		}
		else if (contentType != null) {
			if (count >= max) {
				throw CloudEventTooLargeException.ofAttributes(max);
			}
			assembler.set(AttributeNames.DATACONTENTTYPE, contentType);
		}
		return assembler.build((body != null) ? EventData.ofBytes(body) : null);
	}

	private ImmutableCloudEvent readStructured(String contentType, byte[] body) {
		if (isType(contentType, MessageMode.JSON)) {
			return this.json.readEvent(utf8(contentType, body));
		}
		String mediaType = contentType.substring(0, MediaTypeSyntax.typeEnd(contentType)).toLowerCase(Locale.ROOT);
		EventFormat format = EventFormatProvider.getInstance().resolveFormat(mediaType);
		if (format == null) {
			throw unknownFormat();
		}
		CloudEvent event = deserialize(format, body);
		if (event.getAttributeNames().size() + event.getExtensionNames().size() > this.limits.maxAttributes()) {
			throw CloudEventTooLargeException.ofAttributes(this.limits.maxAttributes());
		}
		return ImmutableCloudEvent.copyOf(event, this.invalid);
	}

	private static CloudEvent deserialize(EventFormat format, byte[] body) {
		try {
			return format.deserialize(body);
		}
		catch (RuntimeException ex) {
			// any exception of a third-party format is due to the sender's bytes
			throw new InvalidCloudEventException(
					List.of(CloudEventViolation.ofEvent("body must be an event in the format of its Content-Type")));
		}
	}

	private static byte[] utf8(String contentType, byte[] body) {
		Charset charset = DataCharsets.of(contentType);
		if (charset == StandardCharsets.UTF_8) {
			return body;
		}
		String text = DataCharsets.decode(body, 0, body.length, charset);
		if (text == null) {
			throw new InvalidCloudEventException(
					List.of(CloudEventViolation.ofEvent("body must be in the charset of its Content-Type")));
		}
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static boolean isType(String contentType, String mediaType) {
		return mediaType.equals(contentType) || (MediaTypeSyntax.typeEnd(contentType) == mediaType.length()
				&& contentType.regionMatches(true, 0, mediaType, 0, mediaType.length()));
	}

	private static UnsupportedCloudEventException unknownFormat() {
		return new UnsupportedCloudEventException(Reason.EVENT_FORMAT,
				"event format of the Content-Type is not supported: use " + MessageMode.JSON);
	}

}
