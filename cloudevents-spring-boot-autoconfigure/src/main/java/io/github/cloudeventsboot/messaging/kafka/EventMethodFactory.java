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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.kafka.config.KafkaListenerEndpointRegistrar;
import org.springframework.kafka.listener.adapter.KafkaMessageHandlerMethodFactory;
import org.springframework.messaging.converter.GenericMessageConverter;
import org.springframework.messaging.handler.annotation.support.MessageHandlerMethodFactory;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;
import org.springframework.messaging.handler.invocation.InvocableHandlerMethod;

/**
 * Creates what calls event listeners. It is made for the first of them, as registrars are
 * complete only after all configurers were called.
 */
final class EventMethodFactory implements MessageHandlerMethodFactory {

	private final BeanFactory beanFactory;

	private final KafkaListenerEndpointRegistrar registrar;

	private final HandlerMethodArgumentResolver resolver;

	private @Nullable MessageHandlerMethodFactory delegate;

	EventMethodFactory(BeanFactory beanFactory, KafkaListenerEndpointRegistrar registrar,
			HandlerMethodArgumentResolver resolver) {
		this.beanFactory = beanFactory;
		this.registrar = registrar;
		this.resolver = resolver;
	}

	@Override
	public InvocableHandlerMethod createInvocableHandlerMethod(Object bean, Method method) {
		MessageHandlerMethodFactory factory = this.delegate;
		if (factory == null) {
			factory = create();
			this.delegate = factory;
		}
		return factory.createInvocableHandlerMethod(bean, method);
	}

	private MessageHandlerMethodFactory create() {
		KafkaMessageHandlerMethodFactory factory = new KafkaMessageHandlerMethodFactory();
		if (this.registrar.getValidator() != null) {
			factory.setValidator(this.registrar.getValidator());
		}
		factory.setBeanFactory(this.beanFactory);
		DefaultFormattingConversionService conversions = new DefaultFormattingConversionService();
		conversions.addConverter(byte[].class, String.class, (bytes) -> new String(bytes, StandardCharsets.UTF_8));
		factory.setConversionService(conversions);
		factory.setMessageConverter(new GenericMessageConverter(conversions));
		List<HandlerMethodArgumentResolver> resolvers = new ArrayList<>();
		resolvers.add(this.resolver);
		resolvers.addAll(this.registrar.getCustomMethodArgumentResolvers());
		factory.setCustomArgumentResolvers(resolvers);
		factory.afterPropertiesSet();
		return factory;
	}

}
