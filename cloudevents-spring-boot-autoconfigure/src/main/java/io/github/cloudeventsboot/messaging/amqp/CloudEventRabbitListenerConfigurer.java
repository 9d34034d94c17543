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

import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.event.InvalidOptionalAttributes;
import io.github.cloudeventsboot.messaging.CloudEventMessageArgumentResolver;
import io.github.cloudeventsboot.messaging.EventListenerInvoker;
import io.github.cloudeventsboot.messaging.EventListeners;
import io.github.cloudeventsboot.messaging.EventReplies;
import io.github.cloudeventsboot.messaging.MessageEventWriter;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.rabbit.annotation.RabbitHandler;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.annotation.RabbitListenerConfigurer;
import org.springframework.amqp.rabbit.config.RabbitListenerConfigUtils;
import org.springframework.amqp.rabbit.listener.RabbitListenerEndpointRegistrar;
import org.springframework.amqp.rabbit.listener.RabbitListenerEndpointRegistry;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.messaging.handler.annotation.support.MessageHandlerMethodFactory;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;

/**
 * Lets {@code @RabbitListener} methods take events.
 *
 * @since 0.1.0
 */
public final class CloudEventRabbitListenerConfigurer implements RabbitListenerConfigurer, SmartLifecycle {

	private final ConfigurableListableBeanFactory beanFactory;

	private final ListenerServices services;

	private @Nullable RabbitListenerEndpointRegistrar registrar;

	private boolean running;

	/**
	 * Create a configurer.
	 * @param beanFactory has the registry of listener endpoints
	 * @param listeners describes listeners
	 * @param invoker calls them
	 * @param writer creates events
	 * @param correlate whether replies say which event they answer
	 * @param invalid what becomes of optional attributes that are not valid
	 */
	public CloudEventRabbitListenerConfigurer(ConfigurableListableBeanFactory beanFactory, EventListeners listeners,
			EventListenerInvoker invoker, MessageEventWriter writer, boolean correlate,
			InvalidOptionalAttributes invalid) {
		this.beanFactory = beanFactory;
		this.services = new ListenerServices(listeners, invoker, new EventReplies(writer, correlate), writer,
				new AmqpMessageReader(invalid));
	}

	@Override
	public void configureRabbitListeners(RabbitListenerEndpointRegistrar registrar) {
		this.registrar = registrar;
		RabbitListenerEndpointRegistry registry = registrar.getEndpointRegistry();
		if (registry == null) {
			registry = this.beanFactory.getBean(RabbitListenerConfigUtils.RABBIT_LISTENER_ENDPOINT_REGISTRY_BEAN_NAME,
					RabbitListenerEndpointRegistry.class);
		}
		MessageHandlerMethodFactory methods = new EventMethodFactory(this.beanFactory, registrar, resolver());
		registrar.setEndpointRegistry(new EventListenerRegistry(registry,
				new EventListenerEndpoints(this.services, methods, this.beanFactory), this.services));
	}

	/**
	 * Check before the first container starts that no other configurer has replaced the
	 * registry.
	 */
	@Override
	public void start() {
		this.running = true;
		if (this.registrar != null && !(this.registrar.getEndpointRegistry() instanceof EventListenerRegistry)) {
			for (String name : this.beanFactory.getBeanDefinitionNames()) {
				Class<?> type = this.beanFactory.getType(name, false);
				if (type != null) {
					MethodIntrospector.selectMethods(type, (Method method) -> rejectUnprepared(method, type));
				}
			}
		}
	}

	private boolean rejectUnprepared(Method method, Class<?> type) {
		boolean listener = AnnotatedElementUtils.hasAnnotation(method, RabbitListener.class)
				|| AnnotatedElementUtils.hasAnnotation(method, RabbitHandler.class);
		if (listener && this.services.listeners().arguments().handlers().get(method, type).isEventHandler()) {
			throw new InvalidEventTypeException(
					method.toGenericString() + " takes events, but a RabbitListenerConfigurer has called"
							+ " setEndpointRegistry and replaced the registry that prepares such listeners.",
					"Leave the registry alone, or let that configurer be a bean that is registered earlier.");
		}
		return false;
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

	private HandlerMethodArgumentResolver resolver() {
		EventListeners listeners = this.services.listeners();
		return new EventBatchArgumentResolver(listeners.arguments(),
				new CloudEventMessageArgumentResolver(listeners, (message) -> {
					throw new IllegalStateException("'message' must be that of an event listener");
				}));
	}

}
