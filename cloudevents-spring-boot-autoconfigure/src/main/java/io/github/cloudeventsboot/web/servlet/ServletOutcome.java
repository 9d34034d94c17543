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
import java.util.Set;

import io.github.cloudeventsboot.CloudEventRejection;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.event.EventRejection;
import io.github.cloudeventsboot.handler.ExchangeOutcome;
import io.github.cloudeventsboot.observation.CloudEventReceiveOutcome;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/**
 * Determines the outcome of a request.
 */
final class ServletOutcome {

	private static final Set<String> DENIALS = Set.of("org.springframework.security.access.AccessDeniedException",
			"org.springframework.security.core.AuthenticationException");

	private ServletOutcome() {
	}

	/**
	 * Return the outcome.
	 * @param status the status of the response
	 * @param resolved the exception that became a response, or {@code null}
	 * @param unresolved the exception that has not been resolved yet, or {@code null}
	 * @param violations the violations that method validation found
	 */
	static ExchangeOutcome of(int status, @Nullable Throwable resolved, @Nullable Throwable unresolved,
			List<CloudEventViolation> violations) {
		Throwable ex = (unresolved != null) ? unresolved : resolved;
		String answer = Integer.toString(status);
		EventRejection rejection = rejection(ex, violations);
		if (rejection != null) {
			return new ExchangeOutcome(ofRejection((unresolved != null) ? HttpStatus.BAD_REQUEST.value() : status),
					rejection, null, answer);
		}
		if (isDenied(unresolved)) {
			return new ExchangeOutcome(CloudEventReceiveOutcome.REJECTED, null, null, null);
		}
		if (unresolved != null || status >= 500) {
			// the response has its final status only after the exception is resolved
			return new ExchangeOutcome(CloudEventReceiveOutcome.ERROR, null, ex, (unresolved != null) ? null : answer);
		}
		return new ExchangeOutcome(
				(status >= 400) ? CloudEventReceiveOutcome.REJECTED : CloudEventReceiveOutcome.SUCCESS, null, null,
				answer);
	}

	private static @Nullable EventRejection rejection(@Nullable Throwable ex, List<CloudEventViolation> violations) {
		if (ex instanceof HandlerMethodValidationException invalid && !invalid.isForReturnValue()) {
			return new EventRejection(CloudEventRejection.INVALID_DATA, violations);
		}
		return EventRejection.of(ex);
	}

	/**
	 * Return whether Spring Security denies access. Its filter answers exceptions of
	 * method security with 401 or 403, but only after this point.
	 */
	private static boolean isDenied(@Nullable Throwable ex) {
		for (Class<?> type = (ex != null) ? ex.getClass() : null; type != null; type = type.getSuperclass()) {
			if (DENIALS.contains(type.getName())) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return the outcome of a rejection, by the response that the application has created
	 * from it.
	 */
	private static CloudEventReceiveOutcome ofRejection(int status) {
		if (status >= 500) {
			return CloudEventReceiveOutcome.ERROR;
		}
		return (status >= 400) ? CloudEventReceiveOutcome.REJECTED : CloudEventReceiveOutcome.IGNORED;
	}

}
