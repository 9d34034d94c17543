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

package io.github.cloudeventsboot.messaging;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.messaging.converter.GenericMessageConverter;
import org.springframework.messaging.handler.annotation.support.DefaultMessageHandlerMethodFactory;
import org.springframework.messaging.handler.annotation.support.MessageHandlerMethodFactory;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolverComposite;
import org.springframework.messaging.handler.invocation.InvocableHandlerMethod;

/**
 * Creates the invokers of event listeners. Our argument resolver precedes those of the
 * broker's library, whose resolver for messages would otherwise take events. The
 * library's resolvers are created when the first listener is requested, because only then
 * have all configurers completed the registrar.
 *
 * @since 0.1.0
 */
public final class EventMethodFactory implements MessageHandlerMethodFactory {

	private final DefaultMessageHandlerMethodFactory factory;

	private final Supplier<List<HandlerMethodArgumentResolver>> others;

	private final Consumer<FormatterRegistry> converters;

	private final DefaultFormattingConversionService conversions = new DefaultFormattingConversionService();

	private final HandlerMethodArgumentResolverComposite resolvers = new HandlerMethodArgumentResolverComposite();

	private boolean initialized;

	/**
	 * Create a factory without converters of the application.
	 * @param factory the factory of the broker's library, as it was created
	 * @param beanFactory resolves placeholders
	 * @param resolver resolves parameters that take something from an event
	 * @param others creates all resolvers of the factory, including those of the
	 * application
	 */
	public EventMethodFactory(DefaultMessageHandlerMethodFactory factory, BeanFactory beanFactory,
			HandlerMethodArgumentResolver resolver, Supplier<List<HandlerMethodArgumentResolver>> others) {
		this(factory, beanFactory, resolver, others, (registry) -> {
		});
	}

	/**
	 * Create a factory.
	 * @param factory the factory of the broker's library, as it was created
	 * @param beanFactory resolves placeholders
	 * @param resolver resolves parameters that take something from an event
	 * @param others creates all resolvers of the factory, including those of the
	 * application
	 * @param converters adds converters for headers and payloads
	 */
	public EventMethodFactory(DefaultMessageHandlerMethodFactory factory, BeanFactory beanFactory,
			HandlerMethodArgumentResolver resolver, Supplier<List<HandlerMethodArgumentResolver>> others,
			Consumer<FormatterRegistry> converters) {
		this.factory = factory;
		this.others = others;
		this.converters = converters;
		this.resolvers.addResolver(resolver);
		factory.setBeanFactory(beanFactory);
		this.conversions.addConverter(byte[].class, String.class, (bytes) -> new String(bytes, StandardCharsets.UTF_8));
		factory.setConversionService(this.conversions);
		factory.setMessageConverter(new GenericMessageConverter(this.conversions));
	}

	@Override
	public InvocableHandlerMethod createInvocableHandlerMethod(Object bean, Method method) {
		if (!this.initialized) {
			this.initialized = true;
			this.converters.accept(this.conversions);
			this.resolvers.addResolvers(this.others.get());
		}
		InvocableHandlerMethod invocable = this.factory.createInvocableHandlerMethod(bean, method);
		invocable.setMessageMethodArgumentResolvers(this.resolvers);
		return invocable;
	}

}
