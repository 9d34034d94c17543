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

package io.github.cloudeventsboot.binding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.cloudevents.CloudEventData;
import io.github.cloudeventsboot.CloudEventDataConverter;
import io.github.cloudeventsboot.event.DataCharsets;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.MediaTypeSyntax;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;

import org.springframework.core.io.Resource;
import org.springframework.util.MimeTypeUtils;

/**
 * Turns the data of outgoing events into bytes.
 */
final class DataWriter {

	private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

	private final JsonDataFactory json;

	private final List<CloudEventDataConverter> converters;

	DataWriter(BindingContext context) {
		this.json = context.json();
		this.converters = context.converters();
	}

	/**
	 * Return the default content type of data.
	 */
	static @Nullable String contentType(@Nullable Object data) {
		if (data instanceof String) {
			return "text/plain;charset=UTF-8";
		}
		if (data instanceof byte[] || data instanceof InputStream || data instanceof Resource) {
			return "application/octet-stream";
		}
		return (data instanceof CloudEventData) ? null : MediaTypeSyntax.JSON;
	}

	EventData write(@Nullable Object data, @Nullable String contentType, @Nullable ObjectWriter jsonWriter) {
		if (data instanceof EventData eventData) {
			return eventData;
		}
		byte[] bytes = raw(data);
		if (bytes != null) {
			return EventData.ofBytes(bytes);
		}
		if (contentType == null || MediaTypeSyntax.isJson(contentType)) {
			EventData json = (data != null) ? this.json.write(data, jsonWriter)
					: EventData.ofJson(NULL, 0, NULL.length);
			return inCharset(json, contentType);
		}
		if (data instanceof String text) {
			byte[] encoded = DataCharsets.encode(text, DataCharsets.of(contentType));
			if (encoded == null) {
				throw new IllegalArgumentException("Data can't be encoded in the charset of '" + contentType + "'");
			}
			return EventData.ofText(encoded);
		}
		if (data == null) {
			throw new IllegalArgumentException("Data must not be null with the content type '" + contentType + "'");
		}
		return EventData
			.ofBytes(convert(data, contentType, (jsonWriter != null) ? jsonWriter.getConfig().getActiveView() : null));
	}

	private static EventData inCharset(EventData json, @Nullable String contentType) {
		if (contentType == null || DataCharsets.of(contentType) == StandardCharsets.UTF_8) {
			return json;
		}
		String text = new String(json.toBytes(), StandardCharsets.UTF_8);
		byte[] encoded = DataCharsets.encodeJson(text, DataCharsets.of(contentType));
		if (encoded == null) {
			throw new IllegalArgumentException("Data can't be encoded in the charset of '" + contentType + "'");
		}
		return EventData.ofBytes(encoded);
	}

	private static byte @Nullable [] raw(@Nullable Object data) {
		try {
			if (data instanceof byte[] bytes) {
				return bytes;
			}
			if (data instanceof CloudEventData eventData) {
				return eventData.toBytes();
			}
			if (data instanceof InputStream stream) {
				try (stream) {
					return stream.readAllBytes();
				}
			}
			return (data instanceof Resource resource) ? resource.getContentAsByteArray() : null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Data of the event can't be read", ex);
		}
	}

	private byte[] convert(Object data, String contentType, @Nullable Class<?> view) {
		var mimeType = MimeTypeUtils.parseMimeType(contentType);
		for (CloudEventDataConverter converter : this.converters) {
			if (converter.canWrite(data.getClass(), mimeType)) {
				try {
					return (view != null && converter instanceof ViewDataConverter viewing)
							? viewing.write(data, mimeType, view) : converter.write(data, mimeType);
				}
				catch (IOException ex) {
					throw new UncheckedIOException("Data of the event can't be written", ex);
				}
			}
		}
		throw new IllegalArgumentException(
				"No converter can write " + data.getClass().getName() + " as '" + contentType + "'");
	}

}
