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

import io.github.cloudeventsboot.observation.CloudEventLogContext;
import io.github.cloudeventsboot.web.method.EventHandlerMethod;
import io.github.cloudeventsboot.web.method.EventHandlerMethods;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.context.request.async.WebAsyncUtils;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.util.WebUtils;

/**
 * Follows messages to event handlers on their way: observes them, tells log lines which
 * event is the current one, and writes one line for each at level DEBUG.
 *
 * @since 0.1.0
 */
public final class EventHandlingInterceptor implements AsyncHandlerInterceptor {

	private final EventHandlerMethods handlers;

	private final EventRequests requests;

	private final @Nullable EventObservations observations;

	private final @Nullable CloudEventLogContext logContext;

	/**
	 * Create an interceptor.
	 * @param handlers describes handlers
	 * @param requests gives access to events
	 * @param observations observe messages, or {@code null}
	 * @param logContext tells log lines of events, or {@code null}
	 */
	public EventHandlingInterceptor(EventHandlerMethods handlers, EventRequests requests,
			@Nullable EventObservations observations, @Nullable CloudEventLogContext logContext) {
		this.handlers = handlers;
		this.requests = requests;
		this.observations = observations;
		this.logContext = logContext;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		EventHandlerMethod described = this.handlers.find(handler);
		if (described != null) {
			EventRequest eventRequest = this.requests.get(request);
			EventHandling handling = eventRequest.handling();
			if (handling == null) {
				handling = new EventHandling(eventRequest, described.types()::find, this.observations, this.logContext);
				eventRequest.setHandling(handling);
				if (this.observations != null || this.logContext != null) {
					new AsyncEventHandling(handling).register(WebAsyncUtils.getAsyncManager(request));
				}
			}
			handling.enter();
		}
		return true;
	}

	@Override
	public void afterConcurrentHandlingStarted(HttpServletRequest request, HttpServletResponse response,
			Object handler) {
		EventHandling handling = handling(request, handler);
		if (handling != null) {
			handling.suspend();
		}
	}

	@Override
	public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable Exception ex) {
		EventHandling handling = handling(request, handler);
		if (handling != null) {
			handling.leave(EventOutcome.of(response.getStatus(), resolved(request), ex));
		}
	}

	private @Nullable EventHandling handling(HttpServletRequest request, Object handler) {
		EventRequest eventRequest = (this.handlers.isEventHandler(handler)) ? EventRequests.find(request) : null;
		return (eventRequest != null) ? eventRequest.handling() : null;
	}

	private static @Nullable Throwable resolved(HttpServletRequest request) {
		Object ex = request.getAttribute(EventExceptionResolver.TRANSLATED);
		if (ex == null) {
			ex = request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE);
		}
		if (ex == null) {
			// set instead if the exception became a view
			ex = request.getAttribute(WebUtils.ERROR_EXCEPTION_ATTRIBUTE);
		}
		return (ex instanceof Throwable throwable) ? throwable : null;
	}

}
