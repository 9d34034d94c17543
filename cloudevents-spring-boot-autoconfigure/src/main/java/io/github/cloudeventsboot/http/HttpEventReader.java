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

package io.github.cloudeventsboot.http;

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
import io.github.cloudeventsboot.event.DataCharsets;
import io.github.cloudeventsboot.event.EventAssembler;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.event.MediaTypeSyntax;
import io.github.cloudeventsboot.format.json.JsonEventReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads events from the parts of an HTTP message (HTTP Protocol Binding for CloudEvents,
 * section 3).
 *
 * @since 0.1.0
 */
public final class HttpEventReader {

	private static final String NO_EVENT = "request is not a CloudEvent: it has no ce- headers, and a structured event"
			+ " must be sent with the Content-Type " + ContentMode.JSON;

	private final JsonEventReader json;

	private final int maxBatchSize;

	private final int maxAttributes;

	/**
	 * Create a reader without a limit on the attributes of an event.
	 * @param maxBatchSize the number of events that a batch may have
	 */
	public HttpEventReader(int maxBatchSize) {
		this(maxBatchSize, Integer.MAX_VALUE);
	}

	/**
	 * Create a reader.
	 * @param maxBatchSize the number of events that a batch may have
	 * @param maxAttributes the number of attributes that an event may have
	 */
	public HttpEventReader(int maxBatchSize, int maxAttributes) {
		this.maxBatchSize = maxBatchSize;
		this.maxAttributes = maxAttributes;
		this.json = new JsonEventReader(maxAttributes);
	}

	/**
	 * Return the number of attributes that an event may have.
	 * @return the number
	 */
	public int getMaxAttributes() {
		return this.maxAttributes;
	}

	/**
	 * Return whether a message is meant as an event at all, malformed or not.
	 * @param contentType the raw {@code Content-Type}, or {@code null}
	 * @param headers the headers
	 * @return whether it has a content type of CloudEvents, or any {@code ce-} header
	 */
	public boolean isEvent(@Nullable String contentType, EventHeaders headers) {
		return ContentMode.of(contentType) != ContentMode.BINARY || headers.hasAttributes();
	}

	/**
	 * Read the single event of a message in binary or structured mode.
	 * @param contentType the raw {@code Content-Type}, or {@code null}
	 * @param headers the headers
	 * @param body the body, which is not copied
	 * @return the event
	 * @throws CloudEventException if there is no such event
	 */
	public ImmutableCloudEvent readEvent(@Nullable String contentType, EventHeaders headers, byte[] body) {
		ContentMode mode = ContentMode.of(contentType);
		if (contentType == null || mode == ContentMode.BINARY) {
			return readBinary(contentType, headers, body);
		}
		if (mode == ContentMode.BATCH) {
			throw new UnsupportedCloudEventException(Reason.BATCH, "batch is not accepted here, only a single event");
		}
		return readStructured(contentType, body);
	}

	/**
	 * Read the events of a message in any mode. A single event is a list of one.
	 * @param contentType the raw {@code Content-Type}, or {@code null}
	 * @param headers the headers
	 * @param body the body, which is not copied
	 * @return the events
	 * @throws CloudEventException if there are no such events, with the index of each one
	 * that is at fault if it is a batch
	 */
	public List<CloudEvent> readEvents(@Nullable String contentType, EventHeaders headers, byte[] body) {
		if (contentType == null || ContentMode.of(contentType) != ContentMode.BATCH) {
			return List.of(readEvent(contentType, headers, body));
		}
		if (!isType(contentType, ContentMode.JSON_BATCH)) {
			throw unknownFormat();
		}
		return this.json.readBatch(utf8(contentType, body), this.maxBatchSize);
	}

	private ImmutableCloudEvent readBinary(@Nullable String contentType, EventHeaders headers, byte[] body) {
		BinaryAttributes attributes = new BinaryAttributes(this.maxAttributes);
		headers.forEach(attributes);
		EventAssembler assembler = attributes.assembler;
		if (attributes.isEmpty()) {
			assembler.violation(CloudEventViolation.ofEvent(NO_EVENT));
		}
		else if (contentType != null) {
			attributes.setDataContentType(contentType);
		}
		return assembler.build((body.length > 0) ? EventData.ofBytes(body) : null);
	}

	private ImmutableCloudEvent readStructured(String contentType, byte[] body) {
		if (isType(contentType, ContentMode.JSON)) {
			return this.json.readEvent(utf8(contentType, body));
		}
		String mediaType = contentType.substring(0, MediaTypeSyntax.typeEnd(contentType)).toLowerCase(Locale.ROOT);
		EventFormat format = EventFormatProvider.getInstance().resolveFormat(mediaType);
		if (format == null) {
			throw unknownFormat();
		}
		CloudEvent event = deserialize(format, body);
		if (event.getAttributeNames().size() + event.getExtensionNames().size() > this.maxAttributes) {
			throw CloudEventTooLargeException.ofAttributes(this.maxAttributes);
		}
		return ImmutableCloudEvent.copyOf(event);
	}

	private static CloudEvent deserialize(EventFormat format, byte[] body) {
		try {
			return format.deserialize(body);
		}
		catch (RuntimeException ex) {
			// whatever a format of others throws, the sender's bytes are the reason
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
				"event format of the Content-Type is not supported: use " + ContentMode.JSON);
	}

}
