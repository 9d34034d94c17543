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
import java.util.Collection;
import java.util.List;

import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.handler.EventHandlerMethod;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.rabbit.annotation.RabbitHandler;
import org.springframework.amqp.rabbit.config.AbstractRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.listener.MethodRabbitListenerEndpoint;
import org.springframework.amqp.rabbit.listener.MultiMethodRabbitListenerEndpoint;
import org.springframework.amqp.rabbit.listener.RabbitListenerContainerFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.log.LogMessage;
import org.springframework.messaging.handler.annotation.support.MessageHandlerMethodFactory;
import org.springframework.util.ClassUtils;

/**
 * Prepares listener endpoints that take events. Others are not changed.
 */
final class EventListenerEndpoints {

	private static final Log logger = LogFactory.getLog(EventListenerEndpoints.class);

	private final ListenerServices services;

	private final MessageHandlerMethodFactory methodFactory;

	private final EventListenerAdapters adapters;

	EventListenerEndpoints(ListenerServices services, MessageHandlerMethodFactory methodFactory,
			EventListenerAdapters adapters) {
		this.services = services;
		this.methodFactory = methodFactory;
		this.adapters = adapters;
	}

	/**
	 * Prepare an endpoint.
	 * @return the methods that take events, none if the endpoint is not changed
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
			logger.warn(LogMessage.format("%s can't take events, because its container factory is a %s",
					handlers.get(0).method().toGenericString(), factory.getClass().getName()));
			return List.of();
		}
		handlers.forEach((handler) -> check(handler, bean));
		endpoint.setMessageHandlerMethodFactory(this.methodFactory);
		endpoint.setAdapterProvider((endpoint instanceof MultiMethodRabbitListenerEndpoint)
				? this.adapters.ofClass(bean, methods, defaultMethod(methods), handlers)
				: this.adapters.ofMethod(handlers.get(0)));
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
					(MethodIntrospector.MetadataLookup<RabbitHandler>) EventListenerEndpoints::annotation)
			.keySet()
			.stream()
			.map((handler) -> AopUtils.selectInvocableMethod(handler, bean.getClass()))
			.toList();
	}

	private static @Nullable RabbitHandler annotation(Method method) {
		return AnnotationUtils.findAnnotation(method, RabbitHandler.class);
	}

	private static @Nullable Method defaultMethod(List<Method> methods) {
		Method defaultMethod = null;
		for (Method method : methods) {
			RabbitHandler annotation = annotation(method);
			defaultMethod = (annotation != null && annotation.isDefault()) ? method : defaultMethod;
		}
		return defaultMethod;
	}

}
