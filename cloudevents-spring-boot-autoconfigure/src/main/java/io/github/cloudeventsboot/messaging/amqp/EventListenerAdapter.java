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
import java.lang.reflect.Type;

import com.rabbitmq.client.Channel;
import io.github.cloudeventsboot.message.ReceivedMessage;
import io.github.cloudeventsboot.messaging.EventMessage;
import io.github.cloudeventsboot.messaging.MessagingCloudEventException;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.core.Address;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.listener.ListenerExecutionFailedException;
import org.springframework.amqp.listener.adapter.HandlerAdapter;
import org.springframework.amqp.listener.adapter.InvocationResult;
import org.springframework.amqp.rabbit.listener.adapter.MessagingMessageListenerAdapter;
import org.springframework.amqp.rabbit.listener.api.RabbitListenerErrorHandler;
import org.springframework.messaging.MessageHeaders;

/**
 * Passes messages to event listeners without conversion, one by one, and sends the events
 * that they return. Converters are used for other return values only.
 */
final class EventListenerAdapter extends MessagingMessageListenerAdapter {

	/** The result for an event that is ignored, instead of calling a listener. */
	static final InvocationResult IGNORED = new InvocationResult(null, null, null, null, null);

	private final HandlerAdapter handlerAdapter;

	private final boolean ordinaryDefault;

	private final ListenerServices services;

	/**
	 * Create an adapter.
	 * @param bean the bean
	 * @param method the method, or {@code null} for several
	 * @param returnExceptions whether exceptions are sent as replies
	 * @param errorHandler handles errors, or {@code null}
	 * @param handlerAdapter calls the methods
	 * @param ordinaryDefault whether there is a method for messages that are not events
	 * @param services the services that listeners share
	 */
	EventListenerAdapter(@Nullable Object bean, @Nullable Method method, boolean returnExceptions,
			@Nullable RabbitListenerErrorHandler errorHandler, HandlerAdapter handlerAdapter, boolean ordinaryDefault,
			ListenerServices services) {
		super(bean, method, returnExceptions, errorHandler);
		this.handlerAdapter = handlerAdapter;
		this.ordinaryDefault = ordinaryDefault;
		this.services = services;
	}

	@Override
	public void setHandlerAdapter(HandlerAdapter ignored) {
		super.setHandlerAdapter(this.handlerAdapter);
	}

	@Override
	protected org.springframework.messaging.Message<?> toMessagingMessage(Message message) {
		ReceivedMessage received = this.services.reader().read(message);
		if (this.ordinaryDefault && !received.isEvent()) {
			return super.toMessagingMessage(message);
		}
		MessageHeaders headers = getMessagingMessageConverter().getHeaderMapper()
			.toHeaders(message.getMessageProperties());
		return new EventMessage<>(message.getBody(), headers, received);
	}

	@Override
	protected InvocationResult invokeHandler(@Nullable Channel channel,
			org.springframework.messaging.Message<?> message, boolean batch, Message... messages) {
		try {
			InvocationResult result = super.invokeHandler(channel, message, batch, messages);
			if (result == IGNORED && isManualAck()) {
				// neither a listener nor an asynchronous result acknowledges it
				basicAck(messages[0], channel);
			}
			return result;
		}
		catch (ListenerExecutionFailedException ex) {
			throw (ex.getCause() instanceof MessagingCloudEventException rejected)
					? RejectedMessage.hideBody(ex, rejected) : ex;
		}
	}

	@Override
	protected Message buildMessage(@Nullable Channel channel, @Nullable Object result, @Nullable Type genericType) {
		Message event = EventReplyMessages.build(result, getMessagingMessageConverter(), this.services.writer());
		return (event != null) ? event : super.buildMessage(channel, result, genericType);
	}

	/**
	 * Determine the address of a reply by the value that the listener returned.
	 */
	@Override
	protected Address getReplyToAddress(Message request, @Nullable Object source, InvocationResult result) {
		Object returned = EventReplyMessages.returned(result.getReturnValue());
		return super.getReplyToAddress(request, source, new InvocationResult(returned, result.getSendTo(),
				result.getReturnType(), result.getBean(), result.getMethod()));
	}

}
