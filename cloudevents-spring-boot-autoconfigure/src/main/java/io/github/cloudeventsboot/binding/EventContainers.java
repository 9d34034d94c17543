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

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.springframework.core.ResolvableType;

/**
 * The types that may hold any number of events: arrays, and what a {@link List} is.
 *
 * @since 0.1.0
 */
public final class EventContainers {

	private static final Set<Class<?>> COLLECTIONS = Set.of(List.class, Collection.class, Iterable.class);

	private EventContainers() {
	}

	/**
	 * Return whether a type may hold events.
	 * @param type the class
	 * @return whether it is an array, or a collection that a list is
	 */
	public static boolean isContainer(Class<?> type) {
		return type.isArray() || COLLECTIONS.contains(type);
	}

	/**
	 * Return the type of what a container holds.
	 * @param container the type of the container
	 * @return the type of its elements
	 */
	public static ResolvableType element(ResolvableType container) {
		return (container.isArray()) ? container.getComponentType() : container.getGeneric();
	}

	/**
	 * Return values in a container.
	 * @param type the class of the container
	 * @param values the values
	 * @return the list itself, or an array of the values
	 */
	public static Object contain(Class<?> type, List<?> values) {
		if (!type.isArray()) {
			return values;
		}
		Object array = Array.newInstance(type.getComponentType(), values.size());
		for (int i = 0; i < values.size(); i++) {
			Array.set(array, i, values.get(i));
		}
		return array;
	}

}
