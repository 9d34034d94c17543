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

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

import io.github.cloudeventsboot.binding.JavaTypes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ResolvableType;

/**
 * Schemas of data as the JSON mapper of the application reads and writes it: names,
 * members and types come from the mapper's own introspection.
 *
 * @since 0.1.0
 */
public final class DataSchemas {

	private final JsonMapper mapper;

	private final Constraints constraints;

	private final Definitions definitions;

	private final Map<Direction, Map<@Nullable Class<?>, TypeSchemas>> schemas = new EnumMap<>(Direction.class);

	/**
	 * Create schemas for one document.
	 * @param mapper the mapper of the application
	 * @param constraints provides the constraints of members
	 * @param definitions collects the schemas of beans
	 */
	public DataSchemas(JsonMapper mapper, Constraints constraints, Definitions definitions) {
		this.mapper = mapper;
		this.constraints = constraints;
		this.definitions = definitions;
	}

	/**
	 * Return the schema of a type.
	 * @param type the type
	 * @param direction the direction of the data
	 * @param view the Jackson view, or {@code null} for all members
	 * @param scope how the data is checked
	 * @return the schema, a reference to a definition for a bean
	 */
	public Map<String, Object> of(ResolvableType type, Direction direction, @Nullable Class<?> view,
			ValidationScope scope) {
		return this.schemas.computeIfAbsent(direction, (key) -> new HashMap<>())
			.computeIfAbsent(view,
					(key) -> new TypeSchemas(this.mapper, direction, view, this.constraints, this.definitions))
			.in(scope)
			.of(JavaTypes.of(type, this.mapper.getTypeFactory()));
	}

}
