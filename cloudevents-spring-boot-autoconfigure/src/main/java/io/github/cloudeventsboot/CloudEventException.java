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

package io.github.cloudeventsboot;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Base class of exceptions that reject a received event. Neither the message nor the
 * violations contain values of the event, only names of its attributes and of members of
 * its data.
 *
 * @since 0.1.0
 */
public abstract class CloudEventException extends RuntimeException implements CloudEventRejection {

	/** All violations that were found. */
	private final List<CloudEventViolation> violations;

	CloudEventException(List<CloudEventViolation> violations, @Nullable Throwable cause) {
		super(message(violations), cause);
		this.violations = List.copyOf(violations);
	}

	private static String message(List<CloudEventViolation> violations) {
		Assert.notEmpty(violations, "'violations' must not be empty");
		String first = violations.get(0).toString();
		int more = violations.size() - 1;
		return (more == 0) ? first : first + " (and " + more + " more)";
	}

	/**
	 * Return the violations in the order in which they were found.
	 * @return the violations, at least one
	 */
	@Override
	public List<CloudEventViolation> getViolations() {
		return this.violations;
	}

	/**
	 * Return this exception for an event of a batch.
	 * @param index the position in the batch, counted from zero
	 * @return an exception of the same kind whose violations hold the index
	 */
	public abstract CloudEventException withIndex(int index);

	final List<CloudEventViolation> violationsAt(int index) {
		return this.violations.stream().map((violation) -> violation.withIndex(index)).toList();
	}

}
