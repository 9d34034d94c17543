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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

/**
 * Creates bindings for the types and parameters of handlers and callers. The bindings of
 * types are cached without a limit, because only application code names types.
 *
 * @since 0.1.0
 */
public final class EventBindings {

	private final BindingContext context;

	private final Map<ResolvableType, EventBinding> bindings = new ConcurrentHashMap<>();

	/**
	 * Create bindings.
	 * @param context the services that they share
	 */
	public EventBindings(BindingContext context) {
		this.context = context;
	}

	/**
	 * Return bindings that read JSON data in a view.
	 * @param view the view, or {@code null} for all of the data
	 * @return the bindings
	 */
	public EventBindings inView(@Nullable Class<?> view) {
		return (view != null) ? new EventBindings(this.context.inView(view)) : this;
	}

	/**
	 * Return the binding from a whole event to a type.
	 * @param type the type
	 * @param nullableData whether the data of a typed event may be missing
	 * @return the binding
	 * @throws IllegalArgumentException if an event can't be converted to this type
	 * @throws InvalidEventTypeException if it is declared in a way that can't work
	 */
	public EventBinding of(ResolvableType type, boolean nullableData) {
		if (nullableData) {
			return create(type, true);
		}
		EventBinding binding = this.bindings.get(type);
		if (binding == null) {
			binding = create(type, false);
			this.bindings.put(type, binding);
		}
		return binding;
	}

	private EventBinding create(ResolvableType type, boolean nullableData) {
		Class<?> rawType = type.toClass();
		if (rawType == CloudEvent.class) {
			return UntypedBinding.INSTANCE;
		}
		if (rawType == TypedCloudEvent.class) {
			ResolvableType data = type.getGeneric();
			boolean optional = Optional.class == data.toClass();
			EventComponent component = new EventComponent(EventComponent.Kind.DATA, "data", "",
					(optional) ? data.getGeneric() : data, !nullableData && !optional, null, optional);
			return new TypedBinding(payload(component));
		}
		if (!EventTypes.isEventType(rawType)) {
			throw new IllegalArgumentException(type + " is not CloudEvent, TypedCloudEvent or an event type:"
					+ " annotate it with @CloudEventType");
		}
		return eventType(type);
	}

	private EventBinding eventType(ResolvableType type) {
		Map<Class<?>, EventClassBinding> leaves = new LinkedHashMap<>();
		Map<String, EventClassBinding> byPattern = new LinkedHashMap<>();
		EventTypes.leavesByPattern(type.toClass()).forEach((pattern, leaf) -> {
			EventClassBinding binding = leaves.computeIfAbsent(leaf,
					(key) -> new EventClassBinding(EventClass.of(EventClassTypes.of(type, key)), this.context));
			byPattern.put(pattern, binding);
		});
		return new EventTypeBinding(byPattern, leaves);
	}

	/**
	 * Return the binding of data.
	 * @param component the component or parameter for the data
	 * @return the binding
	 */
	public EventBinding payload(EventComponent component) {
		return new PayloadBinding(component, this.context.dataReader(component.type()), this.context.paths());
	}

	/**
	 * Return the binding of an attribute.
	 * @param component the component or parameter for the attribute
	 * @return the binding
	 */
	public EventBinding attribute(EventComponent component) {
		return this.context.attribute(component);
	}

}
