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

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.binding.EventComponent;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.handler.EventParameter.Attribute;
import io.github.cloudeventsboot.handler.EventParameter.Payload;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;

/**
 * Describes parameters that are annotated as the data or an attribute of the event.
 */
final class AnnotatedParameters {

	private AnnotatedParameters() {
	}

	static @Nullable EventParameter of(MethodParameter parameter, ResolvableType type) {
		boolean payload = parameter.hasParameterAnnotation(CloudEventPayload.class);
		boolean attribute = parameter.hasParameterAnnotation(CloudEventAttribute.class);
		if (payload && attribute) {
			throw new InvalidEventTypeException("@CloudEventPayload and @CloudEventAttribute are both on "
					+ EventComponent.describe(parameter) + ".", "Remove one of the two annotations.");
		}
		if (payload) {
			rejectEvent(parameter, type);
			return new Payload(parameter, EventComponent.data(parameter, name(parameter), type), false);
		}
		if (attribute) {
			EventComponent component = EventComponent.attribute(parameter, name(parameter), type);
			rejectUnknownName(parameter, component);
			return new Attribute(parameter, component);
		}
		return null;
	}

	static String name(MethodParameter parameter) {
		String name = parameter.getParameterName();
		return (name != null) ? name : parameter.getParameter().getName();
	}

	private static void rejectEvent(MethodParameter parameter, ResolvableType type) {
		Class<?> rawType = type.toClass();
		if (CloudEvent.class.isAssignableFrom(rawType) || rawType == OutgoingCloudEvent.class) {
			throw new InvalidEventTypeException(
					"@CloudEventPayload is on " + EventComponent.describe(parameter)
							+ ", which is a whole event and not its data.",
					"Remove @CloudEventPayload, or declare the parameter with the type of the data.");
		}
	}

	private static void rejectUnknownName(MethodParameter parameter, EventComponent component) {
		CloudEventAttribute annotation = parameter.getParameterAnnotation(CloudEventAttribute.class);
		if (component.kind() == EventComponent.Kind.ATTRIBUTE && parameter.getParameterName() == null
				&& (annotation == null || annotation.name().isEmpty())) {
			throw new InvalidEventTypeException(
					"The name of parameter " + parameter.getParameterIndex() + " of "
							+ parameter.getExecutable().toGenericString()
							+ " is not known, so the attribute to bind is not known either.",
					"Compile " + parameter.getDeclaringClass().getName()
							+ " with '-parameters', or name the attribute with @CloudEventAttribute(\"...\").");
		}
	}

}
