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

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;

/**
 * Provides the constraints of bean members.
 *
 * @since 0.1.0
 */
public interface Constraints {

	/** No constraints anywhere. */
	Constraints NONE = new Constraints() {

		@Override
		public boolean apply(Class<?> owner, String property, @Nullable JavaType type, ValidationScope scope,
				Map<String, Object> schema) {
			return false;
		}

		@Override
		public ValidationScope inside(Class<?> owner, String property, ValidationScope scope) {
			return scope;
		}

	};

	/**
	 * Put the constraints of a member into its schema, as far as a schema can express
	 * them.
	 * @param owner the class of the bean
	 * @param property the name of the member in Java
	 * @param type the type of the member, {@code null} if it holds nothing that has
	 * constraints of its own
	 * @param scope how the bean is checked
	 * @param schema the schema of the member without the type {@code null}
	 * @return whether the member must not be {@code null}
	 */
	boolean apply(Class<?> owner, String property, @Nullable JavaType type, ValidationScope scope,
			Map<String, Object> schema);

	/**
	 * Return how the objects in a member are checked.
	 * @param owner the class of the bean
	 * @param property the name of the member in Java
	 * @param scope how the bean is checked
	 * @return the scope of beans that are the value of the member, or elements of it
	 */
	ValidationScope inside(Class<?> owner, String property, ValidationScope scope);

}
