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

/**
 * Thrown when the body of a message, the number of events in a batch, or the number of
 * attributes of an event exceeds the limit.
 *
 * @since 0.1.0
 */
public final class CloudEventTooLargeException extends CloudEventException {

	/**
	 * Create an exception with a sentence about the limit.
	 * @param detail the sentence, without full stop
	 */
	public CloudEventTooLargeException(String detail) {
		super(List.of(CloudEventViolation.ofEvent(detail)), null);
	}

	/**
	 * Create an exception for an event with too many attributes.
	 * @param max the number that an event may have
	 * @return the exception
	 */
	public static CloudEventTooLargeException ofAttributes(int max) {
		return new CloudEventTooLargeException("event must not have more than " + max + " attributes");
	}

	@Override
	public String getCode() {
		return TOO_LARGE;
	}

	@Override
	public CloudEventTooLargeException withIndex(int index) {
		return this;
	}

}
