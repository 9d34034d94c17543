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
import java.util.Iterator;
import java.util.List;

import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.event.Violations;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;

import org.springframework.core.MethodParameter;

/**
 * Describes violated constraints of parameters that were found by a proxy around a
 * controller whose class is annotated with {@code @Validated}. Only used if Bean
 * Validation is present.
 */
final class ProxyValidationViolations {

	private static final String EXCEPTION = "jakarta.validation.ConstraintViolationException";

	private ProxyValidationViolations() {
	}

	/**
	 * Return whether an exception may be from such a proxy.
	 */
	static boolean isCandidate(Exception ex) {
		return EXCEPTION.equals(ex.getClass().getName());
	}

	/**
	 * Return the violations in the arguments of a handler method, none if the exception
	 * is about something else.
	 */
	static List<CloudEventViolation> of(Exception ex, Method handler, Class<?> beanType, MethodParameter[] parameters,
			MethodValidationViolations describer) {
		Violations violations = new Violations();
		for (ConstraintViolation<?> violation : ((ConstraintViolationException) ex).getConstraintViolations()) {
			Iterator<Path.Node> path = violation.getPropertyPath().iterator();
			Path.Node method = path.next();
			if (method.getKind() != ElementKind.METHOD || !method.getName().equals(handler.getName())
					|| !beanType.isInstance(violation.getRootBean()) || !path.hasNext()) {
				return List.of();
			}
			Path.Node parameter = path.next();
			if (parameter.getKind() == ElementKind.CROSS_PARAMETER) {
				violations.add(CloudEventViolation.ofEvent("request " + describer.messages().of(violation)));
				continue;
			}
			if (parameter.getKind() != ElementKind.PARAMETER) {
				return List.of();
			}
			int index = parameter.as(Path.ParameterNode.class).getParameterIndex();
			String rest = violation.getPropertyPath().toString();
			rest = rest
				.substring(Math.min(rest.length(), method.getName().length() + parameter.getName().length() + 1));
			String message = describer.messages().of(violation);
			Object[] arguments = violation.getExecutableParameters();
			Object value = (arguments != null) ? arguments[index] : null;
			violations.add(describer.of(parameters[index], value, rest, message));
		}
		return violations.toList();
	}

}
