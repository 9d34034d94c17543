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

package io.github.cloudeventsboot.binding;

import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import tools.jackson.databind.JavaType;
import tools.jackson.databind.type.TypeFactory;

import org.springframework.core.ResolvableType;

/**
 * Converts Spring's generic types to Jackson's, with the known type variables.
 *
 * @since 0.1.0
 */
public final class JavaTypes {

	private JavaTypes() {
	}

	/**
	 * Return the type for Jackson.
	 * @param type the type
	 * @param factory creates types
	 * @return the type with its generics
	 */
	public static JavaType of(ResolvableType type, TypeFactory factory) {
		return of(type, factory, Set.of());
	}

	/**
	 * Return a type in which a variable that is bounded by itself, as in
	 * {@code Enum<E extends Enum<E>>}, ends with the class of its bound.
	 */
	private static JavaType of(ResolvableType type, TypeFactory factory, Set<Type> within) {
		if (type.isArray() && type.getComponentType() != ResolvableType.NONE) {
			return factory.constructArrayType(of(type.getComponentType(), factory, within));
		}
		Class<?> rawType = type.toClass();
		ResolvableType[] generics = type.getGenerics();
		if (generics.length == 0 || generics.length != rawType.getTypeParameters().length
				|| within.contains(type.getType())) {
			return factory.constructType(rawType);
		}
		Set<Type> withType = new HashSet<>(within);
		withType.add(type.getType());
		return factory.constructParametricType(rawType,
				Arrays.stream(generics).map((generic) -> of(generic, factory, withType)).toArray(JavaType[]::new));
	}

}
