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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.handler.EventArgument;
import io.github.cloudeventsboot.handler.EventHandlerMethod;
import io.github.cloudeventsboot.handler.EventParameter;
import io.github.cloudeventsboot.messaging.EventListenerMethods;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.listener.adapter.DelegatingInvocableHandler;
import org.springframework.amqp.listener.adapter.HandlerAdapter;
import org.springframework.amqp.rabbit.annotation.RabbitHandler;
import org.springframework.amqp.rabbit.batch.BatchingStrategy;
import org.springframework.amqp.rabbit.config.AbstractRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.listener.MethodRabbitListenerEndpoint;
import org.springframework.amqp.rabbit.listener.MultiMethodRabbitListenerEndpoint;
import org.springframework.amqp.rabbit.listener.RabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.listener.adapter.MessagingMessageListenerAdapter;
import org.springframework.amqp.rabbit.listener.api.RabbitListenerErrorHandler;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.BeanExpressionContext;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.log.LogMessage;
import org.springframework.messaging.handler.annotation.support.MessageHandlerMethodFactory;
import org.springframework.messaging.handler.invocation.InvocableHandlerMethod;
import org.springframework.util.ClassUtils;

/**
 * Prepares listener endpoints that take events. Others are left alone.
 */
final class EventListenerEndpoints {

	private static final Log logger = LogFactory.getLog(EventListenerEndpoints.class);

	private final ListenerServices services;

	private final MessageHandlerMethodFactory methodFactory;

	private final ConfigurableListableBeanFactory beanFactory;

	EventListenerEndpoints(ListenerServices services, MessageHandlerMethodFactory methodFactory,
			ConfigurableListableBeanFactory beanFactory) {
		this.services = services;
		this.methodFactory = methodFactory;
		this.beanFactory = beanFactory;
	}

	/**
	 * Prepare an endpoint.
	 * @return the methods that take events, none if the endpoint is left alone
	 */
	List<EventHandlerMethod> prepare(MethodRabbitListenerEndpoint endpoint, RabbitListenerContainerFactory<?> factory) {
		Object bean = endpoint.getBean();
		List<Method> methods = methods(endpoint);
		List<EventHandlerMethod> handlers = methods.stream()
			.map((method) -> this.services.listeners().get(method, bean))
			.filter(EventHandlerMethod::isEventHandler)
			.toList();
		if (handlers.isEmpty()) {
			return handlers;
		}
		if (!(factory instanceof AbstractRabbitListenerContainerFactory<?>)) {
			logger.warn(LogMessage.format("%s can't take events, as its container factory is a %s",
					handlers.get(0).method().toGenericString(), factory.getClass().getName()));
			return List.of();
		}
		handlers.forEach((handler) -> check(handler, bean));
		endpoint.setMessageHandlerMethodFactory(this.methodFactory);
		MethodRabbitListenerEndpoint.AdapterProvider provider = (endpoint instanceof MultiMethodRabbitListenerEndpoint)
				? classProvider(methods, handlers, bean) : new MethodProvider(handlers.get(0));
		endpoint.setAdapterProvider(provider);
		return handlers;
	}

	private void check(EventHandlerMethod handler, Object bean) {
		this.services.listeners().check(handler.method(), bean);
		if (Collection.class.isAssignableFrom(handler.method().getReturnType())
				&& handler.response().isEvent(handler.response().valueType().toClass(), true)) {
			throw new InvalidEventTypeException(
					handler.method().toGenericString() + " returns several events, but a reply is one message.",
					"Return a single event, or send the events by a RabbitTemplate.");
		}
	}

	private static List<Method> methods(MethodRabbitListenerEndpoint endpoint) {
		Method method = endpoint.getMethod();
		if (method != null) {
			return List.of(method);
		}
		Object bean = endpoint.getBean();
		return MethodIntrospector
			.selectMethods(ClassUtils.getUserClass(AopUtils.getTargetClass(bean)),
					(MethodIntrospector.MetadataLookup<@Nullable RabbitHandler>) EventListenerEndpoints::annotation)
			.keySet()
			.stream()
			.map((handler) -> AopUtils.selectInvocableMethod(handler, bean.getClass()))
			.toList();
	}

	private static @Nullable RabbitHandler annotation(Method method) {
		return AnnotationUtils.findAnnotation(method, RabbitHandler.class);
	}

