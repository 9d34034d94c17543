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
import java.util.List;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.kafka.config.KafkaListenerEndpointRegistrar;
import org.springframework.kafka.listener.adapter.KafkaMessageHandlerMethodFactory;
import org.springframework.messaging.converter.GenericMessageConverter;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolverComposite;
import org.springframework.messaging.handler.invocation.InvocableHandlerMethod;

/**
 * Creates what calls event listeners. It is complete only when the first of them is asked
 * for, as registrars are after all configurers were called.
 */
final class EventMethodFactory extends KafkaMessageHandlerMethodFactory {

	private final KafkaListenerEndpointRegistrar registrar;

	/** Ours comes before that for messages, which may be of events. */
	private final HandlerMethodArgumentResolverComposite resolvers = new HandlerMethodArgumentResolverComposite();

	private boolean initialized;

	EventMethodFactory(BeanFactory beanFactory, KafkaListenerEndpointRegistrar registrar,
			HandlerMethodArgumentResolver resolver) {
		this.registrar = registrar;
		this.resolvers.addResolver(resolver);
		setBeanFactory(beanFactory);
		DefaultFormattingConversionService conversions = new DefaultFormattingConversionService();
		conversions.addConverter(byte[].class, String.class, (bytes) -> new String(bytes, StandardCharsets.UTF_8));
		setConversionService(conversions);
		setMessageConverter(new GenericMessageConverter(conversions));
	}

	@Override
	protected List<HandlerMethodArgumentResolver> initArgumentResolvers() {
		List<HandlerMethodArgumentResolver> others = super.initArgumentResolvers();
		this.resolvers.addResolvers(others);
		return others;
	}

	@Override
	public InvocableHandlerMethod createInvocableHandlerMethod(Object bean, Method method) {
		if (!this.initialized) {
			this.initialized = true;
			if (this.registrar.getValidator() != null) {
				setValidator(this.registrar.getValidator());
			}
			setCustomArgumentResolvers(this.registrar.getCustomMethodArgumentResolvers());
			afterPropertiesSet();
		}
		InvocableHandlerMethod invocable = super.createInvocableHandlerMethod(bean, method);
		invocable.setMessageMethodArgumentResolvers(this.resolvers);
		return invocable;
	}

}
