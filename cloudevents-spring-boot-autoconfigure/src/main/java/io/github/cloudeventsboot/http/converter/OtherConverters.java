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

import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.converter.GenericHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.SmartHttpMessageConverter;
import org.springframework.util.StreamUtils;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.UnknownContentTypeException;

/**
 * The other converters of a client. They read and write values that are not events, as if
 * the client had called them directly.
 */
final class OtherConverters {

	private final List<HttpMessageConverter<?>> all;

	private final HttpMessageConverter<?> own;

	/**
	 * Create an instance.
	 * @param all the live list of the client's converters
	 * @param own the converter for events, which is skipped
	 */
	OtherConverters(List<HttpMessageConverter<?>> all, HttpMessageConverter<?> own) {
		this.all = all;
		this.own = own;
	}

	@SuppressWarnings("unchecked")
	Object read(ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints) throws IOException {
		MediaType contentType = message.getHeaders().getContentType();
		MediaType mediaType = (contentType != null) ? contentType : MediaType.APPLICATION_OCTET_STREAM;
		for (HttpMessageConverter<?> converter : this.all) {
			if (converter == this.own) {
				continue;
			}
			if (converter instanceof GenericHttpMessageConverter<?> generic) {
				if (generic.canRead(type.getType(), null, mediaType)) {
					return generic.read(type.getType(), null, message);
				}
			}
			else if (converter instanceof SmartHttpMessageConverter<?> smart) {
				if (smart.canRead(type, mediaType)) {
					return smart.read(type, message, hints);
				}
			}
			else if (converter.canRead(type.toClass(), mediaType)) {
				return ((HttpMessageConverter<Object>) converter).read((Class<Object>) type.toClass(), message);
			}
		}
		throw unreadable(type.getType(), mediaType, message);
	}

	private static RuntimeException unreadable(Type type, MediaType contentType, HttpInputMessage message)
			throws IOException {
		if (message instanceof ClientHttpResponse response) {
			return new UnknownContentTypeException(type, contentType, response.getStatusCode(),
					response.getStatusText(), response.getHeaders(), StreamUtils.copyToByteArray(response.getBody()));
		}
		return new HttpMessageNotReadableException("No converter can read " + type + " as " + contentType, message);
	}

	@SuppressWarnings("unchecked")
	void write(Object value, ResolvableType type, @Nullable MediaType contentType, HttpOutputMessage message,
			@Nullable Map<String, Object> hints) throws IOException {
		Class<?> valueClass = value.getClass();
		for (HttpMessageConverter<?> candidate : this.all) {
			HttpMessageConverter<Object> converter = (HttpMessageConverter<Object>) candidate;
			if (candidate == this.own) {
				continue;
			}
			if (converter instanceof GenericHttpMessageConverter<Object> generic) {
				if (generic.canWrite(type.getType(), valueClass, contentType)) {
					generic.write(value, type.getType(), contentType, message);
					return;
				}
			}
			else if (converter instanceof SmartHttpMessageConverter<Object> smart) {
				if (smart.canWrite(type, valueClass, contentType)) {
					smart.write(value, type, contentType, message, hints);
					return;
				}
			}
			else if (converter.canWrite(valueClass, contentType)) {
				converter.write(value, contentType, message);
				return;
			}
		}
		throw new RestClientException("No HttpMessageConverter for " + valueClass.getName()
				+ ((contentType != null) ? " and content type \"" + contentType + "\"" : ""));
	}

}
