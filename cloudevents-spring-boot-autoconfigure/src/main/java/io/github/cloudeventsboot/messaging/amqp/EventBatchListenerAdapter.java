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

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

import com.rabbitmq.client.Channel;
import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventRejection;
import io.github.cloudeventsboot.handler.ArgumentValidation;
import io.github.cloudeventsboot.handler.EventArgument;
import io.github.cloudeventsboot.handler.EventHandlerMethod;
import io.github.cloudeventsboot.message.ReceivedMessage;
import io.github.cloudeventsboot.messaging.EventMessage;
import io.github.cloudeventsboot.messaging.MessagingCloudEventException;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.core.Message;
import org.springframework.amqp.listener.adapter.HandlerAdapter;
import org.springframework.amqp.listener.adapter.InvocationResult;
import org.springframework.amqp.rabbit.batch.BatchingStrategy;
import org.springframework.amqp.rabbit.listener.adapter.BatchMessagingMessageListenerAdapter;
import org.springframework.amqp.rabbit.listener.api.RabbitListenerErrorHandler;
import org.springframework.amqp.support.converter.MessageConversionException;
import org.springframework.messaging.MessageHeaders;

/**
 * Passes the events of several messages to an event listener at once. Messages are read
 * one by one before the listener is called, so that only the messages with invalid events
 * are rejected.
 */
final class EventBatchListenerAdapter extends BatchMessagingMessageListenerAdapter {

	private final HandlerAdapter handlerAdapter;

	private final EventHandlerMethod handler;

	private final EventArgument argument;

	private final ListenerServices services;

	private final @Nullable BatchingStrategy batchingStrategy;

	/**
	 * Create an adapter.
	 * @param bean the bean
	 * @param method the method
	 * @param returnExceptions whether exceptions are sent as replies
	 * @param errorHandler handles errors, or {@code null}
	 * @param batchingStrategy splits messages that the sender has combined
	 * @param handlerAdapter calls the method
	 * @param handler the method in terms of events
	 * @param argument the argument for the events
	 * @param services the services that listeners share
	 */
	EventBatchListenerAdapter(Object bean, @Nullable Method method, boolean returnExceptions,
			@Nullable RabbitListenerErrorHandler errorHandler, @Nullable BatchingStrategy batchingStrategy,
			HandlerAdapter handlerAdapter, EventHandlerMethod handler, EventArgument argument,
			ListenerServices services) {
		super(bean, method, returnExceptions, errorHandler, batchingStrategy);
		this.batchingStrategy = batchingStrategy;
		this.handlerAdapter = handlerAdapter;
		this.handler = handler;
		this.argument = argument;
		this.services = services;
	}

	@Override
	public void setHandlerAdapter(HandlerAdapter ignored) {
		super.setHandlerAdapter(this.handlerAdapter);
	}

	@Override
	protected org.springframework.messaging.Message<?> toMessagingMessage(Message message) {
		List<Element> elements = new ArrayList<>(1);
		if (this.batchingStrategy != null && this.batchingStrategy.canDebatch(message.getMessageProperties())) {
			this.batchingStrategy.deBatch(message, (fragment) -> read(fragment, elements));
		}
		else {
			read(message, elements);
		}
		return new EventMessage<>(new Elements(elements), new MessageHeaders(null),
				this.services.reader().read(message));
	}

	private void read(Message message, List<Element> elements) {
		ReceivedMessage received = this.services.reader().read(message);
		EventMessage<?> event = new EventMessage<>(message.getBody(), new MessageHeaders(null), received);
		try {
			elements.add(bind(received, event));
		}
		catch (MessagingCloudEventException ex) {
			if (!isIgnored(received, ex)) {
				throw new MessageConversionException(ex.getMessage(), ex);
			}
		}
	}

	private Element bind(ReceivedMessage received, EventMessage<?> message) {
		try {
			CloudEvent event = received.event();
			Object value = this.argument.bind(event);
			ArgumentValidation validation = this.argument.validate(event, value, List.of());
			if (validation.isRejected() || value == null) {
				throw new MessagingCloudEventException(message, this.argument.parameter().parameter(),
						CloudEventRejection.INVALID_DATA, validation.violations());
			}
			return new Element(event, value);
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
			this.services.invoker().invoke(received, List.of(this.handler), () -> {
				throw rejection;
			});
			return true;
		}
		catch (Exception ex) {
			return false;
		}
	}

	@Override
	protected InvocationResult invokeHandler(@Nullable Channel channel,
			org.springframework.messaging.Message<?> message, boolean batch, Message... messages) {
		List<CloudEvent> events = new ArrayList<>();
		List<Object> values = new ArrayList<>();
		for (Object payload : (List<?>) message.getPayload()) {
			((Elements) payload).list().forEach((element) -> {
				events.add(element.event());
				values.add(element.value());
			});
		}
		if (events.isEmpty()) {
			return new InvocationResult(null, null, null, null, null);
		}
		EventBatchMessage event = new EventBatchMessage(values, this.services.reader().batch(events),
				(this.argument.validateNothing().isReported())
						? this.argument.validateAll(events, values, List.of()).result() : null);
		return super.invokeHandler(channel, event, batch, messages);
	}

	/**
	 * The events of one message, several if the sender has combined them, none if they
	 * are ignored.
	 */
	private record Elements(List<Element> list) {

	}

	private record Element(CloudEvent event, Object value) {

	}

}
