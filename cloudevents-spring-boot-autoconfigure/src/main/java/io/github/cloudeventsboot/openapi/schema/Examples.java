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

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Creates values that fit schemas, always the same value for the same schema.
 *
 * @since 0.1.0
 */
public final class Examples {

	/**
	 * The depth from which optional members are left out, so that recursion ends.
	 */
	private static final int OPTIONAL_DEPTH = 4;

	private static final int MAX_DEPTH = 12;

	private static final int MAX_ITEMS = 100;

	private static final Map<String, String> FORMATS = Map.of("date-time", "2026-01-31T12:00:00Z", "date", "2026-01-31",
			"uri", "https://example.com/", "uri-reference", "/example", "email", "jane@example.com", "uuid",
			"6f1c0a52-9a2f-4a0c-8f1e-3d5b7c9e1a24");

	private final Definitions definitions;

	/**
	 * Create examples.
	 * @param definitions contains the schemas that others refer to
	 */
	public Examples(Definitions definitions) {
		this.definitions = definitions;
	}

	/**
	 * Return a value for a schema.
	 * @param schema the schema
	 * @param name the name of the member with the value, used to create text
	 * @return the value in JSON as maps, lists and simple values, {@code null} for JSON
	 * {@code null} and if no value is found
	 */
	public @Nullable Object of(Map<String, Object> schema, String name) {
		return of(schema, name, 0);
	}

	private @Nullable Object of(Map<String, Object> referring, String name, int depth) {
		Object given = given(referring);
		if (given != null) {
			return given;
		}
		Map<String, Object> schema = this.definitions.dereference(referring);
		given = given(schema);
		if (given != null || depth > MAX_DEPTH) {
			return given;
		}
		for (String union : List.of("oneOf", "anyOf")) {
			if (schema.get(union) instanceof List<?> schemas && !schemas.isEmpty()) {
				return of(map(schemas.get(0)), name, depth);
			}
		}
		return switch (type(schema)) {
			case "object" -> object(schema, depth);
			case "array" -> array(schema, name, depth);
			case "string" -> text(schema, name);
			case "integer" -> number(schema, true);
			case "number" -> number(schema, false);
			case "boolean" -> true;
			case "" -> Map.of();
			default -> null;
		};
	}

	private static String type(Map<String, Object> schema) {
		Object type = schema.get("type");
		return (type instanceof List<?> types) ? String.valueOf(types.get(0)) : (type != null) ? type.toString() : "";
	}

	private static @Nullable Object given(Map<String, Object> schema) {
		if (schema.containsKey("const")) {
			return schema.get("const");
		}
		for (String key : List.of("examples", "enum")) {
			if (schema.get(key) instanceof List<?> values && !values.isEmpty()) {
				return values.get(0);
			}
		}
		return null;
	}

	@SuppressWarnings("unchecked") // schemas are maps with strings as keys
	private static Map<String, Object> map(Object schema) {
		return (Map<String, Object>) schema;
	}

	private Map<String, Object> object(Map<String, Object> schema, int depth) {
		Map<String, Object> object = new LinkedHashMap<>();
		List<?> required = (schema.get("required") instanceof List<?> names) ? names : List.of();
		if (schema.get("properties") instanceof Map<?, ?> properties) {
			properties.forEach((name, property) -> {
				boolean needed = required.contains(name);
				Object value = (needed || depth < OPTIONAL_DEPTH) ? of(map(property), name.toString(), depth + 1)
						: null;
				if (value != null || needed) {
					object.put(name.toString(), value);
				}
			});
		}
		if (schema.get("additionalProperties") instanceof Map<?, ?> values) {
			int count = Math.min(integer(schema, "minProperties", (depth < OPTIONAL_DEPTH) ? 1 : 0), MAX_ITEMS);
			for (int i = 0; object.size() < count; i++) {
				Object value = of(map(values), "value", depth + 1);
				if (value == null) {
					break;
				}
				Object key = (schema.get("propertyNames") != null && i == 0)
						? of(map(schema.get("propertyNames")), "key") : "key";
				object.put((i == 0) ? String.valueOf(key) : "key" + (i + 1), value);
			}
		}
		return object;
	}

