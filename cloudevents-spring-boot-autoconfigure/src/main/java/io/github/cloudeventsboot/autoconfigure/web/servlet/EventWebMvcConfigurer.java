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

package io.github.cloudeventsboot.autoconfigure.web.servlet;

import java.util.List;

import io.github.cloudeventsboot.web.method.EventHandlerMethods;
import io.github.cloudeventsboot.web.servlet.EventArgumentResolver;
import io.github.cloudeventsboot.web.servlet.EventExceptionResolver;
import io.github.cloudeventsboot.web.servlet.EventMethodValidationResolver;
import io.github.cloudeventsboot.web.servlet.EventReplyHandler;
import io.github.cloudeventsboot.web.servlet.LostConnectionResolver;
import io.github.cloudeventsboot.web.servlet.UnknownTypeAcceptingResolver;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;

/**
 * Tells Spring MVC of events. The providers are asked late: configurers are made before
 * much of what events need.
 */
final class EventWebMvcConfigurer implements WebMvcConfigurer {

	private final ObjectProvider<EventArgumentResolver> argumentResolver;

	private final ObjectProvider<EventReplyHandler> replyHandler;

	private final ObjectProvider<EventExceptionResolver> exceptionResolver;

	private final ObjectProvider<EventMethodValidationResolver> methodValidationResolver;

	private final ObjectProvider<EventHandlerMethods> handlers;

	private final boolean acceptUnknownTypes;

	EventWebMvcConfigurer(ObjectProvider<EventArgumentResolver> argumentResolver,
			ObjectProvider<EventReplyHandler> replyHandler, ObjectProvider<EventExceptionResolver> exceptionResolver,
			ObjectProvider<EventMethodValidationResolver> methodValidationResolver,
			ObjectProvider<EventHandlerMethods> handlers, boolean acceptUnknownTypes) {
		this.argumentResolver = argumentResolver;
		this.replyHandler = replyHandler;
		this.exceptionResolver = exceptionResolver;
		this.methodValidationResolver = methodValidationResolver;
		this.handlers = handlers;
		this.acceptUnknownTypes = acceptUnknownTypes;
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(this.argumentResolver.getObject());
	}

	@Override
	public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
		handlers.add(this.replyHandler.getObject());
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
		// one that the application has put in its place is left alone
		for (int i = 0; i < resolvers.size(); i++) {
			if (resolvers.get(i).getClass() == DefaultHandlerExceptionResolver.class) {
				resolvers.add(i++, new LostConnectionResolver(this.handlers.getObject()));
			}
		}
		resolvers.add(0, this.methodValidationResolver.getObject());
		if (this.acceptUnknownTypes) {
			resolvers.add(0, new UnknownTypeAcceptingResolver());
		}
	}

}
