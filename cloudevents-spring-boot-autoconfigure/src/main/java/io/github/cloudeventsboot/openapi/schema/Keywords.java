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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Helper methods that build schemas.
 *
 * @since 0.1.0
 */
public final class Keywords {

	private Keywords() {
	}

	/**
	 * Return a schema of a type.
	 * @param type the name of the type
	 * @return the schema, which may be changed
	 */
	public static Map<String, Object> type(String type) {
		return map("type", type);
	}

	/**
	 * Return a schema with one keyword.
	 * @param key the keyword
	 * @param value its value
	 * @return the schema, which may be changed
	 */
	public static Map<String, Object> map(String key, Object value) {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put(key, value);
		return map;
	}

	/**
	 * Return the schema of an array.
	 * @param items the schema of its items
	 * @return the schema, which may be changed
	 */
	public static Map<String, Object> array(Map<String, Object> items) {
		Map<String, Object> schema = type("array");
		schema.put("items", items);
		return schema;
	}

	/**
	 * Return a schema that also accepts {@code null}.
	 * @param schema the schema
	 * @return the resulting schema
	 */
	public static Map<String, Object> nullable(Map<String, Object> schema) {
		if (schema.isEmpty() || schema.get("type") instanceof List<?>) {
			return schema;
		}
		if (schema.get("type") instanceof String type && !schema.containsKey("enum") && !schema.containsKey("const")) {
			Map<String, Object> nullable = new LinkedHashMap<>(schema);
			nullable.put("type", List.of(type, "null"));
			return nullable;
		}
		return map("anyOf", List.of(schema, type("null")));
	}

}
