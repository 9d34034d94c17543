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

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the documentation in {@link Schema @Schema}: title, description, example, and
 * whether something is deprecated.
 */
final class SchemaAnnotations {

	private static final JsonMapper mapper = new JsonMapper();

	private SchemaAnnotations() {
	}

	static void describe(Class<?> type, Map<String, Object> schema) {
		describe(type.getAnnotation(Schema.class), type.isAnnotationPresent(Deprecated.class), schema);
	}

	static void describe(BeanPropertyDefinition property, Map<String, Object> schema) {
		describe(find(property, Schema.class), find(property, Deprecated.class) != null, schema);
	}

	private static <A extends Annotation> @Nullable A find(BeanPropertyDefinition property, Class<A> type) {
		AnnotatedMember[] members = { property.getField(), property.getGetter(), property.getConstructorParameter(),
				property.getSetter() };
		for (AnnotatedMember member : members) {
			A annotation = (member != null) ? member.getAnnotation(type) : null;
			if (annotation != null) {
				return annotation;
			}
		}
		return null;
	}

	private static void describe(@Nullable Schema annotation, boolean deprecated, Map<String, Object> schema) {
		if (deprecated || (annotation != null && annotation.deprecated())) {
			schema.put("deprecated", true);
		}
		if (annotation == null) {
			return;
		}
		if (!annotation.title().isEmpty()) {
			schema.put("title", annotation.title());
		}
		if (!annotation.description().isEmpty()) {
			schema.put("description", annotation.description());
		}
		if (!annotation.example().isEmpty()) {
			boolean text = "string".equals(schema.get("type")) || String.valueOf(schema.get("type")).contains("string");
			schema.put("examples", List.of((text) ? annotation.example() : parse(annotation.example())));
		}
	}

	/**
	 * Return an example as JSON values, or as text if it is not JSON.
	 */
	static Object parse(String example) {
		try {
			Object value = mapper.readValue(example, Object.class);
			return (value != null) ? value : example;
		}
		catch (JacksonException ex) {
			// meant as text
			return example;
		}
	}

}
