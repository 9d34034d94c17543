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

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.rabbitmq.client.Channel;
import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.handler.EventArgument;
import io.github.cloudeventsboot.handler.EventHandlerMethod;
import io.github.cloudeventsboot.messaging.MessagingCloudEventException;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.listener.adapter.HandlerAdapter;
import org.springframework.amqp.listener.adapter.InvocationResult;
import org.springframework.amqp.rabbit.batch.BatchingStrategy;
import org.springframework.amqp.rabbit.listener.adapter.BatchMessagingMessageListenerAdapter;
import org.springframework.amqp.rabbit.listener.api.RabbitListenerErrorHandler;
import org.springframework.amqp.rabbit.support.RabbitExceptionTranslator;
import org.springframework.messaging.support.GenericMessage;

/**
 * Passes the events of several messages to an event listener at once. Messages are read
 * one by one before the listener is called, so that only the messages with invalid events
 * are rejected.
 */
final class EventBatchListenerAdapter extends BatchMessagingMessageListenerAdapter {

	private final HandlerAdapter handlerAdapter;

	private final EventArgument argument;

	private final ListenerServices services;

	private final EventBatchReader reader;

	private boolean containerSettles = true;

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
		this.reader = new EventBatchReader(batchingStrategy, handler, argument, services);
		this.handlerAdapter = handlerAdapter;
		this.argument = argument;
		this.services = services;
	}

	@Override
	public void setHandlerAdapter(HandlerAdapter ignored) {
		super.setHandlerAdapter(this.handlerAdapter);
	}

	@Override
	public void containerAckMode(AcknowledgeMode mode) {
		super.containerAckMode(mode);
		this.containerSettles = mode == AcknowledgeMode.AUTO;
	}

	/**
	 * Take a message that is delivered alone as a batch of one.
	 */
	@Override
	public void onMessage(Message message, @Nullable Channel channel) {
		onMessageBatch(List.of(message), channel);
	}

	@Override
	public void onMessageBatch(List<Message> messages, @Nullable Channel channel) {
		BatchSettlement known = BatchSettlement.current();
		BatchSettlement settlement = (known != null) ? known : new BatchSettlement(messages);
		List<Message> accepted = settlement.accept((rejected) -> read(messages, rejected, channel));
		if (!accepted.isEmpty()) {
			super.onMessageBatch(accepted, channel);
		}
		if (known == null) {
			settlement.finish(channel);
		}
	}

	/**
	 * Read all messages. Those that the container has split are rejected together.
	 * @param messages the messages
	 * @param rejected takes the reasons for rejected messages, unless they need not be
	 * settled later
	 * @param channel settles messages that the container does not settle
	 * @return the messages that are neither rejected nor ignored
	 */
	private List<Message> read(List<Message> messages, Map<Long, MessagingCloudEventException> rejected,
			@Nullable Channel channel) {
		Map<Long, List<Message>> accepted = new LinkedHashMap<>();
		for (Message message : messages) {
			long tag = message.getMessageProperties().getDeliveryTag();
			List<Message> sameTag = accepted.computeIfAbsent(tag, (key) -> new ArrayList<>(1));
			try {
				EventBatchReader.BoundMessage bound = this.reader.read(message);
				if (!bound.elements().isEmpty()) {
					sameTag.add(bound);
				}
			}
			catch (MessagingCloudEventException ex) {
				rejected.put(tag, ex);
			}
		}
		log(rejected, Collections.max(accepted.keySet()));
		accepted.keySet().removeAll(rejected.keySet());
		if (isManualAck() && channel != null) {
			settle(accepted, rejected.keySet(), channel);
		}
		if (!this.containerSettles) {
			rejected.clear();
		}
		return accepted.values().stream().flatMap(List::stream).toList();
	}

	/**
	 * Log the reasons for rejected messages. That of the last delivery is left to the
	 * error handler of the container if the container rejects it.
	 */
	private void log(Map<Long, MessagingCloudEventException> rejected, long last) {
		rejected.forEach((tag, ex) -> {
			if (tag != last || !this.containerSettles) {
				this.logger.error("Message in batch is rejected", ex);
			}
		});
	}

	private static void settle(Map<Long, List<Message>> accepted, Set<Long> rejected, Channel channel) {
		try {
			for (long tag : rejected) {
				channel.basicReject(tag, false);
			}
			for (Map.Entry<Long, List<Message>> entry : accepted.entrySet()) {
				if (entry.getValue().isEmpty()) {
					channel.basicAck(entry.getKey(), false);
				}
			}
		}
		catch (IOException ex) {
			throw RabbitExceptionTranslator.convertRabbitAccessException(ex);
		}
	}

	@Override
	protected org.springframework.messaging.Message<?> toMessagingMessage(Message message) {
		return new GenericMessage<>(message);
	}

	@Override
	protected InvocationResult invokeHandler(@Nullable Channel channel,
			org.springframework.messaging.Message<?> message, boolean batch, Message... messages) {
		List<CloudEvent> events = new ArrayList<>();
		List<Object> values = new ArrayList<>();
		for (Object payload : (List<?>) message.getPayload()) {
			((EventBatchReader.BoundMessage) payload).elements().forEach((element) -> {
				events.add(element.event());
				values.add(element.value());
			});
		}
		EventBatchMessage event = new EventBatchMessage(values, this.services.reader().batch(events),
				(this.argument.validateNothing().isReported())
						? this.argument.validateAll(events, values, List.of()).result() : null);
		return super.invokeHandler(channel, event, batch, messages);
	}

}
