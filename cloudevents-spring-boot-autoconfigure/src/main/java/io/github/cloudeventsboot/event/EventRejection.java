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

package io.github.cloudeventsboot.event;

import java.util.List;

import io.github.cloudeventsboot.CloudEventRejection;
import io.github.cloudeventsboot.CloudEventViolation;
import org.jspecify.annotations.Nullable;

/**
 * The reason for rejecting the events of a message, in a form that is safe in logs.
 *
 * @param code the code of the reason
 * @param violations the violations, empty if they can't be expressed in terms of the
 * event
 * @since 0.1.0
 */
public record EventRejection(String code, List<CloudEventViolation> violations) {

	/** The name of the logger for rejected events. */
	public static final String LOGGER = "io.github.cloudeventsboot.rejected";

	private static final int MAX_LENGTH = 4000;

	/**
	 * Create a rejection with a copy of the violations.
	 * @param code the code of the reason
	 * @param violations the violations, empty if they can't be expressed in terms of the
	 * event
	 */
	public EventRejection {
		violations = List.copyOf(violations);
	}

	/**
	 * Return the rejection that an exception represents.
	 * @param ex the exception, or {@code null}
	 * @return the rejection, or {@code null} if the exception is not a rejection
	 */
	public static @Nullable EventRejection of(@Nullable Throwable ex) {
		return (ex instanceof CloudEventRejection rejection)
				? new EventRejection(rejection.getCode(), rejection.getViolations()) : null;
	}

	/**
	 * Describe everything that is reported to the sender, with names in the data but
	 * without the sender's values.
	 * @return the code and the violations
	 */
	public String toFullString() {
		StringBuilder text = new StringBuilder(this.code);
		for (CloudEventViolation violation : this.violations) {
			text.append((text.length() == this.code.length()) ? ": " : "; ").append(violation);
			if (text.length() > MAX_LENGTH) {
				text.setLength(MAX_LENGTH);
				return text.append("...").toString();
			}
		}
		return text.toString();
	}

	/**
	 * Describe the rejection without the sender's values. Names in the data are data too
	 * and are left out; names of attributes are truncated.
	 */
	@Override
	public String toString() {
		if (this.violations.isEmpty()) {
			return this.code;
		}
		CloudEventViolation first = this.violations.get(0);
		CloudEventViolation shown = (first.pointer() != null)
				? new CloudEventViolation(first.attribute(), "#", first.index(), first.detail()) : first;
		int others = this.violations.size() - 1;
		return this.code + ": " + shown + ((others > 0) ? " (and " + others + " more)" : "");
	}

}
