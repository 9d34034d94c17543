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

package io.github.cloudeventsboot.binding;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TimeZone;
import java.util.function.Function;

import io.cloudevents.SpecVersion;
import io.github.cloudeventsboot.event.AttributeStrings;
import io.github.cloudeventsboot.event.Timestamps;
import io.github.cloudeventsboot.event.UriSyntax;
import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.ConversionService;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;
import org.springframework.util.ObjectUtils;

/**
 * Conversions from the types of CloudEvents to Java types: fixed rules for the types of
 * the specification, and the application's {@link ConversionService} for all others.
 */
final class AttributeConversions {

	private static final String INTEGER = "must be an integer";

	private static final Map<Class<?>, AttributeConversion> FIXED = new HashMap<>();

	static {
		fixed(Object.class, "", (value) -> value);
		fixed(String.class, "must be a string", AttributeStrings::canonical);
		fixed(CharSequence.class, "must be a string", AttributeStrings::canonical);
		fixed(Boolean.class, "must be true or false", AttributeConversions::toBoolean);
		number(Byte.class, INTEGER, (text) -> integer(text).byteValueExact());
		number(Short.class, INTEGER, (text) -> integer(text).shortValueExact());
		number(Integer.class, INTEGER, (text) -> integer(text).intValueExact());
		number(Long.class, INTEGER, (text) -> integer(text).longValueExact());
		number(BigInteger.class, INTEGER, AttributeConversions::integer);
		number(BigDecimal.class, "must be a number", AttributeConversions::decimal);
		number(Double.class, "must be a number", (text) -> finite(decimal(text).doubleValue()));
		number(Float.class, "must be a number", (text) -> (float) finite(decimal(text).floatValue()));
		number(Number.class, "must be a number", AttributeConversions::decimal);
		fixed(URI.class, "must be a URI-reference", AttributeConversions::toUri);
		fixed(SpecVersion.class, "must be a CloudEvents version", AttributeConversions::toSpecVersion);
		fixed(byte[].class, "must be base64", AttributeConversions::toBytes);
		time(OffsetDateTime.class, (time) -> time);
		time(Instant.class, OffsetDateTime::toInstant);
		time(ZonedDateTime.class, OffsetDateTime::toZonedDateTime);
		time(Date.class, (time) -> Date.from(time.toInstant()));
	}

	private final ConversionService conversionService;

	AttributeConversions(ConversionService conversionService) {
		this.conversionService = conversionService;
	}

	AttributeConversion to(EventComponent component) {
		Class<?> target = ClassUtils.resolvePrimitiveIfNecessary(component.type().toClass());
		AttributeType type = AttributeType.of(component.attribute());
		if (type.isCutBy(target)) {
			throw new InvalidEventTypeException(
					"Attribute '" + component.attribute() + "' can't be converted to " + target.getName()
							+ " of component '" + component.name() + "': it has an offset from UTC.",
					"Use OffsetDateTime, ZonedDateTime or Instant.");
		}
		AttributeConversion fixed = FIXED.get(target);
		fixed = (fixed == null && target.isEnum()) ? toEnum(target) : fixed;
		if (fixed != null && type.fits(fixed)) {
			return fixed;
		}
		AttributeConversion registered = ServiceConversion.of(component, this.conversionService);
		if ((fixed != null || type.sampled()) && !type.fits(registered)) {
			throw new InvalidEventTypeException(
					"Attribute '" + component.attribute() + "' is " + type.noun() + ", which can't be converted to "
							+ component.type() + ".",
					"Use " + type.targets() + ", or register a Converter from String to " + target.getSimpleName()
							+ " that accepts it.");
		}
		return registered;
	}

	/**
	 * Convert a value of the application to one of the types of CloudEvents, so that
	 * {@link #to} can convert it back.
	 */
	Object from(Object value) {
		if (value instanceof Number number && !(value instanceof Integer)) {
			String text = number.toString();
			return (number.longValue() == number.intValue() && text.equals(Integer.toString(number.intValue())))
					? number.intValue() : text;
		}
		if (value instanceof Date date) {
			return date.toInstant();
		}
		if (AttributeStrings.canonical(value) != null) {
			return value;
		}
		if (value instanceof TimeZone zone) {
			return zone.getID();
		}
		boolean array = value.getClass().isArray();
		if (array || value instanceof Collection) {
			return joined(ObjectUtils.toObjectArray((array) ? value : ((Collection<?>) value).toArray()));
		}
		// formatters for types of the JDK write text for a locale
		if (!value.getClass().getName().startsWith("java.")
				&& this.conversionService.canConvert(value.getClass(), String.class)) {
			String text = this.conversionService.convert(value, String.class);
			return (text != null) ? text : value.toString();
		}
		return value.toString();
	}

