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
import java.util.Objects;
import java.util.stream.Stream;

import io.github.cloudeventsboot.event.AttributeStrings;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.EventData.Form;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.event.MediaTypeSyntax;
import io.github.cloudeventsboot.format.json.JsonEventWriter;
import org.jspecify.annotations.Nullable;

/**
 * Turns events into the parts of an HTTP message (HTTP Protocol Binding for CloudEvents,
 * section 3).
 *
 * @since 0.1.0
 */
public final class HttpEventWriter {

	private static final EventData NOTHING = EventData.ofBytes(new byte[0]);

	private final JsonEventWriter json = new JsonEventWriter();

	/**
	 * Write an event in structured mode.
	 * @param event the event
	 * @param headers where the headers go
	 * @return the body
	 */
	public EventData writeStructured(ImmutableCloudEvent event, Headers headers) {
		headers.contentType(ContentMode.JSON);
		return this.json.writeEvent(event);
	}

	/**
	 * Write a batch. Events are asked for one after the other.
	 * @param events the events, possibly none
	 * @param size how many they are
	 * @param headers where the headers go
	 * @return the body
	 */
	public EventData writeBatch(Stream<ImmutableCloudEvent> events, int size, Headers headers) {
		headers.contentType(ContentMode.JSON_BATCH);
		return this.json.writeBatch(events, size);
	}

	/**
	 * Return whether binary mode can carry an event. Receivers go by the start of the
	 * {@code Content-Type} (HTTP Protocol Binding, section 3), so that data which is an
	 * event itself would be taken for the event that was sent.
	 * @param event the event
	 * @return whether {@link #writeBinary} can be called
	 */
	public boolean canWriteBinary(ImmutableCloudEvent event) {
		return ContentMode.of(event.getDataContentType()) == ContentMode.BINARY;
	}

	/**
	 * Write an event in binary mode.
	 * @param event the event
	 * @param headers where the headers go
	 * @return the body, empty if the event has no data
	 */
	public EventData writeBinary(ImmutableCloudEvent event, Headers headers) {
		headers.attribute("ce-specversion", "1.0");
		headers.attribute("ce-id", HeaderValues.encode(event.getId()));
		headers.attribute("ce-source", HeaderValues.encode(event.getSourceString()));
		headers.attribute("ce-type", HeaderValues.encode(event.getType()));
		write(headers, "ce-time", event.getTimeString());
		write(headers, "ce-subject", event.getSubject());
		write(headers, "ce-dataschema", event.getDataSchemaString());
		for (Map.Entry<String, Object> extension : event.getExtensions().entrySet()) {
			String value = Objects.requireNonNull(AttributeStrings.canonical(extension.getValue()));
			write(headers, EventHeaders.PREFIX + extension.getKey(), value);
		}
		EventData data = event.getData();
		String contentType = event.getDataContentType();
		if (contentType == null && data != null && data.form() == Form.JSON) {
			// what JSON implies has to be said elsewhere (JSON Event Format, section 3.1)
			contentType = MediaTypeSyntax.JSON;
		}
		if (contentType != null) {
			headers.contentType(contentType);
			data = (data != null) ? JsonTranscoder.transcode(data, contentType) : null;
		}
		if (data == null) {
			return NOTHING;
		}
		// a value that can't be written is found now, not when the headers have been sent
		data.array();
		return data;
	}

	private static void write(Headers headers, String name, @Nullable String value) {
		if (value != null) {
			headers.attribute(name, HeaderValues.encode(value));
		}
	}

	/**
	 * Where the headers of a message go.
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

	}

}
