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

import io.github.cloudeventsboot.event.InvalidOptionalAttributes;
import io.github.cloudeventsboot.messaging.CloudEventMessageArgumentResolver;
import io.github.cloudeventsboot.messaging.EventListenerConfigurer;
import io.github.cloudeventsboot.messaging.EventListenerInvoker;
import io.github.cloudeventsboot.messaging.EventListeners;
import io.github.cloudeventsboot.messaging.EventMethodFactory;
import io.github.cloudeventsboot.messaging.EventReplies;
import io.github.cloudeventsboot.messaging.MessageEventWriter;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.listener.adapter.AmqpMessageHandlerMethodFactory;
import org.springframework.amqp.rabbit.annotation.RabbitHandler;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.annotation.RabbitListenerConfigurer;
import org.springframework.amqp.rabbit.config.RabbitListenerConfigUtils;
import org.springframework.amqp.rabbit.listener.RabbitListenerEndpointRegistrar;
import org.springframework.amqp.rabbit.listener.RabbitListenerEndpointRegistry;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.messaging.handler.annotation.support.MessageHandlerMethodFactory;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;

/**
 * Lets {@code @RabbitListener} methods take events.
 *
 * @since 0.1.0
 */
public final class CloudEventRabbitListenerConfigurer extends EventListenerConfigurer
		implements RabbitListenerConfigurer {

	private final ConfigurableListableBeanFactory beanFactory;

	private final ListenerServices services;

	private @Nullable RabbitListenerEndpointRegistrar registrar;

	/**
	 * Create a configurer.
	 * @param beanFactory contains the registry of listener endpoints
	 * @param listeners describes listeners
	 * @param invoker calls them
	 * @param writer creates events
	 * @param correlate whether replies refer to the event that they answer
	 * @param invalid how to handle invalid optional attributes
	 */
	public CloudEventRabbitListenerConfigurer(ConfigurableListableBeanFactory beanFactory, EventListeners listeners,
			EventListenerInvoker invoker, MessageEventWriter writer, boolean correlate,
			InvalidOptionalAttributes invalid) {
		super(beanFactory, listeners, RabbitListenerConfigurer.class,
				List.of(RabbitListener.class, RabbitHandler.class));
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
		LibraryMethodFactory library = new LibraryMethodFactory();
		MessageHandlerMethodFactory methods = new EventMethodFactory(library, this.beanFactory, resolver(),
				() -> library.createResolvers(registrar));
		registrar.setEndpointRegistry(new EventListenerRegistry(registry, new EventListenerEndpoints(this.services,
				methods, new EventListenerAdapters(this.services, methods, this.beanFactory)), this.services));
	}

	@Override
	protected boolean isReplaced() {
		return this.registrar != null && !(this.registrar.getEndpointRegistry() instanceof EventListenerRegistry);
	}

	private HandlerMethodArgumentResolver resolver() {
		EventListeners listeners = this.services.listeners();
		return new EventBatchArgumentResolver(listeners.arguments(),
				new CloudEventMessageArgumentResolver(listeners, (message) -> {
					throw new IllegalStateException("'message' must be that of an event listener");
				}));
	}

	private static final class LibraryMethodFactory extends AmqpMessageHandlerMethodFactory {

		List<HandlerMethodArgumentResolver> createResolvers(RabbitListenerEndpointRegistrar registrar) {
			if (registrar.getValidator() != null) {
				setValidator(registrar.getValidator());
			}
			setCustomArgumentResolvers(registrar.getCustomMethodArgumentResolvers());
			return initArgumentResolvers();
		}

	}

}
