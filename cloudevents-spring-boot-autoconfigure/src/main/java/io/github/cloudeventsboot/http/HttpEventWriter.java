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

import java.util.Map;
import java.util.stream.Stream;

import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.AttributeStrings;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.message.MessageMode;
import io.github.cloudeventsboot.message.MessageWriter;
import org.jspecify.annotations.Nullable;

/**
 * Turns events into the parts of an HTTP message (HTTP Protocol Binding for CloudEvents,
 * section 3).
 *
 * @since 0.1.0
 */
public final class HttpEventWriter {

	/**
	 * Servers accept 8 kB or more for all headers of a message; the rest is left for
	 * headers of the application.
	 */
	private static final int MAX_HEADERS = 6 * 1024;

	private static final EventData NOTHING = EventData.ofBytes(new byte[0]);

	private final MessageWriter writer = new MessageWriter();

	/**
	 * Write an event in structured mode.
	 * @param event the event
	 * @param headers takes the headers
	 * @return the body
	 */
	public EventData writeStructured(ImmutableCloudEvent event, Headers headers) {
		headers.contentType(MessageMode.JSON);
		return this.writer.writeStructured(event);
	}

	/**
	 * Write a batch. Events are requested one after the other.
	 * @param events the events, possibly none
	 * @param size their number
	 * @param headers takes the headers
	 * @return the body
	 */
	public EventData writeBatch(Stream<ImmutableCloudEvent> events, int size, Headers headers) {
		headers.contentType(MessageMode.JSON_BATCH);
		return this.writer.writeBatch(events, size);
	}

	/**
	 * Write an event in binary mode, or in structured mode if it can't be sent that way:
	 * because servers would not accept headers of that size, or because its data is
	 * itself an event. Receivers check the start of the {@code Content-Type} (HTTP
	 * Protocol Binding, section 3), and would mistake such data for the event that was
	 * sent.
	 * @param event the event
	 * @param headers takes the headers
	 * @return the body, empty if the event has no data
	 */
	public EventData writeBinary(ImmutableCloudEvent event, Headers headers) {
		String contentType = MessageWriter.contentType(event);
		int size = (contentType != null) ? contentType.length() : 0;
		if (!MessageWriter.isBinary(contentType) || size + writeAttributes(event, headers) > MAX_HEADERS) {
			headers.clear();
			return writeStructured(event, headers);
		}
		if (contentType != null) {
			headers.contentType(contentType);
		}
		EventData data = MessageWriter.data(event, contentType);
		return (data != null) ? data : NOTHING;
	}

	/**
	 * Write the context attributes.
	 * @return the size of the headers
	 */
	private static int writeAttributes(ImmutableCloudEvent event, Headers headers) {
		headers.attribute(EventHeaders.PREFIX + AttributeNames.SPECVERSION, "1.0");
		int size = EventHeaders.PREFIX.length() + "specversion: 1.0".length();
		size += write(headers, EventHeaders.PREFIX + AttributeNames.ID, event.getId());
		size += write(headers, EventHeaders.PREFIX + AttributeNames.SOURCE, event.getSourceString());
		size += write(headers, EventHeaders.PREFIX + AttributeNames.TYPE, event.getType());
		size += write(headers, EventHeaders.PREFIX + AttributeNames.TIME, event.getTimeString());
		size += write(headers, EventHeaders.PREFIX + AttributeNames.SUBJECT, event.getSubject());
		size += write(headers, EventHeaders.PREFIX + AttributeNames.DATASCHEMA, event.getDataSchemaString());
		for (Map.Entry<String, Object> extension : event.getExtensions().entrySet()) {
			size += write(headers, EventHeaders.PREFIX + extension.getKey(),
					AttributeStrings.canonical(extension.getValue()));
		}
		return size;
	}

	private static int write(Headers headers, String name, @Nullable String value) {
		if (value == null) {
			return 0;
		}
		String encoded = HeaderValues.encode(value);
		headers.attribute(name, encoded);
		return name.length() + encoded.length() + 4;
	}

	/**
	 * Takes the headers of a message.
	 */
	public interface Headers {

		/**
		 * Set the {@code Content-Type}.
		 * @param contentType the media type
		 */
		void contentType(String contentType);

		/**
		 * Set a header that is a context attribute.
		 * @param name the name with the {@code ce-} prefix
		 * @param value the encoded value
		 */
		void attribute(String name, String value);

		/**
		 * Discard all headers.
		 */
		void clear();

	}

}
