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

import io.github.cloudeventsboot.CloudEventViolation;
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
 * resolves nothing, but precedes all resolvers that do: the exception is Spring's, so its
 * problem details have to be completed here.
 */
final class EventMethodValidationResolver implements HandlerExceptionResolver {

	private static final String VIOLATIONS = EventMethodValidationResolver.class.getName() + ".VIOLATIONS";

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
			List<CloudEventViolation> violations = this.problems.of(invalid);
			EventProblems.fillInvalidData(invalid.getBody(), violations);
			request.setAttribute(VIOLATIONS, violations);
		}
		return null;
	}

	/**
	 * Return the violations that method validation found.
	 * @return the violations, empty if nothing was found
	 */
	@SuppressWarnings("unchecked")
	static List<CloudEventViolation> violations(HttpServletRequest request) {
		Object violations = request.getAttribute(VIOLATIONS);
		return (violations != null) ? (List<CloudEventViolation>) violations : List.of();
	}

}
