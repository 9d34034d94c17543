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

package io.github.cloudeventsboot.openapi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Rewrites trees in the dialect of OpenAPI 3.0, with the closest keywords that it has.
 */
final class OpenApi30Schemas {

	private OpenApi30Schemas() {
	}

	/**
	 * Return a schema in the dialect of OpenAPI 3.0.
	 */
	static Map<String, Object> of(Map<String, Object> tree) {
		Map<String, Object> schema = new LinkedHashMap<>();
		tree.forEach((key, value) -> downgrade(key, value, schema));
		keepStricter(schema, "minimum", "exclusiveMinimum", 1);
		keepStricter(schema, "maximum", "exclusiveMaximum", -1);
		if (schema.get("anyOf") instanceof List<?> schemas && schemas.size() == 2 && isNull(schemas.get(1))) {
			schema.remove("anyOf");
			Map<String, Object> inside = map(schemas.get(0));
			if (inside.containsKey("type")) {
				inside.forEach(schema::putIfAbsent);
			}
			else {
				schema.put("type", "object");
				schema.put("allOf", List.of(inside));
			}
			schema.put("nullable", true);
		}
		if (Boolean.TRUE.equals(schema.get("nullable")) && schema.get("enum") instanceof List<?> values) {
			// the type allows null, but so must the enumeration
			List<@Nullable Object> all = new ArrayList<>(values);
			if (!all.contains(null)) {
				all.add(null);
			}
			schema.put("enum", all);
		}
		if ("array".equals(schema.get("type"))) {
			schema.putIfAbsent("items", Map.of());
		}
		if (schema.containsKey("$ref") && schema.size() > 1) {
			// keywords beside $ref have no effect
			schema.put("allOf", List.of(Map.of("$ref", schema.remove("$ref"))));
		}
		return schema;
	}

	/**
	 * Remove the weaker of two bounds, as only one of them can be expressed.
	 */
	private static void keepStricter(Map<String, Object> schema, String inclusive, String exclusive, int sign) {
		if (schema.containsKey(inclusive) && schema.containsKey(exclusive)) {
			int order = new BigDecimal(String.valueOf(schema.get(inclusive)))
				.compareTo(new BigDecimal(String.valueOf(schema.get(exclusive))));
			schema.remove((order * sign > 0) ? exclusive : inclusive);
		}
	}

	private static boolean isNull(@Nullable Object schema) {
		return schema instanceof Map<?, ?> map && "null".equals(map.get("type"));
	}

	private static void downgrade(String key, Object value, Map<String, Object> schema) {
		switch (key) {
			case "const" -> schema.put("enum", List.of(value));
			case "examples" -> schema.put("example", ((List<?>) value).get(0));
			case "contentEncoding" -> schema.put("format", "byte");
			case "prefixItems" -> schema.put("items", Map.of());
			case "type" -> {
				if (value instanceof List<?> types) {
					types(types, schema);
				}
				else if (!schema.containsKey("type")) {
					schema.put(key, value);
				}
			}
			case "properties" -> {
				Map<String, Object> properties = new LinkedHashMap<>();
				((Map<?, ?>) value).forEach((name, property) -> properties.put(name.toString(), tree(property)));
				schema.put(key, properties);
			}
			default -> schema.put(key, (isSchema(key)) ? tree(value) : value);
		}
	}

	private static boolean isSchema(String key) {
		return List.of("items", "additionalProperties", "propertyNames", "not", "oneOf", "anyOf", "allOf")
			.contains(key);
	}

	private static void types(List<?> types, Map<String, Object> schema) {
		List<?> others = types.stream().filter((type) -> !"null".equals(type)).toList();
		if (others.size() < types.size()) {
			schema.put("nullable", true);
		}
		if (others.size() == 1) {
			schema.put("type", others.get(0));
		}
		else {
			schema.put("anyOf", others.stream().map((type) -> Map.of("type", type)).toList());
		}
	}

	private static Object tree(Object tree) {
		if (tree instanceof Map<?, ?>) {
			return of(map(tree));
		}
		if (tree instanceof List<?> list) {
			List<Object> trees = new ArrayList<>();
			// the enclosing schema handles a null type
			list.forEach((element) -> trees.add((isNull(element)) ? element : tree(element)));
			return trees;
		}
		return tree;
	}

	@SuppressWarnings("unchecked") // schemas are maps with strings as keys
	private static Map<String, Object> map(Object tree) {
		return (Map<String, Object>) tree;
	}

}
