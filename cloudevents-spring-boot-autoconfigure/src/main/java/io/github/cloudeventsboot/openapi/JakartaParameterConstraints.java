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

package io.github.cloudeventsboot.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.validation.Validator;
import jakarta.validation.metadata.MethodDescriptor;
import org.jspecify.annotations.Nullable;

import org.springframework.validation.annotation.ValidationAnnotationUtils;
import org.springframework.validation.beanvalidation.MethodValidationAdapter;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.method.HandlerMethod;

/**
 * Jakarta Validation constraints on parameters.
 *
 * @since 0.1.0
 */
public final class JakartaParameterConstraints implements ParameterConstraints {

	private final Validator validator;

	private final MethodValidationAdapter adapter;

	/**
	 * Create constraints.
	 * @param validator the validator of the application
	 */
	public JakartaParameterConstraints(Validator validator) {
		this.validator = validator;
		this.adapter = new MethodValidationAdapter(validator);
	}

	@Override
	public List<String> violations(HandlerMethod method, Map<Integer, @Nullable Object> arguments) {
		if (!isConstrained(method)) {
			return List.of();
		}
		Object bean = method.createWithResolvedBean().getBean();
		@Nullable Object[] all = new Object[method.getMethodParameters().length];
		arguments.forEach((index, argument) -> all[index] = argument);
		List<String> violations = new ArrayList<>();
		for (ParameterValidationResult result : this.adapter
			.validateArguments(bean, method.getMethod(), method.getMethodParameters(), all,
					ValidationAnnotationUtils.determineValidationGroups(bean, method.getMethod()))
			.getParameterValidationResults()) {
			// errors in an object are those of the validation of the event
			if (arguments.containsKey(result.getMethodParameter().getParameterIndex())
					&& !(result instanceof ParameterErrors)) {
				result.getResolvableErrors()
					.forEach((error) -> violations.add(describe(result, error.getDefaultMessage())));
			}
		}
		return violations;
	}

	/**
	 * Return whether there is anything to check, so that only beans are created whose
	 * parameters are constrained.
	 */
	private boolean isConstrained(HandlerMethod method) {
		MethodDescriptor descriptor = this.validator.getConstraintsForClass(method.getBeanType())
			.getConstraintsForMethod(method.getMethod().getName(), method.getMethod().getParameterTypes());
		return descriptor != null && descriptor.hasConstrainedParameters();
	}

	private static String describe(ParameterValidationResult result, @Nullable String message) {
		return "parameter '" + result.getMethodParameter().getParameterName() + "' " + message;
	}

}
