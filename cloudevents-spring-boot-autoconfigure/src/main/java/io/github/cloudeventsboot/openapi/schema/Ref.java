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

import java.util.Objects;
import java.util.stream.Collectors;

import tools.jackson.databind.JavaType;

/**
 * A placeholder for the name of a schema until all schemas of a document are known.
 *
 * @param name the preferred name
 * @param qualified the name if the preferred one is in use
 * @param identity the subject of the schema
 * @param direction the direction of the data
 * @param scope how the data is checked
 * @since 0.1.0
 */
public record Ref(String name, String qualified, Object identity, Direction direction, ValidationScope scope) {

	/**
	 * Create a placeholder for a schema that does not depend on validation.
	 * @param name the preferred name
	 * @param qualified the name if the preferred one is in use
	 * @param identity the subject of the schema
	 * @param direction the direction of the data
	 */
	public Ref(String name, String qualified, Object identity, Direction direction) {
		this(name, qualified, identity, direction, ValidationScope.DEFAULT);
	}

	/**
	 * Create a placeholder for the schema of a type.
	 * @param type the type, after which the schema is named
	 * @param suffix the end of its name
	 * @param identity the subject of the schema
	 * @param direction the direction of the data
	 * @param scope how the data is checked
	 */
	static Ref of(JavaType type, String suffix, Object identity, Direction direction, ValidationScope scope) {
		Class<?> enclosing = type.getRawClass().getEnclosingClass();
		String qualifier = (enclosing != null) ? enclosing.getSimpleName() : "Event";
		return new Ref(name(type) + suffix, qualifier + name(type) + suffix, identity, direction, scope);
	}

	private static String name(JavaType type) {
		StringBuilder name = new StringBuilder(type.getRawClass().getSimpleName());
		if (type.hasGenericTypes()) {
			name.append(type.getBindings()
				.getTypeParameters()
				.stream()
				.filter((parameter) -> parameter.getRawClass() != Object.class)
				.map(Ref::name)
				.collect(Collectors.joining()));
		}
		return name.toString().replace("[]", "Array");
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Ref ref && this.identity.equals(ref.identity) && this.direction == ref.direction
				&& this.scope.equals(ref.scope);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.identity, this.direction.ordinal(), this.scope);
	}

}
