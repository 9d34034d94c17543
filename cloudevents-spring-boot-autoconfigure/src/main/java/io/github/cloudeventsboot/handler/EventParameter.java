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

package io.github.cloudeventsboot.handler;

import java.util.Map;

import io.github.cloudeventsboot.binding.EventBinding;
import io.github.cloudeventsboot.binding.EventBindings;
import io.github.cloudeventsboot.binding.EventComponent;
import io.github.cloudeventsboot.binding.EventTypes;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;

/**
 * A parameter of a handler method that takes something from an event: all of it, its
 * data, or its attributes.
 *
 * @since 0.1.0
 */
public sealed interface EventParameter {

	/**
	 * Describe a parameter.
	 * @param parameter the parameter
	 * @param style how handlers of the transport declare their parameters
	 * @return the description, or {@code null} if the parameter takes nothing from an
	 * event
	 * @throws InvalidEventTypeException if its annotations contradict each other
	 */
	static @Nullable EventParameter of(MethodParameter parameter, HandlerStyle style) {
		ResolvableType type = ResolvableType.forMethodParameter(parameter);
		EventParameter annotated = AnnotatedParameters.of(parameter, type);
		return (annotated != null) ? annotated
				: BodyParameters.of(parameter, AnnotatedParameters.name(parameter), type, style);
	}

	/**
	 * Return the parameter.
	 * @return the parameter
	 */
	MethodParameter parameter();

	/**
	 * Return the type that an event, its data or an attribute becomes.
	 * @return the type without containers and {@code Optional}
	 */
	ResolvableType type();

	/**
	 * Return whether the declared type is an {@code Optional}.
	 * @return whether it is
	 */
	boolean optional();

	/**
	 * Return whether a message without this part is rejected.
	 * @return whether it is
	 */
	boolean required();

	/**
	 * Return the binding that converts events to arguments.
	 * @param bindings creates bindings
	 * @return the binding
	 * @throws InvalidEventTypeException if the type is declared in a way that can't work
	 */
	EventBinding binding(EventBindings bindings);

	/**
	 * Return whether the parameter takes any number of events.
	 * @return whether it is a collection or array of events
	 */
	default boolean isBatch() {
		return false;
	}

	/**
	 * Return the classes of events that the parameter takes.
	 * @return the classes by their patterns of {@code type}, empty if events of every
	 * type are taken
	 * @throws InvalidEventTypeException if the event type is declared in a way that can't
	 * work
	 */
	default Map<String, Class<?>> types() {
		return Map.of();
	}

	/**
	 * Takes whole events.
	 *
	 * @param parameter the parameter
	 * @param type the type that an event becomes
	 * @param container the class that holds events: a collection, an array, or
	 * {@code void.class} for a single event
	 * @param enveloped whether the declared type also holds headers
	 * @param optional whether the declared type is an {@code Optional}
	 * @param required whether a message that is not an event is rejected
	 * @param nullableData whether the data of a typed event may be missing
	 */
	record WholeEvent(MethodParameter parameter, ResolvableType type, Class<?> container, boolean enveloped,
			boolean optional, boolean required, boolean nullableData) implements EventParameter {

		@Override
		public EventBinding binding(EventBindings bindings) {
			return bindings.of(this.type, this.nullableData);
		}

		@Override
		public boolean isBatch() {
			return this.container != void.class;
		}

		@Override
		public Map<String, Class<?>> types() {
			Class<?> eventType = this.type.toClass();
			return (EventTypes.isEventType(eventType)) ? EventTypes.leavesByPattern(eventType) : Map.of();
		}

	}

	/**
	 * Takes the data of the event.
	 *
	 * @param parameter the parameter
	 * @param component the data
	 * @param enveloped whether the declared type also holds headers
	 */
	record Payload(MethodParameter parameter, EventComponent component, boolean enveloped) implements EventParameter {

		@Override
		public ResolvableType type() {
			return this.component.type();
		}

		@Override
		public boolean optional() {
			return this.component.optional();
		}

		@Override
		public boolean required() {
			return this.component.required();
		}

		@Override
		public EventBinding binding(EventBindings bindings) {
			return bindings.payload(this.component);
		}

	}

	/**
	 * Takes an attribute of the event, or all of them.
	 *
	 * @param parameter the parameter
	 * @param component the attribute
	 */
	record Attribute(MethodParameter parameter, EventComponent component) implements EventParameter {

		@Override
		public ResolvableType type() {
			return this.component.type();
		}

		@Override
		public boolean optional() {
			return this.component.optional();
		}

		@Override
		public boolean required() {
			return this.component.required();
		}

		@Override
		public EventBinding binding(EventBindings bindings) {
			return bindings.attribute(this.component);
		}

	}

}
