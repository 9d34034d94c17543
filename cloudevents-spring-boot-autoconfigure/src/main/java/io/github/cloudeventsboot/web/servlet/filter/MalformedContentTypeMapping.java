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

package io.github.cloudeventsboot.web.servlet.filter;

import java.util.List;

import io.github.cloudeventsboot.web.servlet.EventHandlers;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds the event handlers of requests whose content type Spring fails to read, such as
 * {@code *}{@code /*}. With a {@code RouterFunction} in the application, Spring reads the
 * headers of each request before it looks up any handler, and would answer 500. Requests
 * with other content types and requests to ordinary handlers are left to Spring.
 *
 * @since 0.1.0
 */
public final class MalformedContentTypeMapping implements HandlerMapping, Ordered {

	/** Before the mapping of router functions, which has -1. */
	private static final int ORDER = -2;

	private final @Nullable RouterFunctionMapping functions;

	private final RequestMappingHandlerMapping mapping;

	private final EventHandlers handlers;

	/**
	 * Create a mapping.
	 * @param functions the mapping of router functions, or {@code null} if there is none
	 * @param mapping the mapping of controllers
	 * @param handlers describes handlers
	 */
	public MalformedContentTypeMapping(@Nullable RouterFunctionMapping functions, RequestMappingHandlerMapping mapping,
			EventHandlers handlers) {
		this.functions = functions;
		this.mapping = mapping;
		this.handlers = handlers;
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public @Nullable HandlerExecutionChain getHandler(HttpServletRequest request) throws Exception {
		if (this.functions == null || this.functions.getRouterFunction() == null || isReadable(request)) {
			return null;
		}
		try {
			HandlerExecutionChain chain = this.mapping.getHandler(request);
			return (chain != null && (this.handlers.isEventHandler(chain.getHandler()) || isForEvents(request))) ? chain
					: null;
		}
		catch (ServletException ex) {
			if (isForEvents(request)) {
				throw ex;
			}
			return null;
		}
	}

	private static boolean isReadable(HttpServletRequest request) {
		if (request.getContentType() == null) {
			return true;
		}
		try {
			new ServletServerHttpRequest(request).getHeaders().getContentType();
			return true;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	/**
	 * Return whether all handler methods on the path of a request are event handlers.
	 */
	private boolean isForEvents(HttpServletRequest request) {
		List<HandlerMethod> methods = this.mapping.getHandlerMethods()
			.entrySet()
			.stream()
			.filter((entry) -> isPathMatch(entry.getKey(), request))
			.map((entry) -> entry.getValue())
			.toList();
		return !methods.isEmpty() && methods.stream().allMatch(this.handlers::isEventHandler);
	}

	private static boolean isPathMatch(RequestMappingInfo info, HttpServletRequest request) {
		return info.getActivePatternsCondition().getMatchingCondition(request) != null;
	}

}
