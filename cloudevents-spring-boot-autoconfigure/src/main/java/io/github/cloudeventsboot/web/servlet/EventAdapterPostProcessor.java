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

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Puts the resolver of arguments and the handler of return values before the built-in
 * ones, which would take parameters of their types regardless of annotations, and all
 * return values of a {@code @RestController}. Spring MVC offers no position before these.
 *
 * @since 0.1.0
 */
public final class EventAdapterPostProcessor implements BeanPostProcessor, Ordered {

	private static final String ADAPTER = "requestMappingHandlerAdapter";

	private final ObjectFactory<CloudEventMethodArgumentResolver> resolver;

	private final ObjectFactory<CloudEventMethodReturnValueHandler> returnValueHandler;

	/**
	 * Create a post-processor.
	 * @param resolver resolves arguments
	 * @param returnValueHandler handles return values
	 */
	public EventAdapterPostProcessor(ObjectFactory<CloudEventMethodArgumentResolver> resolver,
			ObjectFactory<CloudEventMethodReturnValueHandler> returnValueHandler) {
		this.resolver = resolver;
		this.returnValueHandler = returnValueHandler;
	}

	@Override
	public int getOrder() {
		// before post-processors without an order, which may wrap all handlers
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (ADAPTER.equals(beanName) && bean instanceof RequestMappingHandlerAdapter adapter) {
			prepend(adapter);
		}
		return bean;
	}

	private void prepend(RequestMappingHandlerAdapter adapter) {
		CloudEventMethodArgumentResolver first = this.resolver.getObject();
		List<HandlerMethodArgumentResolver> resolvers = new ArrayList<>();
		resolvers.add(first);
		resolvers.addAll(others(adapter.getArgumentResolvers(), first));
		adapter.setArgumentResolvers(resolvers);
		CloudEventMethodReturnValueHandler reply = this.returnValueHandler.getObject();
		List<HandlerMethodReturnValueHandler> others = others(adapter.getReturnValueHandlers(), reply);
		reply.setOthers(others, adapter::getReturnValueHandlers);
		List<HandlerMethodReturnValueHandler> handlers = new ArrayList<>();
		handlers.add(reply);
		handlers.addAll(others);
		adapter.setReturnValueHandlers(handlers);
	}

	private static <T> List<T> others(@Nullable List<T> all, T first) {
		List<T> others = new ArrayList<>((all != null) ? all : List.of());
		others.removeIf((other) -> other == first);
		return others;
	}

}
