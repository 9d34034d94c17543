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
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.cloudeventsboot.handler.EventHandlerMethod;
import io.github.cloudeventsboot.messaging.EventListenerMethods;
import io.github.cloudeventsboot.messaging.EventMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.listener.adapter.DelegatingInvocableHandler;
import org.springframework.amqp.listener.adapter.HandlerAdapter;
import org.springframework.amqp.listener.adapter.InvocationResult;
import org.springframework.messaging.Message;

/**
 * Calls the method of a listener class that matches the event of a message. Messages that
 * are not events are passed to the default method, if it takes no event.
 */
final class EventClassHandlerAdapter extends HandlerAdapter {

	private final HandlerAdapter ordinary;

	private final EventListenerMethods methods;

	private final Map<EventHandlerMethod, DelegatingInvocableHandler> handlers;

	private final Method anyMethod;

	private final ListenerServices services;

	/**
	 * Create an adapter.
	 * @param all the handler of all methods
	 * @param methods chooses among the methods that take events
	 * @param handlers the handlers of one method each, which determine the destination of
	 * replies
	 * @param services the services that listeners share
	 */
	EventClassHandlerAdapter(DelegatingInvocableHandler all, EventListenerMethods methods,
			Map<EventHandlerMethod, DelegatingInvocableHandler> handlers, ListenerServices services) {
		super(all);
		this.ordinary = new HandlerAdapter(all);
		this.methods = methods;
		this.handlers = Map.copyOf(handlers);
		this.anyMethod = handlers.keySet().iterator().next().method();
		this.services = services;
	}

	@Override
	public InvocationResult invoke(Message<?> message, @Nullable Object... providedArgs) throws Exception {
		if (!(message instanceof EventMessage<?> event)) {
			return this.ordinary.invoke(message, providedArgs);
		}
		InvocationResult[] called = new InvocationResult[1];
		Object reply = this.services.invoker().invoke(event.received(), List.copyOf(this.handlers.keySet()), () -> {
			EventHandlerMethod method = this.methods.select(event.received(), message);
			called[0] = Objects.requireNonNull(this.handlers.get(method)).invoke(message, providedArgs);
			return this.services.replies().reply(called[0].getReturnValue(), method, event.received());
		});
		InvocationResult result = called[0];
		return (result != null) ? new InvocationResult(reply, result.getSendTo(), result.getReturnType(),
				result.getBean(), result.getMethod()) : EventListenerAdapter.IGNORED;
	}

	/**
	 * Return any method, because the method to call is determined later.
	 */
	@Override
	public Method getMethodFor(Object payload) {
		return (payload instanceof byte[]) ? this.anyMethod : super.getMethodFor(payload);
	}

	@Override
	public Type getReturnTypeFor(Object payload) {
		return getMethodFor(payload).getReturnType();
	}

	@Override
	public String getMethodAsString(Object payload) {
		return getBean().getClass().getName();
	}

	@Override
	public @Nullable InvocationResult getInvocationResultFor(Object result, Object inboundPayload) {
		return (inboundPayload instanceof byte[]) ? new InvocationResult(result, null, null, getBean(), this.anyMethod)
				: super.getInvocationResultFor(result, inboundPayload);
	}

}
