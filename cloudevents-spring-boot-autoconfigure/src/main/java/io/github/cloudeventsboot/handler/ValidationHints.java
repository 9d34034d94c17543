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

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;

import io.github.cloudeventsboot.binding.EventConstraints;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Conventions;
import org.springframework.core.MethodParameter;
import org.springframework.validation.Errors;
import org.springframework.validation.annotation.ValidationAnnotationUtils;

/**
 * The validation that a handler method declares for an argument.
 *
 * @param active whether constraints are checked
 * @param asked whether the method requests it by {@code @Valid} or {@code @Validated}
 * @param groups the validation groups, empty for the default
 * @param reported whether the next parameter takes the errors
 * @param name the name of the object in the errors
 */
record ValidationHints(boolean active, boolean asked, Object[] groups, boolean reported, String name) {

	private static final Object[] NO_GROUPS = {};

	boolean isAny() {
		return this.active || this.asked;
	}

	static ValidationHints of(EventParameter parameter, EventConstraints constraints) {
		MethodParameter declared = parameter.parameter();
		if (parameter instanceof EventParameter.Attribute) {
			// method validation checks the constraints on the parameter itself
			return new ValidationHints(false, false, NO_GROUPS, false, name(declared));
		}
		Object[] groups = groups(declared);
		Class<?>[] types = declared.getExecutable().getParameterTypes();
		int next = declared.getParameterIndex() + 1;
		boolean reported = next < types.length && Errors.class.isAssignableFrom(types[next]);
		return new ValidationHints(constraints.isActive(groups != null), groups != null,
				(groups != null) ? groups : NO_GROUPS, reported, name(declared));
	}

	/**
	 * Return the groups that a parameter names.
	 */
	static List<Class<?>> declaredGroups(EventParameter parameter) {
		Object[] groups = groups(parameter.parameter());
		List<Class<?>> classes = new ArrayList<>();
		for (Object group : (groups != null) ? groups : NO_GROUPS) {
			if (group instanceof Class<?> type) {
				classes.add(type);
			}
		}
		return classes;
	}

	private static Object @Nullable [] groups(MethodParameter parameter) {
		Object[] groups = null;
		for (Annotation annotation : parameter.getParameterAnnotations()) {
			Object[] hints = ValidationAnnotationUtils.determineValidationHints(annotation);
			groups = (hints != null) ? hints : groups;
		}
		return groups;
	}

	private static String name(MethodParameter parameter) {
		try {
			return Conventions.getVariableNameForParameter(parameter);
		}
		catch (IllegalArgumentException ex) {
			// a collection whose element type is unknown
			String name = parameter.getParameterName();
			return (name != null) ? name : "event";
		}
	}

}
