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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTests {

	private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			0                             | PT0S
			1                             | PT1S
			' 120 '                       | PT2M
			99999999999999999999          | PT596523H14M7S
			Mon, 23 Nov 2026 10:00:30 GMT | PT30S
			Monday, 23-Nov-26 10:00:30 GMT | PT30S
			Mon, 23 Nov 2026 09:00:00 GMT | PT0S
			""")
	void readsSecondsAndDates(String value, Duration expected) {
		HttpHeaders headers = new HttpHeaders();
		headers.set("Retry-After", value);
		assertThat(RetryAfter.of(headers, NOW)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "-1", "1.5", "soon", "+1", "2026-11-23T10:00:30Z" })
	void ignoresAllElse(String value) {
		HttpHeaders headers = new HttpHeaders();
		headers.set("Retry-After", value);
		assertThat(RetryAfter.of(headers, NOW)).isNull();
		assertThat(RetryAfter.of(new HttpHeaders(), NOW)).isNull();
	}

	@Test
	void countsFromTheDateOfTheResponse() {
		HttpHeaders headers = new HttpHeaders();
		headers.set("Date", "Mon, 23 Nov 2026 12:00:00 GMT");
		headers.set("Retry-After", "Mon, 23 Nov 2026 12:00:05 GMT");
		assertThat(RetryAfter.of(headers, NOW)).hasSeconds(5);
	}

}
