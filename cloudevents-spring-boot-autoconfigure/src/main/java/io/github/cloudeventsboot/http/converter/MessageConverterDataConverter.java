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

package io.github.cloudeventsboot.http.converter;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

import com.fasterxml.jackson.annotation.JsonView;
import io.github.cloudeventsboot.binding.ViewDataConverter;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.http.converter.GenericHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.SmartHttpMessageConverter;
import org.springframework.util.MimeType;

/**
 * Reads and writes the data of events with the application's message converters, such as
 * those for XML or protobuf. Converters for forms are skipped.
 *
 * @since 0.1.0
 */
public final class MessageConverterDataConverter implements ViewDataConverter, Ordered {

	private static final String VIEW = JsonView.class.getName();

	private static final Map<String, Object> NO_HINTS = Map.of();

	private final Supplier<List<HttpMessageConverter<?>>> converters;

	/**
	 * Create a converter.
	 * @param converters the application's message converters
	 */
	public MessageConverterDataConverter(Supplier<List<HttpMessageConverter<?>>> converters) {
		this.converters = converters;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public boolean canRead(ResolvableType type, MimeType contentType) {
		return reader(type, new MediaType(contentType)) != null;
	}

	@Override
	public boolean canWrite(Class<?> type, MimeType contentType) {
		return find((converter) -> converter.canWrite(type, new MediaType(contentType))) != null;
	}

	private @Nullable HttpMessageConverter<?> reader(ResolvableType type, MediaType mediaType) {
		return find((converter) -> {
			if (converter instanceof SmartHttpMessageConverter<?> smart) {
				return smart.canRead(type, mediaType);
			}
			if (converter instanceof GenericHttpMessageConverter<?> generic) {
				return generic.canRead(type.getType(), null, mediaType);
			}
			return converter.canRead(type.toClass(), mediaType);
		});
	}

	private @Nullable HttpMessageConverter<?> find(Predicate<HttpMessageConverter<?>> predicate) {
		return this.converters.get()
			.stream()
			.filter((converter) -> !(converter instanceof FormHttpMessageConverter)
					&& !(converter instanceof CloudEventHttpMessageConverter)
					&& !(converter instanceof CloudEventClientHttpMessageConverter))
			.filter(predicate)
			.findFirst()
			.orElse(null);
	}

	@Override
	public Object read(byte[] data, ResolvableType type, MimeType contentType) throws IOException {
		return read(data, type, contentType, NO_HINTS);
	}

	@Override
	public Object read(byte[] data, ResolvableType type, MimeType contentType, Class<?> view) throws IOException {
		return read(data, type, contentType, Map.of(VIEW, view));
	}

	private Object read(byte[] data, ResolvableType type, MimeType contentType, Map<String, Object> hints)
			throws IOException {
		MediaType mediaType = new MediaType(contentType);
		HttpInputMessage message = new DataMessage(data, mediaType);
		HttpMessageConverter<?> converter = reader(type, mediaType);
		if (converter instanceof SmartHttpMessageConverter<?> smart) {
			return smart.read(type, message, hints);
		}
		if (converter instanceof GenericHttpMessageConverter<?> generic) {
			return generic.read(type.getType(), null, message);
		}
		return read(converter, type.toClass(), message);
	}

	@SuppressWarnings("unchecked")
	private static Object read(@Nullable HttpMessageConverter<?> converter, Class<?> type, HttpInputMessage message)
			throws IOException {
		if (converter == null) {
			throw new IOException("No converter can read " + type.getName());
		}
		return ((HttpMessageConverter<Object>) converter).read((Class<Object>) type, message);
	}

	@Override
	public byte[] write(Object value, MimeType contentType) throws IOException {
		return write(value, contentType, NO_HINTS);
	}

	@Override
	public byte[] write(Object value, MimeType contentType, Class<?> view) throws IOException {
		return write(value, contentType, Map.of(VIEW, view));
	}

	@SuppressWarnings("unchecked")
	private byte[] write(Object value, MimeType contentType, Map<String, Object> hints) throws IOException {
		MediaType mediaType = new MediaType(contentType);
		HttpMessageConverter<?> converter = find((candidate) -> candidate.canWrite(value.getClass(), mediaType));
		if (converter == null) {
			throw new IOException("No converter can write " + value.getClass().getName());
		}
		WrittenData written = new WrittenData();
		if (!hints.isEmpty() && converter instanceof SmartHttpMessageConverter<?> smart) {
			((SmartHttpMessageConverter<Object>) smart).write(value, ResolvableType.forClass(value.getClass()),
					mediaType, written, hints);
		}
		else {
			((HttpMessageConverter<Object>) converter).write(value, mediaType, written);
		}
		return written.output.toByteArray();
	}

	private static final class DataMessage implements HttpInputMessage {

		private final byte[] data;

		private final HttpHeaders headers = new HttpHeaders();

		DataMessage(byte[] data, MediaType contentType) {
			this.data = data;
			this.headers.setContentType(contentType);
			this.headers.setContentLength(data.length);
		}

		@Override
		public InputStream getBody() {
			return new ByteArrayInputStream(this.data);
		}

		@Override
		public HttpHeaders getHeaders() {
			return this.headers;
		}

	}

	private static final class WrittenData implements HttpOutputMessage {

		private final ByteArrayOutputStream output = new ByteArrayOutputStream();

		private final HttpHeaders headers = new HttpHeaders();

		@Override
		public OutputStream getBody() {
			return this.output;
		}

		@Override
		public HttpHeaders getHeaders() {
			return this.headers;
		}

	}

}
