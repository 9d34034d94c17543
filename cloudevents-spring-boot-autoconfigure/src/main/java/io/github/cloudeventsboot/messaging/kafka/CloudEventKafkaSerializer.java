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

package io.github.cloudeventsboot.messaging.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;

import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.ContentMode;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.messaging.MessageEventWriter;
import io.github.cloudeventsboot.messaging.OutgoingMessage;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Value serializer that writes events (Kafka Protocol Binding for CloudEvents), and
 * delegates all other values to another serializer. An event replaces the record's
 * content type and context attributes; other headers are kept.
 * <p>
 * Producers of an application use it automatically; this class is for producers that are
 * built by hand.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * Producer&lt;String, Object&gt; producer = new KafkaProducer&lt;&gt;(properties, new StringSerializer(),
 * 		new CloudEventKafkaSerializer(converter, ContentMode.BINARY, new StringSerializer()));
 * </pre>
 *
 * @since 0.1.0
 */
public final class CloudEventKafkaSerializer implements Serializer<Object> {

	static final String CREATOR = "cloudevents.kafka.serializer.creator";

	static final String DELEGATE = "cloudevents.kafka.serializer.delegate";

	private @Nullable Function<Object, OutgoingMessage> creator;

	private @Nullable Serializer<Object> delegate;

	/**
	 * Create a serializer that is configured by the producer it belongs to.
	 */
	public CloudEventKafkaSerializer() {
	}

	/**
	 * Create a serializer.
	 * @param converter creates events from values
	 * @param mode the content mode
	 * @param delegate serializes values that are not events, or {@code null} if all other
	 * values are bytes
	 */
	public CloudEventKafkaSerializer(CloudEventConverter converter, ContentMode mode,
			@Nullable Serializer<?> delegate) {
		this((value) -> (value instanceof OutgoingMessage reply) ? reply
				: new OutgoingMessage(ImmutableCloudEvent.copyOf(converter.toCloudEvent(value)), mode), delegate);
		Assert.notNull(converter, "'converter' must not be null");
		Assert.notNull(mode, "'mode' must not be null");
	}

	@SuppressWarnings("unchecked")
	CloudEventKafkaSerializer(Function<Object, OutgoingMessage> creator, @Nullable Serializer<?> delegate) {
		this.creator = creator;
		this.delegate = (Serializer<Object>) delegate;
	}

	@Override
	@SuppressWarnings("unchecked")
	public void configure(Map<String, ?> configs, boolean isKey) {
		Assert.state(!isKey, "Keys must not be events");
		if (this.creator == null) {
			this.creator = (Function<Object, OutgoingMessage>) configs.get(CREATOR);
			this.delegate = SerializerFactory.create(configs.get(DELEGATE));
		}
		if (this.delegate != null) {
			this.delegate.configure(configs, false);
		}
	}

	@Override
	public byte @Nullable [] serialize(String topic, @Nullable Object data) {
		if (MessageEventWriter.isEvent(data)) {
			throw new SerializationException("Event can't be sent without headers");
		}
		if (this.delegate != null) {
			return this.delegate.serialize(topic, data);
		}
		return bytes(data, null);
	}

	@Override
	public byte @Nullable [] serialize(String topic, Headers headers, @Nullable Object data) {
		boolean marked = RecordHeaders.unmark(headers);
		if (data != null && MessageEventWriter.isEvent(data)) {
			return write(headers, data);
		}
		if (data instanceof byte[] bytes && (this.delegate == null || marked || isKeptAsIs(headers))) {
			return bytes;
		}
		if (this.delegate == null) {
			return bytes(data, null);
		}
		try {
			return this.delegate.serialize(topic, headers, data);
		}
		catch (ClassCastException ex) {
			return bytes(data, ex);
		}
	}

	/**
	 * Return whether bytes are written unchanged, because an event listener has received
	 * them: an event, or a dead letter that can't be read as an event.
	 */
	private static boolean isKeptAsIs(Headers headers) {
		return RecordHeaders.hasEvent(headers) || RecordHeaders.hasRejection(headers);
	}

	private static byte @Nullable [] bytes(@Nullable Object data, @Nullable ClassCastException cause) {
		if (data == null || data instanceof byte[]) {
			return (byte[]) data;
		}
		throw (cause != null) ? cause : new SerializationException("Value of " + data.getClass().getName()
				+ " is neither an event nor bytes, and there is no other serializer");
	}

	private byte @Nullable [] write(Headers headers, Object value) {
		Assert.state(this.creator != null, "Serializer must be configured");
		OutgoingMessage message = this.creator.apply(value);
		RecordHeaders.removeEvent(headers);
		EventData data = MessageEventWriter.write(message, new MessageEventWriter.Headers() {

			@Override
			public void contentType(String contentType) {
				headers.add(RecordHeaders.CONTENT_TYPE, contentType.getBytes(StandardCharsets.UTF_8));
			}

			@Override
			public void attribute(String name, String attribute) {
				headers.add(RecordHeaders.PREFIX + name, attribute.getBytes(StandardCharsets.UTF_8));
			}

		});
		if (data == null) {
			return null;
		}
		boolean all = data.offset() == 0 && data.length() == data.array().length;
		return (all) ? data.array() : Arrays.copyOfRange(data.array(), data.offset(), data.offset() + data.length());
	}

	@Override
	public void close() {
		if (this.delegate != null) {
			this.delegate.close();
		}
	}

}
