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

package io.github.cloudeventsboot.web.servlet;

import java.util.ArrayList;
import java.util.List;

import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.web.method.EventParameter;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.util.Assert;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.MethodValidationException;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.method.HandlerMethod;

/**
 * Describes violated constraints of parameters as those of events are.
 */
final class MethodValidationProblems {

	private final EventArguments arguments;

	private final ErrorMessages messages;

	MethodValidationProblems(EventArguments arguments, EventValidator validator) {
		this.arguments = arguments;
		this.messages = validator.messages();
	}

	List<CloudEventViolation> of(MethodValidationResult validation) {
		List<CloudEventViolation> violations = new ArrayList<>();
		for (ParameterValidationResult result : validation.getParameterValidationResults()) {
			EventArgument argument = this.arguments.find(result.getMethodParameter());
			for (MessageSourceResolvable error : result.getResolvableErrors()) {
				if (violations.size() >= EventValidator.MAX_VIOLATIONS) {
					return violations;
				}
				violations.add(violation(argument, result, error));
			}
		}
		for (MessageSourceResolvable error : validation.getCrossParameterValidationResults()) {
			violations.add(CloudEventViolation.ofEvent("request " + this.messages.resolve(error)));
		}
		Assert.notEmpty(violations, "'validation' must have errors");
		return violations;
	}

	/**
	 * Describe what a proxy around a controller found, as its class is annotated
	 * {@code @Validated}.
	 * @return the violations, empty if the exception is about something else, such as an
	 * entity that the handler saves
	 */
	List<CloudEventViolation> ofProxy(Exception ex, HandlerMethod handler) {
		if (ex instanceof MethodValidationException invalid) {
			return (!invalid.isForReturnValue() && invalid.getMethod().equals(handler.getMethod())) ? of(invalid)
					: List.of();
		}
		return (ProxyValidationProblems.isCandidate(ex)) ? ProxyValidationProblems.of(ex, handler, this) : List.of();
	}

	ErrorMessages messages() {
		return this.messages;
	}

	/**
	 * Describe a constraint that a parameter, or something in it, violates.
	 */
	CloudEventViolation of(MethodParameter parameter, @Nullable Object value, String path, String message) {
		EventArgument argument = this.arguments.find(parameter);
		if (argument == null) {
			return CloudEventViolation.ofEvent("parameter '" + parameter.getParameterName() + "' " + message);
		}
		return switch (argument.parameter().kind()) {
			case ATTRIBUTE -> CloudEventViolation.ofAttribute(attribute(argument.parameter()), message);
			case PAYLOAD -> argument.payload().violation(value, path, message);
			case EVENT -> ofWhole(argument, message);
		};
	}

	private static CloudEventViolation ofWhole(EventArgument argument, String message) {
		return CloudEventViolation.ofEvent(((argument.parameter().isBatch()) ? "batch " : "event ") + message);
	}

	private CloudEventViolation violation(@Nullable EventArgument argument, ParameterValidationResult result,
			MessageSourceResolvable error) {
		String message = this.messages.of(result, error);
		if (argument != null && argument.parameter().kind() == EventParameter.Kind.EVENT) {
			return event(argument, result, path(result, error, false), message);
		}
		return of(result.getMethodParameter(), result.getArgument(), path(result, error, true), message);
	}

	private static CloudEventViolation event(EventArgument argument, ParameterValidationResult result, String path,
			String message) {
		Object value = result.getArgument();
		CloudEventViolation violation = (result instanceof ParameterErrors && value != null)
				? argument.event().violation(value, path, message) : ofWhole(argument, message);
		Integer index = result.getContainerIndex();
		return (argument.parameter().isBatch() && index != null) ? violation.withIndex(index) : violation;
	}

	private static String attribute(EventParameter parameter) {
		Assert.state(parameter.component() != null, "'parameter' must take an attribute");
		String attribute = parameter.component().attribute();
		return (attribute.isEmpty()) ? parameter.component().name() : attribute;
	}

	private static String path(ParameterValidationResult result, MessageSourceResolvable error, boolean withIndex) {
		String field = (error instanceof FieldError fieldError) ? fieldError.getField() : "";
		Object position = (result.getContainerKey() != null) ? result.getContainerKey() : result.getContainerIndex();
		return (withIndex && position != null) ? "[" + position + "]" + ((field.isEmpty()) ? "" : "." + field) : field;
	}

}
