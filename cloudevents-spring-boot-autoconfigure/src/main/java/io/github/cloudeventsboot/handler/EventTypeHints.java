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

import java.util.LinkedHashSet;
import java.util.Set;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.binding.EventClass;
import io.github.cloudeventsboot.binding.EventTypes;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.core.ResolvableType;

/**
 * The types that handler methods take and return, for hints about reflection.
 *
 * @since 0.1.0
 */
public final class EventTypeHints {

	private static final int MAX_DEPTH = 16;

	private final Set<ResolvableType> types = new LinkedHashSet<>();

	/**
	 * Add the types of a method.
	 * @param handler the method
	 */
	public void add(EventHandlerMethod handler) {
		handler.parameters().stream().map(EventParameter::type).forEach(this::add);
		if (handler.isEventHandler() || handler.response().annotated()) {
			add(handler.response().valueType());
		}
	}

	private void add(ResolvableType type) {
		Class<?> rawType = type.toClass();
		if (rawType == TypedCloudEvent.class || rawType == OutgoingCloudEvent.class) {
			add(type.getGeneric());
		}
		else if (rawType != Object.class && rawType != void.class && rawType != CloudEvent.class) {
			this.types.add(type);
		}
	}

	/**
	 * Return whether there are no types.
	 * @return whether no method takes or returns any
	 */
	public boolean isEmpty() {
		return this.types.isEmpty();
	}

	/**
	 * Register the types.
	 * @param hints takes the hints
	 */
	public void register(ReflectionHints hints) {
		this.types.forEach((type) -> register(type, hints));
	}

	private static void register(ResolvableType type, ReflectionHints hints) {
		Class<?> rawType = type.toClass();
		if (!EventTypes.isEventType(rawType)) {
			registerData(type, hints);
			return;
		}
		hints.registerType(rawType);
		EventTypes.leavesByPattern(rawType).values().stream().distinct().forEach((leaf) -> {
			// also read by accessors that are not getters
			hints.registerType(leaf, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
					MemberCategory.INVOKE_DECLARED_METHODS, MemberCategory.ACCESS_DECLARED_FIELDS);
			registerData(ResolvableType.forClass(leaf), hints);
			EventClass.of(ResolvableType.forClass(leaf))
				.components()
				.forEach((component) -> registerData(component.type(), hints));
		});
		for (ResolvableType generic : type.getGenerics()) {
			registerData(generic, hints);
		}
	}

	private static void registerData(ResolvableType type, ReflectionHints hints) {
		registerData(type, hints, 0);
	}

	/**
	 * Type arguments may be bounded by themselves, as in {@code Enum<E extends Enum<E>>}.
	 */
	private static void registerData(ResolvableType type, ReflectionHints hints, int depth) {
		Class<?> rawType = type.toClass();
		new BindingReflectionHintsRegistrar().registerReflectionHints(hints, rawType);
		if (rawType.getPermittedSubclasses() != null) {
			for (Class<?> subclass : rawType.getPermittedSubclasses()) {
				registerData(ResolvableType.forClass(subclass), hints, depth);
			}
		}
		for (ResolvableType generic : type.getGenerics()) {
			if (generic.toClass() != Object.class && generic.toClass() != rawType && depth < MAX_DEPTH) {
				registerData(generic, hints, depth + 1);
			}
		}
	}

}
