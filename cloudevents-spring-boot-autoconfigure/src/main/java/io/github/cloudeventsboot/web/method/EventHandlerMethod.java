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

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.binding.EventTypes;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotatedMethod;
import org.springframework.util.StringValueResolver;

/**
 * What a handler method takes from requests with events, and what it answers.
 *
 * @param method the method
 * @param parameters the parameters that take something from an event
 * @param mapping the annotation that maps events to the method, or {@code null}
 * @param reply how its return value is sent
 * @since 0.1.0
 */
public record EventHandlerMethod(Method method, List<EventParameter> parameters, @Nullable CloudEventMapping mapping,
		EventReply reply) {

	/**
	 * Describe a method.
	 * @param method the method
	 * @param beanType the class of the controller
	 * @param placeholders resolves placeholders in annotations
	 * @return the description
	 */
	public static EventHandlerMethod of(Method method, Class<?> beanType, StringValueResolver placeholders) {
		List<EventParameter> parameters = new ArrayList<>();
		// sees the annotations of interfaces as well
		for (MethodParameter parameter : new AnnotatedMethod(method).getMethodParameters()) {
			EventParameter described = EventParameter.of(parameter.withContainingClass(beanType));
			if (described != null) {
				parameters.add(described);
			}
		}
		return new EventHandlerMethod(method, List.copyOf(parameters),
				AnnotatedElementUtils.findMergedAnnotation(method, CloudEventMapping.class),
				EventReply.of(method, beanType, placeholders));
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
		return this.parameters.stream().anyMatch(EventParameter::isBatch);
	}

	/**
	 * Return the {@code type} patterns that the method's parameters accept.
	 * @return the patterns, empty if events of every type are accepted
	 */
	public Set<String> acceptedTypes() {
		Set<String> types = new LinkedHashSet<>();
		for (EventParameter parameter : this.parameters) {
			Class<?> type = parameter.eventType().toClass();
			if (parameter.kind() == EventParameter.Kind.EVENT && EventTypes.isEventType(type)) {
				types.addAll(EventTypes.leavesByPattern(type).keySet());
			}
		}
		return types;
	}

}
