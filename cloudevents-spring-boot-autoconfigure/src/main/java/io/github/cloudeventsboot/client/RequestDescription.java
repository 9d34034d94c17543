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

package io.github.cloudeventsboot.client;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.github.cloudeventsboot.ContentMode;
import io.github.cloudeventsboot.annotation.CloudEventRequest;
import io.github.cloudeventsboot.binding.DeclaredData;
import io.github.cloudeventsboot.binding.EventKinds;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.binding.OutgoingDefaults;
import io.github.cloudeventsboot.event.AttributeNames;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.util.StringValueResolver;
import org.springframework.web.bind.annotation.RequestBody;

/**
 * Describes how a method of an HTTP interface sends its body.
 *
 * @param annotated whether the method or its interface is annotated
 * @param body the index of the parameter that is the body, or -1
 * @param undeclared whether that parameter is the body only because it is an event
 * @param mode the content mode, or {@code null} if the content type decides
 * @param defaults attributes for events that leave them out
 */
record RequestDescription(boolean annotated, int body, boolean undeclared, @Nullable ContentMode mode,
		OutgoingDefaults defaults) {

	static RequestDescription of(Method method, MethodParameter[] parameters, StringValueResolver placeholders) {
		Map<String, Object> merged = new LinkedHashMap<>();
		boolean annotated = merge(merged, AnnotatedElementUtils
			.findMergedAnnotationAttributes(method.getDeclaringClass(), CloudEventRequest.class, false, false));
		annotated |= merge(merged,
				AnnotatedElementUtils.findMergedAnnotationAttributes(method, CloudEventRequest.class, false, false));
		ContentMode mode = mode(method, (ContentMode[]) merged.get("mode"));
		Map<String, Object> attributes = new LinkedHashMap<>();
		merged.forEach((name, value) -> {
			String resolved = (value instanceof String text) ? placeholders.resolveStringValue(text) : null;
			if (resolved != null && !resolved.isEmpty()) {
				// the names of the annotation are those of the attributes in camel case
				attributes.put(name.toLowerCase(Locale.ROOT), resolved);
			}
		});
		String type = (String) attributes.remove(AttributeNames.TYPE);
		int body = body(parameters);
		boolean undeclared = body >= 0 && !parameters[body].hasParameterAnnotation(RequestBody.class);
		ResolvableType dataType = (body >= 0)
				? dataType(ResolvableType.forMethodParameter(parameters[body]), type != null) : null;
		return new RequestDescription(annotated, body, undeclared, mode,
				new OutgoingDefaults(type, attributes, null, dataType));
	}

	private static @Nullable ResolvableType dataType(ResolvableType declared, boolean anyValue) {
		ResolvableType type = (declared.toClass() == Optional.class) ? declared.getGeneric() : declared;
		ResolvableType element = EventRequestValuesProcessor.element(type);
		return DeclaredData.of((EventKinds.isWritable(element.toClass())) ? element : type, anyValue);
	}

	private static boolean merge(Map<String, Object> merged, @Nullable AnnotationAttributes attributes) {
		if (attributes != null) {
			attributes.forEach((name, value) -> {
				if (!"".equals(value) && !(value instanceof ContentMode[] modes && modes.length == 0)) {
					merged.put(name, value);
				}
			});
		}
		return attributes != null;
	}

	private static @Nullable ContentMode mode(Method method, ContentMode @Nullable [] modes) {
		if (modes == null) {
			return null;
		}
		if (modes.length > 1) {
			throw new InvalidEventTypeException(
					"@CloudEventRequest on " + method + " has several modes: " + Arrays.toString(modes) + ".",
					"Use BINARY or STRUCTURED, or leave the mode out.");
		}
		return modes[0];
	}

	private static int body(MethodParameter[] parameters) {
		for (int i = 0; i < parameters.length; i++) {
			if (parameters[i].hasParameterAnnotation(RequestBody.class)
					|| EventRequestValuesProcessor.isUndeclaredBody(parameters[i])) {
				return i;
			}
		}
		return -1;
	}

	/**
	 * Return whether the method may send an event.
	 */
	boolean isEvent() {
		return this.annotated || this.undeclared;
	}

}
