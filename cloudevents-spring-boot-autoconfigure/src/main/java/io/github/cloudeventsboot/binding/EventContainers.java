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
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.springframework.core.ResolvableType;

/**
 * The container types for events: those that a batch can be converted to, and those whose
 * instances can be sent as a batch.
 *
 * @since 0.1.0
 */
public final class EventContainers {

	private static final Set<Class<?>> READABLE = Set.of(List.class, Collection.class, Iterable.class);

	private EventContainers() {
	}

	/**
	 * Return whether a batch can be converted to a class.
	 * @param type the class
	 * @return whether it is an array, {@code List}, {@code Collection} or
	 * {@code Iterable}
	 */
	public static boolean isReadable(Class<?> type) {
		return type.isArray() || READABLE.contains(type);
	}

	/**
	 * Return whether instances of a class can be sent as a batch.
	 * @param type the class
	 * @return whether it is a collection, or an array of objects
	 */
	public static boolean isWritable(Class<?> type) {
		return Collection.class.isAssignableFrom(type) || (type.isArray() && !type.getComponentType().isPrimitive());
	}

	/**
	 * Return the type of the elements of a container.
	 * @param container the type of the container
	 * @return the type of its elements, unknown if they are of the container's own type,
	 * as in a tree
	 */
	public static ResolvableType element(ResolvableType container) {
		ResolvableType element = (container.isArray()) ? container.getComponentType()
				: container.as(Iterable.class).getGeneric();
		return (element.toClass() == container.toClass()) ? ResolvableType.NONE : element;
	}

	/**
	 * Return the elements of a container.
	 * @param container a collection, or an array of objects
	 * @return the elements
	 */
	public static Collection<?> elements(Object container) {
		return (container instanceof Collection<?> collection) ? collection : Arrays.asList((Object[]) container);
	}

	/**
	 * Return a container with values.
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
