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

/**
 * Thrown when an event is valid but does not meet the requirements of its receiver: the
 * data has a different structure, a required attribute or the data is missing or not
 * convertible, or a constraint is violated.
 *
 * @since 0.1.0
 */
public final class InvalidCloudEventDataException extends CloudEventException {

	/**
	 * Whether a constructor, setter or deserializer of the application threw an
	 * exception.
	 */
	private final boolean failedConstruction;

	/**
	 * Create an exception with all violations.
	 * @param violations the violations, at least one
	 */
	public InvalidCloudEventDataException(List<CloudEventViolation> violations) {
		this(violations, null);
	}

	/**
	 * Create an exception with all violations and their cause.
	 * @param violations the violations, at least one
	 * @param cause the cause, or {@code null}
	 */
	public InvalidCloudEventDataException(List<CloudEventViolation> violations, @Nullable Throwable cause) {
		this(violations, cause, false);
	}

	private InvalidCloudEventDataException(List<CloudEventViolation> violations, @Nullable Throwable cause,
			boolean failedConstruction) {
		super(violations, cause);
		this.failedConstruction = failedConstruction;
	}

	/**
	 * Create an exception for an event that can't be converted because application code
	 * threw an exception.
	 * @param violations the violations, at least one
	 * @param cause the cause, or {@code null}
	 * @return an exception whose code is {@link #FAILED_CONSTRUCTION}
	 */
	public static InvalidCloudEventDataException ofFailedConstruction(List<CloudEventViolation> violations,
			@Nullable Throwable cause) {
		return new InvalidCloudEventDataException(violations, cause, true);
	}

	@Override
	public String getCode() {
		return (this.failedConstruction) ? FAILED_CONSTRUCTION : INVALID_DATA;
	}

	@Override
	public InvalidCloudEventDataException withIndex(int index) {
		return new InvalidCloudEventDataException(violationsAt(index), getCause(), this.failedConstruction);
	}

}
