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
import io.github.cloudeventsboot.binding.ConstraintHints;
import io.github.cloudeventsboot.binding.EventClass;
import io.github.cloudeventsboot.binding.EventTypes;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/**
 * The types that handler methods take and return, for hints about reflection.
 *
 * @since 0.1.0
 */
public final class EventTypeHints {

	private static final int MAX_DEPTH = 16;

	private final Set<ResolvableType> types = new LinkedHashSet<>();

	private final Set<Class<?>> containers = new LinkedHashSet<>();

	/**
	 * Add the types of a method.
	 * @param handler the method
	 */
	public void add(EventHandlerMethod handler) {
		for (EventParameter parameter : handler.parameters()) {
			add(parameter.type());
			if (parameter instanceof EventParameter.WholeEvent event && event.container().isArray()) {
				this.containers.add(event.container());
			}
		}
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
		return this.types.isEmpty() && this.containers.isEmpty();
	}

	/**
	 * Register the types.
	 * @param hints takes the hints
	 */
	public void register(ReflectionHints hints) {
		this.containers.forEach((container) -> hints.registerType(container));
		Registration registration = new Registration(hints, new LinkedHashSet<>());
		this.types.forEach(registration::register);
	}

	private record Registration(ReflectionHints hints, Set<Class<?>> reached) {

		void register(ResolvableType type) {
			Class<?> rawType = type.toClass();
			if (!EventTypes.isEventType(rawType)) {
				registerData(type, 0);
				return;
			}
			registerUnion(rawType);
			EventTypes.leavesByPattern(rawType).values().stream().distinct().forEach((leaf) -> {
				registerMembers(leaf);
				registerData(ResolvableType.forClass(leaf), 0);
				EventClass.of(ResolvableType.forClass(leaf))
					.components()
					.forEach((component) -> registerData(component.type(), 0));
			});
			for (ResolvableType generic : type.getGenerics()) {
				registerData(generic, 0);
			}
		}

		/**
		 * Register a union and its members, which may be unions themselves.
		 */
		private void registerUnion(Class<?> type) {
			this.hints.registerType(type);
			if (type.getPermittedSubclasses() != null) {
				for (Class<?> subclass : type.getPermittedSubclasses()) {
					registerUnion(subclass);
				}
			}
		}

		/**
		 * Components are also read through accessors that are not getters and may be
		 * inherited.
		 */
		private void registerMembers(Class<?> leaf) {
			this.hints.registerType(leaf, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
			hierarchy(leaf).forEach((type) -> this.hints.registerType(type, MemberCategory.INVOKE_DECLARED_METHODS,
					MemberCategory.ACCESS_DECLARED_FIELDS));
		}

		/**
		 * Type arguments may be bounded by themselves, as in
		 * {@code Enum<E extends Enum<E>>}.
		 */
		private void registerData(ResolvableType type, int depth) {
			Class<?> rawType = type.toClass();
			registerData(rawType);
			for (ResolvableType generic : type.getGenerics()) {
				if (generic.toClass() != Object.class && generic.toClass() != rawType && depth < MAX_DEPTH) {
					registerData(generic, depth + 1);
				}
			}
		}

		private void registerData(Class<?> type) {
			BindingReflectionHintsRegistrar binding = new BindingReflectionHintsRegistrar();
			binding.registerReflectionHints(this.hints, type);
			// again, to learn which types it reaches
			ReflectionHints data = new ReflectionHints();
			binding.registerReflectionHints(data, type);
			data.typeHints()
				.map((hint) -> ClassUtils.resolveClassName(hint.getType().getName(), type.getClassLoader()))
				.filter((reached) -> !isPartOfJava(reached) && this.reached.add(reached))
				.forEach((reached) -> {
					hierarchy(reached).forEach((declaring) -> ConstraintHints.register(declaring, this.hints));
					if (reached.getPermittedSubclasses() != null) {
						for (Class<?> subclass : reached.getPermittedSubclasses()) {
							registerData(subclass);
						}
					}
					JacksonTypes.namedBy(reached).forEach(this::registerData);
				});
		}

		/**
		 * Return a class and all of its superclasses and interfaces, which may declare
		 * accessors and constraints too.
		 */
		private static Set<Class<?>> hierarchy(Class<?> type) {
			Set<Class<?>> hierarchy = new LinkedHashSet<>();
			addHierarchy(type, hierarchy);
			return hierarchy;
		}

		private static void addHierarchy(@Nullable Class<?> type, Set<Class<?>> hierarchy) {
			if (type != null && !isPartOfJava(type) && hierarchy.add(type)) {
				addHierarchy(type.getSuperclass(), hierarchy);
				for (Class<?> implemented : type.getInterfaces()) {
					addHierarchy(implemented, hierarchy);
				}
			}
		}

		private static boolean isPartOfJava(Class<?> type) {
			return type.isArray() || type.getName().startsWith("java.");
		}

	}

}
