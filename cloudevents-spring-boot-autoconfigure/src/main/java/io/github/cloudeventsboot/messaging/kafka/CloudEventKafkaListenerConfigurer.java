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

import io.github.cloudeventsboot.event.InvalidOptionalAttributes;
import io.github.cloudeventsboot.messaging.CloudEventMessageArgumentResolver;
import io.github.cloudeventsboot.messaging.EventListenerConfigurer;
import io.github.cloudeventsboot.messaging.EventListenerInvoker;
import io.github.cloudeventsboot.messaging.EventListeners;
import io.github.cloudeventsboot.messaging.EventMethodFactory;
import io.github.cloudeventsboot.messaging.EventReplies;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.kafka.annotation.KafkaHandler;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.KafkaListenerConfigurer;
import org.springframework.kafka.config.KafkaListenerConfigUtils;
import org.springframework.kafka.config.KafkaListenerEndpointRegistrar;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.adapter.KafkaMessageHandlerMethodFactory;
import org.springframework.messaging.handler.annotation.support.MessageHandlerMethodFactory;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;

/**
 * Lets {@code @KafkaListener} methods take events.
 *
 * @since 0.1.0
 */
public final class CloudEventKafkaListenerConfigurer extends EventListenerConfigurer
		implements KafkaListenerConfigurer {

	private final ConfigurableListableBeanFactory beanFactory;

	private final ListenerServices services;

	private @Nullable KafkaListenerEndpointRegistrar registrar;

	/**
	 * Create a configurer.
	 * @param beanFactory contains the registry of listener endpoints
	 * @param listeners describes listeners
	 * @param invoker calls them
	 * @param replies converts return values to events
	 * @param invalid how to handle invalid optional attributes
	 */
	public CloudEventKafkaListenerConfigurer(ConfigurableListableBeanFactory beanFactory, EventListeners listeners,
			EventListenerInvoker invoker, EventReplies replies, InvalidOptionalAttributes invalid) {
		super(beanFactory, listeners, KafkaListenerConfigurer.class, List.of(KafkaListener.class, KafkaHandler.class));
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
		LibraryMethodFactory library = new LibraryMethodFactory();
		MessageHandlerMethodFactory methods = new EventMethodFactory(library, this.beanFactory, resolver(),
				() -> library.createResolvers(registrar), new ConverterBeans(this.beanFactory)::addTo);
		registrar.setEndpointRegistry(new EventListenerRegistry(registry, new EventListenerEndpoints(this.services,
				methods, new EventListenerAdapters(this.services, methods, this.beanFactory)), this.services));
	}

	@Override
	protected boolean isReplaced() {
		return this.registrar != null && !(this.registrar.getEndpointRegistry() instanceof EventListenerRegistry);
	}

	private HandlerMethodArgumentResolver resolver() {
		EventListeners listeners = this.services.listeners();
		return new EventBatchArgumentResolver(listeners,
				new CloudEventMessageArgumentResolver(listeners, this.services.reader()::read));
	}

	private static final class LibraryMethodFactory extends KafkaMessageHandlerMethodFactory {

		List<HandlerMethodArgumentResolver> createResolvers(KafkaListenerEndpointRegistrar registrar) {
			if (registrar.getValidator() != null) {
				setValidator(registrar.getValidator());
			}
			setCustomArgumentResolvers(registrar.getCustomMethodArgumentResolvers());
			return initArgumentResolvers();
		}

	}

}
