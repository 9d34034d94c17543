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
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventTooLargeException;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.binding.EventFactory;
import io.github.cloudeventsboot.binding.EventKinds;
import io.github.cloudeventsboot.binding.OutgoingDefaults;
import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.event.InvalidOptionalAttributes;
import io.github.cloudeventsboot.http.EventHeaders;
import io.github.cloudeventsboot.http.HttpEventReader;
import io.github.cloudeventsboot.message.ContentHeaders;
import io.github.cloudeventsboot.message.MessageLimits;
import io.github.cloudeventsboot.message.MessageMode;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.http.server.DelegatingServerHttpResponse;

/**
 * Message converter of servers, for functional endpoints and for streams: reads
 * {@link CloudEvent}, and writes {@link CloudEvent} and {@link OutgoingCloudEvent}.
 * Events are written in binary mode unless the content type is one of CloudEvents, or
 * that of a stream, which has no headers for each event.
 *
 * @since 0.1.0
 */
public final class CloudEventHttpMessageConverter implements HttpMessageConverter<Object> {

	private static final MediaType JSON = MediaType.parseMediaType(MessageMode.JSON);

	private final HttpEventReader reader;

	private final EventMessageWriter writer = new EventMessageWriter();

	private final Supplier<EventFactory> encoder;

	private final int maxBodySize;

	private final UnaryOperator<HttpInputMessage> messages;

	private final Consumer<CloudEvent> received;

	/**
	 * Create a converter.
	 * @param encoder supplies the factory that creates events from values, not called
	 * before an event is written
	 * @param limits the limits of messages
	 * @param invalid how to handle invalid optional attributes
	 * @param messages returns a message as it was sent, since Spring may present a
	 * different content type and body
	 * @param received called for each event that was read
	 */
	public CloudEventHttpMessageConverter(Supplier<EventFactory> encoder, MessageLimits limits,
			InvalidOptionalAttributes invalid, UnaryOperator<HttpInputMessage> messages,
			Consumer<CloudEvent> received) {
		this.encoder = encoder;
		this.reader = new HttpEventReader(limits, invalid);
		this.maxBodySize = limits.maxBodySize();
		this.messages = messages;
		this.received = received;
	}

	@Override
	public boolean canRead(Class<?> clazz, @Nullable MediaType mediaType) {
		return clazz == CloudEvent.class;
	}

	@Override
	public boolean canWrite(Class<?> clazz, @Nullable MediaType mediaType) {
		return EventKinds.isExplicit(clazz);
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
	public CloudEvent read(Class<?> clazz, HttpInputMessage inputMessage) throws IOException {
		try {
			HttpInputMessage message = this.messages.apply(inputMessage);
			HttpHeaders headers = message.getHeaders();
			String contentType = headers.getFirst(HttpHeaders.CONTENT_TYPE);
			ContentHeaders.check(MessageMode.of(contentType),
					Collections.enumeration(headers.getOrEmpty(HttpHeaders.CONTENT_TYPE)),
					Collections.enumeration(headers.getOrEmpty(HttpHeaders.CONTENT_ENCODING)));
			byte[] body = message.getBody().readNBytes(this.maxBodySize + 1);
			if (body.length > this.maxBodySize) {
				throw new CloudEventTooLargeException("body must not be larger than " + this.maxBodySize + " bytes");
			}
			CloudEvent event = this.reader.readEvent(contentType, EventHeaders.of(headers), body);
			this.received.accept(event);
			return event;
		}
		catch (CloudEventException ex) {
			throw new HttpMessageNotReadableException(ex.getViolations().get(0).toString(), ex, inputMessage);
		}
	}

	@Override
	public void write(Object event, @Nullable MediaType contentType, HttpOutputMessage message) throws IOException {
		MediaType given = message.getHeaders().getContentType();
		given = (given != null) ? given : contentType;
		if (isStream(given, message)) {
			this.writer.writeLine(encode(event, null), message);
			return;
		}
		switch (MessageMode.of((given != null) ? given.toString() : null)) {
			case BINARY -> this.writer.writeBinary(encode(event, given), message);
			case STRUCTURED -> this.writer.writeStructured(encode(event, null), message);
			case BATCH -> this.writer.writeBatch(Stream.of(encode(event, null)), 1, message);
		}
	}

	/**
	 * Return whether many values are written to one message, each on its own line. Spring
	 * then passes a message whose headers are not sent.
	 */
	private static boolean isStream(@Nullable MediaType mediaType, HttpOutputMessage message) {
		return message instanceof DelegatingServerHttpResponse || (mediaType != null && isStream(mediaType));
	}

	private static boolean isStream(MediaType mediaType) {
		return mediaType.equalsTypeAndSubtype(MediaType.TEXT_EVENT_STREAM) || mediaType.getSubtype().endsWith("ndjson")
				|| mediaType.getSubtype().endsWith("stream+json");
	}

	private ImmutableCloudEvent encode(Object event, @Nullable MediaType dataContentType) {
		OutgoingDefaults defaults = (dataContentType != null) ? new OutgoingDefaults(null,
				Map.of(AttributeNames.DATACONTENTTYPE, dataContentType.toString()), null, null) : OutgoingDefaults.NONE;
		try {
			return this.encoder.get().create(event, defaults);
		}
		catch (IllegalArgumentException ex) {
			throw new HttpMessageNotWritableException(String.valueOf(ex.getMessage()), ex);
		}
	}

}
