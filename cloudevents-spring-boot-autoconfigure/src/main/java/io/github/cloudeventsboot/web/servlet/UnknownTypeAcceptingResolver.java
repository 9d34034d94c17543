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

import io.github.cloudeventsboot.UnknownCloudEventTypeException;
import io.github.cloudeventsboot.http.problem.CloudEventRejectedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers events of unknown types with 202 and no body, before exception handlers of the
 * application see them, since nothing has failed.
 */
final class UnknownTypeAcceptingResolver implements HandlerExceptionResolver {

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception ex) {
		if (ex instanceof CloudEventRejectedException refused
				&& refused.getException() instanceof UnknownCloudEventTypeException unknown && unknown.isEveryEvent()
				&& !response.isCommitted()) {
			// only if all events are unknown: the others of a batch would be lost
			response.setStatus(HttpStatus.ACCEPTED.value());
			return new ModelAndView();
		}
		return null;
	}

}
