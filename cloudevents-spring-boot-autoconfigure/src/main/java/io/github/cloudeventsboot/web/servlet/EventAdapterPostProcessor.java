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
import java.util.function.Supplier;

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

	private final Supplier<CloudEventMethodArgumentResolver> resolver;

	private final Supplier<CloudEventMethodReturnValueHandler> returnValueHandler;

	/**
	 * Create a post-processor.
	 * @param resolver resolves arguments
	 * @param returnValueHandler handles return values
	 */
	public EventAdapterPostProcessor(Supplier<CloudEventMethodArgumentResolver> resolver,
			Supplier<CloudEventMethodReturnValueHandler> returnValueHandler) {
		this.resolver = resolver;
		this.returnValueHandler = returnValueHandler;
	}

	@Override
	public int getOrder() {
		// before post-processors without an order, which may wrap all handlers into their
		// own
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
		CloudEventMethodArgumentResolver first = this.resolver.get();
		List<HandlerMethodArgumentResolver> resolvers = new ArrayList<>(List.of(first));
		if (adapter.getArgumentResolvers() != null) {
			adapter.getArgumentResolvers().stream().filter((other) -> other != first).forEach(resolvers::add);
		}
		adapter.setArgumentResolvers(resolvers);
		CloudEventMethodReturnValueHandler reply = this.returnValueHandler.get();
		List<HandlerMethodReturnValueHandler> others = new ArrayList<>();
		if (adapter.getReturnValueHandlers() != null) {
			adapter.getReturnValueHandlers().stream().filter((other) -> other != reply).forEach(others::add);
		}
		reply.setOthers(others, adapter::getReturnValueHandlers);
		List<HandlerMethodReturnValueHandler> handlers = new ArrayList<>(List.of(reply));
		handlers.addAll(others);
		adapter.setReturnValueHandlers(handlers);
	}

}
