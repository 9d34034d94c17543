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

package io.github.cloudeventsboot.web.servlet;

import java.util.List;

import io.github.cloudeventsboot.handler.EventArguments;

import org.springframework.beans.factory.ObjectFactory;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;

/**
 * Registers event support with Spring MVC, and decides the order of exception resolvers.
 * The factories are called late, since configurers are created before many of the beans
 * that events need.
 *
 * @since 0.1.0
 */
public final class CloudEventWebMvcConfigurer implements WebMvcConfigurer {

	private final ObjectFactory<CloudEventMethodArgumentResolver> argumentResolver;

	private final ObjectFactory<CloudEventMethodReturnValueHandler> returnValueHandler;

	private final ObjectFactory<CloudEventHandlerExceptionResolver> exceptionResolver;

	private final ObjectFactory<EventArguments> arguments;

	private final ObjectFactory<EventHandlers> handlers;

	private final boolean acceptUnknownTypes;

	/**
	 * Create a configurer.
	 * @param argumentResolver resolves parameters
	 * @param returnValueHandler sends return values
	 * @param exceptionResolver answers rejected events
	 * @param arguments the arguments of handlers
	 * @param handlers describes handlers
	 * @param acceptUnknownTypes whether events of unknown types are answered with 202
	 */
	public CloudEventWebMvcConfigurer(ObjectFactory<CloudEventMethodArgumentResolver> argumentResolver,
			ObjectFactory<CloudEventMethodReturnValueHandler> returnValueHandler,
			ObjectFactory<CloudEventHandlerExceptionResolver> exceptionResolver,
			ObjectFactory<EventArguments> arguments, ObjectFactory<EventHandlers> handlers,
			boolean acceptUnknownTypes) {
		this.argumentResolver = argumentResolver;
		this.returnValueHandler = returnValueHandler;
		this.exceptionResolver = exceptionResolver;
		this.arguments = arguments;
		this.handlers = handlers;
		this.acceptUnknownTypes = acceptUnknownTypes;
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(this.argumentResolver.getObject());
	}

	@Override
	public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
		handlers.add(this.returnValueHandler.getObject());
	}

	@Override
	public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
		int position = 0;
		for (int i = 0; i < resolvers.size(); i++) {
			if (resolvers.get(i) instanceof ExceptionHandlerExceptionResolver) {
				position = i + 1;
			}
		}
		resolvers.add(position, this.exceptionResolver.getObject());
		// a replacement by the application is kept
		for (int i = 0; i < resolvers.size(); i++) {
			if (resolvers.get(i).getClass() == DefaultHandlerExceptionResolver.class) {
				resolvers.add(i++, new LostConnectionResolver(this.handlers.getObject()));
			}
		}
		resolvers.add(0, new EventMethodValidationResolver(this.handlers.getObject(), this.arguments.getObject()));
		if (this.acceptUnknownTypes) {
			resolvers.add(0, new UnknownTypeAcceptingResolver());
		}
	}

}
