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

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonView;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.binding.EventClass;
import io.github.cloudeventsboot.binding.EventComponent;
import io.github.cloudeventsboot.binding.EventTypes;
import io.github.cloudeventsboot.event.AttributePatterns;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

/**
 * A kind of event that a handler takes or replies with, whatever the transport.
 *
 * @param types patterns of {@code type}, empty for events of any type
 * @param sources patterns of {@code source}, empty for any
 * @param subjects patterns of {@code subject}, empty for any
 * @param eventClass the event type whose components the attributes are, or {@code null}
 * if they are parameters of the handler, or there are none
 * @param attributes the attributes that the handler or event type names
 * @param dataType the type of the data, {@link ResolvableType#NONE} for any data
 * @param dataRequired whether data is required
 * @param view the view of the data that is read or written, or {@code null}
 * @param groups the validation groups that are checked, empty for the default
 * @since 0.1.0
 */
public record EventContract(Set<String> types, Set<String> sources, Set<String> subjects, @Nullable Class<?> eventClass,
		List<EventComponent> attributes, ResolvableType dataType, boolean dataRequired, @Nullable Class<?> view,
		List<Class<?>> groups) {

	/**
	 * Create a contract with copies of its collections.
	 * @param types patterns of {@code type}, empty for events of any type
	 * @param sources patterns of {@code source}, empty for any
	 * @param subjects patterns of {@code subject}, empty for any
	 * @param eventClass the event type whose components the attributes are, or
	 * {@code null} if they are parameters of the handler, or there are none
	 * @param attributes the attributes that the handler or event type names
	 * @param dataType the type of the data, {@link ResolvableType#NONE} for any data
	 * @param dataRequired whether data is required
	 * @param view the view of the data that is read or written, or {@code null}
	 * @param groups the validation groups that are checked, empty for the default
	 */
	public EventContract {
		types = Collections.unmodifiableSet(new LinkedHashSet<>(types));
		sources = Collections.unmodifiableSet(new LinkedHashSet<>(sources));
		subjects = Collections.unmodifiableSet(new LinkedHashSet<>(subjects));
		attributes = List.copyOf(attributes);
		groups = List.copyOf(groups);
	}

	/**
	 * Return the events that a handler takes.
	 * @param handler the handler
	 * @return the kinds of events, one for each class of a union
	 */
	public static List<EventContract> accepted(EventHandlerMethod handler) {
		EventConditions conditions = handler.conditions();
		List<EventContract> contracts = List.of(new EventContract(conditions.types(), conditions.sources(),
				conditions.subjects(), null, List.of(), ResolvableType.NONE, false, null, List.of()));
		for (EventParameter parameter : handler.parameters()) {
			List<EventContract> narrowed = new ArrayList<>();
			contracts.forEach((contract) -> narrowed.addAll(contract.narrow(parameter)));
			contracts = narrowed;
		}
		return contracts;
	}

	/**
	 * Return the kinds of events that a value of a type is sent as.
	 * @param type the type of the value
	 * @param response how the value is sent
	 * @return the kinds of events
	 */
	static List<EventContract> sent(ResolvableType type, ResponseDescription response) {
		EventContract any = new EventContract(Set.of(), Set.of(), Set.of(), null, List.of(), ResolvableType.NONE, false,
				response.views().isEmpty() ? null : response.views().get(0), List.of());
		Class<?> rawType = type.toClass();
		if (EventTypes.isEventType(rawType)) {
			return EventTypes.classes(type).stream().map(any::of).toList();
		}
		if (rawType == OutgoingCloudEvent.class || TypedCloudEvent.class.isAssignableFrom(rawType)) {
			return List.of(any.withData(type.as(rawType).getGeneric(), false));
		}
		if (CloudEvent.class.isAssignableFrom(rawType)) {
			return List.of(any);
		}
		EventContract value = any.withData(type, true);
		return List.of((response.type() != null) ? value.withTypes(Set.of(response.type())) : value);
	}

	private List<EventContract> narrow(EventParameter parameter) {
		if (parameter instanceof EventParameter.Attribute attribute) {
			return List.of((attribute.component().kind() == EventComponent.Kind.ATTRIBUTE) ? with(attribute.component())
					: this);
		}
		EventContract viewed = inView(JsonViews.view(parameter.parameter().getParameterAnnotation(JsonView.class),
				EventComponent.describe(parameter.parameter())))
			.inGroups(ValidationHints.declaredGroups(parameter));
		if (parameter instanceof EventParameter.Payload payload) {
			return List.of(viewed.withData(payload.type(), payload.required()));
		}
		Class<?> rawType = parameter.type().toClass();
		if (EventTypes.isEventType(rawType)) {
			return EventTypes.classes(parameter.type())
				.stream()
				.map(viewed::of)
				.filter((contract) -> !contract.types().isEmpty())
				.toList();
		}
		boolean nullable = parameter instanceof EventParameter.WholeEvent whole && whole.nullableData();
		return List.of((rawType == TypedCloudEvent.class) ? viewed.withData(parameter.type().getGeneric(), !nullable)
				: viewed);
	}

	private EventContract of(EventClass event) {
		EventContract contract = withTypes(types(event.patterns()));
		if (event.isData()) {
			return contract.withData(event.type(), true);
		}
		List<EventComponent> attributes = new ArrayList<>(this.attributes);
		for (EventComponent component : event.components()) {
			if (component.kind() == EventComponent.Kind.DATA) {
				contract = contract.withData(component.type(), component.required() && !component.optional());
			}
			else if (component.kind() == EventComponent.Kind.ATTRIBUTE) {
				attributes.add(component);
			}
		}
		return new EventContract(contract.types, this.sources, this.subjects, event.type().toClass(), attributes,
				contract.dataType, contract.dataRequired, this.view, this.groups);
	}

	/**
	 * Return the intersection of a class's types and these conditions.
	 */
	private Set<String> types(List<String> patterns) {
		if (this.types.isEmpty()) {
			return new LinkedHashSet<>(patterns);
		}
		Set<String> types = new LinkedHashSet<>();
		for (String claimed : this.types) {
			for (String pattern : patterns) {
				if (AttributePatterns.overlap(claimed, pattern)) {
					boolean narrower = AttributePatterns.isPrefix(pattern)
							&& (!AttributePatterns.isPrefix(claimed) || claimed.length() > pattern.length());
					types.add((narrower) ? claimed : pattern);
				}
			}
		}
		return types;
	}

	private EventContract with(EventComponent attribute) {
		List<EventComponent> attributes = new ArrayList<>(this.attributes);
		attributes.removeIf((other) -> other.attribute().equals(attribute.attribute()) && !other.required());
		if (attributes.stream().noneMatch((other) -> other.attribute().equals(attribute.attribute()))) {
			attributes.add(attribute);
		}
		return new EventContract(this.types, this.sources, this.subjects, this.eventClass, attributes, this.dataType,
				this.dataRequired, this.view, this.groups);
	}

	private EventContract withTypes(Set<String> types) {
		return new EventContract(types, this.sources, this.subjects, this.eventClass, this.attributes, this.dataType,
				this.dataRequired, this.view, this.groups);
	}

	private EventContract inView(@Nullable Class<?> view) {
		return new EventContract(this.types, this.sources, this.subjects, this.eventClass, this.attributes,
				this.dataType, this.dataRequired, (view != null) ? view : this.view, this.groups);
	}

	private EventContract inGroups(List<Class<?>> groups) {
		return new EventContract(this.types, this.sources, this.subjects, this.eventClass, this.attributes,
				this.dataType, this.dataRequired, this.view, (groups.isEmpty()) ? this.groups : groups);
	}

	private EventContract withData(ResolvableType type, boolean required) {
		boolean any = type == ResolvableType.NONE || type.toClass() == Object.class
				|| type.toClass() == CloudEventData.class;
		return new EventContract(this.types, this.sources, this.subjects, this.eventClass, this.attributes,
				(any) ? this.dataType : type, this.dataRequired || required, this.view, this.groups);
	}

}
