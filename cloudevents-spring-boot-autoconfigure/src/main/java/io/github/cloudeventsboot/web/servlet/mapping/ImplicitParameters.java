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

package io.github.cloudeventsboot.web.servlet.mapping;

import java.util.List;

import io.github.cloudeventsboot.binding.EventComponent;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.ui.ModelMap;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.MapMethodProcessor;
import org.springframework.web.method.annotation.ModelAttributeMethodProcessor;
import org.springframework.web.method.annotation.RequestParamMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;

/**
 * Finds parameters of mapped methods that Spring MVC would fill from request parameters,
 * or with the empty model, because they have no annotation. An event has no such
 * parameters, so the handler would be called with empty values.
 */
final class ImplicitParameters {

	private ImplicitParameters() {
	}

	/**
	 * Reject a method with such a parameter.
	 */
	static void reject(HandlerMethod method, List<HandlerMethodArgumentResolver> resolvers) {
		for (MethodParameter parameter : method.getMethodParameters()) {
			if (isImplicit(parameter, first(parameter, resolvers))) {
				throw new InvalidEventTypeException(
						StringUtils.capitalize(EventComponent.describe(parameter))
								+ " takes nothing from the event: without an annotation,"
								+ " Spring MVC fills it from the parameters of the request or the model.",
						"Annotate it with @CloudEventPayload if it is the data, with @CloudEventAttribute if it is an"
								+ " attribute, or its class with @CloudEventType if it is the event. If it is meant to come from the"
								+ " parameters of the request, annotate it with @RequestParam or @ModelAttribute.");
			}
		}
	}

	private static @Nullable HandlerMethodArgumentResolver first(MethodParameter parameter,
			List<HandlerMethodArgumentResolver> resolvers) {
		return resolvers.stream().filter((resolver) -> resolver.supportsParameter(parameter)).findFirst().orElse(null);
	}

	private static boolean isImplicit(MethodParameter parameter, @Nullable HandlerMethodArgumentResolver resolver) {
		if (resolver instanceof MapMethodProcessor) {
			return !ModelMap.class.isAssignableFrom(parameter.getParameterType());
		}
		return (resolver instanceof ModelAttributeMethodProcessor
				&& !parameter.hasParameterAnnotation(ModelAttribute.class))
				|| (resolver instanceof RequestParamMethodArgumentResolver
						&& !parameter.hasParameterAnnotation(RequestParam.class));
	}

}
