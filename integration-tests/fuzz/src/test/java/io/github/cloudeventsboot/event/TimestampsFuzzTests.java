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

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cloudeventsboot.fuzz.Seeds;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fuzzes {@link Timestamps} against the grammar of RFC 3339 and
 * {@link OffsetDateTime#parse}.
 */
class TimestampsFuzzTests {

	private static final Pattern RFC_3339 = Pattern
		.compile("([0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))[Tt]"
				+ "(?:[01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]++)?(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])");

	static Stream<byte[]> seeds() {
		return Seeds.of("2026-01-02T03:04:05Z", "2026-01-02t03:04:05.678901234567+05:30", "2016-12-31T23:59:60Z",
				"0000-01-01T00:00:00+23:59", "9999-12-31T23:59:59.999999999-23:59", "2024-02-29T00:00:00-00:00",
				"1990-12-31T15:59:60-08:00", "2026-02-29T00:00:00Z", "2026-01-02T03:04:05.Z");
	}

	@DictionaryEntries({ "T", "Z", "+00:00", "-23:59", ":60", "02-29", "12-31", "23:59", ".000000000" })
	@MethodSource("seeds")
	@FuzzTest
	void agreesWithTheGrammarAndWithJava(byte[] bytes) {
		String text = new String(bytes, StandardCharsets.ISO_8859_1);
		Matcher matcher = RFC_3339.matcher(text);
		boolean expected = matcher.matches() && isDate(matcher.group(1));
		boolean valid = Timestamps.isValid(text);
		boolean leap = expected && matcher.group(2).equals("60");
		check(valid == expected || (leap && !valid), "valid", text);
		if (valid) {
			OffsetDateTime time = Timestamps.parse(text);
			String written = Timestamps.format(time);
			check(Timestamps.isValid(written), "written", written);
			check(Timestamps.parse(written).isEqual(time), "parsed again", written);
			OffsetDateTime java = java(text);
			check(java == null || java.isEqual(time), "Java", text);
		}
	}

	private static boolean isDate(String date) {
		try {
			LocalDate.parse(date);
			return true;
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

	private static OffsetDateTime java(String text) {
		try {
			return OffsetDateTime.parse(text);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static void check(boolean condition, String what, String text) {
		if (!condition) {
			throw new AssertionError(what + ": " + text);
		}
	}

}
