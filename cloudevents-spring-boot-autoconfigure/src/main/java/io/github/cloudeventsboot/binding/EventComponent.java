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

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.event.AttributeNames;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.annotation.ValueConstants;

/**
 * The part of an event that a component of an event type or a parameter of an event
 * handler takes.
 *
 * @param kind the kind of this part
 * @param name the name of the component
 * @param attribute the name of the attribute, empty if the part is not a single attribute
 * @param type the type without {@code Optional}
 * @param required whether an event without it is rejected
 * @param defaultValue the default value as a canonical string, or {@code null}
 * @param optional whether the declared type is an {@code Optional}
 * @since 0.1.0
 */
public record EventComponent(Kind kind, String name, String attribute, ResolvableType type, boolean required,
		@Nullable String defaultValue, boolean optional) {

	/**
	 * The kind of a part.
	 */
	public enum Kind {

		/** The data. */
		DATA,

		/** One context attribute. */
		ATTRIBUTE,

		/** All context attributes, by name. */
		ATTRIBUTES

	}

	/**
	 * Describe the data.
	 * @param parameter the parameter, whose annotations are synthesized
	 * @param name the name of the component
	 * @param type the resolved type
	 * @return the component
	 */
	public static EventComponent data(MethodParameter parameter, String name, ResolvableType type) {
		CloudEventPayload annotation = parameter.getParameterAnnotation(CloudEventPayload.class);
		boolean required = (annotation == null || annotation.required()) && !parameter.isOptional();
		boolean optional = isOptional(type);
		ResolvableType plain = KotlinValues.inside((optional) ? type.getGeneric() : type);
		return new EventComponent(Kind.DATA, name, "", plain, required, null, optional);
	}

	/**
	 * Describe an attribute.
	 * @param parameter the parameter, whose annotations are synthesized
	 * @param name the name of the component, from which the name of the attribute follows
	 * unless an annotation sets it
	 * @param type the resolved type
	 * @return the component
	 */
	public static EventComponent attribute(MethodParameter parameter, String name, ResolvableType type) {
		CloudEventAttribute annotation = parameter.getParameterAnnotation(CloudEventAttribute.class);
		boolean optional = isOptional(type);
		ResolvableType plain = KotlinValues.inside((optional) ? type.getGeneric() : type);
		String declared = (annotation != null) ? annotation.name() : "";
		if (annotation != null && declared.isEmpty() && Map.class == plain.toClass()) {
			if (plain.getGeneric(1).toClass() != Object.class) {
				throw new InvalidEventTypeException("Attributes can't be converted to " + plain + " of "
						+ describe(parameter) + ": they have different types.", "Use Map<String, Object>.");
			}
			return new EventComponent(Kind.ATTRIBUTES, name, "", plain, false, null, optional);
		}
		String attribute = (declared.isEmpty()) ? name.toLowerCase(Locale.ROOT) : declared;
		if (!AttributeNames.isValid(attribute)) {
			throw new InvalidEventTypeException(
					"'" + attribute + "' of " + describe(parameter) + " can't be the name of a context attribute.",
					"Use lower-case letters and digits only, and not 'data': name it with @CloudEventAttribute(\"...\"),"
							+ " or mark the data with @CloudEventPayload.");
		}
		String defaultValue = (annotation == null || ValueConstants.DEFAULT_NONE.equals(annotation.defaultValue()))
				? null : annotation.defaultValue();
		boolean required = (annotation == null || annotation.required()) && defaultValue == null
				&& !parameter.isOptional();
		return new EventComponent(Kind.ATTRIBUTE, name, attribute, plain, required, defaultValue, optional);
	}

	/**
	 * Return the value for a parameter of this component's type instead of {@code null}.
	 * @return the default value of a primitive type, else {@code null}
	 */
	public @Nullable Object absentValue() {
		return Primitives.defaultValue(this.type.toClass());
	}

	/**
	 * Describe a parameter for a message to the developer.
	 * @param parameter the parameter
	 * @return the method or constructor and the name of the parameter
	 */
	public static String describe(MethodParameter parameter) {
		String name = (parameter.getParameterName() != null) ? parameter.getParameterName()
				: parameter.getParameter().getName();
		return "parameter '" + name + "' of " + parameter.getExecutable().toGenericString();
	}

	private static boolean isOptional(ResolvableType type) {
		return Optional.class == type.toClass();
	}

}