	private List<Object> array(Map<String, Object> schema, String name, int depth) {
		List<Object> array = new ArrayList<>();
		if (schema.get("prefixItems") instanceof List<?> items) {
			items.forEach((item) -> array.add(of(map(item), name, depth + 1)));
			return array;
		}
		int count = Math.min(integer(schema, "minItems", (depth < OPTIONAL_DEPTH) ? 1 : 0), MAX_ITEMS);
		for (int i = 0; i < count && schema.get("items") != null; i++) {
			Object value = of(map(schema.get("items")), name, depth + 1);
			if (value == null) {
				break;
			}
			array.add((Boolean.TRUE.equals(schema.get("uniqueItems")) && i > 0) ? other(value, i) : value);
		}
		return array;
	}

	private static Object other(Object value, int index) {
		if (value instanceof Number number) {
			return new BigDecimal(number.toString()).add(BigDecimal.valueOf(index));
		}
		return (value instanceof String text) ? text + (index + 1) : value;
	}

	private static int integer(Map<String, Object> schema, String key, int otherwise) {
		return (schema.get(key) instanceof Integer value) ? value : otherwise;
	}

	private static @Nullable Object text(Map<String, Object> schema, String name) {
		int min = integer(schema, "minLength", 0);
		int max = integer(schema, "maxLength", Integer.MAX_VALUE);
		if (schema.get("pattern") instanceof String pattern && !pattern.equals("\\S")) {
			return PatternSampler.sample(pattern, min, max);
		}
		if ("base64".equals(schema.get("contentEncoding"))) {
			return "ZXhhbXBsZQ==";
		}
		String format = FORMATS.get(String.valueOf(schema.get("format")));
		if (format != null && format.length() >= min && format.length() <= max) {
			return format;
		}
		StringBuilder text = new StringBuilder(name);
		while (text.length() < min && text.length() < 10_000) {
			text.append((text.length() == 0) ? "text" : " " + name);
		}
		return (text.isEmpty() && max > 0) ? "x" : fit(text.toString(), max);
	}

	/**
	 * Truncate a text, and replace a trailing space.
	 */
	private static String fit(String text, int max) {
		String cut = (text.length() > max) ? text.substring(0, max) : text;
		return (cut.endsWith(" ")) ? cut.substring(0, cut.length() - 1) + "x" : cut;
	}

	private static @Nullable Object number(Map<String, Object> schema, boolean integer) {
		BigDecimal step = decimal(schema, "multipleOf");
		BigDecimal smallest = (integer) ? BigDecimal.ONE : (step != null) ? step : new BigDecimal("0.01");
		BigDecimal low = bound(decimal(schema, "minimum"), decimal(schema, "exclusiveMinimum"), smallest, true);
		BigDecimal high = bound(decimal(schema, "maximum"), decimal(schema, "exclusiveMaximum"), smallest.negate(),
				false);
		BigDecimal value = BigDecimal.ONE;
		if (low != null && value.compareTo(low) < 0) {
			value = low;
		}
		if (high != null && value.compareTo(high) > 0) {
			value = high;
		}
		if (integer) {
			value = value.setScale(0,
					(high != null && value.compareTo(high) == 0) ? RoundingMode.FLOOR : RoundingMode.CEILING);
		}
		else if (step != null && step.signum() > 0) {
			value = value.divide(step, 0, RoundingMode.HALF_UP).multiply(step);
		}
		return (value.stripTrailingZeros().scale() <= 0 && value.precision() - value.scale() < 10) ? value.intValue()
				: value;
	}

	private static @Nullable BigDecimal bound(@Nullable BigDecimal inclusive, @Nullable BigDecimal exclusive,
			BigDecimal step, boolean lower) {
		BigDecimal other = (exclusive != null) ? exclusive.add(step) : null;
		if (inclusive == null || other == null) {
			return (inclusive != null) ? inclusive : other;
		}
		return (lower) ? inclusive.max(other) : inclusive.min(other);
	}

	private static @Nullable BigDecimal decimal(Map<String, Object> schema, String key) {
		return (schema.get(key) != null) ? new BigDecimal(schema.get(key).toString()) : null;
	}

}
