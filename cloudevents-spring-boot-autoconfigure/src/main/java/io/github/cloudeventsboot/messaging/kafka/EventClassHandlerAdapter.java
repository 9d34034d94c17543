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
import java.util.Map;
import java.util.Objects;

import io.github.cloudeventsboot.handler.EventHandlerMethod;
import io.github.cloudeventsboot.message.ReceivedMessage;
import io.github.cloudeventsboot.messaging.EventListenerMethods;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.listener.adapter.DelegatingInvocableHandler;
import org.springframework.kafka.listener.adapter.HandlerAdapter;
import org.springframework.kafka.listener.adapter.InvocationResult;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.messaging.Message;

/**
 * Calls the method of a listener class that matches the event of a record.
 */
final class EventClassHandlerAdapter extends HandlerAdapter {

	private final EventListenerMethods methods;

	private final Map<EventHandlerMethod, DelegatingInvocableHandler> handlers;

	private final @Nullable EventHandlerMethod ordinary;

	private final ListenerServices services;

	private final AcknowledgingInvoker invoker;

	/**
	 * Create an adapter.
	 * @param all the handler of all methods, for callers that inspect them
	 * @param methods chooses among the methods that take events
	 * @param handlers the handlers of one method each, which determine the destination of
	 * replies
	 * @param ordinary the default method if it takes no event, or {@code null}
	 * @param services the services that listeners share
	 */
	EventClassHandlerAdapter(DelegatingInvocableHandler all, EventListenerMethods methods,
			Map<EventHandlerMethod, DelegatingInvocableHandler> handlers, @Nullable EventHandlerMethod ordinary,
			ListenerServices services) {
		super(all);
		this.methods = methods;
		this.handlers = Map.copyOf(handlers);
		this.ordinary = ordinary;
		this.services = services;
		this.invoker = new AcknowledgingInvoker(services.invoker());
	}

	@Override
	public @Nullable Object invoke(Message<?> message, @Nullable Object... providedArgs) throws Exception {
		ReceivedMessage received = EventHandlerAdapter.received(message, this.services, providedArgs);
		return FailedRecords.mark(received, providedArgs, () -> invoke(received, message, providedArgs));
	}

	private @Nullable Object invoke(ReceivedMessage received, Message<?> message, @Nullable Object... providedArgs)
			throws Exception {
		if (this.ordinary != null && !received.isEvent()) {
			EventHandlerMethod method = this.ordinary;
			return AcknowledgingInvoker.failLater(() -> call(method, message, providedArgs), providedArgs);
		}
		InvocationResult[] called = new InvocationResult[1];
		Object reply = this.invoker.invoke(received, List.copyOf(this.handlers.keySet()), () -> {
			EventHandlerMethod method = this.methods.select(received, message);
			Object result = call(method, message, providedArgs);
			if (!(result instanceof InvocationResult invocation)) {
				return result;
			}
			called[0] = invocation;
			return this.services.replies().reply(invocation.result(), method, received);
		}, providedArgs);
		InvocationResult result = called[0];
		return (result != null) ? new InvocationResult(reply, result.sendTo(), result.messageReturnType()) : reply;
	}

	/**
	 * Call a method. If any method of the class returns a future, the container waits for
	 * an acknowledgment of each record, which Spring gives only after a result.
	 */
	private @Nullable Object call(EventHandlerMethod method, Message<?> message, @Nullable Object... providedArgs)
			throws Exception {
		Object result = Objects.requireNonNull(this.handlers.get(method)).invoke(message, providedArgs);
		if (result == null && isAsyncReplies()
				&& !List.of(method.method().getParameterTypes()).contains(Acknowledgment.class)) {
			AcknowledgingInvoker.acknowledge(providedArgs);
		}
		return result;
	}

	@Override
	public String getMethodAsString(Object payload) {
		return getBean().getClass().getName();
	}

	@Override
	public @Nullable InvocationResult getInvocationResultFor(Object result, @Nullable Object inboundPayload) {
		return null;
	}

}
