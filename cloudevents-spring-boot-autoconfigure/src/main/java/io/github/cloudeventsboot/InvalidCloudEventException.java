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
 * Thrown when a message is not a CloudEvent, or when its envelope or context attributes
 * violate the specification.
 *
 * @since 0.1.0
 */
public final class InvalidCloudEventException extends CloudEventException {

	/**
	 * Create an exception with all violations.
	 * @param violations the violations, at least one
	 */
	public InvalidCloudEventException(List<CloudEventViolation> violations) {
		this(violations, null);
	}

	/**
	 * Create an exception with all violations and their cause.
	 * @param violations the violations, at least one
	 * @param cause the cause, or {@code null}
	 */
	public InvalidCloudEventException(List<CloudEventViolation> violations, @Nullable Throwable cause) {
		super(violations, cause);
	}

	@Override
	public String getCode() {
		return INVALID_EVENT;
	}

	@Override
	public InvalidCloudEventException withIndex(int index) {
		return new InvalidCloudEventException(violationsAt(index), getCause());
	}

}
