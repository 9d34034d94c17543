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

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Leaves the body of requests to event handlers alone. To them, multipart is data like
 * any other, and a malformed one a mistake of the sender rather than an internal error.
 */
final class EventAwareMultipartResolver extends StandardServletMultipartResolver {

	private final MultipartResolver delegate;

	private final Supplier<@Nullable RequestMappingHandlerMapping> mapping;

	private final Supplier<EventHandlers> handlers;

	private EventAwareMultipartResolver(MultipartResolver delegate,
			Supplier<@Nullable RequestMappingHandlerMapping> mapping, Supplier<EventHandlers> handlers) {
		this.delegate = delegate;
		this.mapping = mapping;
		this.handlers = handlers;
	}

	/**
	 * Wrap the resolver that comes with Spring. Others are the application's own
	 * business.
	 */
	static MultipartResolver of(MultipartResolver resolver, Supplier<@Nullable RequestMappingHandlerMapping> mapping,
			Supplier<EventHandlers> handlers) {
		return (resolver.getClass() == StandardServletMultipartResolver.class)
				? new EventAwareMultipartResolver(resolver, mapping, handlers) : resolver;
	}

	@Override
	public boolean isMultipart(HttpServletRequest request) {
		return this.delegate.isMultipart(request) && !isForEventHandler(request);
	}

	/**
	 * Multipart is decided upon before a handler is looked up, so that is done twice.
	 */
	private boolean isForEventHandler(HttpServletRequest request) {
		RequestMappingHandlerMapping mapping = this.mapping.get();
		try {
			HandlerExecutionChain chain = (mapping != null) ? mapping.getHandler(request) : null;
			return (chain != null) ? this.handlers.get().isEventHandler(chain.getHandler()) : isBinaryEvent(request);
		}
		catch (Exception ex) {
			// will be thrown again when the handler is looked up
			return false;
		}
	}

	private static boolean isBinaryEvent(HttpServletRequest request) {
		return request.getHeader("ce-specversion") != null && request.getHeader("ce-type") != null;
	}

	@Override
	public MultipartHttpServletRequest resolveMultipart(HttpServletRequest request) {
		return this.delegate.resolveMultipart(request);
	}

	@Override
	public void cleanupMultipart(MultipartHttpServletRequest request) {
		this.delegate.cleanupMultipart(request);
	}

}
