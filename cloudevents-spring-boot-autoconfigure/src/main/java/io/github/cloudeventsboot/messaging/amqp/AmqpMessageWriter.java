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

import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.messaging.MessageEventWriter;
import io.github.cloudeventsboot.messaging.OutgoingMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;

/**
 * Writes events into AMQP messages. All values are canonical strings, because timestamps
 * of AMQP 0-9-1 have whole seconds only.
 */
final class AmqpMessageWriter {

	private static final byte[] NO_DATA = {};

	private AmqpMessageWriter() {
	}

	/**
	 * Write an event.
	 * @param event the event and how to send it
	 * @param properties the properties of the message, from which attributes of another
	 * event are removed
	 * @return the message
	 */
	static Message write(OutgoingMessage event, MessageProperties properties) {
		properties.getHeaders().keySet().removeIf((name) -> AmqpHeaders.prefix(name) != null);
		setContentType(properties, null);
		properties.setContentEncoding(null);
		EventData data = MessageEventWriter.write(event, new Properties(properties));
		return new Message((data != null) ? data.toBytes() : NO_DATA, properties);
	}

	@SuppressWarnings("NullAway") // the only way to send a message without a content type
	private static void setContentType(MessageProperties properties, @Nullable String contentType) {
		properties.setContentType(contentType);
	}

	private record Properties(MessageProperties target) implements MessageEventWriter.Headers {

		@Override
		public void contentType(String contentType) {
			this.target.setContentType(contentType);
		}

		@Override
		public void attribute(String name, String value) {
			this.target.setHeader(AmqpHeaders.PREFIX + name, value);
		}

	}

}
