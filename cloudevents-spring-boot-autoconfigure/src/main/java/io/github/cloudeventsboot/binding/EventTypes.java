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

import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.cloudeventsboot.annotation.CloudEventType;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotationUtils;

/**
 * Determines which classes are event types, and the classes of a union.
 *
 * @since 0.1.0
 */
public final class EventTypes {

	private static final ClassValue<Boolean> EVENT_TYPE = new ClassValue<>() {

		@Override
		protected Boolean computeValue(Class<?> type) {
			return annotation(type) != null
					|| (type.isSealed() && leaves(type).stream().anyMatch((leaf) -> annotation(leaf) != null));
		}

	};

	private EventTypes() {
	}

	/**
	 * Return whether a class is an event type: annotated itself, or a sealed type with
	 * annotated classes.
	 * @param type the class
	 * @return whether it is an event type, possibly an incomplete one
	 */
	public static boolean isEventType(Class<?> type) {
		return EVENT_TYPE.get(type);
	}

	/**
	 * Return whether a class is a complete event type.
	 * @param type the class
	 * @return whether it is annotated, or a sealed type whose leaves are all annotated
	 */
	public static boolean isCompleteEventType(Class<?> type) {
		return leaves(type).stream().allMatch((leaf) -> annotation(leaf) != null);
	}

	/**
	 * Return the classes of an event type by the patterns of their {@code type} values.
	 * @param type the event type
	 * @return the classes, a single one for an event type that is not a union
	 * @throws InvalidEventTypeException if a class has no pattern, or two have the same
	 */
	public static Map<String, Class<?>> leavesByPattern(Class<?> type) {
		Map<String, Class<?>> byPattern = new LinkedHashMap<>();
		for (Class<?> leaf : leaves(type)) {
			for (String pattern : patterns(leaf, type)) {
				Class<?> other = byPattern.put(pattern, leaf);
				if (other != null) {
					throw new InvalidEventTypeException(
							"Events of type '" + pattern + "' are claimed by both " + other.getName() + " and "
									+ leaf.getName() + ", which belong to the union " + type.getName() + ".",
							"Give the two classes different values in @CloudEventType.");
				}
			}
		}
		return byPattern;
	}

	/**
	 * Describe the classes of an event type.
	 * @param type the event type with its generics
	 * @return the classes of a union, or the event type itself
	 * @throws InvalidEventTypeException if the annotations contradict each other
	 */
	public static List<EventClass> classes(ResolvableType type) {
		return leavesByPattern(type.toClass()).values()
			.stream()
			.distinct()
			.map((leaf) -> EventClass.of(EventClassTypes.of(type, leaf)))
			.toList();
	}

	/**
	 * Return the patterns of an event class.
	 * @param leaf the class
	 * @return the values of its annotation
	 */
	public static List<String> patterns(Class<?> leaf) {
		return patterns(leaf, leaf);
	}

	private static List<String> patterns(Class<?> leaf, Class<?> union) {
		CloudEventType annotation = annotation(leaf);
		if (annotation == null) {
			throw new InvalidEventTypeException(
					leaf.getName() + " belongs to the union " + union.getName() + " but has no event type.",
					"Annotate " + leaf.getName() + " with @CloudEventType(\"...\").");
		}
		List<String> patterns = List.of(annotation.value());
		if (patterns.isEmpty() || patterns.contains("")) {
			throw new InvalidEventTypeException(
					"@CloudEventType on " + leaf.getName() + " has no value, or an empty one.",
					"Give it the value of the 'type' attribute of the events, or a prefix such as \"com.example.*\".");
		}
		return patterns;
	}

	private static Set<Class<?>> leaves(Class<?> type) {
		Set<Class<?>> leaves = new LinkedHashSet<>();
		collect(type, leaves);
		return leaves;
	}

	private static void collect(Class<?> type, Set<Class<?>> leaves) {
		Class<?>[] permitted = type.getPermittedSubclasses();
		if (permitted == null) {
			leaves.add(type);
			return;
		}
		if (!Modifier.isAbstract(type.getModifiers()) && !type.isEnum()) {
			leaves.add(type);
		}
		for (Class<?> subclass : permitted) {
			collect(subclass, leaves);
		}
	}

	private static @Nullable CloudEventType annotation(Class<?> type) {
		return AnnotationUtils.findAnnotation(type, CloudEventType.class);
	}

}