	private ClassProvider classProvider(List<Method> methods, List<EventHandlerMethod> handlers, Object bean) {
		Method defaultMethod = null;
		for (Method method : methods) {
			RabbitHandler annotation = annotation(method);
			boolean isDefault = annotation != null && annotation.isDefault();
			defaultMethod = (isDefault) ? method : defaultMethod;
			if (!isDefault && handlers.stream().noneMatch((handler) -> handler.method().equals(method))) {
				throw new InvalidEventTypeException(
						method.toGenericString() + " takes no event, but other methods of its class do.",
						"Let the method take an event, move it to a class of its own, or make it the default.");
			}
		}
		return new ClassProvider(bean, methods, defaultMethod, handlers);
	}

	private InvocableHandlerMethod invocable(Object bean, Method method) {
		return this.methodFactory.createInvocableHandlerMethod(bean, method);
	}

	/**
	 * Provides adapters for one method.
	 */
	private final class MethodProvider implements MethodRabbitListenerEndpoint.AdapterProvider {

		private final EventHandlerMethod handler;

		MethodProvider(EventHandlerMethod handler) {
			this.handler = handler;
		}

		@Override
		public MessagingMessageListenerAdapter getAdapter(boolean batch, @Nullable Object bean, @Nullable Method method,
				boolean returnExceptions, @Nullable RabbitListenerErrorHandler errorHandler,
				@Nullable BatchingStrategy batchingStrategy) {
			ListenerServices services = EventListenerEndpoints.this.services;
			HandlerAdapter adapter = new EventHandlerAdapter(
					invocable(Objects.requireNonNull(bean), this.handler.method()), this.handler, services);
			return (batch)
					? new EventBatchListenerAdapter(bean, method, returnExceptions, errorHandler, batchingStrategy,
							adapter, this.handler, batchArgument(), services)
					: new EventListenerAdapter(bean, method, returnExceptions, errorHandler, adapter, false, services);
		}

		private EventArgument batchArgument() {
			List<EventParameter> parameters = this.handler.parameters();
			if (parameters.size() != 1 || !parameters.get(0).isBatch()) {
				throw new InvalidEventTypeException(
						this.handler.method().toGenericString()
								+ " takes a single event or parts of it, but its container hands over batches.",
						"Take a List of events, or use a container factory without batches.");
			}
			return Objects.requireNonNull(
					EventListenerEndpoints.this.services.listeners().arguments().find(parameters.get(0).parameter()));
		}

	}

	/**
	 * Provides adapters that choose among the methods of a class.
	 */
	private final class ClassProvider implements MethodRabbitListenerEndpoint.AdapterProvider {

		private final Object bean;

		private final List<Method> methods;

		private final @Nullable Method defaultMethod;

		private final List<EventHandlerMethod> handlers;

		private final EventListenerMethods selection;

		ClassProvider(Object bean, List<Method> methods, @Nullable Method defaultMethod,
				List<EventHandlerMethod> handlers) {
			this.bean = bean;
			this.methods = methods;
			this.defaultMethod = defaultMethod;
			this.handlers = handlers;
			this.selection = new EventListenerMethods(handlers,
					handlers.stream()
						.filter((handler) -> handler.method().equals(defaultMethod))
						.findFirst()
						.orElse(null));
		}

		@Override
		public MessagingMessageListenerAdapter getAdapter(boolean batch, @Nullable Object ignored,
				@Nullable Method method, boolean returnExceptions, @Nullable RabbitListenerErrorHandler errorHandler,
				@Nullable BatchingStrategy batchingStrategy) {
			if (batch) {
				throw new InvalidEventTypeException(
						"The class of " + this.handlers.get(0).method().toGenericString()
								+ " chooses methods by events, but its container hands over batches.",
						"Use a container factory without batches, or a listener method that takes a List of events.");
			}
			boolean ordinaryDefault = this.defaultMethod != null
					&& this.handlers.stream().noneMatch((handler) -> handler.method().equals(this.defaultMethod));
			return new EventListenerAdapter(this.bean, null, returnExceptions, errorHandler, handlerAdapter(),
					ordinaryDefault, EventListenerEndpoints.this.services);
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
					EventListenerEndpoints.this.services);
		}

		private DelegatingInvocableHandler delegating(List<InvocableHandlerMethod> all,
				@Nullable InvocableHandlerMethod defaultHandler) {
			ConfigurableListableBeanFactory factory = EventListenerEndpoints.this.beanFactory;
			return new DelegatingInvocableHandler(all, defaultHandler, this.bean, factory.getBeanExpressionResolver(),
					new BeanExpressionContext(factory, null), null);
		}

	}

}
