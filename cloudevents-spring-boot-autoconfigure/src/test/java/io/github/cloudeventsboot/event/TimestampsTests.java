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

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cloudeventsboot.conformance.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Timestamps}.
 */
class TimestampsTests {

	/** RFC 3339, section 5.6, save for the days of the months and leap seconds. */
	private static final Pattern RFC_3339 = Pattern.compile("(\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01]))[Tt]"
			+ "((?:[01]\\d|2[0-3]):[0-5]\\d):([0-5]\\d|60)(\\.\\d+)?([Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)");

	@ParameterizedTest
	@CsvSource({ "2018-04-05T17:31:00Z, 2018-04-05T17:31:00Z", "2018-04-05t17:31:00z, 2018-04-05T17:31:00Z",
			"2018-04-05T17:31:00+02:00, 2018-04-05T17:31:00+02:00", "2018-04-05T17:31:00-00:00, 2018-04-05T17:31:00Z",
			"2018-04-05T17:31:00.1Z, 2018-04-05T17:31:00.1Z",
			"2018-04-05T17:31:00.123456789Z, 2018-04-05T17:31:00.123456789Z",
			"2018-04-05T17:31:00.1234567899999Z, 2018-04-05T17:31:00.123456789Z",
			"0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z",
			"2020-02-29T00:00:00Z, 2020-02-29T00:00:00Z", "2000-02-29T00:00:00Z, 2000-02-29T00:00:00Z",
			"1990-12-31T23:59:60Z, 1991-01-01T00:00:00Z", "1990-12-31T15:59:60-08:00, 1990-12-31T16:00:00-08:00",
			"1990-12-31T23:59:60.5Z, 1991-01-01T00:00:00.5Z", "2018-04-05T17:31:00+23:59, 2018-04-04T17:32:00Z",
			"2018-04-05T17:31:00-18:01, 2018-04-06T11:32:00Z", "2018-04-05T17:31:00+18:00, 2018-04-05T17:31:00+18:00" })
	@Requirement(accepted = { "A-15", "A-22" })
	void parsesTimestamps(String text, OffsetDateTime expected) {
		assertThat(Timestamps.isValid(text)).isTrue();
		assertThat(Timestamps.parse(text)).isEqualTo(expected);
		assertThat(Timestamps.parse(text).getOffset()).isEqualTo(expected.getOffset());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "2018", "2018-04-05", "2018-04-05T17:31Z", "2018-04-05T17:31:00",
			"2018-04-05T17:31:00+05", "2018-04-05T17:31:00+0530", "2018-04-05T17:31:00+01:30:30",
			"2018-04-05T17:31:00 Z", " 2018-04-05T17:31:00Z", "2018-04-05T17:31:00Z ", "2018-04-05 17:31:00Z",
			"2018-04-05T17:31:00Z[UTC]", "2018-04-05T17:31:00Europe/Paris", "2018-04-05T17:31:00GMT",
			"2018-04-05T17:31:00.Z", "2018-04-05T17:31:00.", "2018-04-05T17:31:00,5Z", "2018-4-5T17:31:00Z",
			"18-04-05T17:31:00Z", "+2018-04-05T17:31:00Z", "12018-04-05T17:31:00Z", "2018-13-05T17:31:00Z",
			"2018-00-05T17:31:00Z", "2018-04-00T17:31:00Z", "2018-04-31T17:31:00Z", "2018-02-29T17:31:00Z",
			"1900-02-29T17:31:00Z", "2018-04-05T24:00:00Z", "2018-04-05T17:60:00Z", "2018-04-05T17:31:61Z",
			"2018-04-05T17:31:60Z", "2018-04-05T23:59:60Z", "1990-12-31T23:59:60+01:00", "2018-04-05T17:31:00+24:00",
			"2018-04-05T17:31:00+01:60", "2018-04-05T17:31:00*01:00", "2018-04-05T17:31:00ZZ", "20180405T173100Z",
			"\u0662018-04-05T17:31:00Z", "2018-04-05T17:31:0\u0660Z", "now", "1522949460" })
	@Requirement(rejected = "A-15")
	void refusesAllElse(String text) {
		assertThat(Timestamps.isValid(text)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "9999-12-31T23:59:59.999999999999Z", "9999-12-31T05:59:59-18:00", "9999-12-31T23:59:60Z",
			"9999-12-31T15:59:60-08:00", "9999-12-31T23:59:59.999999999-23:59", "0000-01-01T00:00:00+00:01",
			"0000-01-01T00:00:00+23:59", "9999-12-31T00:00:59-23:59", "9999-12-31T23:59:59+23:59",
			"9999-06-30T23:59:60Z", "0000-01-01T00:00:00Z", "0000-01-01T18:00:00+18:00", "0000-01-01T23:59:00+23:59",
			"0000-01-01T00:00:00-23:59" })
	@Requirement(accepted = { "A-15", "A-22" }, produced = "A-22")
	void firstAndLastTimestampsCanBeWrittenHoweverTheyAreHeld(String text) {
		assertThat(Timestamps.isValid(text)).isTrue();
		OffsetDateTime time = Timestamps.parse(text);
		for (OffsetDateTime held : List.of(time, time.toInstant().atOffset(ZoneOffset.UTC),
				time.withOffsetSameInstant(ZoneOffset.ofHours(18)),
				time.withOffsetSameInstant(ZoneOffset.ofHours(-18)))) {
			String written = Timestamps.format(held);
			assertThat(Timestamps.isValid(written)).as(written).isTrue();
			assertThat(Timestamps.parse(written)).isEqualTo(time);
		}
	}

	@Test
	@Requirement(accepted = { "A-15", "A-22" }, rejected = "A-15")
	void agreesWithTheGrammarAndWithJava() {
		Random random = new Random(3339);
		int valid = 0;
		for (int i = 0; i < 20_000; i++) {
			String text = generate(random);
			Matcher matcher = RFC_3339.matcher(text);
			boolean expected = matcher.matches() && isDate(matcher.group(1))
					&& (!"60".equals(matcher.group(3)) || isLeapSecond(matcher));
			assertThat(Timestamps.isValid(text)).as(text).isEqualTo(expected);
			if (expected) {
				valid++;
				compareWithJava(text, matcher);
			}
		}
		assertThat(valid).isBetween(4_000, 16_000);
	}

	private static void compareWithJava(String text, Matcher matcher) {
		OffsetDateTime parsed = Timestamps.parse(text);
		String fraction = matcher.group(4);
		boolean defined = !"60".equals(matcher.group(3)) && (fraction == null || fraction.length() <= 10);
		try {
			OffsetDateTime java = OffsetDateTime.parse(text);
			assertThat(defined).as(text).isTrue();
			assertThat(parsed).as(text).isEqualTo(java);
			assertThat(parsed.getOffset()).as(text).isEqualTo(java.getOffset());
		}
		catch (DateTimeException ex) {
			boolean wide = matcher.group(5).length() == 6 && matcher.group(5).substring(1).compareTo("18:00") > 0;
			assertThat(!defined || wide).as(text).isTrue();
		}
	}

	private static boolean isDate(String text) {
		try {
			LocalDate.parse(text);
			return true;
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

	private static boolean isLeapSecond(Matcher matcher) {
		LocalDateTime local = LocalDateTime.parse(matcher.group(1) + "T" + matcher.group(2) + ":59");
		String zone = matcher.group(5);
		if (zone.length() > 1) {
			int minutes = Integer.parseInt(zone.substring(1, 3)) * 60 + Integer.parseInt(zone.substring(4));
			local = local.plusMinutes((zone.charAt(0) == '-') ? minutes : -minutes);
		}
		return local.plusSeconds(1).equals(local.toLocalDate().withDayOfMonth(1).plusMonths(1).atStartOfDay());
	}

	private static String generate(Random random) {
		StringBuilder text = new StringBuilder(
				"%04d-%02d-%02d%c".formatted(random.nextInt(10000), random.nextInt(12) + 1 + rarely(random),
						random.nextInt(31) + 1 + rarely(random), "TTTTTTt".charAt(random.nextInt(7))));
		boolean leap = random.nextInt(8) == 0;
		text.append((leap) ? "23:59:60" : "%02d:%02d:%02d".formatted(random.nextInt(24) + rarely(random),
				random.nextInt(60) + rarely(random), random.nextInt(60) + rarely(random)));
		if (random.nextBoolean()) {
			text.append('.');
			random.ints(random.nextInt(14), '0', '9' + 1).forEach((c) -> text.append((char) c));
		}
		text.append((random.nextBoolean()) ? ((random.nextInt(5) == 0) ? "z" : "Z") : "%c%02d:%02d"
			.formatted("+-".charAt(random.nextInt(2)), random.nextInt(24) + rarely(random), random.nextInt(60)));
		if (random.nextInt(4) == 0) {
			mutate(text, random);
		}
		return text.toString();
	}

	private static int rarely(Random random) {
		return (random.nextInt(40) == 0) ? random.nextInt(3) - 1 : 0;
	}

	private static void mutate(StringBuilder text, Random random) {
		int position = random.nextInt(text.length());
		char c = "0123456789-+:.TtZz \u0660\u00b2".charAt(random.nextInt(21));
		switch (random.nextInt(4)) {
			case 0 -> text.deleteCharAt(position);
			case 1 -> text.insert(position, c);
			case 2 -> text.setCharAt(position, c);
			default -> text.setLength(position);
		}
	}

	@ParameterizedTest
	@CsvSource({ "2018-04-05T17:31:00Z, 2018-04-05T17:31:00Z", "2018-04-05T17:31Z, 2018-04-05T17:31:00Z",
			"2018-04-05T17:31:00.120Z, 2018-04-05T17:31:00.12Z",
			"2018-04-05T17:31:00.000000001-18:00, 2018-04-05T17:31:00.000000001-18:00",
			"2018-04-05T17:31:00-00:30, 2018-04-05T17:31:00-00:30",
			"2018-04-05T17:31:00+01:30:30, 2018-04-05T16:00:30Z", "0000-01-01T00:00Z, 0000-01-01T00:00:00Z",
			"0987-01-01T00:00Z, 0987-01-01T00:00:00Z" })
	@Requirement(produced = { "A-15", "A-22" })
	void formatsDatesAndTimes(OffsetDateTime time, String expected) {
		assertThat(Timestamps.format(time)).isEqualTo(expected);
	}

	@Test
	@Requirement(produced = { "A-15", "A-22" })
	void formatsWhatItParses() {
		Random random = new Random(3);
		for (int i = 0; i < 5_000; i++) {
			OffsetDateTime time = OffsetDateTime.of(random.nextInt(10000), random.nextInt(12) + 1,
					random.nextInt(28) + 1, random.nextInt(24), random.nextInt(60), random.nextInt(60),
					(random.nextBoolean()) ? random.nextInt(1_000_000_000) : random.nextInt(1000) * 1_000_000,
					ZoneOffset.ofTotalSeconds((random.nextInt(18 * 120 + 1) - 18 * 60) * 60));
			String text = Timestamps.format(time);
			assertThat(Timestamps.isValid(text)).as(text).isTrue();
			assertThat(Timestamps.parse(text)).as(text).isEqualTo(time);
			assertThat(OffsetDateTime.parse(text)).as(text).isEqualTo(time);
		}
	}

	@Test
	@Requirement(rejected = "A-22")
	void refusesYearsThatHaveNoTimestamp() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Timestamps.format(OffsetDateTime.parse("+10000-01-02T00:00:00Z")));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Timestamps.format(OffsetDateTime.parse("-0001-12-30T00:00:00Z")));
		assertThatIllegalArgumentException().isThrownBy(() -> Timestamps.format(OffsetDateTime.MAX));
		assertThatIllegalArgumentException().isThrownBy(() -> Timestamps.format(OffsetDateTime.MIN));
	}

}
