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

import io.github.cloudeventsboot.handler.EventExchange;
import io.github.cloudeventsboot.handler.EventHandlerMethod;
import io.github.cloudeventsboot.handler.EventObservations;
import io.github.cloudeventsboot.handler.FallbackHandler;
import io.github.cloudeventsboot.handler.RejectionLog;
import io.github.cloudeventsboot.observation.CloudEventLogContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.context.request.async.WebAsyncUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.util.WebUtils;

/**
 * Tracks messages to event handlers: observes them, puts the event into the log context,
 * and logs each message.
 *
 * @since 0.1.0
 */
public final class EventExchangeInterceptor implements AsyncHandlerInterceptor {

	private final EventHandlers handlers;

	private final ServletMessages messages;

	private final @Nullable EventObservations observations;

	private final @Nullable CloudEventLogContext logContext;

	private final RejectionLog rejections;

	/**
	 * Create an interceptor.
	 * @param handlers describes handlers
	 * @param messages provides the messages of requests
	 * @param observations observe messages, or {@code null}
	 * @param logContext puts events into the log context, or {@code null}
	 * @param rejections logs messages that are rejected
	 */
	public EventExchangeInterceptor(EventHandlers handlers, ServletMessages messages,
			@Nullable EventObservations observations, @Nullable CloudEventLogContext logContext,
			RejectionLog rejections) {
		this.handlers = handlers;
		this.messages = messages;
		this.observations = observations;
		this.logContext = logContext;
		this.rejections = rejections;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		EventHandlerMethod described = this.handlers.find(handler);
		if (described != null) {
			if (!request.isAsyncSupported()) {
				checkNotAsync(described);
			}
			exchange(request, handler, described).enter();
		}
		return true;
	}

	/**
	 * Reject an asynchronous handler before it is called if its response could not be
	 * sent.
	 */
	private static void checkNotAsync(EventHandlerMethod handler) {
		Class<?> type = handler.method().getReturnType();
		if (ReturnTypes.isAsync(type)) {
			throw new IllegalStateException("%s returns a %s, but the request does not support asynchronous processing:"
				.formatted(handler.method().toGenericString(), type.getSimpleName())
					+ " return the value itself, or enable it on the servlet and on all filters.");
		}
	}

	private EventExchange exchange(HttpServletRequest request, Object handler, EventHandlerMethod described) {
		ServletMessageSource source = this.messages.source(request);
		EventExchange exchange = source.exchange();
		if (exchange == null) {
			exchange = new EventExchange(source.message(), () -> name(handler, described), described.types()::find,
					this.observations, this.logContext, this.rejections);
			source.setExchange(exchange);
			if (this.observations != null || this.logContext != null) {
				new AsyncEventExchange(exchange).register(WebAsyncUtils.getAsyncManager(request));
			}
		}
		return exchange;
	}

	private static String name(Object handler, EventHandlerMethod described) {
		return (handler instanceof HandlerMethod method && method.getBean() instanceof FallbackHandler fallback)
				? fallback.toString() : described.name();
	}

	@Override
	public void afterConcurrentHandlingStarted(HttpServletRequest request, HttpServletResponse response,
			Object handler) {
		EventExchange exchange = find(request, handler);
		if (exchange != null) {
			exchange.suspend();
		}
	}

	@Override
	public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable Exception ex) {
		EventExchange exchange = find(request, handler);
		if (exchange != null) {
			exchange.leave(ServletOutcome.of(response.getStatus(), resolved(request), ex,
					EventMethodValidationResolver.violations(request)));
		}
	}

	private @Nullable EventExchange find(HttpServletRequest request, Object handler) {
		ServletMessageSource source = (this.handlers.isEventHandler(handler)) ? ServletMessages.findSource(request)
				: null;
		return (source != null) ? source.exchange() : null;
	}

	private static @Nullable Throwable resolved(HttpServletRequest request) {
		Object ex = request.getAttribute(CloudEventHandlerExceptionResolver.TRANSLATED);
		if (ex == null) {
			ex = request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE);
		}
		if (ex == null) {
			// set instead if the exception was resolved to a view
			ex = request.getAttribute(WebUtils.ERROR_EXCEPTION_ATTRIBUTE);
		}
		return (ex instanceof Throwable throwable) ? throwable : null;
	}

}
