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

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * Strings of context attributes: which ones are allowed, and the canonical strings of the
 * other types (CloudEvents 1.0.2, "Type System").
 *
 * @since 0.1.0
 */
public final class AttributeStrings {

	private AttributeStrings() {
	}

	/**
	 * Return whether a value is a String of the type system: without control characters,
	 * Unicode noncharacters or unpaired surrogates.
	 * @param value the value
	 * @return whether it is allowed
	 */
	public static boolean isValid(String value) {
		int length = value.length();
		for (int i = 0; i < length; i++) {
			char c = value.charAt(i);
			if (c < 0x20) {
				return false;
			}
			if (c >= 0x7f) {
				if (c < 0xa0) {
					return false;
				}
				if (c >= 0xd800) {
					int codePoint = value.codePointAt(i);
					if (!isScalarCharacter(codePoint)) {
						return false;
					}
					if (codePoint >= Character.MIN_SUPPLEMENTARY_CODE_POINT) {
						i++;
					}
				}
			}
		}
		return true;
	}

	private static boolean isScalarCharacter(int codePoint) {
		boolean surrogate = codePoint <= 0xdfff;
		boolean noncharacter = (codePoint & 0xfffe) == 0xfffe || (codePoint >= 0xfdd0 && codePoint <= 0xfdef);
		return !surrogate && !noncharacter;
	}

	/**
	 * Return the canonical string of a value of the type system.
	 * @param value a {@code String}, {@code Boolean}, {@code byte[]}, {@code URI}, an
	 * integer of up to 64 bits, an enum constant, or a date and time with an offset or
	 * zone
	 * @return the string, or {@code null} if the value has none of these types, or is out
	 * of range
	 */
	public static @Nullable String canonical(Object value) {
		if (value instanceof String || value instanceof Boolean || value instanceof Integer || value instanceof URI) {
			return value.toString();
		}
		if (value instanceof Short || value instanceof Byte) {
			return value.toString();
		}
		if (value instanceof Long number) {
			return (number.intValue() == number) ? value.toString() : null;
		}
		if (value instanceof byte[] bytes) {
			return Base64.getEncoder().encodeToString(bytes);
		}
		if (value instanceof Enum<?> constant) {
			return constant.name();
		}
		try {
			return timestamp(value);
		}
		catch (DateTimeException | IllegalArgumentException ex) {
			// a year that RFC 3339 can't hold
			return null;
		}
	}

	/**
	 * Return the value of an extension attribute as events store it: a Boolean or an
	 * Integer, else the canonical string, or {@code null} if there is none.
	 */
	static @Nullable Object kept(Object value) {
		if (value instanceof Boolean || value instanceof Integer) {
			return value;
		}
		String text = canonical(value);
		return (text != null && value instanceof Number number) ? number.intValue() : text;
	}

	private static @Nullable String timestamp(Object value) {
		if (value instanceof OffsetDateTime time) {
			return Timestamps.format(time);
		}
		if (value instanceof Instant instant) {
			return Timestamps.format(instant.atOffset(ZoneOffset.UTC));
		}
		return (value instanceof ZonedDateTime time) ? Timestamps.format(time.toOffsetDateTime()) : null;
	}

}
