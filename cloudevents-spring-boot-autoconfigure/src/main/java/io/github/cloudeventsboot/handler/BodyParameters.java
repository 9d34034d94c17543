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
import java.util.Optional;

import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.binding.EventClass;
import io.github.cloudeventsboot.binding.EventComponent;
import io.github.cloudeventsboot.binding.EventContainers;
import io.github.cloudeventsboot.binding.EventKinds;
import io.github.cloudeventsboot.binding.EventTypes;
import io.github.cloudeventsboot.handler.EventParameter.Payload;
import io.github.cloudeventsboot.handler.EventParameter.WholeEvent;
import io.github.cloudeventsboot.handler.HandlerStyle.BodyDeclaration;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * Describes parameters without an annotation of this library: whole events, recognized by
 * their type, and bodies of mapped events, which are the data.
 */
final class BodyParameters {

	private BodyParameters() {
	}

	static @Nullable EventParameter of(MethodParameter parameter, String name, ResolvableType type,
			HandlerStyle style) {
		if (style.isBoundElsewhere(parameter)) {
			return null;
		}
		EventParameter event = event(parameter, type, style);
		return (event != null) ? event : data(parameter, name, type, style);
	}

	/**
	 * Describe a parameter for the body of a message, in a method that takes other parts
	 * of the event.
	 */
	static @Nullable EventParameter ofBody(MethodParameter parameter, HandlerStyle style) {
		boolean data = style.isBodyTheData() && style.bodyDeclaration(parameter) != BodyDeclaration.NONE
				&& !style.isBoundElsewhere(parameter);
		return (data) ? new Payload(parameter, EventComponent.data(parameter, AnnotatedParameters.name(parameter),
				ResolvableType.forMethodParameter(parameter)), false) : null;
	}

	private static @Nullable EventParameter event(MethodParameter parameter, ResolvableType type, HandlerStyle style) {
		boolean optional = Optional.class == type.toClass();
		ResolvableType plain = (optional) ? type.getGeneric() : type;
		ResolvableType enveloped = style.enveloped(plain);
		ResolvableType body = (enveloped != null) ? enveloped : plain;
		boolean batch = EventContainers.isReadable(body.toClass());
		ResolvableType event = (batch) ? EventContainers.element(body) : body;
		if (!EventKinds.isReadable(event.toClass())) {
			return null;
		}
		BodyDeclaration declaration = style.bodyDeclaration(parameter);
		if (declaration != BodyDeclaration.NONE && isOrdinaryBody(event.toClass(), parameter)) {
			return null;
		}
		boolean required = !optional && !parameter.isOptional() && declaration != BodyDeclaration.OPTIONAL;
		boolean nullableData = event.toClass() == TypedCloudEvent.class
				&& NullableData.isNullable(parameter, TypedCloudEvent.class);
		return new WholeEvent(parameter, event, (batch) ? body.toClass() : void.class, enveloped != null, optional,
				required, nullableData);
	}

	/**
	 * Return whether a possible event type remains an ordinary body if it is declared as
	 * a body: because some of its classes are not events, or because all of them are the
	 * data itself and nothing else indicates an event.
	 */
	private static boolean isOrdinaryBody(Class<?> type, MethodParameter parameter) {
		return EventTypes.isEventType(type)
				&& (!EventTypes.isCompleteEventType(type) || (!isMapped(parameter) && EventTypes.leavesByPattern(type)
					.values()
					.stream()
					.allMatch((leaf) -> EventClass.of(ResolvableType.forClass(leaf)).isData())));
	}

	private static @Nullable EventParameter data(MethodParameter parameter, String name, ResolvableType type,
			HandlerStyle style) {
		ResolvableType enveloped = style.enveloped(type);
		ResolvableType data = (enveloped != null) ? enveloped : type;
		BodyDeclaration declaration = style.bodyDeclaration(parameter);
		boolean body = declaration != BodyDeclaration.NONE || (enveloped != null && data.toClass() != Void.class);
		if (!body || !isMapped(parameter)) {
			return null;
		}
		boolean optional = Optional.class == data.toClass();
		boolean nullable = parameter.isOptional() || declaration == BodyDeclaration.OPTIONAL
				|| (enveloped != null && NullableData.isNullable(parameter, type.toClass()));
		EventComponent component = new EventComponent(EventComponent.Kind.DATA, name, "",
				(optional) ? data.getGeneric() : data, !optional && !nullable, null, optional);
		return new Payload(parameter, component, enveloped != null);
	}

	private static boolean isMapped(MethodParameter parameter) {
		Method method = parameter.getMethod();
		return method != null && AnnotatedElementUtils.hasAnnotation(method, CloudEventMapping.class);
	}

}
