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

package io.github.cloudeventsboot.openapi.schema;

import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.jsonFormatVisitors.JsonAnyFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonArrayFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonBooleanFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsonFormatVisitors.JsonIntegerFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonNumberFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonStringFormatVisitor;

import org.springframework.util.ClassUtils;

/**
 * Schema of a type that is written as a single JSON value, as the serializer of the
 * mapper describes it.
 */
final class ScalarSchemas extends JsonFormatVisitorWrapper.Base {

	private static final Map<Class<?>, Text> TEXTS = new HashMap<>();

	static {
		String time = "2026-01-31T12:00:00";
		text("date-time", time + "Z", Instant.class, OffsetDateTime.class, ZonedDateTime.class, Date.class,
				Calendar.class);
		text("date", "2026-01-31", LocalDate.class);
		// without an offset, so not the formats of RFC 3339
		text(null, time, LocalDateTime.class);
		text(null, "12:00:00", LocalTime.class);
		text(null, "12:00:00Z", OffsetTime.class);
		text(null, "2026", Year.class);
		text(null, "2026-01", YearMonth.class);
		text(null, "--01-31", MonthDay.class);
		text(null, "PT1H", Duration.class);
		text(null, "P1D", Period.class);
		text(null, "UTC", ZoneId.class, TimeZone.class);
		text(null, "Z", ZoneOffset.class);
		text("uuid", "6f1c0a52-9a2f-4a0c-8f1e-3d5b7c9e1a24", UUID.class);
		text("uri-reference", "https://example.com/", URI.class);
		text("uri", "https://example.com/", URL.class);
		text(null, "en", Locale.class);
		text(null, "EUR", Currency.class);
	}

	private final Map<String, Object> schema = new LinkedHashMap<>();

	private boolean object;

	private static void text(@Nullable String format, String example, Class<?>... types) {
		for (Class<?> type : types) {
			TEXTS.put(type, new Text(format, example));
		}
	}

	/**
	 * Return whether the serializer writes a JSON object.
	 */
	boolean isObject() {
		return this.object;
	}

	/**
	 * Return the schema, which allows everything if the serializer does not describe its
	 * output.
	 */
	Map<String, Object> schema() {
		return this.schema;
	}

	@Override
	public @Nullable JsonObjectFormatVisitor expectObjectFormat(JavaType type) {
		this.object = true;
		return null;
	}

	@Override
	public @Nullable JsonArrayFormatVisitor expectArrayFormat(JavaType type) {
		this.schema.put("type", "array");
		// dates that are written as numbers
		if (type.hasRawClass(LocalDate.class) || type.hasRawClass(LocalDateTime.class)) {
			this.schema.put("examples",
					List.of((type.hasRawClass(LocalDate.class)) ? List.of(2026, 1, 31) : List.of(2026, 1, 31, 12, 0)));
		}
		else if (type.hasRawClass(LocalTime.class)) {
			this.schema.put("examples", List.of(List.of(12, 0)));
		}
		return null;
	}

	@Override
	public JsonStringFormatVisitor expectStringFormat(JavaType type) {
		Class<?> rawType = ClassUtils.resolvePrimitiveIfNecessary(type.getRawClass());
		this.schema.put("type", "string");
		Text text = text(rawType);
		if (text != null && text.format() != null) {
			this.schema.put("format", text.format());
		}
		if (text != null) {
			this.schema.put("examples", List.of(text.example()));
		}
		if (rawType == Character.class) {
			this.schema.put("minLength", 1);
			this.schema.put("maxLength", 1);
		}
		return new JsonStringFormatVisitor.Base();
	}

	private static @Nullable Text text(Class<?> type) {
		Text text = TEXTS.get(type);
		for (Class<?> parent = type; text == null && parent != null; parent = parent.getSuperclass()) {
			text = TEXTS.get(parent);
		}
		return text;
	}

	@Override
	public JsonNumberFormatVisitor expectNumberFormat(JavaType type) {
		this.schema.put("type", "number");
		return new JsonNumberFormatVisitor.Base();
	}

	@Override
	public JsonIntegerFormatVisitor expectIntegerFormat(JavaType type) {
		Class<?> rawType = ClassUtils.resolvePrimitiveIfNecessary(type.getRawClass());
		this.schema.put("type", "integer");
		if (rawType == Byte.class) {
			this.schema.put("minimum", (int) Byte.MIN_VALUE);
			this.schema.put("maximum", (int) Byte.MAX_VALUE);
		}
		if (rawType == Short.class) {
			this.schema.put("minimum", (int) Short.MIN_VALUE);
			this.schema.put("maximum", (int) Short.MAX_VALUE);
		}
		return new JsonIntegerFormatVisitor.Base() {

			@Override
			public void numberType(JsonParser.NumberType type) {
				if (type == JsonParser.NumberType.INT || type == JsonParser.NumberType.LONG) {
					ScalarSchemas.this.schema.put("format", (type == JsonParser.NumberType.INT) ? "int32" : "int64");
				}
			}

		};
	}

	@Override
	public JsonBooleanFormatVisitor expectBooleanFormat(JavaType type) {
		this.schema.put("type", "boolean");
		return new JsonBooleanFormatVisitor.Base();
	}

	@Override
	public JsonAnyFormatVisitor expectAnyFormat(JavaType type) {
		return new JsonAnyFormatVisitor.Base();
	}

	private record Text(@Nullable String format, String example) {

	}

}
