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

import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.handler.EventArgument;
import io.github.cloudeventsboot.handler.EventHandlerMethod;
import io.github.cloudeventsboot.messaging.EventListenerMethods;
import io.github.cloudeventsboot.messaging.EventListeners;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanExpressionContext;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.KotlinDetector;
import org.springframework.kafka.config.MethodKafkaListenerEndpoint;
import org.springframework.kafka.config.MultiMethodKafkaListenerEndpoint;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DelegatingMessageListener;
import org.springframework.kafka.listener.adapter.BatchMessagingMessageListenerAdapter;
import org.springframework.kafka.listener.adapter.DelegatingInvocableHandler;
import org.springframework.kafka.listener.adapter.HandlerAdapter;
import org.springframework.kafka.listener.adapter.MessagingMessageListenerAdapter;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.messaging.handler.annotation.support.MessageHandlerMethodFactory;
import org.springframework.messaging.handler.invocation.InvocableHandlerMethod;

/**
 * Configures listener adapters to create messages from bytes, and to call methods with
 * events.
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

	/**
	 * Check the methods of an endpoint together.
	 */
	void prepare(MethodKafkaListenerEndpoint<?, ?> endpoint) {
		if (endpoint instanceof MultiMethodKafkaListenerEndpoint<?, ?> multi) {
			multi.getMethods().forEach(EventListenerAdapters::rejectSuspending);
			methods(multi);
		}
	}

	/**
	 * Reject a suspending function. Containers wait only for functions that are annotated
	 * as listeners themselves.
	 */
	private static void rejectSuspending(Method method) {
		if (KotlinDetector.isSuspendingFunction(method)) {
			throw new InvalidEventTypeException(
					method.toGenericString() + " is a suspend function in a class annotated with @KafkaListener, so"
							+ " records would be acknowledged before it has ended.",
					"Annotate the function itself with @KafkaListener.");
		}
	}

	private EventListenerMethods methods(MultiMethodKafkaListenerEndpoint<?, ?> endpoint) {
		return this.services.listeners()
			.ofClass(endpoint.getMethods(), endpoint.getDefaultMethod(), endpoint.getBean());
	}

	void adapt(MethodKafkaListenerEndpoint<?, ?> endpoint, List<EventHandlerMethod> handlers,
			AbstractMessageListenerContainer<?, ?> container) {
		Object listener = container.getContainerProperties().getMessageListener();
		while (listener instanceof DelegatingMessageListener<?> delegating) {
			listener = delegating.getDelegate();
		}
		if (!(listener instanceof MessagingMessageListenerAdapter<?, ?> adapter)) {
			throw new IllegalStateException("Listener of " + handlers.get(0).method().toGenericString()
					+ " must be an adapter for methods, not " + listener);
		}
		adapter.setMessageConverter(new EventRecordConverter(this.services.reader()));
		adapter.setHandlerMethod(handlerAdapter(endpoint, handlers, adapter, container));
	}

	private HandlerAdapter handlerAdapter(MethodKafkaListenerEndpoint<?, ?> endpoint, List<EventHandlerMethod> handlers,
			MessagingMessageListenerAdapter<?, ?> adapter, AbstractMessageListenerContainer<?, ?> container) {
		if (endpoint instanceof MultiMethodKafkaListenerEndpoint<?, ?> multi) {
			rejectBatch(handlers.get(0), adapter);
			return classAdapter(multi, handlers);
		}
		EventHandlerMethod handler = handlers.get(0);
		InvocableHandlerMethod invocable = invocable(endpoint.getBean(), handler.method());
		if (adapter instanceof BatchMessagingMessageListenerAdapter<?, ?> batch) {
			rejectTransactions(handler, container);
			rejectAsyncAcks(handler, container);
			batch.setBatchMessageConverter(new EventBatchConverter());
			return new EventBatchHandlerAdapter(invocable, handler, batchArgument(handler), this.services);
		}
		return new EventHandlerAdapter(invocable, handler, this.services);
	}

	private static void rejectBatch(EventHandlerMethod handler, MessagingMessageListenerAdapter<?, ?> adapter) {
		if (adapter instanceof BatchMessagingMessageListenerAdapter<?, ?>) {
			throw EventListeners.batchesOfClass(handler);
		}
	}

	/**
	 * Reject transactions: after a rejected event, the whole batch would be rolled back
	 * and delivered again, endlessly.
	 */
	private static void rejectTransactions(EventHandlerMethod handler,
			AbstractMessageListenerContainer<?, ?> container) {
		if (container.getContainerProperties().getKafkaAwareTransactionManager() != null) {
			throw new InvalidEventTypeException(
					handler.method().toGenericString()
							+ " takes batches of events, but its container runs them in transactions.",
					"Take the events one by one, or use a container factory without a transaction manager.");
		}
	}

	/**
	 * Reject acknowledgments out of order: after a rejected event, the container would
	 * wait forever for those of the whole batch.
	 */
	private static void rejectAsyncAcks(EventHandlerMethod handler, AbstractMessageListenerContainer<?, ?> container) {
		if (container.getContainerProperties().isAsyncAcks()) {
			throw new InvalidEventTypeException(
					handler.method().toGenericString()
							+ " takes batches of events, but its container takes acknowledgments in any order.",
					"Take the events one by one, or use a container factory without asyncAcks.");
		}
	}

	private EventArgument batchArgument(EventHandlerMethod handler) {
		EventArgument argument = this.services.listeners().batchArgument(handler);
		if (handler.method().isAnnotationPresent(SendTo.class)) {
			throw new InvalidEventTypeException(
					handler.method().toGenericString() + " takes batches of events and is annotated with @SendTo.",
					"Take the events one by one, or send the replies with a KafkaTemplate: replies to events before a"
							+ " rejected one would be lost.");
		}
		return argument;
	}

	private InvocableHandlerMethod invocable(Object bean, Method method) {
		return this.methodFactory.createInvocableHandlerMethod(bean, method);
	}

	private HandlerAdapter classAdapter(MultiMethodKafkaListenerEndpoint<?, ?> endpoint,
			List<EventHandlerMethod> handlers) {
		Object bean = endpoint.getBean();
		Map<EventHandlerMethod, DelegatingInvocableHandler> byMethod = new LinkedHashMap<>();
		for (EventHandlerMethod handler : handlers) {
			byMethod.put(handler, delegating(bean, handler.method()));
		}
		EventHandlerMethod ordinary = ordinary(endpoint);
		if (ordinary != null) {
			byMethod.put(ordinary, delegating(bean, ordinary.method()));
		}
		List<InvocableHandlerMethod> all = endpoint.getMethods()
			.stream()
			.map((method) -> invocable(bean, method))
			.toList();
		return new EventClassHandlerAdapter(delegating(bean, all, null), methods(endpoint), byMethod, ordinary,
				this.services);
	}

	private @Nullable EventHandlerMethod ordinary(MultiMethodKafkaListenerEndpoint<?, ?> endpoint) {
		Method method = endpoint.getDefaultMethod();
		EventHandlerMethod described = (method != null) ? this.services.listeners().get(method, endpoint.getBean())
				: null;
		return (described != null && !described.isEventHandler()) ? described : null;
	}

	private DelegatingInvocableHandler delegating(Object bean, Method method) {
		InvocableHandlerMethod invocable = invocable(bean, method);
		return delegating(bean, List.of(invocable), invocable);
	}

	private DelegatingInvocableHandler delegating(Object bean, List<InvocableHandlerMethod> methods,
			@Nullable InvocableHandlerMethod defaultMethod) {
		return new DelegatingInvocableHandler(methods, defaultMethod, bean,
				this.beanFactory.getBeanExpressionResolver(), new BeanExpressionContext(this.beanFactory, null),
				this.beanFactory, null);
	}

}
