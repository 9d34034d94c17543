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

import java.util.List;

import io.github.cloudeventsboot.handler.EventHandlerMethod;
import io.github.cloudeventsboot.message.ReceivedMessage;
import io.github.cloudeventsboot.messaging.EventMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.listener.adapter.HandlerAdapter;
import org.springframework.amqp.listener.adapter.InvocationResult;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.invocation.InvocableHandlerMethod;

/**
 * Calls the listener method for the event of one message, or for the events of a batch.
 */
final class EventHandlerAdapter extends HandlerAdapter {

	private final EventHandlerMethod handler;

	private final ListenerServices services;

	EventHandlerAdapter(InvocableHandlerMethod method, EventHandlerMethod handler, ListenerServices services) {
		super(method);
		this.handler = handler;
		this.services = services;
	}

	@Override
	public InvocationResult invoke(Message<?> message, @Nullable Object... providedArgs) throws Exception {
		ReceivedMessage single = (message instanceof EventMessage<?> event) ? event.received() : null;
		ReceivedMessage received = (single != null) ? single : ((EventBatchMessage) message).received();
		InvocationResult[] called = new InvocationResult[1];
		Object reply = this.services.invoker().invoke(received, List.of(this.handler), () -> {
			called[0] = super.invoke(message, providedArgs);
			return this.services.replies().reply(called[0].getReturnValue(), this.handler, single);
		});
		return (called[0] == null) ? EventListenerAdapter.IGNORED : new InvocationResult(reply, null,
				this.handler.method().getGenericReturnType(), getBean(), getMethod());
	}

}
