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

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;

/**
 * Applies the format of a member to the schema of its type.
 */
final class MemberFormats {

	private static final Set<String> CONTENTS = Set.of("items", "additionalProperties");

	private MemberFormats() {
	}

	static Map<String, Object> apply(JsonFormat.Value format, Map<String, Object> schema) {
		if (format.getShape() == JsonFormat.Shape.ARRAY) {
			return asArray(schema);
		}
		if (!(schema.get("type") instanceof String)) {
			return schema;
		}
		if (format.hasPattern() && "string".equals(schema.get("type"))) {
			Map<String, Object> text = Keywords.type("string");
			String example = example(format.getPattern());
			if (example != null) {
				text.put("examples", List.of(example));
			}
			return text;
		}
		if (format.getShape() == JsonFormat.Shape.STRING && !schema.containsKey("$ref")
				&& !Set.of("object", "array").contains(schema.get("type"))) {
			schema.put("type", "string");
			return schema;
		}
		return (format.getShape().isNumeric() && "string".equals(schema.get("type"))) ? Keywords.type("number")
				: schema;
	}

	/**
	 * Return the schema of a member if beans in it, or in its elements, are written as
	 * arrays.
	 */
	@SuppressWarnings("unchecked") // schemas are maps with strings as keys
	private static Map<String, Object> asArray(Map<String, Object> schema) {
		if (schema.containsKey("anyOf")) {
			return new LinkedHashMap<>();
		}
		schema.replaceAll((key, value) -> (CONTENTS.contains(key) && value instanceof Map<?, ?>)
				? asArray((Map<String, Object>) value) : value);
		return (schema.containsKey("$ref")) ? Keywords.type("array") : schema;
	}

	private static @Nullable String example(String pattern) {
		try {
			return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
				.format(OffsetDateTime.parse("2026-01-31T12:00:00Z"));
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			// not a date pattern
			return null;
		}
	}

}
