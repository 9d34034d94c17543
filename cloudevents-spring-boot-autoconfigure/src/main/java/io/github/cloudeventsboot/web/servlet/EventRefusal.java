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

import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventViolation;
import org.jspecify.annotations.Nullable;

import org.springframework.web.method.annotation.HandlerMethodValidationException;

/**
 * Why events were refused before a handler was called.
 *
 * @param reason the end of the problem's type
 * @param violations what is wrong, as far as it is known in terms of the event
 */
record EventRefusal(String reason, List<CloudEventViolation> violations) {

	/**
	 * Return what an exception says of events.
	 * @return the refusal, or {@code null} if the exception is about something else
	 */
	static @Nullable EventRefusal of(@Nullable Throwable ex) {
		if (ex instanceof EventResponseException refused) {
			return of(refused.getException());
		}
		if (ex instanceof CloudEventException event) {
			return new EventRefusal(EventProblems.type(event), event.getViolations());
		}
		if (ex instanceof EventNotValidException invalid) {
			return new EventRefusal(EventProblems.INVALID_DATA, invalid.getViolations());
		}
		if (ex instanceof HandlerMethodValidationException invalid && !invalid.isForReturnValue()) {
			return new EventRefusal(EventProblems.INVALID_DATA, List.of());
		}
		return null;
	}

	/**
	 * Describe the refusal without a value that came from the sender. Names in the data
	 * are data as well and left out; of names of attributes, the beginning is told.
	 */
	@Override
	public String toString() {
		if (this.violations.isEmpty()) {
			return this.reason;
		}
		CloudEventViolation first = this.violations.get(0);
		CloudEventViolation shown = (first.pointer() != null)
				? new CloudEventViolation(first.attribute(), "#", first.index(), first.detail()) : first;
		int others = this.violations.size() - 1;
		return this.reason + ": " + shown + ((others > 0) ? " (and " + others + " more)" : "");
	}

}
