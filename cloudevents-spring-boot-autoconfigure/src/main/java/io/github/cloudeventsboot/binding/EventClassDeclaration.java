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

import java.lang.annotation.Annotation;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;

/**
 * The declaration of a class of events: its constructor, and the components for the data
 * and the attributes.
 */
final class EventClassDeclaration {

	private EventClassDeclaration() {
	}

	static EventClass describe(ResolvableType type) {
		Class<?> leaf = type.toClass();
		List<String> patterns = EventTypes.patterns(leaf);
		Constructor<?> constructor = constructor(leaf);
		List<String> names = (constructor != null) ? names(constructor) : List.of();
		List<MethodParameter> parameters = (constructor != null) ? parameters(constructor, names) : List.of();
		int data = dataIndex(leaf, parameters, names);
		if (constructor == null || data < 0) {
			rejectParts(leaf, parameters);
			return new EventClass(type, patterns, null, List.of());
		}
		List<EventComponent> components = new ArrayList<>();
		for (int i = 0; i < parameters.size(); i++) {
			MethodParameter parameter = parameters.get(i);
			ResolvableType resolved = ResolvableType.forMethodParameter(parameter, type);
			components.add((i == data) ? EventComponent.data(parameter, names.get(i), resolved)
					: EventComponent.attribute(parameter, names.get(i), resolved));
		}
		rejectSameAttribute(leaf, components);
		return new EventClass(type, patterns, constructor, List.copyOf(components));
	}

	private static @Nullable Constructor<?> constructor(Class<?> leaf) {
		if (leaf.isInterface() || Modifier.isAbstract(leaf.getModifiers())) {
			return null;
		}
		for (Constructor<?> candidate : leaf.getDeclaredConstructors()) {
			if (candidate.isAnnotationPresent(JsonCreator.class)) {
				return candidate;
			}
		}
		try {
			return BeanUtils.getResolvableConstructor(leaf);
		}
		catch (IllegalStateException ex) {
			// several constructors: the whole type is the data, and Jackson chooses one
			return null;
		}
	}

	private static List<MethodParameter> parameters(Constructor<?> constructor, List<String> names) {
		List<MethodParameter> parameters = new ArrayList<>();
		// a constructor with Kotlin value classes has an additional parameter
		for (int i = 0; i < names.size(); i++) {
			parameters.add(new ComponentParameter(constructor, i, names.get(i)));
		}
		return parameters;
	}

	private static String[] parameterNames(Constructor<?> constructor) {
		RecordComponent[] components = constructor.getDeclaringClass().getRecordComponents();
		if (components != null && isCanonical(constructor, components)) {
			// agents that transform a class may lose the names of parameters
			// (JDK-8240908)
			return Stream.of(components).map(RecordComponent::getName).toArray(String[]::new);
		}
		try {
			return Stream.of(BeanUtils.getParameterNames(constructor))
				.map(Objects::requireNonNull)
				.toArray(String[]::new);
		}
		catch (IllegalStateException | IllegalArgumentException ex) {
			throw new InvalidEventTypeException(
					"The names of the parameters of " + constructor.toGenericString() + " are not known.", "Compile "
							+ constructor.getDeclaringClass().getName() + " with '-parameters', or make it a record.");
		}
	}

	private static boolean isCanonical(Constructor<?> constructor, RecordComponent[] components) {
		return Arrays.equals(constructor.getParameterTypes(),
				Stream.of(components).map(RecordComponent::getType).toArray());
	}

	private static List<String> names(Constructor<?> constructor) {
		String[] names = parameterNames(constructor);
		for (int i = 0; i < names.length; i++) {
			JsonProperty property = constructor.getParameters()[i].getAnnotation(JsonProperty.class);
			if (property != null && !property.value().isEmpty() && !constructor.getDeclaringClass().isRecord()) {
				names[i] = property.value();
			}
		}
		return Arrays.asList(names);
	}

	private static int dataIndex(Class<?> leaf, List<MethodParameter> parameters, List<String> names) {
		if (leaf.isAnnotationPresent(CloudEventPayload.class)) {
			return -1;
		}
		int index = -1;
		for (int i = 0; i < parameters.size(); i++) {
			if (isAnnotated(parameters.get(i), CloudEventPayload.class)) {
				if (isAnnotated(parameters.get(i), CloudEventAttribute.class)) {
					throw new InvalidEventTypeException(
							"Component '" + names.get(i) + "' of " + leaf.getName()
									+ " is annotated with both @CloudEventPayload and @CloudEventAttribute.",
							"Remove one of the two annotations.");
				}
				if (index >= 0) {
					throw new InvalidEventTypeException(
							leaf.getName() + " has more than one component annotated with @CloudEventPayload.",
							"Keep the annotation only on the component that is the data.");
				}
				index = i;
			}
		}
		int named = names.indexOf("data");
		boolean attribute = named >= 0 && isAnnotated(parameters.get(named), CloudEventAttribute.class);
		return (index >= 0 || attribute) ? index : named;
	}

	private static void rejectSameAttribute(Class<?> leaf, List<EventComponent> components) {
		Map<String, String> names = new HashMap<>();
		for (EventComponent component : components) {
			String other = (component.kind() == EventComponent.Kind.ATTRIBUTE)
					? names.put(component.attribute(), component.name()) : null;
			if (other != null) {
				throw new InvalidEventTypeException(
						"Components '" + other + "' and '" + component.name() + "' of " + leaf.getName()
								+ " are both bound to the attribute '" + component.attribute() + "'.",
						"Remove one of them, or name another attribute with @CloudEventAttribute(\"...\").");
			}
		}
	}

	private static void rejectParts(Class<?> leaf, List<MethodParameter> parameters) {
		rejectMembers(leaf);
		for (MethodParameter parameter : parameters) {
			if (isAnnotated(parameter, CloudEventPayload.class)) {
				throw new InvalidEventTypeException(
						"@CloudEventPayload is on " + leaf.getName() + " and on " + EventComponent.describe(parameter)
								+ ".",
						"Keep it on the type if the whole type is the data, otherwise on the component.");
			}
			if (isAnnotated(parameter, CloudEventAttribute.class)) {
				throw new InvalidEventTypeException(
						"@CloudEventAttribute is on " + EventComponent.describe(parameter) + ", but " + leaf.getName()
								+ " as a whole is the data of its events.",
						"Add a component named 'data' or annotated with @CloudEventPayload that takes the data, or remove"
								+ " @CloudEventAttribute.");
			}
		}
	}

	/**
	 * Reject annotations on members, where they have no effect. The parameters of a
	 * record have the annotations of its components.
	 */
	private static void rejectMembers(Class<?> leaf) {
		for (Class<?> type = leaf; type != null && !leaf.isRecord(); type = type.getSuperclass()) {
			for (AccessibleObject member : members(type)) {
				if (member.isAnnotationPresent(CloudEventPayload.class)
						|| member.isAnnotationPresent(CloudEventAttribute.class)) {
					throw new InvalidEventTypeException(
							member + " is annotated, but " + leaf.getName() + " as a whole is the data of its events.",
							"Declare the parts of the event as parameters of one constructor, as a record does, or remove"
									+ " the annotation.");
				}
			}
		}
	}

	private static List<AccessibleObject> members(Class<?> type) {
		List<AccessibleObject> members = new ArrayList<>(List.of(type.getDeclaredFields()));
		members.addAll(List.of(type.getDeclaredMethods()));
		return members;
	}

	private static boolean isAnnotated(MethodParameter parameter, Class<? extends Annotation> annotation) {
		return parameter.hasParameterAnnotation(annotation);
	}

}
