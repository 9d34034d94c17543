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

import java.lang.reflect.Type;
import java.util.function.Supplier;

import io.github.cloudeventsboot.messaging.MessageEventWriter;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.support.converter.MessageConverter;
import org.springframework.amqp.support.converter.SmartMessageConverter;

/**
 * Template converter that writes events, and leaves everything else to the converter that
 * it wraps.
 */
class EventTemplateConverter implements MessageConverter {

	private final MessageConverter delegate;

	private final Supplier<MessageEventWriter> writer;

	EventTemplateConverter(MessageConverter delegate, Supplier<MessageEventWriter> writer) {
		this.delegate = delegate;
		this.writer = writer;
	}

	/**
	 * Create a converter that is a {@code SmartMessageConverter} if and only if the
	 * wrapped one is, because templates check the type.
	 */
	static EventTemplateConverter of(MessageConverter delegate, Supplier<MessageEventWriter> writer) {
		return (delegate instanceof SmartMessageConverter smart) ? new Smart(smart, writer)
				: new EventTemplateConverter(delegate, writer);
	}

	@Override
	public Message toMessage(Object object, MessageProperties properties) {
		return (MessageEventWriter.isEvent(object)) ? write(object, properties)
				: this.delegate.toMessage(object, properties);
	}

	@Override
	public Message toMessage(Object object, MessageProperties properties, @Nullable Type genericType) {
		return (MessageEventWriter.isEvent(object)) ? write(object, properties)
				: this.delegate.toMessage(object, properties, genericType);
	}

	private Message write(Object event, MessageProperties properties) {
		return AmqpMessageWriter.write(this.writer.get().create(event), properties);
	}

	@Override
	public Object fromMessage(Message message) {
		return this.delegate.fromMessage(message);
	}

	private static final class Smart extends EventTemplateConverter implements SmartMessageConverter {

		private final SmartMessageConverter delegate;

		Smart(SmartMessageConverter delegate, Supplier<MessageEventWriter> writer) {
			super(delegate, writer);
			this.delegate = delegate;
		}

		@Override
		public Object fromMessage(Message message, @Nullable Object conversionHint) {
			return this.delegate.fromMessage(message, conversionHint);
		}

	}

}
