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

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Keeps multipart parsing away from requests to event handlers.
 *
 * @since 0.1.0
 */
public final class EventMultipartPostProcessor implements BeanPostProcessor, Ordered {

	private final Supplier<@Nullable RequestMappingHandlerMapping> mapping;

	private final Supplier<EventHandlers> handlers;

	/**
	 * Create a post-processor.
	 * @param mapping finds handlers, {@code null} if there is none
	 * @param handlers describes handlers
	 */
	public EventMultipartPostProcessor(Supplier<@Nullable RequestMappingHandlerMapping> mapping,
			Supplier<EventHandlers> handlers) {
		this.mapping = mapping;
		this.handlers = handlers;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (DispatcherServlet.MULTIPART_RESOLVER_BEAN_NAME.equals(beanName)
				&& bean instanceof MultipartResolver multipart) {
			return EventAwareMultipartResolver.of(multipart, this.mapping, this.handlers);
		}
		return bean;
	}

}
