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

package io.github.cloudeventsboot.messaging.amqp;

import io.github.cloudeventsboot.messaging.MessageEventWriter;
import io.github.cloudeventsboot.messaging.OutgoingMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.support.converter.MessagingMessageConverter;
import org.springframework.messaging.support.MessageBuilder;

/**
 * Builds messages from events that listeners return.
 */
final class EventReplyMessages {

	private EventReplyMessages() {
	}

	/**
	 * Build a message.
	 * @param result an event, perhaps in a message with headers
	 * @param converter maps the headers
	 * @param writer creates events
	 * @return the message, or {@code null} if the result is not an event
	 */
	static @Nullable Message build(@Nullable Object result, MessagingMessageConverter converter,
			MessageEventWriter writer) {
		MessageProperties properties = new MessageProperties();
		Object payload = result;
		if (result instanceof org.springframework.messaging.Message<?> envelope) {
			payload = envelope.getPayload();
			if (MessageEventWriter.isEvent(payload)) {
				converter.getHeaderMapper().fromHeaders(envelope.getHeaders(), properties);
			}
		}
		return (payload != null && MessageEventWriter.isEvent(payload))
				? AmqpMessageWriter.write(writer.create(payload), properties) : null;
	}

	/**
	 * Return the value that a listener returned.
	 * @param result that value, or the event created from it, perhaps in a message with
	 * headers
	 * @return the value
	 */
	static @Nullable Object returned(@Nullable Object result) {
		if (result instanceof OutgoingMessage event) {
			return event.value();
		}
		return (result instanceof org.springframework.messaging.Message<?> envelope
				&& envelope.getPayload() instanceof OutgoingMessage event)
						? MessageBuilder.createMessage(event.value(), envelope.getHeaders()) : result;
	}

}
