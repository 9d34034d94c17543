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

import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.event.InvalidOptionalAttributes;
import io.github.cloudeventsboot.messaging.CloudEventMessageArgumentResolver;
import io.github.cloudeventsboot.messaging.EventListenerInvoker;
import io.github.cloudeventsboot.messaging.EventListeners;
import io.github.cloudeventsboot.messaging.EventReplies;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.kafka.annotation.KafkaHandler;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.KafkaListenerConfigurer;
import org.springframework.kafka.config.KafkaListenerConfigUtils;
import org.springframework.kafka.config.KafkaListenerEndpointRegistrar;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.messaging.handler.annotation.support.MessageHandlerMethodFactory;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;

/**
 * Lets {@code @KafkaListener} methods take events.
 *
 * @since 0.1.0
 */
public final class CloudEventKafkaListenerConfigurer implements KafkaListenerConfigurer, SmartLifecycle {

	private final ConfigurableListableBeanFactory beanFactory;

	private final ListenerServices services;

	private @Nullable KafkaListenerEndpointRegistrar registrar;

	private boolean running;

	/**
	 * Create a configurer.
	 * @param beanFactory has the registry of listener endpoints
	 * @param listeners describes listeners
	 * @param invoker calls them
	 * @param replies makes events of what they return
	 * @param invalid what becomes of optional attributes that are not valid
	 */
	public CloudEventKafkaListenerConfigurer(ConfigurableListableBeanFactory beanFactory, EventListeners listeners,
			EventListenerInvoker invoker, EventReplies replies, InvalidOptionalAttributes invalid) {
		this.beanFactory = beanFactory;
		this.services = new ListenerServices(listeners, invoker, replies, new RecordReader(invalid));
	}

	@Override
	public void configureKafkaListeners(KafkaListenerEndpointRegistrar registrar) {
		this.registrar = registrar;
		KafkaListenerEndpointRegistry registry = registrar.getEndpointRegistry();
		if (registry == null) {
			registry = this.beanFactory.getBean(KafkaListenerConfigUtils.KAFKA_LISTENER_ENDPOINT_REGISTRY_BEAN_NAME,
					KafkaListenerEndpointRegistry.class);
		}
		MessageHandlerMethodFactory methods = new EventMethodFactory(this.beanFactory, registrar, resolver());
		registrar.setEndpointRegistry(new EventListenerRegistry(registry, new EventListenerEndpoints(this.services,
				methods, new EventListenerAdapters(this.services, methods, this.beanFactory)), this.services));
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
		boolean listener = AnnotatedElementUtils.hasAnnotation(method, KafkaListener.class)
				|| AnnotatedElementUtils.hasAnnotation(method, KafkaHandler.class);
		if (listener && this.services.listeners().arguments().handlers().get(method, type).isEventHandler()) {
			throw new InvalidEventTypeException(
					method.toGenericString() + " takes events, but a KafkaListenerConfigurer has called"
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
		return new EventBatchArgumentResolver(listeners,
				new CloudEventMessageArgumentResolver(listeners, this.services.reader()::read));
	}

}