	/**
	 * Join elements by commas, at which the conversion service separates them again.
	 */
	private String joined(@Nullable Object[] elements) {
		StringJoiner text = new StringJoiner(",");
		for (Object element : elements) {
			String written = (element != null) ? AttributeStrings.canonical(from(element)) : "";
			Assert.isTrue(written != null && written.indexOf(',') < 0, () -> "Element '"
					+ ((written != null) ? written : element) + "' of an attribute must be text without a comma");
			text.add(written);
		}
		return text.toString();
	}

	private static AttributeConversion toEnum(Class<?> type) {
		Map<String, Object> constants = new HashMap<>();
		Arrays.stream(type.getEnumConstants())
			.forEach((constant) -> constants.put(((Enum<?>) constant).name(), constant));
		return new AttributeConversion((value) -> constants.get(AttributeStrings.canonical(value)),
				"must be one of " + EnumNames.of(type));
	}

	private static void fixed(Class<?> type, String expected, Function<Object, @Nullable Object> function) {
		FIXED.put(type, new AttributeConversion(function, expected));
	}

	private static void number(Class<?> type, String expected, Function<String, Object> function) {
		fixed(type, expected, (value) -> {
			if (type.isInstance(value)) {
				return value;
			}
			String text = AttributeStrings.canonical(value);
			try {
				return (text != null && text.length() <= 100) ? function.apply(text) : null;
			}
			catch (ArithmeticException | NumberFormatException ex) {
				return null;
			}
		});
	}

	private static void time(Class<?> type, Function<OffsetDateTime, Object> function) {
		fixed(type, "must be a timestamp (RFC 3339)", (value) -> {
			if (value instanceof OffsetDateTime time) {
				return function.apply(time);
			}
			String text = AttributeStrings.canonical(value);
			return (text != null && Timestamps.isValid(text)) ? function.apply(Timestamps.parse(text)) : null;
		});
	}

	private static @Nullable Object toBoolean(Object value) {
		String text = AttributeStrings.canonical(value);
		return ("true".equals(text)) ? Boolean.TRUE : ("false".equals(text)) ? Boolean.FALSE : null;
	}

	/**
	 * Parse an integer in the syntax of a JSON number.
	 */
	private static BigInteger integer(String text) {
		int start = (text.startsWith("-")) ? 1 : 0;
		boolean leadingZero = text.length() > start + 1 && text.charAt(start) == '0';
		if (text.startsWith("+") || leadingZero || !text.chars().skip(start).allMatch((c) -> c >= '0' && c <= '9')) {
			throw new NumberFormatException();
		}
		return new BigInteger(text);
	}

	private static BigDecimal decimal(String text) {
		BigDecimal decimal = new BigDecimal(text);
		if (Math.abs((long) decimal.scale()) > 1000) {
			throw new NumberFormatException();
		}
		return decimal;
	}

	private static double finite(double number) {
		if (Double.isInfinite(number)) {
			throw new NumberFormatException();
		}
		return number;
	}

	private static @Nullable Object toUri(Object value) {
		if (value instanceof URI) {
			return value;
		}
		String text = AttributeStrings.canonical(value);
		return (text != null && UriSyntax.isReference(text)) ? URI.create(text) : null;
	}

	private static @Nullable Object toSpecVersion(Object value) {
		for (SpecVersion version : SpecVersion.values()) {
			if (version.toString().equals(value.toString())) {
				return version;
			}
		}
		return null;
	}

	private static byte @Nullable [] toBytes(Object value) {
		if (value instanceof byte[] bytes) {
			return bytes;
		}
		try {
			// the decoder would accept text without padding
			return (value instanceof String text && text.length() % 4 == 0) ? Base64.getDecoder().decode(text) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
