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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.event.AttributePatterns;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotatedMethod;
import org.springframework.util.StringValueResolver;

/**
 * Description of a handler method: its parameters that take something from events, the
 * events that are mapped to it, and how its return value is sent.
 *
 * @param method the method
 * @param parameters the parameters that take something from an event
 * @param mapping the events that are mapped to the method by
 * {@link CloudEventMapping @CloudEventMapping}, {@code null} if it has no such annotation
 * @param types finds the matching pattern of {@code type} among those of the method
 * @param response how its return value is sent
 * @param fallback whether it is a method of this library that reports events without a
 * matching handler of the application
 * @since 0.1.0
 */
public record EventHandlerMethod(Method method, List<EventParameter> parameters, @Nullable EventConditions mapping,
		AttributePatterns<String> types, ResponseDescription response, boolean fallback) {

	/**
	 * Describe a method.
	 * @param method the method
	 * @param beanType the class of the handler
	 * @param style how handlers of the transport declare parameters and return values
	 * @param placeholders resolves placeholders in annotations
	 * @return the description
	 * @throws InvalidEventTypeException if the method can't be an event handler as it is
	 * declared
	 */
	public static EventHandlerMethod of(Method method, Class<?> beanType, HandlerStyle style,
			StringValueResolver placeholders) {
		// includes the annotations of interfaces
		MethodParameter[] declared = new BeanMethod(method, beanType).getMethodParameters();
		List<EventParameter> parameters = describe(declared, (parameter) -> EventParameter.of(parameter, style));
		if (!parameters.isEmpty()) {
			parameters = describe(declared, (parameter) -> {
				EventParameter described = EventParameter.of(parameter, style);
				return (described != null) ? described : BodyParameters.ofBody(parameter, style);
			});
		}
		CloudEventMapping annotation = AnnotatedElementUtils.findMergedAnnotation(method, CloudEventMapping.class);
		EventConditions mapping = (annotation != null) ? EventConditions.of(annotation, placeholders) : null;
		return new EventHandlerMethod(method, List.copyOf(parameters), mapping, types(parameters, mapping),
				ResponseDescription.of(method, beanType, style, placeholders),
				FallbackHandler.class.isAssignableFrom(beanType));
	}

	private static List<EventParameter> describe(MethodParameter[] declared,
			Function<MethodParameter, @Nullable EventParameter> description) {
		List<EventParameter> parameters = new ArrayList<>();
		for (MethodParameter parameter : declared) {
			EventParameter described = description.apply(parameter);
			if (described != null) {
				parameters.add(described);
			}
		}
		return parameters;
	}

	private static AttributePatterns<String> types(List<EventParameter> parameters, @Nullable EventConditions mapping) {
		Map<String, String> types = new HashMap<>();
		for (EventParameter parameter : parameters) {
			for (String type : parameter.types().keySet()) {
				types.put(type, type);
			}
		}
		if (mapping != null) {
			for (String type : mapping.types()) {
				types.put(type, type);
			}
		}
		return new AttributePatterns<>(types);
	}

	/**
	 * Return the name of the handler for logs.
	 * @return the simple names of class, method and parameter types
	 */
	public String name() {
		String types = Arrays.stream(this.method.getParameterTypes())
			.map(Class::getSimpleName)
			.collect(Collectors.joining(", ", "(", ")"));
		return this.method.getDeclaringClass().getSimpleName() + "#" + this.method.getName() + types;
	}

	/**
	 * Return a line for logs that describes the events for the handler.
	 * @param origin their origin
	 * @return the line
	 */
	public String describeRoute(String origin) {
		Set<String> types = (this.mapping != null) ? conditions().types() : acceptedTypes();
		return "Events of " + ((types.isEmpty()) ? "any type" : "type " + String.join(", ", new TreeSet<>(types)))
				+ " from " + origin + " go to " + name();
	}

	/**
	 * Return whether the method is an event handler.
	 * @return whether it takes anything from an event, or is mapped to events
	 */
	public boolean isEventHandler() {
		return !this.parameters.isEmpty() || this.mapping != null;
	}

	/**
	 * Return whether the method takes any number of events.
	 * @return whether one of its parameters does
	 */
	public boolean isBatch() {
		for (EventParameter parameter : this.parameters) {
			if (parameter.isBatch()) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return the {@code type} patterns that the method's parameters accept.
	 * @return the patterns, empty if events of every type are accepted
	 */
	public Set<String> acceptedTypes() {
		Set<String> types = new LinkedHashSet<>();
		this.parameters.forEach((parameter) -> types.addAll(parameter.types().keySet()));
		return types;
	}

	/**
	 * Return the conditions of {@code @CloudEventMapping}. If it has no type, the types
	 * of the parameters are used.
	 * @return the patterns, which match any event if the method has no such annotation
	 */
	public EventConditions conditions() {
		if (this.mapping == null) {
			return EventConditions.ANY;
		}
		return (this.mapping.types().isEmpty()) ? this.mapping.withTypes(acceptedTypes()) : this.mapping;
	}

	/**
	 * A method with the class of the controller, which may define the type variables of
	 * the declaring class.
	 */
	private static final class BeanMethod extends AnnotatedMethod {

		private final Class<?> beanType;

		BeanMethod(Method method, Class<?> beanType) {
			super(method);
			this.beanType = beanType;
		}

		@Override
		protected Class<?> getContainingClass() {
			return this.beanType;
		}

	}

}
