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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.github.cloudeventsboot.CloudEventDataConverter;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventDataException;
import io.github.cloudeventsboot.UnsupportedCloudEventException;
import io.github.cloudeventsboot.UnsupportedCloudEventException.Reason;
import io.github.cloudeventsboot.event.DataCharsets;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.EventData.Form;
import io.github.cloudeventsboot.event.MediaTypeSyntax;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/**
 * Reads the data of events as one type. Created once per type.
 */
final class DataReader {

	private final ResolvableType type;

	private final Class<?> rawType;

	private final JsonData json;

	private final List<CloudEventDataConverter> converters;

	private final @Nullable Class<?> view;

	DataReader(ResolvableType type, JsonDataFactory json, List<CloudEventDataConverter> converters,
			@Nullable Class<?> view) {
		this.type = type;
		this.rawType = type.toClass();
		this.json = json.reader(type, view);
		this.converters = converters;
		this.view = view;
	}

	/**
	 * Read the data.
	 * @param event the event
	 * @return the value, or {@code null} if there is no data or it is JSON {@code null}
	 * @throws CloudEventException if the data does not fit the type, is malformed, or has
	 * a content type that no converter can read
	 */
	@Nullable Object read(CloudEvent event) {
		EventData data = EventData.of(event.getData());
		if (data == null || this.rawType == CloudEventData.class) {
			return data;
		}
		if (this.rawType == byte[].class) {
			return data.toBytes();
		}
		if (this.rawType == InputStream.class) {
			return new ByteArrayInputStream(data.array(), data.offset(), data.length());
		}
		String contentType = event.getDataContentType();
		if ((contentType != null) ? MediaTypeSyntax.isJson(contentType) : data.form() == Form.JSON) {
			return this.json.read(utf8(data, contentType));
		}
		if (this.rawType == String.class || (this.rawType == Object.class && isText(contentType))) {
			return text(data, DataCharsets.of(contentType));
		}
		if (this.rawType == Object.class) {
			return data.toBytes();
		}
		return convert(data, contentType);
	}

	private static boolean isText(@Nullable String contentType) {
		return contentType != null && MediaTypeSyntax.isText(contentType);
	}

	private static EventData utf8(EventData data, @Nullable String contentType) {
		if (contentType == null || data.form() == Form.JSON || contentType.indexOf(';') < 0) {
			return data;
		}
		Charset charset = DataCharsets.of(contentType);
		if (charset == StandardCharsets.UTF_8) {
			return data;
		}
		return EventData.ofBytes(text(data, charset).getBytes(StandardCharsets.UTF_8));
	}

	private static String text(EventData data, Charset charset) {
		String text = DataCharsets.decode(data.array(), data.offset(), data.length(), charset);
		if (text == null) {
			throw invalid("must be in the charset that 'datacontenttype' names, UTF-8 if it names none", null);
		}
		return text;
	}

	private Object convert(EventData data, @Nullable String contentType) {
		MimeType mimeType = mimeType(contentType);
		if (mimeType != null) {
			for (CloudEventDataConverter converter : this.converters) {
				if (converter.canRead(this.type, mimeType)) {
					return convert(converter, data, mimeType);
				}
			}
		}
		throw new UnsupportedCloudEventException(Reason.DATA_CONTENT_TYPE,
				List.of(CloudEventViolation.ofAttribute("datacontenttype", (contentType != null)
						? "is not a supported media type" : "is required: send the data with a Content-Type")),
				null);
	}

	private Object convert(CloudEventDataConverter converter, EventData data, MimeType mimeType) {
		try {
			return (this.view != null && converter instanceof ViewDataConverter viewing)
					? viewing.read(data.toBytes(), this.type, mimeType, this.view)
					: converter.read(data.toBytes(), this.type, mimeType);
		}
		catch (IOException | RuntimeException ex) {
			DeclaredStatus.rethrow(ex);
			// other converters report invalid data with all kinds of exceptions
			FailedConstruction.log(this.rawType, ex);
			throw invalid("does not match the expected type", ex);
		}
	}

	private static @Nullable MimeType mimeType(@Nullable String contentType) {
		try {
			return (contentType != null) ? MimeTypeUtils.parseMimeType(contentType) : null;
		}
		catch (RuntimeException ex) {
			// a media type that is valid by RFC 2046 but that Spring rejects
			return null;
		}
	}

	private static InvalidCloudEventDataException invalid(String detail, @Nullable Exception cause) {
		return new InvalidCloudEventDataException(List.of(CloudEventViolation.ofPointer("#", detail)), cause);
	}

}
