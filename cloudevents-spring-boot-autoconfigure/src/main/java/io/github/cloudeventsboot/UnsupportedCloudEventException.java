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
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a message may be a valid event, but its form is not supported.
 *
 * @since 0.1.0
 */
public final class UnsupportedCloudEventException extends CloudEventException {

	/** The reason why the event is not supported. */
	private final Reason reason;

	/**
	 * Create an exception with a reason and a sentence about it.
	 * @param reason the unsupported feature
	 * @param detail the sentence, without full stop
	 */
	public UnsupportedCloudEventException(Reason reason, String detail) {
		this(reason, List.of(CloudEventViolation.ofEvent(detail)), null);
	}

	/**
	 * Create an exception with a reason, its violations and its cause.
	 * @param reason the unsupported feature
	 * @param violations the violations, at least one
	 * @param cause the cause, or {@code null}
	 */
	public UnsupportedCloudEventException(Reason reason, List<CloudEventViolation> violations,
			@Nullable Throwable cause) {
		super(violations, cause);
		this.reason = reason;
	}

	/**
	 * Return the unsupported feature.
	 * @return the reason
	 */
	public Reason getReason() {
		return this.reason;
	}

	@Override
	public String getCode() {
		return this.reason.getCode();
	}

	@Override
	public UnsupportedCloudEventException withIndex(int index) {
		return new UnsupportedCloudEventException(this.reason, violationsAt(index), getCause());
	}

	/**
	 * The feature that is not supported.
	 */
	public enum Reason {

		/**
		 * The event format of a structured message.
		 */
		EVENT_FORMAT,

		/**
		 * A batch where a single event is expected.
		 */
		BATCH,

		/**
		 * The {@code datacontenttype}: no converter can read it as the expected type.
		 */
		DATA_CONTENT_TYPE,

		/**
		 * A content coding other than identity.
		 */
		CONTENT_ENCODING,

		/**
		 * A charset that this Java platform does not support.
		 */
		CHARSET;

		private final String code = UNSUPPORTED_PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-');

		/**
		 * Return the code of events that are rejected for this reason.
		 * @return the code, such as {@code unsupported-batch}
		 */
		public String getCode() {
			return this.code;
		}

	}

}
