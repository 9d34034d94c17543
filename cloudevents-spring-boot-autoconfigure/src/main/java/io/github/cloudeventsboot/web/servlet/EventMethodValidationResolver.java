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

import io.github.cloudeventsboot.handler.EventArguments;
import io.github.cloudeventsboot.handler.MethodValidationViolations;
import io.github.cloudeventsboot.http.problem.EventProblems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Reports the findings of method validation on event handlers in terms of the event. It
 * resolves nothing, but comes before whatever does: the exception is not ours, so its
 * problem details can't be complete from the start.
 */
final class EventMethodValidationResolver implements HandlerExceptionResolver {

	private final EventHandlers handlers;

	private final MethodValidationViolations problems;

	/**
	 * Create a resolver.
	 * @param handlers describes handlers
	 * @param arguments the arguments of handlers
	 */
	EventMethodValidationResolver(EventHandlers handlers, EventArguments arguments) {
		this.handlers = handlers;
		this.problems = new MethodValidationViolations(arguments);
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception ex) {
		if (ex instanceof HandlerMethodValidationException invalid && !invalid.isForReturnValue()
				&& this.handlers.isEventHandler(handler)) {
			EventProblems.fillInvalidData(invalid.getBody(), this.problems.of(invalid));
		}
		return null;
	}

}
