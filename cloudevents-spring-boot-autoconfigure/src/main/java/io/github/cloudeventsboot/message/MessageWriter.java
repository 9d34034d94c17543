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

import java.util.stream.Stream;

import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.EventData.Form;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.event.MediaTypeSyntax;
import io.github.cloudeventsboot.format.json.JsonEventWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the parts of messages that are the same in all protocols: bodies, and the
 * content type of data.
 *
 * @since 0.1.0
 */
public final class MessageWriter {

	private final JsonEventWriter json = new JsonEventWriter();

	/**
	 * Write an event in structured mode. The content type of the message is
	 * {@link MessageMode#JSON}.
	 * @param event the event
	 * @return the body
	 */
	public EventData writeStructured(ImmutableCloudEvent event) {
		return this.json.writeEvent(event);
	}

	/**
	 * Write a batch. Events are requested one after the other. The content type of the
	 * message is {@link MessageMode#JSON_BATCH}.
	 * @param events the events, possibly none
	 * @param size their number
	 * @return the body
	 */
	public EventData writeBatch(Stream<ImmutableCloudEvent> events, int size) {
		return this.json.writeBatch(events, size);
	}

	/**
	 * Return the content type of a message in binary mode. JSON, which is the default in
	 * the JSON format, has to be explicit elsewhere (JSON Event Format, section 3.1).
	 * @param event the event
	 * @return the content type, or {@code null} if the message has none
	 */
	public static @Nullable String contentType(ImmutableCloudEvent event) {
		String contentType = event.getDataContentType();
		EventData data = event.getData();
		return (contentType == null && data != null && data.form() == Form.JSON) ? MediaTypeSyntax.JSON : contentType;
	}

	/**
	 * Return whether an event can be sent in binary mode. Receivers check the start of
	 * the content type, and would mistake data that is an event for the event that was
	 * sent.
	 * @param contentType the content type of the message, or {@code null}
	 * @return whether the data is not an event itself
	 */
	public static boolean isBinary(@Nullable String contentType) {
		return MessageMode.of(contentType) == MessageMode.BINARY;
	}

	/**
	 * Return the body of a message in binary mode. Values are written immediately, so
	 * that errors are detected before anything is sent.
	 * @param event the event
	 * @param contentType the content type of the message, or {@code null}
	 * @return the body, or {@code null} if the event has no data
	 */
	public static @Nullable EventData data(ImmutableCloudEvent event, @Nullable String contentType) {
		EventData data = event.getData();
		if (data != null && contentType != null) {
			data = JsonTranscoder.transcode(data, contentType);
		}
		if (data != null) {
			data.array();
		}
		return data;
	}

}
