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

import java.util.Set;

import io.github.cloudeventsboot.observation.CloudEventReceiveOutcome;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * How the handling of a message ended.
 *
 * @param outcome the outcome
 * @param status the status of the response, 0 if it is not known
 * @param refusal why the events were refused, or {@code null}
 * @param error what went wrong that is not the sender's mistake, or {@code null}
 */
record EventOutcome(CloudEventReceiveOutcome outcome, int status, @Nullable EventRefusal refusal,
		@Nullable Throwable error) {

	private static final Set<String> DENIALS = Set.of("org.springframework.security.access.AccessDeniedException",
			"org.springframework.security.core.AuthenticationException");

	static EventOutcome of(int status, @Nullable Throwable resolved, @Nullable Throwable unresolved) {
		Throwable ex = (unresolved != null) ? unresolved : resolved;
		EventRefusal refusal = EventRefusal.of(ex);
		if (refusal != null) {
			return new EventOutcome(ofRefusal((unresolved != null) ? HttpStatus.BAD_REQUEST.value() : status), status,
					refusal, null);
		}
		if (isDenied(unresolved)) {
			return new EventOutcome(CloudEventReceiveOutcome.REJECTED, 0, null, null);
		}
		if (unresolved != null || status >= 500) {
			// as long as nobody has resolved it, the response does not say so
			return new EventOutcome(CloudEventReceiveOutcome.ERROR, (unresolved != null) ? 0 : status, null, ex);
		}
		return new EventOutcome((status >= 400) ? CloudEventReceiveOutcome.REJECTED : CloudEventReceiveOutcome.SUCCESS,
				status, null, null);
	}

	/**
	 * What Spring Security's method security throws is answered with 401 or 403 by its
	 * filter, later than all that is known here.
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
	 * It is what the application makes of a refusal that the sender goes by.
	 */
	private static CloudEventReceiveOutcome ofRefusal(int status) {
		if (status >= 500) {
			return CloudEventReceiveOutcome.ERROR;
		}
		return (status >= 400) ? CloudEventReceiveOutcome.REJECTED : CloudEventReceiveOutcome.IGNORED;
	}

	/**
	 * The sender has gone, or time is up, before there was a response.
	 */
	static EventOutcome abandoned() {
		return new EventOutcome(CloudEventReceiveOutcome.ERROR, 0, null, null);
	}

	/**
	 * Return why the events were refused.
	 * @return the reason, {@code null} if they were not
	 */
	@Nullable String reason() {
		if (this.refusal != null) {
			return this.refusal.reason();
		}
		return (this.outcome == CloudEventReceiveOutcome.REJECTED) ? "handler" : null;
	}

	@Override
	public String toString() {
		String text = this.outcome + ((this.status > 0) ? " with " + this.status : "");
		return (this.refusal != null) ? text + ", " + this.refusal : text;
	}

}
