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

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonView;
import io.github.cloudeventsboot.InvalidCloudEventException;
import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.binding.DeclaredData;
import io.github.cloudeventsboot.binding.EventContainers;
import io.github.cloudeventsboot.binding.EventKinds;
import io.github.cloudeventsboot.binding.EventTypes;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.EventAssembler;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.Assert;
import org.springframework.util.StringValueResolver;

/**
 * Describes how the return value of a handler method is sent.
 *
 * @param valueType the declared type of the value, without wrappers
 * @param annotated whether the method or its class is annotated
 * @param mode the content mode, {@link ResponseMode#INHERIT} if the application decides
 * @param type the {@code type} that makes any value an event, or {@code null}
 * @param attributes further attributes that the annotations name
 * @param views the views that {@link JsonView @JsonView} on the method names
 * @param dataType the declared type of the data, or {@code null} if its class is enough
 * @since 0.1.0
 */
public record ResponseDescription(ResolvableType valueType, boolean annotated, ResponseMode mode, @Nullable String type,
		Map<String, Object> attributes, List<Class<?>> views, @Nullable ResolvableType dataType) {

	/** Limits recursion, because types may be collections of each other. */
	private static final int MAX_DEPTH = 8;

	/**
	 * Create a description with copies of its collections.
	 * @param valueType the declared type of the value, without wrappers
	 * @param annotated whether the method or its class is annotated
	 * @param mode the content mode, {@link ResponseMode#INHERIT} if the application
	 * decides
	 * @param type the {@code type} that makes any value an event, or {@code null}
	 * @param attributes further attributes that the annotations name
	 * @param views the views that {@link JsonView @JsonView} on the method names
	 * @param dataType the declared type of the data, or {@code null} if its class is
	 * enough
	 */
	public ResponseDescription {
		attributes = Map.copyOf(attributes);
		views = List.copyOf(views);
	}

	/**
	 * Describe the response of a method.
	 * @param method the method
	 * @param beanType the class of the handler
	 * @param style how handlers of the transport declare return values
	 * @param placeholders resolves placeholders
	 * @return the description
	 */
	public static ResponseDescription of(Method method, Class<?> beanType, HandlerStyle style,
			StringValueResolver placeholders) {
		CloudEventResponse onMethod = AnnotatedElementUtils.findMergedAnnotation(method, CloudEventResponse.class);
		CloudEventResponse onClass = AnnotatedElementUtils.findMergedAnnotation(beanType, CloudEventResponse.class);
		ResolvableType declared = ResolvableType.forMethodReturnType(method, beanType);
		ResolvableType valueType = valueType(declared, style);
		ResolvableType sentType = (EventKinds.isWritable(valueType.toClass())) ? valueType : unwrapped(declared, style);
		if (onMethod == null && onClass == null) {
			return new ResponseDescription(valueType, false, ResponseMode.INHERIT, null, Map.of(), views(method),
					DeclaredData.of(sentType, false));
		}
		Merger merger = new Merger(onMethod, onClass, placeholders);
		Map<String, Object> attributes = new LinkedHashMap<>();
		merger.put(attributes, AttributeNames.SOURCE, CloudEventResponse::source);
		merger.put(attributes, AttributeNames.SUBJECT, CloudEventResponse::subject);
		merger.put(attributes, AttributeNames.DATASCHEMA, CloudEventResponse::dataSchema);
		merger.put(attributes, AttributeNames.DATACONTENTTYPE, CloudEventResponse::dataContentType);
		String type = merger.string(CloudEventResponse::type);
		return new ResponseDescription(valueType, true, merger.mode(), type, attributes, views(method),
				DeclaredData.of(sentType, type != null));
	}

	private static List<Class<?>> views(Method method) {
		JsonView annotation = AnnotatedElementUtils.findMergedAnnotation(method, JsonView.class);
		return (annotation != null) ? List.of(annotation.value()) : List.of();
	}

	private static ResolvableType valueType(ResolvableType declared, HandlerStyle style) {
		ResolvableType type = declared;
		for (int depth = 0; depth < MAX_DEPTH; depth++) {
			Class<?> rawType = type.toClass();
			ResolvableType inside = style.returned(type);
			if (inside != null) {
				type = inside;
			}
			else if (EventContainers.isWritable(rawType)) {
				type = EventContainers.element(type);
			}
			else if (rawType == Optional.class) {
				type = type.getGeneric();
			}
			else {
				return type;
			}
		}
		return ResolvableType.NONE;
	}

	/**
	 * Return the type of what a handler replies with, where {@link #valueType} may be
	 * that of its elements.
	 */
	private static ResolvableType unwrapped(ResolvableType declared, HandlerStyle style) {
		ResolvableType type = declared;
		for (int depth = 0; depth < MAX_DEPTH; depth++) {
			ResolvableType inside = (type.toClass() == Optional.class) ? type.getGeneric() : style.returned(type);
			if (inside == null) {
				return type;
			}
			ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(type.toClass());
			if (adapter != null && adapter.isMultiValue()) {
				return ResolvableType.forClassWithGenerics(List.class, inside);
			}
			type = inside;
		}
		return ResolvableType.NONE;
	}

	/**
	 * Return whether instances of a class are sent as events.
	 * @param type the class
	 * @param eventHandler whether the method is an event handler
	 * @return whether they are, apart from a {@link #type()} that turns every value into
	 * an event
	 */
	public boolean isEvent(Class<?> type, boolean eventHandler) {
		return EventKinds.isExplicit(type) || ((eventHandler || this.annotated) && EventTypes.isEventType(type));
	}

	/**
	 * Return whether an annotation on the method itself has an effect on events only.
	 * @param method the method
	 * @return whether it is annotated, and not every value becomes an event
	 */
	public boolean needsEvents(Method method) {
		return this.type == null && AnnotatedElementUtils.hasAnnotation(method, CloudEventResponse.class);
	}

	private boolean mayBeEvent() {
		Class<?> rawType = this.valueType.toClass();
		boolean declared = this.valueType.getType() == rawType || this.valueType.hasGenerics();
		if (!declared || rawType == Object.class || EventKinds.isWritable(rawType)) {
			return true;
		}
		// the application's own supertype of event types
		return Modifier.isAbstract(rawType.getModifiers()) && !rawType.isPrimitive() && !rawType.isArray()
				&& !rawType.getName().startsWith("java.");
	}

	/**
	 * Check that the annotation on the method has an effect.
	 * @param method the method
	 * @throws InvalidEventTypeException if no value of the method is sent as an event
	 */
	void checkEffect(Method method) {
		if (needsEvents(method) && !mayBeEvent()) {
			throw new InvalidEventTypeException(
					"@CloudEventResponse has no effect on " + method.toGenericString() + ": " + this.valueType
							+ " is not sent as an event.",
					"Add the type of the event, @CloudEventResponse(type = \"...\"), to send any value as its data,"
							+ " or return an OutgoingCloudEvent or an event type.");
		}
	}

	/**
	 * Return the view in which data is written.
	 * @return the view, or {@code null} if all of the data is written
	 * @throws IllegalArgumentException if there are several
	 */
	public @Nullable Class<?> view() {
		Assert.isTrue(this.views.size() <= 1, "@JsonView must have exactly one view");
		return (this.views.isEmpty()) ? null : this.views.get(0);
	}

	/**
	 * Check the attributes that the annotations name, once their placeholders are
	 * resolved.
	 * @param method the method
	 * @throws InvalidEventTypeException if an event can't have these attributes
	 */
	public void check(Method method) {
		EventAssembler event = new EventAssembler();
		event.set(AttributeNames.SPECVERSION, "1.0");
		event.set(AttributeNames.ID, "1");
		event.set(AttributeNames.TYPE, (this.type != null) ? this.type : "type");
		this.attributes.forEach(event::set);
		if (!event.isSet(AttributeNames.SOURCE)) {
			event.set(AttributeNames.SOURCE, "/");
		}
		try {
			event.build(null);
		}
		catch (InvalidCloudEventException ex) {
			throw new InvalidEventTypeException(
					"@CloudEventResponse for " + method.toGenericString() + " has an invalid value: "
							+ ex.getViolations().get(0) + ".",
					"Change the annotation, or the property that its placeholder names.");
		}
	}

	/**
	 * The annotation on the method, merged over that on the class.
	 */
	private record Merger(@Nullable CloudEventResponse onMethod, @Nullable CloudEventResponse onClass,
			StringValueResolver placeholders) {

		ResponseMode mode() {
			if (this.onMethod != null && this.onMethod.mode() != ResponseMode.INHERIT) {
				return this.onMethod.mode();
			}
			return (this.onClass != null) ? this.onClass.mode() : ResponseMode.INHERIT;
		}

		@Nullable String string(Function<CloudEventResponse, String> attribute) {
			String value = (this.onMethod != null) ? attribute.apply(this.onMethod) : "";
			if (value.isEmpty() && this.onClass != null) {
				value = attribute.apply(this.onClass);
			}
			String resolved = this.placeholders.resolveStringValue(value);
			return (resolved == null || resolved.isEmpty()) ? null : resolved;
		}

		void put(Map<String, Object> attributes, String name, Function<CloudEventResponse, String> attribute) {
			String value = string(attribute);
			if (value != null) {
				attributes.put(name, value);
			}
		}

	}

}
