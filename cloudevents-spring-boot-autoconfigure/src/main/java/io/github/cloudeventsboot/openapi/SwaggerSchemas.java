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
import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Converts trees to the schemas of the Swagger model: unchanged for OpenAPI 3.1, with the
 * closest keywords for 3.0.
 */
final class SwaggerSchemas {

	private final boolean current;

	SwaggerSchemas(@Nullable SpecVersion version) {
		this.current = version == SpecVersion.V31;
	}

	Schema<?> of(Map<String, Object> tree) {
		return create((this.current) ? tree : OpenApi30Schemas.of(tree));
	}

	private Schema<?> create(Map<String, Object> tree) {
		Schema<Object> schema = (this.current) ? new Typed() : new Schema<>();
		tree.forEach((key, value) -> set(schema, key, value));
		return schema;
	}

	private void set(Schema<Object> schema, String key, Object value) {
		switch (key) {
			case "$ref" -> schema.set$ref(value.toString());
			case "type" -> strings((value instanceof List<?>) ? value : List.of(value)).forEach((type) -> {
				if (this.current) {
					schema.addType(type);
				}
				else {
					schema.setType(type);
				}
			});
			case "title" -> schema.setTitle(value.toString());
			case "description" -> schema.setDescription(value.toString());
			case "deprecated" -> schema.setDeprecated((Boolean) value);
			case "nullable" -> schema.setNullable((Boolean) value);
			case "format" -> schema.setFormat(value.toString());
			case "pattern" -> schema.setPattern(value.toString());
			case "contentEncoding" -> schema.setContentEncoding(value.toString());
			case "const" -> schema.setConst(value);
			case "enum" -> schema.setEnum(new ArrayList<>((List<?>) value));
			case "default" -> schema.setDefault(value);
			case "example" -> schema.setExample(value);
			case "examples" -> schema.setExamples(new ArrayList<>((List<?>) value));
			case "required" -> schema.setRequired(strings(value));
			case "properties" -> ((Map<?, ?>) value)
				.forEach((name, property) -> schema.addProperty(name.toString(), create(map(property))));
			case "additionalProperties" ->
				schema.setAdditionalProperties((value instanceof Map<?, ?>) ? create(map(value)) : value);
			case "items" -> schema.setItems(create(map(value)));
			case "propertyNames" -> schema.setPropertyNames((this.current) ? create(map(value)) : null);
			case "not" -> schema.setNot(create(map(value)));
			case "oneOf" -> ((List<?>) value).forEach((part) -> schema.addOneOfItem(create(map(part))));
			case "anyOf" -> ((List<?>) value).forEach((part) -> schema.addAnyOfItem(create(map(part))));
			case "allOf" -> ((List<?>) value).forEach((part) -> schema.addAllOfItem(create(map(part))));
			case "prefixItems" -> ((List<?>) value).forEach((part) -> schema.addPrefixItem(create(map(part))));
			case "discriminator" -> schema.setDiscriminator(discriminator(map(value)));
			case "uniqueItems" -> schema.setUniqueItems((Boolean) value);
			default -> number(schema, key, value);
		}
	}

	private void number(Schema<Object> schema, String key, Object value) {
		switch (key) {
			case "minLength" -> schema.setMinLength((Integer) value);
			case "maxLength" -> schema.setMaxLength((Integer) value);
			case "minItems" -> schema.setMinItems((Integer) value);
			case "maxItems" -> schema.setMaxItems((Integer) value);
			case "minProperties" -> schema.setMinProperties((Integer) value);
			case "maxProperties" -> schema.setMaxProperties((Integer) value);
			case "minimum" -> schema.setMinimum(decimal(value));
			case "maximum" -> schema.setMaximum(decimal(value));
			case "multipleOf" -> schema.setMultipleOf(decimal(value));
			case "exclusiveMinimum" -> {
				if (this.current) {
					schema.setExclusiveMinimumValue(decimal(value));
				}
				else {
					schema.setMinimum(decimal(value));
					schema.setExclusiveMinimum(true);
				}
			}
			case "exclusiveMaximum" -> {
				if (this.current) {
					schema.setExclusiveMaximumValue(decimal(value));
				}
				else {
					schema.setMaximum(decimal(value));
					schema.setExclusiveMaximum(true);
				}
			}
			default -> throw new IllegalArgumentException("Unknown keyword " + key);
		}
	}

	private static Discriminator discriminator(Map<String, Object> tree) {
		Discriminator discriminator = new Discriminator().propertyName(String.valueOf(tree.get("propertyName")));
		map(tree.getOrDefault("mapping", Map.of()))
			.forEach((value, name) -> discriminator.mapping(value, name.toString()));
		return discriminator;
	}

	private static BigDecimal decimal(Object value) {
		return new BigDecimal(value.toString());
	}

	private static List<String> strings(Object value) {
		return ((List<?>) value).stream().map(Object::toString).toList();
	}

	@SuppressWarnings("unchecked") // schemas are maps with strings as keys
	private static Map<String, Object> map(Object tree) {
		return (Map<String, Object>) tree;
	}

	/**
	 * A schema whose examples and constants are not converted according to its type.
	 */
	private static final class Typed extends JsonSchema {

		@Override
		protected Object cast(Object value) {
			return value;
		}

	}

}
