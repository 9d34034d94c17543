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

import java.util.List;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.handler.EventHandlerMethods;
import io.github.cloudeventsboot.handler.EventParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.DelegatingMethodParameterCustomizer;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springdoc.core.utils.SpringDocUtils;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.MethodParameter;

/**
 * Keeps parameters that take something from an event out of the documented query
 * parameters. springdoc ignores those that no other endpoint can have; the rest are
 * removed one by one, because ordinary endpoints may take the same classes. springdoc
 * drops the schemas that are left behind.
 *
 * @since 0.1.0
 */
public final class EventParameterCustomizer
		implements ParameterCustomizer, DelegatingMethodParameterCustomizer, SmartInitializingSingleton {

	private final EventHandlerMethods handlers;

	/**
	 * Create a customizer.
	 * @param handlers describes handlers
	 */
	public EventParameterCustomizer(EventHandlerMethods handlers) {
		this.handlers = handlers;
	}

	@Override
	public void afterSingletonsInstantiated() {
		Class<?>[] types = { CloudEvent.class, CloudEvent[].class, TypedCloudEvent.class };
		// springdoc keeps these in static state, so each start replaces them
		SpringDocUtils.getConfig()
			.removeRequestWrapperToIgnore(types)
			.addRequestWrapperToIgnore(types)
			.removeAnnotationsToIgnore(CloudEventAttribute.class)
			.addAnnotationsToIgnore(CloudEventAttribute.class);
	}

	@Override
	public @Nullable Parameter customize(@Nullable Parameter parameterModel, MethodParameter methodParameter) {
		return (isEventParameter(methodParameter)) ? null : parameterModel;
	}

	/**
	 * Remove the members of a parameter, if springdoc describes each of them as a query
	 * parameter.
	 */
	@Override
	public void customizeList(MethodParameter originalParameter, List<MethodParameter> methodParameters) {
		if (isEventParameter(originalParameter)) {
			methodParameters.clear();
		}
	}

	@Override
	public void customize(MethodParameter originalParameter, MethodParameter methodParameter) {
		// nothing to do for a single member
	}

	private boolean isEventParameter(MethodParameter parameter) {
		return EventParameter.of(parameter, this.handlers.style()) != null;
	}

}
