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
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * The Timestamp of the type system: strictly a {@code date-time} of RFC 3339.
 * {@link OffsetDateTime#parse} accepts both more (no seconds, offsets without minutes)
 * and less (ten fraction digits, leap seconds), and is much slower. Every timestamp that
 * can be read can be written again, whatever type of date and time holds it in between.
 *
 * @since 0.1.0
 */
public final class Timestamps {

	private static final int FRACTION = 19;

	private static final int MAX_OFFSET_MINUTES = 18 * 60;

	private static final int MAX_LENGTH = "yyyy-MM-ddTHH:mm:ss.nnnnnnnnn+HH:mm".length();

	private static final int LAST_YEAR = 9999;

	/** The largest offset that RFC 3339 allows. */
	private static final int LAST_OFFSET_MINUTES = 23 * 60 + 59;

	private Timestamps() {
	}

	/**
	 * Return whether a text is a timestamp.
	 * @param text the text
	 * @return whether {@link #parse} can be called
	 */
	public static boolean isValid(String text) {
		int length = text.length();
		if (length < FRACTION + 1 || !isLocalDateTime(text)) {
			return false;
		}
		int zone = zoneStart(text);
		if (zone == FRACTION + 1 || zone >= length) {
			return false;
		}
		char c = text.charAt(zone);
		boolean zoned = (c == 'Z' || c == 'z') ? length == zone + 1 : (c == '+' || c == '-') && isOffset(text, zone);
		return zoned && (number(text, 17, 19) < 60 || isLeapSecond(text, zone));
	}

	private static boolean isLocalDateTime(String text) {
		if (text.charAt(4) != '-' || text.charAt(7) != '-' || (text.charAt(10) | 0x20) != 't' || text.charAt(13) != ':'
				|| text.charAt(16) != ':') {
			return false;
		}
		int year = number(text, 0, 4);
		int month = number(text, 5, 7);
		int day = number(text, 8, 10);
		return year >= 0 && month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day <= lengthOfMonth(year, month))
				&& isWithin(number(text, 11, 13), 23) && isWithin(number(text, 14, 16), 59)
				&& isWithin(number(text, 17, 19), 60);
	}

	private static int lengthOfMonth(int year, int month) {
		return YearMonth.of(year, month).lengthOfMonth();
	}

	private static boolean isOffset(String text, int zone) {
		return text.length() == zone + 6 && text.charAt(zone + 3) == ':'
				&& isWithin(number(text, zone + 1, zone + 3), 23) && isWithin(number(text, zone + 4, zone + 6), 59);
	}

	/**
	 * A leap second is the last one of a month in UTC (RFC 3339, section 5.7).
	 */
	private static boolean isLeapSecond(String text, int zone) {
		LocalDateTime utc = local(text).minusMinutes(offsetMinutes(text, zone));
		return utc.getHour() == 23 && utc.getMinute() == 59 && utc.getDayOfMonth() == utc.toLocalDate().lengthOfMonth();
	}

	/**
	 * Convert a text to a date and time. Fraction digits after the ninth are dropped, a
	 * leap second becomes the second that follows it, and an offset that Java can't hold
	 * (above 18 hours) becomes UTC at the same instant.
	 * @param text a valid timestamp
	 * @return the date and time
	 */
	public static OffsetDateTime parse(String text) {
		int zone = zoneStart(text);
		LocalDateTime local = local(text);
		if (number(text, 17, 19) == 60) {
			local = local.plusSeconds(1);
		}
		if (zone > FRACTION) {
			local = local.withNano(nanos(text, zone));
		}
		int minutes = offsetMinutes(text, zone);
		if (Math.abs(minutes) > MAX_OFFSET_MINUTES) {
			return local.minusMinutes(minutes).atOffset(ZoneOffset.UTC);
		}
		return local.atOffset((minutes == 0) ? ZoneOffset.UTC : ZoneOffset.ofTotalSeconds(minutes * 60));
	}

	private static LocalDateTime local(String text) {
		return LocalDateTime.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10), number(text, 11, 13),
				number(text, 14, 16), Math.min(number(text, 17, 19), 59));
	}

	private static int nanos(String text, int zone) {
		int nanos = 0;
		for (int i = 1; i <= 9; i++) {
			int position = FRACTION + i;
			nanos = nanos * 10 + ((position < zone) ? text.charAt(position) - '0' : 0);
		}
		return nanos;
	}

	private static int offsetMinutes(String text, int zone) {
		char c = text.charAt(zone);
		if (c == 'Z' || c == 'z') {
			return 0;
		}
		int minutes = number(text, zone + 1, zone + 3) * 60 + number(text, zone + 4, zone + 6);
		return (c == '-') ? -minutes : minutes;
	}

	private static int zoneStart(String text) {
		int position = FRACTION;
		if (text.charAt(position) == '.') {
			position++;
			while (position < text.length() && isDigit(text.charAt(position))) {
				position++;
			}
		}
		return position;
	}

	private static boolean isWithin(int number, int max) {
		return number >= 0 && number <= max;
	}

	private static int number(String text, int start, int end) {
		int number = 0;
		for (int i = start; i < end; i++) {
			char c = text.charAt(i);
			if (!isDigit(c)) {
				return -1;
			}
			number = number * 10 + (c - '0');
		}
		return number;
	}

	private static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

	/**
	 * Return the canonical string of a date and time. An offset with seconds, which RFC
	 * 3339 does not allow, becomes UTC. A year out of range becomes the adjacent year by
	 * means of another offset, if possible.
	 * @param time the date and time
	 * @return the timestamp
	 * @throws IllegalArgumentException if the instant has no timestamp
	 */
	public static String format(OffsetDateTime time) {
		int seconds = time.getOffset().getTotalSeconds();
		if (seconds % 60 == 0 && isWithin(time.getYear(), LAST_YEAR)) {
			return format(time.toLocalDateTime(), seconds / 60);
		}
		if (isWithin(time.getYear() + 1, LAST_YEAR + 2)) {
			LocalDateTime utc = time.toLocalDateTime().minusSeconds(seconds);
			for (int minutes : new int[] { 0, -LAST_OFFSET_MINUTES, LAST_OFFSET_MINUTES }) {
				LocalDateTime local = utc.plusMinutes(minutes);
				if (isWithin(local.getYear(), LAST_YEAR)) {
					return format(local, minutes);
				}
			}
		}
		throw new IllegalArgumentException("'time' must have a year from 0 to 9999");
	}

	private static String format(LocalDateTime local, int minutes) {
		byte[] text = new byte[MAX_LENGTH];
		append(text, 0, local.getYear() / 100);
		append(text, 2, local.getYear() % 100, '-');
		append(text, 5, local.getMonthValue(), '-');
		append(text, 8, local.getDayOfMonth(), 'T');
		append(text, 11, local.getHour(), ':');
		append(text, 14, local.getMinute(), ':');
		append(text, 17, local.getSecond(), '.');
		int end = appendFraction(text, local.getNano());
		text[end++] = (byte) ((minutes == 0) ? 'Z' : (minutes < 0) ? '-' : '+');
		if (minutes != 0) {
			append(text, end, Math.abs(minutes) / 60, ':');
			append(text, end + 3, Math.abs(minutes) % 60);
			end += 5;
		}
		return new String(text, 0, end, StandardCharsets.ISO_8859_1);
	}

	/**
	 * Write the digits after the point, without trailing zeros, and return the position
	 * after them, or that of the point if there are none.
	 */
	private static int appendFraction(byte[] text, int nano) {
		int position = FRACTION;
		int rest = nano;
		for (int scale = 100_000_000; rest > 0; scale /= 10) {
			text[++position] = (byte) ('0' + rest / scale);
			rest %= scale;
		}
		return (position > FRACTION) ? position + 1 : FRACTION;
	}

	private static void append(byte[] text, int position, int twoDigits, char separator) {
		append(text, position, twoDigits);
		text[position + 2] = (byte) separator;
	}

	private static void append(byte[] text, int position, int twoDigits) {
		text[position] = (byte) ('0' + twoDigits / 10);
		text[position + 1] = (byte) ('0' + twoDigits % 10);
	}

}
