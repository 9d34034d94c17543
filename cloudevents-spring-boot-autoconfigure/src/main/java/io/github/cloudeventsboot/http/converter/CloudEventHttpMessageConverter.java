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
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventTooLargeException;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.http.ContentMode;
import io.github.cloudeventsboot.http.EventHeaders;
import io.github.cloudeventsboot.http.HttpEventReader;
import io.github.cloudeventsboot.http.MessageHeaders;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/**
 * Message converter for {@link CloudEvent} in binary and structured mode, for functional
 * endpoints.
 *
 * @since 0.1.0
 */
public final class CloudEventHttpMessageConverter implements HttpMessageConverter<CloudEvent> {

	private static final MediaType JSON = MediaType.parseMediaType(ContentMode.JSON);

	private final HttpEventReader reader;

	private final EventMessageWriter writer = new EventMessageWriter();

	private final int maxBodySize;

	private final UnaryOperator<HttpInputMessage> messages;

	/**
	 * Create a converter.
	 * @param maxBodySize the size that a body may have, in bytes
	 * @param maxBatchSize the number of events that a batch may have
	 */
	public CloudEventHttpMessageConverter(long maxBodySize, int maxBatchSize) {
		this(maxBodySize, maxBatchSize, UnaryOperator.identity());
	}

	/**
	 * Create a converter.
	 * @param maxBodySize the size that a body may have, in bytes
	 * @param maxBatchSize the number of events that a batch may have
	 * @param messages returns a message as it came, for Spring may show another content
	 * type and body
	 */
	public CloudEventHttpMessageConverter(long maxBodySize, int maxBatchSize,
			UnaryOperator<HttpInputMessage> messages) {
		this.reader = new HttpEventReader(maxBatchSize);
		this.maxBodySize = (int) Math.min(maxBodySize, Integer.MAX_VALUE / 4);
		this.messages = messages;
	}

	@Override
	public boolean canRead(Class<?> clazz, @Nullable MediaType mediaType) {
		return clazz == CloudEvent.class;
	}

	@Override
	public boolean canWrite(Class<?> clazz, @Nullable MediaType mediaType) {
		return CloudEvent.class.isAssignableFrom(clazz);
	}

	@Override
	public List<MediaType> getSupportedMediaTypes() {
		return List.of(JSON, MediaType.ALL);
	}

	@Override
	public List<MediaType> getSupportedMediaTypes(Class<?> clazz) {
		return (canWrite(clazz, null)) ? getSupportedMediaTypes() : List.of();
	}

	@Override
	public CloudEvent read(Class<? extends CloudEvent> clazz, HttpInputMessage inputMessage) throws IOException {
		HttpInputMessage message = this.messages.apply(inputMessage);
		HttpHeaders headers = message.getHeaders();
		String contentType = headers.getFirst(HttpHeaders.CONTENT_TYPE);
		try {
			MessageHeaders.check(ContentMode.of(contentType),
					Collections.enumeration(headers.getOrEmpty(HttpHeaders.CONTENT_TYPE)),
					Collections.enumeration(headers.getOrEmpty(HttpHeaders.CONTENT_ENCODING)));
			byte[] body = message.getBody().readNBytes(this.maxBodySize + 1);
			if (body.length > this.maxBodySize) {
				throw new CloudEventTooLargeException("body must not be larger than " + this.maxBodySize + " bytes");
			}
			return this.reader.readEvent(contentType, EventHeaders.of(headers), body);
		}
		catch (CloudEventException ex) {
			throw new HttpMessageNotReadableException(ex.getViolations().get(0).toString(), ex, inputMessage);
		}
	}

	@Override
	public void write(CloudEvent event, @Nullable MediaType contentType, HttpOutputMessage outputMessage)
			throws IOException {
		ImmutableCloudEvent written = ImmutableCloudEvent.copyOf(event);
		MediaType given = outputMessage.getHeaders().getContentType();
		given = (given != null) ? given : contentType;
		if (given != null && ContentMode.of(given.toString()) == ContentMode.STRUCTURED) {
			this.writer.writeStructured(written, outputMessage);
		}
		else {
			this.writer.writeBinary(written, outputMessage);
		}
	}

}
