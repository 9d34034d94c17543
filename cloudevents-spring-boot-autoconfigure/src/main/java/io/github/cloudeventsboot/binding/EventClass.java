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

import java.lang.reflect.Constructor;
import java.util.List;

import io.github.cloudeventsboot.event.AttributePatterns;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

/**
 * One class of events: the values of {@code type} that it represents, and how it is
 * created from an event.
 *
 * @param type the class with its generics
 * @param patterns the values of {@code type}
 * @param constructor the constructor for the components, or {@code null} if the whole
 * type is the data
 * @param components the parameters of the constructor, empty if the whole type is the
 * data
 * @since 0.1.0
 */
public record EventClass(ResolvableType type, List<String> patterns, @Nullable Constructor<?> constructor,
		List<EventComponent> components) {

	/**
	 * Describe a class.
	 * @param type the class with its generics
	 * @return the description
	 * @throws InvalidEventTypeException if the annotations contradict each other
	 */
	public static EventClass of(ResolvableType type) {
		return EventClassDeclaration.describe(type);
	}

	/**
	 * Return whether the whole type is the data.
	 * @return whether there are no components
	 */
	public boolean isData() {
		return this.constructor == null;
	}

	/**
	 * Return the index of the component for the data.
	 * @return its index, or -1 if the whole type is the data
	 */
	int dataIndex() {
		for (int i = 0; i < this.components.size(); i++) {
			if (this.components.get(i).kind() == EventComponent.Kind.DATA) {
				return i;
			}
		}
		return -1;
	}

	/**
	 * Return the type of the data.
	 * @return the type of its component, or this type if the whole type is the data
	 */
	ResolvableType dataType() {
		int data = dataIndex();
		return (data < 0) ? this.type : this.components.get(data).type();
	}

	/**
	 * Return whether instances of this class hold their {@code type}.
	 * @return whether there is a component for it
	 */
	public boolean hasTypeComponent() {
		return this.components.stream().anyMatch((component) -> "type".equals(component.attribute()));
	}

	/**
	 * Return the {@code type} of all events of this class.
	 * @return the type, or {@code null} if several are possible
	 */
	public @Nullable String singleType() {
		String first = this.patterns.get(0);
		return (this.patterns.size() == 1 && !AttributePatterns.isPrefix(first)) ? first : null;
	}

}
