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

package io.github.cloudeventsboot.messaging;

import java.util.List;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventRejection;
import io.github.cloudeventsboot.handler.ArgumentValidation;
import io.github.cloudeventsboot.handler.EventArgument;
import io.github.cloudeventsboot.handler.EventHandlerMethod;
import io.github.cloudeventsboot.message.ReceivedMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;

/**
 * Binds the messages of a batch one by one, and observes those that are rejected.
 *
 * @since 0.1.0
 */
public final class EventBatchBinder {

	private final EventHandlerMethod handler;

	private final EventArgument argument;

	private final EventListenerInvoker invoker;

	/**
	 * Create a binder.
	 * @param handler the listener
	 * @param argument its argument for the events
	 * @param invoker observes rejected messages
	 */
	public EventBatchBinder(EventHandlerMethod handler, EventArgument argument, EventListenerInvoker invoker) {
		this.handler = handler;
		this.argument = argument;
		this.invoker = invoker;
	}

	/**
	 * Bind a message.
	 * @param received the message with its event
	 * @param message the Spring message that an exception names
	 * @return the value for the listener, or {@code null} if the event is ignored
	 * @throws MessagingCloudEventException if the message is rejected
	 */
	public @Nullable Object bind(ReceivedMessage received, Message<?> message) {
		try {
			return value(received, message);
		}
		catch (MessagingCloudEventException ex) {
			if (isIgnored(received, ex)) {
				return null;
			}
			throw ex;
		}
	}

	private Object value(ReceivedMessage received, Message<?> message) {
		try {
			CloudEvent event = received.event();
			Object value = this.argument.bind(event);
			ArgumentValidation validation = this.argument.validate(event, value, List.of());
			if (validation.isRejected() || value == null) {
				throw new MessagingCloudEventException(message, this.argument.parameter().parameter(),
						CloudEventRejection.INVALID_DATA, validation.violations());
			}
			return value;
		}
		catch (CloudEventException ex) {
			throw new MessagingCloudEventException(message, this.argument.parameter().parameter(), ex);
		}
	}

	/**
	 * Observe a rejected message, and return whether it is ignored instead.
	 */
	private boolean isIgnored(ReceivedMessage received, MessagingCloudEventException rejection) {
		try {
			this.invoker.invoke(received, List.of(this.handler), () -> {
				throw rejection;
			});
			return true;
		}
		catch (Exception ex) {
			return false;
		}
	}

}
