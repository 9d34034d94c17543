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

import java.util.LinkedHashSet;
import java.util.Set;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.handler.EventHandlerMethods;
import io.github.cloudeventsboot.handler.EventParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springdoc.core.utils.SpringDocUtils;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.MethodParameter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Keeps parameters that take something from an event out of the documented query
 * parameters. Those that springdoc can ignore by type or annotation leave no schema
 * behind either; others, such as lists, are removed afterwards.
 *
 * @since 0.1.0
 */
public final class EventParameterCustomizer implements ParameterCustomizer, SmartInitializingSingleton {

	private final EventHandlerMethods handlers;

	private final RequestMappingHandlerMapping mapping;

	/**
	 * Create a customizer.
	 * @param handlers describes handlers
	 * @param mapping the handlers of the application
	 */
	public EventParameterCustomizer(EventHandlerMethods handlers, RequestMappingHandlerMapping mapping) {
		this.handlers = handlers;
		this.mapping = mapping;
	}

	@Override
	public void afterSingletonsInstantiated() {
		Class<?>[] types = types().toArray(Class<?>[]::new);
		Class<?>[] annotations = { CloudEventPayload.class, CloudEventAttribute.class };
		// springdoc keeps these in static state, so each start replaces them
		SpringDocUtils.getConfig()
			.removeRequestWrapperToIgnore(types)
			.addRequestWrapperToIgnore(types)
			.removeAnnotationsToIgnore(annotations)
			.addAnnotationsToIgnore(annotations);
	}

	private Set<Class<?>> types() {
		Set<Class<?>> types = new LinkedHashSet<>();
		types.add(CloudEvent.class);
		types.add(CloudEvent[].class);
		this.mapping.getHandlerMethods()
			.values()
			.stream()
			.flatMap((method) -> this.handlers.get(method.getMethod(), method.getBeanType()).parameters().stream())
			.filter((parameter) -> parameter instanceof EventParameter.WholeEvent && !parameter.isBatch())
			.forEach((parameter) -> types.add(parameter.type().toClass()));
		return types;
	}

	@Override
	public @Nullable Parameter customize(@Nullable Parameter parameterModel, MethodParameter methodParameter) {
		return (EventParameter.of(methodParameter, this.handlers.style()) != null) ? null : parameterModel;
	}

}
