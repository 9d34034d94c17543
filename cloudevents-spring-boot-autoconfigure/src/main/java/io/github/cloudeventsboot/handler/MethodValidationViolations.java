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
import java.util.List;

import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.binding.ErrorMessages;
import io.github.cloudeventsboot.event.Violations;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.util.Assert;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.MethodValidationException;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;

/**
 * Describes violated constraints of parameters, found by Spring's method validation, in
 * terms of the event.
 *
 * @since 0.1.0
 */
public final class MethodValidationViolations {

	private final EventArguments arguments;

	private final ErrorMessages messages;

	/**
	 * Create an instance.
	 * @param arguments the arguments of handlers
	 */
	public MethodValidationViolations(EventArguments arguments) {
		this.arguments = arguments;
		this.messages = arguments.constraints().messages();
	}

	/**
	 * Describe the findings of a validation.
	 * @param validation the findings
	 * @return the violations, at least one
	 */
	public List<CloudEventViolation> of(MethodValidationResult validation) {
		Violations violations = new Violations();
		for (ParameterValidationResult result : validation.getParameterValidationResults()) {
			EventArgument argument = this.arguments.find(result.getMethodParameter());
			for (MessageSourceResolvable error : result.getResolvableErrors()) {
				violations.add(violation(argument, result, error));
			}
		}
		for (MessageSourceResolvable error : validation.getCrossParameterValidationResults()) {
			violations.add(CloudEventViolation.ofEvent("request " + this.messages.resolve(error)));
		}
		Assert.state(!violations.isEmpty(), "'validation' must have errors");
		return violations.toList();
	}

	/**
	 * Describe the violations that a proxy around a handler found because its class is
	 * annotated with {@code @Validated}.
	 * @param ex the exception of the proxy
	 * @param method the method of the handler
	 * @param beanType the class of the handler
	 * @param parameters the parameters of the method
	 * @return the violations, empty if the exception is about something else, such as an
	 * entity that the handler saves
	 */
	public List<CloudEventViolation> ofProxy(Exception ex, Method method, Class<?> beanType,
			MethodParameter[] parameters) {
		if (ex instanceof MethodValidationException invalid) {
			return (!invalid.isForReturnValue() && invalid.getMethod().equals(method)) ? of(invalid) : List.of();
		}
		return (ProxyValidationViolations.isCandidate(ex))
				? ProxyValidationViolations.of(ex, method, beanType, parameters, this) : List.of();
	}

	ErrorMessages messages() {
		return this.messages;
	}

	/**
	 * Describe a constraint that a parameter, or something in it, violates.
	 */
	CloudEventViolation of(MethodParameter parameter, @Nullable Object value, String path, String message) {
		EventArgument argument = this.arguments.find(parameter);
		return (argument != null) ? argument.violationOf(value, path, message)
				: CloudEventViolation.ofEvent("parameter '" + parameter.getParameterName() + "' " + message);
	}

	private CloudEventViolation violation(@Nullable EventArgument argument, ParameterValidationResult result,
			MessageSourceResolvable error) {
		String message = this.messages.of(result, error);
		if (argument != null && argument.parameter() instanceof EventParameter.WholeEvent) {
			return event(argument, result, path(result, error, false), message);
		}
		return of(result.getMethodParameter(), result.getArgument(), path(result, error, true), message);
	}

	private static CloudEventViolation event(EventArgument argument, ParameterValidationResult result, String path,
			String message) {
		CloudEventViolation violation = argument
			.violation((result instanceof ParameterErrors) ? result.getArgument() : null, path, message);
		Integer index = result.getContainerIndex();
		return (argument.parameter().isBatch() && index != null) ? violation.withIndex(index) : violation;
	}

	private static String path(ParameterValidationResult result, MessageSourceResolvable error, boolean withIndex) {
		String field = (error instanceof FieldError fieldError) ? fieldError.getField() : "";
		Object position = (result.getContainerKey() != null) ? result.getContainerKey() : result.getContainerIndex();
		return (withIndex && position != null) ? "[" + position + "]" + ((field.isEmpty()) ? "" : "." + field) : field;
	}

}
