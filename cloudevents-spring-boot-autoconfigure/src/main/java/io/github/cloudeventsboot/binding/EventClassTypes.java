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

import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.core.ResolvableType;

/**
 * Resolves the generics of the classes of a union, across all types in between.
 */
final class EventClassTypes {

	private EventClassTypes() {
	}

	/**
	 * Return a class of a union with its generics.
	 * @param union the type of the union with its generics
	 * @param leaf the class, or a type between the union and the class
	 */
	static ResolvableType of(ResolvableType union, Class<?> leaf) {
		if (union.toClass() == leaf) {
			return union;
		}
		TypeVariable<?>[] variables = leaf.getTypeParameters();
		if (variables.length == 0) {
			return ResolvableType.forClass(leaf);
		}
		Map<TypeVariable<?>, ResolvableType> known = new HashMap<>();
		for (ResolvableType supertype : supertypes(leaf)) {
			if (union.toClass().isAssignableFrom(supertype.toClass())) {
				match(supertype, of(union, supertype.toClass()), known);
			}
		}
		return ResolvableType.forClassWithGenerics(leaf,
				Arrays.stream(variables)
					.map((variable) -> known.computeIfAbsent(variable, EventClassTypes::bound))
					.toArray(ResolvableType[]::new));
	}

	private static List<ResolvableType> supertypes(Class<?> type) {
		ResolvableType resolvable = ResolvableType.forClass(type);
		List<ResolvableType> supertypes = new ArrayList<>(List.of(resolvable.getInterfaces()));
		supertypes.add(resolvable.getSuperType());
		return supertypes;
	}

	/**
	 * Resolve the variables of a declared type.
	 */
	private static void match(ResolvableType declared, ResolvableType actual,
			Map<TypeVariable<?>, ResolvableType> known) {
		if (declared.getType() instanceof TypeVariable<?> variable) {
			known.putIfAbsent(variable, actual);
		}
		else if (declared.getType() instanceof WildcardType wildcard) {
			match(ResolvableType.forType(wildcard.getUpperBounds()[0]), actual, known);
		}
		else if (declared.isArray()) {
			match(declared.getComponentType(), actual.getComponentType(), known);
		}
		else if (declared.hasGenerics()) {
			ResolvableType same = actual.as(declared.toClass());
			ResolvableType[] generics = declared.getGenerics();
			for (int i = 0; i < generics.length; i++) {
				match(generics[i], same.getGeneric(i), known);
			}
		}
	}

	private static ResolvableType bound(TypeVariable<?> variable) {
		return ResolvableType.forClass(ResolvableType.forType(variable).toClass());
	}

}
