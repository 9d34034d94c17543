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

package io.github.cloudeventsboot.messaging;

import io.github.cloudeventsboot.ContentMode;
import io.github.cloudeventsboot.binding.EventFactory;
import io.github.cloudeventsboot.binding.EventKinds;
import io.github.cloudeventsboot.binding.OutgoingDefaults;
import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.AttributeStrings;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.message.MessageMode;
import io.github.cloudeventsboot.message.MessageWriter;
import org.jspecify.annotations.Nullable;

/**
 * Converts events to the parts of a message.
 *
 * @since 0.1.0
 */
public final class MessageEventWriter {

	/** Placeholder for a source that neither the event nor the application sets. */
	private static final String NO_SOURCE = "about:no-source";

	private static final MessageWriter writer = new MessageWriter();

	private final EventFactory factory;

	private final ContentMode mode;

	/**
	 * Create a writer.
	 * @param factory creates events from values
	 * @param mode the content mode unless a reply sets it
	 */
	public MessageEventWriter(EventFactory factory, ContentMode mode) {
		this.factory = factory;
		this.mode = mode;
	}

	/**
	 * Return whether a value is sent as an event.
	 * @param value the value, or {@code null}
	 * @return whether it is an event or an instance of an event type
	 */
	public static boolean isEvent(@Nullable Object value) {
		return value != null && (value instanceof OutgoingMessage || EventKinds.isWritable(value.getClass()));
	}

	/**
	 * Return the content mode.
	 * @return the mode unless a reply sets it
	 */
	public ContentMode mode() {
		return this.mode;
	}

	/**
	 * Create an event from a value.
	 * @param value an event, or an instance of an event type
	 * @return the event and how to send it
	 * @throws IllegalArgumentException if the result would not be a valid event
	 */
	public OutgoingMessage create(Object value) {
		return (value instanceof OutgoingMessage known) ? known
				: new OutgoingMessage(create(value, OutgoingDefaults.NONE), this.mode, value);
	}

	/**
	 * Create an event from a value.
	 * @param value an event, an instance of an event type or, with a type, any value as
	 * data
	 * @param defaults what the value may leave out, without a source
	 * @return the event
	 * @throws IllegalArgumentException if the result would not be a valid event
	 */
	ImmutableCloudEvent create(Object value, OutgoingDefaults defaults) {
		ImmutableCloudEvent event = this.factory.create(value,
				new OutgoingDefaults(defaults.type(), defaults.attributes(), NO_SOURCE, defaults.dataType()));
		if (NO_SOURCE.equals(event.getSourceString())) {
			throw new IllegalArgumentException("Event can't be sent: it has no source."
					+ " Set it, or the property cloudevents.source or spring.application.name");
		}
		return event;
	}

	/**
	 * Write an event. An event whose data is itself an event is written in structured
	 * mode, as receivers would mistake that data for the event.
	 * @param message the event and how to send it
	 * @param headers takes the headers
	 * @return the body, {@code null} for no data
	 */
	public static @Nullable EventData write(OutgoingMessage message, Headers headers) {
		ImmutableCloudEvent event = message.event();
		String contentType = MessageWriter.contentType(event);
		if (message.mode() == ContentMode.STRUCTURED || !MessageWriter.isBinary(contentType)) {
			headers.contentType(MessageMode.JSON);
			return writer.writeStructured(event);
		}
		EventData data = MessageWriter.data(event, contentType);
		if (contentType != null) {
			headers.contentType(contentType);
		}
		writeAttributes(event, headers);
		return data;
	}

	private static void writeAttributes(ImmutableCloudEvent event, Headers headers) {
		headers.attribute(AttributeNames.SPECVERSION, "1.0");
		headers.attribute(AttributeNames.ID, event.getId());
		headers.attribute(AttributeNames.SOURCE, event.getSourceString());
		headers.attribute(AttributeNames.TYPE, event.getType());
		write(headers, AttributeNames.TIME, event.getTimeString());
		write(headers, AttributeNames.SUBJECT, event.getSubject());
		write(headers, AttributeNames.DATASCHEMA, event.getDataSchemaString());
		if (!event.getExtensions().isEmpty()) {
			event.getExtensions().forEach((name, value) -> write(headers, name, AttributeStrings.canonical(value)));
		}
	}

	private static void write(Headers headers, String name, @Nullable String value) {
		if (value != null) {
			headers.attribute(name, value);
		}
	}

	/**
	 * Takes the headers of a message.
	 */
	public interface Headers {

		/**
		 * Set the content type.
		 * @param contentType the media type
		 */
		void contentType(String contentType);

		/**
		 * Set a header that is a context attribute.
		 * @param name the name of the attribute, without prefix
		 * @param value the canonical string
		 */
		void attribute(String name, String value);

	}

}
