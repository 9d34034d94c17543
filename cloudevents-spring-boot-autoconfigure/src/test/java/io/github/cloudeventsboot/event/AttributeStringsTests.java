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

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.cloudeventsboot.conformance.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AttributeStrings}.
 */
class AttributeStringsTests {

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a", "~", "\u00a0", "\u00e9", "\ud7ff", "\ue000", "\ufdcf", "\ufdf0", "\ufffd",
			"\ud83d\ude00", "\ud800\udc00", "\udbff\udffd", "a\ud83d\ude00b" })
	@Requirement(accepted = "A-18")
	void takesCharacters(String value) {
		assertThat(AttributeStrings.isValid(value)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u0000", "\t", "\n", "\r", "\u001f", "\u007f", "\u0080", "\u0085", "\u009f", "\ufdd0",
			"\ufdef", "\ufffe", "\uffff", "\ud83f\udffe", "\ud83f\udfff", "\udbff\udffe", "\udbff\udfff", "\ud800",
			"\udbff", "\udc00", "\udfff", "\ude00\ud83d", "\ud83d\ud83d\ude00" })
	@Requirement(rejected = "A-18")
	void refusesControlsNoncharactersAndUnpairedSurrogates(String characters) {
		assertThat(AttributeStrings.isValid(characters)).isFalse();
		assertThat(AttributeStrings.isValid("a" + characters)).isFalse();
		assertThat(AttributeStrings.isValid("ab" + characters + "cd")).isFalse();
	}

	@Test
	@Requirement(accepted = "A-18", rejected = "A-18")
	void agreesWithTheSpecificationForEveryCodePoint() {
		IntStream.rangeClosed(0, Character.MAX_CODE_POINT).forEach((codePoint) -> {
			boolean control = codePoint <= 0x1f || (codePoint >= 0x7f && codePoint <= 0x9f);
			boolean noncharacter = (codePoint >= 0xfdd0 && codePoint <= 0xfdef) || (codePoint & 0xffff) >= 0xfffe;
			boolean surrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
			if (AttributeStrings.isValid(Character.toString(codePoint)) == (control || noncharacter || surrogate)) {
				throw new AssertionError("Wrong about U+" + Integer.toHexString(codePoint));
			}
		});
	}

	@ParameterizedTest
	@MethodSource("values")
	@Requirement(produced = { "A-16", "A-17", "A-19", "A-22", "A-23" })
	void convertsEveryTypeToItsCanonicalString(Object value, String expected) {
		assertThat(AttributeStrings.canonical(value)).isEqualTo(expected);
	}

	static List<Arguments> values() {
		OffsetDateTime time = OffsetDateTime.parse("2018-04-05T17:31:00.5+02:00");
		return List.of(Arguments.of("text", "text"), Arguments.of("", ""), Arguments.of(true, "true"),
				Arguments.of(false, "false"), Arguments.of(0, "0"), Arguments.of(-5, "-5"),
				Arguments.of(Integer.MIN_VALUE, "-2147483648"), Arguments.of(Integer.MAX_VALUE, "2147483647"),
				Arguments.of(2147483647L, "2147483647"), Arguments.of((short) 7, "7"), Arguments.of((byte) -7, "-7"),
				Arguments.of(new byte[] { -1, -2, -3, -4 }, "//79/A=="), Arguments.of(new byte[0], ""),
				Arguments.of(URI.create("https://example.com/a?b#c"), "https://example.com/a?b#c"),
				Arguments.of(URI.create("../a"), "../a"), Arguments.of(time, "2018-04-05T17:31:00.5+02:00"),
				Arguments.of(time.toInstant(), "2018-04-05T15:31:00.5Z"),
				Arguments.of(time.atZoneSameInstant(ZoneId.of("Europe/Paris")), "2018-04-05T17:31:00.5+02:00"),
				Arguments.of(TimeUnit.SECONDS, "SECONDS"));
	}

	@ParameterizedTest
	@MethodSource("otherValues")
	@Requirement(rejected = { "A-16", "A-17", "A-22", "A-23" })
	void hasNoStringForOtherValues(Object value) {
		assertThat(AttributeStrings.canonical(value)).isNull();
	}

	static List<Object> otherValues() {
		return List.of(1.5d, 1.0f, BigDecimal.ONE, BigInteger.ONE, 2147483648L, -2147483649L, 'c', List.of(), Map.of(),
				new int[0], LocalDateTime.of(2018, 4, 5, 17, 31), OffsetDateTime.MAX, OffsetDateTime.MIN, Instant.MAX,
				Instant.MIN, OffsetDateTime.parse("+10000-01-02T00:00:00Z"),
				OffsetDateTime.parse("-0001-12-30T00:00:00Z"), ZonedDateTime.parse("+10000-01-02T00:00:00Z"));
	}

}
