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

package io.github.cloudeventsboot.web.method;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.binding.EventBindings;
import io.github.cloudeventsboot.binding.EventComponent;
import io.github.cloudeventsboot.binding.EventContainers;
import io.github.cloudeventsboot.binding.EventLeaf;
import io.github.cloudeventsboot.binding.EventTypes;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpEntity;
import org.springframework.http.RequestEntity;
import org.springframework.web.bind.annotation.RequestBody;

/**
 * What a parameter of a handler method takes from a request with an event.
 *
 * @param parameter the parameter
 * @param kind what it takes
 * @param eventType the type that an event becomes, or the type of the data or attribute
 * @param container the class that holds the event: a collection, an array, or
 * {@code void.class} for a single event
 * @param entity whether the parameter is an {@code HttpEntity}
 * @param optional whether the parameter is an {@code Optional}
 * @param required whether a request that is no event is refused
 * @param nullableData whether the data of a typed event may be missing
 * @param component what is taken if it is not a whole event, else {@code null}
 * @since 0.1.0
 */
public record EventParameter(MethodParameter parameter, Kind kind, ResolvableType eventType, Class<?> container,
		boolean entity, boolean optional, boolean required, boolean nullableData, @Nullable EventComponent component) {

	/**
	 * What a parameter takes.
	 */
	public enum Kind {

		/** Whole events, one or many. */
		EVENT,

		/** The data of the event. */
		PAYLOAD,

		/** An attribute of the event, or all of them. */
		ATTRIBUTE

	}

	/**
	 * Describe a parameter.
	 * @param parameter the parameter
	 * @return the description, or {@code null} if the parameter takes nothing from an
	 * event
	 * @throws InvalidEventTypeException if its annotations contradict each other
	 */
	public static @Nullable EventParameter of(MethodParameter parameter) {
		boolean payload = parameter.hasParameterAnnotation(CloudEventPayload.class);
		boolean attribute = parameter.hasParameterAnnotation(CloudEventAttribute.class);
		if (payload && attribute) {
			throw new InvalidEventTypeException("@CloudEventPayload and @CloudEventAttribute are both on "
					+ EventComponent.describe(parameter) + ".", "Remove one of the two annotations.");
		}
		ResolvableType type = ResolvableType.forMethodParameter(parameter);
		if (payload) {
			rejectEvent(parameter, type);
			return part(Kind.PAYLOAD, parameter, EventComponent.data(parameter, name(parameter), type));
		}
		if (attribute) {
			return part(Kind.ATTRIBUTE, parameter, EventComponent.attribute(parameter, name(parameter), type));
		}
		return event(parameter, type);
	}

	private static EventParameter part(Kind kind, MethodParameter parameter, EventComponent component) {
		return new EventParameter(parameter, kind, component.type(), void.class, false, component.optional(),
				component.required(), false, component);
	}

	private static String name(MethodParameter parameter) {
		String name = parameter.getParameterName();
		return (name != null) ? name : parameter.getParameter().getName();
	}

	private static @Nullable EventParameter event(MethodParameter parameter, ResolvableType type) {
		boolean optional = Optional.class == type.toClass();
		ResolvableType plain = (optional) ? type.getGeneric() : type;
		boolean entity = HttpEntity.class == plain.toClass() || RequestEntity.class == plain.toClass();
		ResolvableType body = (entity) ? plain.getGeneric() : plain;
		boolean batch = EventContainers.isContainer(body.toClass());
		Class<?> container = (batch) ? body.toClass() : void.class;
		ResolvableType event = (batch) ? EventContainers.element(body) : body;
		if (!EventBindings.isEventKind(event) || isBoundElsewhere(parameter)) {
			return null;
		}
		RequestBody requestBody = parameter.getParameterAnnotation(RequestBody.class);
		if (requestBody != null && isOrdinaryBody(event.toClass())) {
			return null;
		}
		boolean required = !optional && !parameter.isOptional() && (requestBody == null || requestBody.required());
		boolean nullableData = event.toClass() == TypedCloudEvent.class && NullableData.isNullable(parameter);
		return new EventParameter(parameter, Kind.EVENT, event, container, entity, optional, required, nullableData,
				null);
	}

	private static boolean isBoundElsewhere(MethodParameter parameter) {
		return Arrays.stream(parameter.getParameterAnnotations())
			.map(Annotation::annotationType)
			.anyMatch((type) -> type.getName().startsWith("org.springframework.web.bind.annotation.")
					&& type != RequestBody.class);
	}

	/**
	 * Return whether a type that may be an event type stays what it was without this
	 * library: some of its leaves are no events, or all of them are the data itself.
	 */
	private static boolean isOrdinaryBody(Class<?> type) {
		return EventTypes.isEventType(type)
				&& (!EventTypes.isCompleteEventType(type) || EventTypes.leavesByPattern(type)
					.values()
					.stream()
					.allMatch((leaf) -> EventLeaf.of(ResolvableType.forClass(leaf)).isData()));
	}

	private static void rejectEvent(MethodParameter parameter, ResolvableType type) {
		Class<?> rawType = type.toClass();
		if (CloudEvent.class.isAssignableFrom(rawType) || rawType == OutgoingCloudEvent.class) {
			throw new InvalidEventTypeException(
					"@CloudEventPayload is on " + EventComponent.describe(parameter)
							+ ", which is a whole event and not its data.",
					"Remove @CloudEventPayload, or make the type of the parameter that of the data.");
		}
	}

	/**
	 * Return whether the parameter takes any number of events.
	 * @return whether it is a collection or array
	 */
	public boolean isBatch() {
		return this.container != void.class;
	}

	/**
	 * Return the types of whole events that the parameter takes.
	 * @return the leaves of its event type by their patterns of {@code type}, empty if
	 * events of every type are taken
	 * @throws InvalidEventTypeException if the event type is declared in a way that can't
	 * work
	 */
	public Map<String, Class<?>> types() {
		Class<?> type = this.eventType.toClass();
		return (this.kind == Kind.EVENT && EventTypes.isEventType(type)) ? EventTypes.leavesByPattern(type) : Map.of();
	}

}
