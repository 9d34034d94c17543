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

package io.github.cloudeventsboot.client;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Reads the header {@code Retry-After} (RFC 9110, section 10.2.3).
 */
final class RetryAfter {

	/** The maximum number of digits to parse: a longer time means never. */
	private static final int MAX_DIGITS = 9;

	private RetryAfter() {
	}

	/**
	 * Return the time to wait.
	 * @param headers the headers of the response
	 * @param now the current time, which is used unless the response has a date
	 * @return the time, not negative, or {@code null} if there is none or it is malformed
	 */
	static @Nullable Duration of(HttpHeaders headers, Instant now) {
		String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
		if (value == null || value.isBlank()) {
			return null;
		}
		String seconds = value.strip();
		if (seconds.chars().allMatch((c) -> c >= '0' && c <= '9')) {
			return Duration.ofSeconds((seconds.length() <= MAX_DIGITS) ? Long.parseLong(seconds) : Integer.MAX_VALUE);
		}
		Instant until = date(headers, HttpHeaders.RETRY_AFTER);
		if (until == null) {
			return null;
		}
		Instant sent = date(headers, HttpHeaders.DATE);
		Duration wait = Duration.between((sent != null) ? sent : now, until);
		return (wait.isNegative()) ? Duration.ZERO : wait;
	}

	private static @Nullable Instant date(HttpHeaders headers, String name) {
		try {
			ZonedDateTime date = headers.getFirstZonedDateTime(name);
			return (date != null) ? date.toInstant() : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
