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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.cloudeventsboot.handler.EventHandlerMethod;
import io.github.cloudeventsboot.messaging.EventListenerMethods;
import io.github.cloudeventsboot.messaging.EventListeners;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.listener.adapter.DelegatingInvocableHandler;
import org.springframework.amqp.listener.adapter.HandlerAdapter;
import org.springframework.amqp.rabbit.batch.BatchingStrategy;
import org.springframework.amqp.rabbit.listener.MethodRabbitListenerEndpoint.AdapterProvider;
import org.springframework.amqp.rabbit.listener.adapter.MessagingMessageListenerAdapter;
import org.springframework.amqp.rabbit.listener.api.RabbitListenerErrorHandler;
import org.springframework.beans.factory.config.BeanExpressionContext;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.messaging.handler.annotation.support.MessageHandlerMethodFactory;
import org.springframework.messaging.handler.invocation.InvocableHandlerMethod;

/**
 * Provides adapters of listeners that call methods with events.
 */
final class EventListenerAdapters {

	private final ListenerServices services;

	private final MessageHandlerMethodFactory methodFactory;

	private final ConfigurableListableBeanFactory beanFactory;

	EventListenerAdapters(ListenerServices services, MessageHandlerMethodFactory methodFactory,
			ConfigurableListableBeanFactory beanFactory) {
		this.services = services;
		this.methodFactory = methodFactory;
		this.beanFactory = beanFactory;
	}

	AdapterProvider ofMethod(EventHandlerMethod handler) {
		return new MethodProvider(handler);
	}

	AdapterProvider ofClass(Object bean, List<Method> methods, @Nullable Method defaultMethod,
			List<EventHandlerMethod> handlers) {
		return new ClassProvider(bean, methods, defaultMethod, handlers,
				this.services.listeners().ofClass(methods, defaultMethod, bean));
	}

	private InvocableHandlerMethod invocable(Object bean, Method method) {
		return this.methodFactory.createInvocableHandlerMethod(bean, method);
	}

	/**
	 * Provides adapters for one method.
	 */
	private final class MethodProvider implements AdapterProvider {

		private final EventHandlerMethod handler;

		MethodProvider(EventHandlerMethod handler) {
			this.handler = handler;
		}

		@Override
		public MessagingMessageListenerAdapter getAdapter(boolean batch, @Nullable Object bean, @Nullable Method method,
				boolean returnExceptions, @Nullable RabbitListenerErrorHandler errorHandler,
				@Nullable BatchingStrategy batchingStrategy) {
			ListenerServices services = EventListenerAdapters.this.services;
			HandlerAdapter adapter = new EventHandlerAdapter(
					invocable(Objects.requireNonNull(bean), this.handler.method()), this.handler, services);
			return (batch)
					? new EventBatchListenerAdapter(bean, method, returnExceptions, errorHandler, batchingStrategy,
							adapter, this.handler, services.listeners().batchArgument(this.handler), services)
					: new EventListenerAdapter(bean, method, returnExceptions, errorHandler, adapter, false, services);
		}

	}

	/**
	 * Provides adapters that choose among the methods of a class.
	 */
	private final class ClassProvider implements AdapterProvider {

		private final Object bean;

		private final List<Method> methods;

		private final @Nullable Method defaultMethod;

		private final List<EventHandlerMethod> handlers;

		private final EventListenerMethods selection;

		ClassProvider(Object bean, List<Method> methods, @Nullable Method defaultMethod,
				List<EventHandlerMethod> handlers, EventListenerMethods selection) {
			this.bean = bean;
			this.methods = methods;
			this.defaultMethod = defaultMethod;
			this.handlers = handlers;
			this.selection = selection;
		}

		@Override
		public MessagingMessageListenerAdapter getAdapter(boolean batch, @Nullable Object ignored,
				@Nullable Method method, boolean returnExceptions, @Nullable RabbitListenerErrorHandler errorHandler,
				@Nullable BatchingStrategy batchingStrategy) {
			if (batch) {
				throw EventListeners.batchesOfClass(this.handlers.get(0));
			}
			boolean ordinaryDefault = this.defaultMethod != null
					&& this.handlers.stream().noneMatch((handler) -> handler.method().equals(this.defaultMethod));
			return new EventListenerAdapter(this.bean, null, returnExceptions, errorHandler, handlerAdapter(),
					ordinaryDefault, EventListenerAdapters.this.services);
		}

		private HandlerAdapter handlerAdapter() {
			Map<EventHandlerMethod, DelegatingInvocableHandler> byMethod = new LinkedHashMap<>();
			for (EventHandlerMethod handler : this.handlers) {
				InvocableHandlerMethod invocable = invocable(this.bean, handler.method());
				byMethod.put(handler, delegating(List.of(invocable), invocable));
			}
			List<InvocableHandlerMethod> all = new ArrayList<>();
			InvocableHandlerMethod defaultHandler = null;
			for (Method method : this.methods) {
				InvocableHandlerMethod invocable = invocable(this.bean, method);
				all.add(invocable);
				defaultHandler = (method.equals(this.defaultMethod)) ? invocable : defaultHandler;
			}
			return new EventClassHandlerAdapter(delegating(all, defaultHandler), this.selection, byMethod,
					EventListenerAdapters.this.services);
		}

		private DelegatingInvocableHandler delegating(List<InvocableHandlerMethod> all,
				@Nullable InvocableHandlerMethod defaultHandler) {
			ConfigurableListableBeanFactory factory = EventListenerAdapters.this.beanFactory;
			return new DelegatingInvocableHandler(all, defaultHandler, this.bean, factory.getBeanExpressionResolver(),
					new BeanExpressionContext(factory, null), null);
		}

	}

}
