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

import java.util.Collection;
import java.util.List;

/**
 * Thrown when no handler accepts the {@code type} of a valid event.
 *
 * @since 0.1.0
 */
public final class UnknownCloudEventTypeException extends CloudEventException {

	/** The maximum number of types that a message names. */
	private static final int NAMED = 5;

	private static final int MAX_LENGTH = 300;

	/** The accepted types and prefixes. */
	private final List<String> acceptedTypes;

	/** Whether the types of all events of the message are unknown. */
	private final boolean everyEvent;

	/**
	 * Create an exception for an event whose type no handler accepts.
	 * @param acceptedTypes the types that are accepted, those that end in {@code *} as
	 * prefixes; empty if they are not known
	 */
	public UnknownCloudEventTypeException(Collection<String> acceptedTypes) {
		this(List.of(CloudEventViolation.ofAttribute("type", detail(shortNames(acceptedTypes)))), acceptedTypes, true);
	}

	/**
	 * Create an exception with all violations in the events of a message.
	 * @param violations the violations, at least one
	 * @param acceptedTypes the types that are accepted, empty if they are not known, or
	 * if the type is not the reason
	 * @param everyEvent whether none of the events has an accepted type
	 */
	public UnknownCloudEventTypeException(List<CloudEventViolation> violations, Collection<String> acceptedTypes,
			boolean everyEvent) {
		super(violations, null);
		this.acceptedTypes = List.copyOf(acceptedTypes);
		this.everyEvent = everyEvent;
	}

	private static String detail(String names) {
		return (names.isEmpty()) ? "is not accepted here" : "is not accepted here, only " + names;
	}

	private static String shortNames(Collection<String> types) {
		int named = NAMED;
		while (named > 1 && names(types, named).length() > MAX_LENGTH) {
			named--;
		}
		return names(types, named);
	}

	private static String names(Collection<String> types, int max) {
		String names = String.join(", ", types.stream().limit(max).toList());
		int others = types.size() - max;
		return (others > 0) ? names + " and " + others + ((others == 1) ? " other" : " others") : names;
	}

	@Override
	public String getCode() {
		return UNKNOWN_TYPE;
	}

	/**
	 * Return the types that are accepted.
	 * @return exact types, and prefixes that end in {@code *}; empty if they are not
	 * known
	 */
	public List<String> getAcceptedTypes() {
		return this.acceptedTypes;
	}

	/**
	 * Return whether none of the events has an accepted type, so that the whole message
	 * can be ignored.
	 * @return whether the types of all events are unknown
	 */
	public boolean isEveryEvent() {
		return this.everyEvent;
	}

	/**
	 * Describe the expectation, with the accepted types.
	 * @param max the maximum number of types to name
	 * @return the end of a sentence
	 */
	public String describe(int max) {
		return detail(names(this.acceptedTypes, max));
	}

	@Override
	public UnknownCloudEventTypeException withIndex(int index) {
		return new UnknownCloudEventTypeException(violationsAt(index), this.acceptedTypes, this.everyEvent);
	}

}
