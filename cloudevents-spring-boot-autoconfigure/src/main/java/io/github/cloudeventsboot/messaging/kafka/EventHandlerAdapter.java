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

import java.util.List;

import io.github.cloudeventsboot.handler.EventHandlerMethod;
import io.github.cloudeventsboot.message.ReceivedMessage;
import io.github.cloudeventsboot.messaging.EventMessage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.listener.adapter.HandlerAdapter;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.invocation.InvocableHandlerMethod;

/**
 * Calls the listener method for the event of one record.
 */
final class EventHandlerAdapter extends HandlerAdapter {

	private final EventHandlerMethod handler;

	private final ListenerServices services;

	private final AcknowledgingInvoker invoker;

	EventHandlerAdapter(InvocableHandlerMethod method, EventHandlerMethod handler, ListenerServices services) {
		super(method);
		this.handler = handler;
		this.services = services;
		this.invoker = new AcknowledgingInvoker(services.invoker());
	}

	@Override
	public @Nullable Object invoke(Message<?> message, @Nullable Object... providedArgs) throws Exception {
		ReceivedMessage received = received(message, this.services, providedArgs);
		return FailedRecords.mark(received, providedArgs, () -> this.invoker.invoke(received, List.of(this.handler),
				() -> this.services.replies().reply(super.invoke(message, providedArgs), this.handler, received),
				providedArgs));
	}

	/**
	 * Return the received message with its events. If no parameter needs a Spring
	 * message, only the record is available, as a provided argument.
	 */
	static ReceivedMessage received(Message<?> message, ListenerServices services, @Nullable Object... providedArgs) {
		if (message instanceof EventMessage<?> known) {
			return known.received();
		}
		ConsumerRecord<?, ?> record = FailedRecords.record(providedArgs);
		return (record != null) ? services.reader().read(record) : services.reader().read(message);
	}

}
