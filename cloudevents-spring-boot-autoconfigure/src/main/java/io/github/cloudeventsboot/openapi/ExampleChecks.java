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

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.binding.EventContainers;
import io.github.cloudeventsboot.handler.ArgumentValidation;
import io.github.cloudeventsboot.handler.EventArgument;
import io.github.cloudeventsboot.handler.EventArguments;
import io.github.cloudeventsboot.handler.EventParameter;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.method.ControllerAdviceBean;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Checks whether handlers accept events, without calling them.
 *
 * @since 0.1.0
 */
public final class ExampleChecks {

	private final EventArguments arguments;

	private final ParameterConstraints constraints;

	private final ApplicationContext context;

	/**
	 * Create checks.
	 * @param arguments the arguments of handlers
	 * @param constraints the constraints on their parameters
	 * @param context the application
	 */
	public ExampleChecks(EventArguments arguments, ParameterConstraints constraints, ApplicationContext context) {
		this.arguments = arguments;
		this.constraints = constraints;
		this.context = context;
	}

	/**
	 * Return why a handler rejects an event.
	 * @param event the event
	 * @param documented the handler
	 * @return a description of the fault, or {@code null} if the event is accepted
	 * @throws CloudEventException if the event does not fit
	 */
	@Nullable String fault(CloudEvent event, DocumentedHandler documented) {
		Map<Integer, @Nullable Object> values = new HashMap<>();
		for (EventParameter parameter : documented.handler().parameters()) {
			EventArgument argument = this.arguments.find(parameter.parameter());
			String fault = (argument != null) ? fault(event, argument, values) : null;
			if (fault == null && argument != null && hasBinder(argument, documented.method())) {
				fault = "an @InitBinder method may add validators for '" + name(argument) + "'";
			}
			if (fault != null) {
				return fault;
			}
		}
		List<String> violations = this.constraints.violations(documented.method(), values);
		return (violations.isEmpty()) ? null : violations.toString();
	}

	/**
	 * Return whether the validation of an argument depends on methods that need a
	 * request.
	 */
	private boolean hasBinder(EventArgument argument, HandlerMethod method) {
		Class<?> controller = method.getBeanType();
		return argument.isValidationAsked()
				&& (hasBinder(controller, name(argument)) || ControllerAdviceBean.findAnnotatedBeans(this.context)
					.stream()
					.anyMatch((advice) -> advice.isApplicableToBeanType(controller) && advice.getBeanType() != null
							&& hasBinder(advice.getBeanType(), name(argument))));
	}

	private static boolean hasBinder(Class<?> type, String name) {
		return MethodIntrospector.selectMethods(type, RequestMappingHandlerAdapter.INIT_BINDER_METHODS)
			.stream()
			.map((method) -> AnnotatedElementUtils.findMergedAnnotation(method, InitBinder.class))
			.anyMatch((binder) -> binder != null
					&& (binder.value().length == 0 || List.of(binder.value()).contains(name)));
	}

	private static String name(EventArgument argument) {
		return argument.validateNothing().name();
	}

	private static @Nullable String fault(CloudEvent event, EventArgument argument,
			Map<Integer, @Nullable Object> values) {
		EventParameter parameter = argument.parameter();
		Object value;
		ArgumentValidation validation;
		if (parameter.isBatch()) {
			List<Object> all = argument.bindAll(List.of(event), false);
			validation = argument.validateAll(List.of(event), all, List.of());
			value = all;
		}
		else {
			value = argument.bind(event);
			validation = argument.validate(event, value, List.of());
		}
		put(argument, value, values);
		return (validation.isRejected()) ? validation.violations().toString() : null;
	}

	/**
	 * Add the value for a parameter, unless its type also holds headers.
	 */
	private static void put(EventArgument argument, @Nullable Object value, Map<Integer, @Nullable Object> values) {
		EventParameter parameter = argument.parameter();
		int index = parameter.parameter().getParameterIndex();
		if (parameter instanceof EventParameter.WholeEvent whole) {
			Object body = (whole.isBatch() && value instanceof List<?> all)
					? EventContainers.contain(whole.container(), all) : value;
			if (!whole.enveloped()) {
				values.put(index, (whole.optional()) ? Optional.ofNullable(body) : body);
			}
		}
		else if (!(parameter instanceof EventParameter.Payload payload) || !payload.enveloped()) {
			values.put(index, argument.orAbsent(value));
		}
	}

}
