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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cloudeventsboot.fuzz.Seeds;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.http.HttpHeaders;

/**
 * Fuzzes {@link RetryAfter}: a line for {@code Retry-After}, another for {@code Date}.
 */
class RetryAfterFuzzTests {

	private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

	static Stream<byte[]> seeds() {
		return Seeds.of("120", "9999999999", "Fri, 31 Dec 1999 23:59:59 GMT\nFri, 31 Dec 1999 23:59:00 GMT",
				"Friday, 31-Dec-99 23:59:59 GMT", "Fri Dec 31 23:59:59 1999", "-1", " 1 ", "1.5",
				"Fri, 31 Dec +999999999 23:59:59 GMT");
	}

	@DictionaryEntries({ "Fri, ", " Dec ", " GMT", "23:59:59", "+0000", "1999", "Sunday, ", "-99", "+999999999" })
	@MethodSource("seeds")
	@FuzzTest
	void isNeverNegative(byte[] bytes) {
		String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\n", 2);
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.RETRY_AFTER, lines[0]);
		if (lines.length > 1) {
			headers.set(HttpHeaders.DATE, lines[1]);
		}
		Duration wait = RetryAfter.of(headers, NOW);
		if (wait != null && wait.isNegative()) {
			throw new AssertionError(wait);
		}
	}

}
