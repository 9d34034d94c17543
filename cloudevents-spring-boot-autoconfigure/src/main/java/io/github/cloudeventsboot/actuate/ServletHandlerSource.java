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

package io.github.cloudeventsboot.actuate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.actuate.CloudEventsEndpoint.ConditionsDescriptor;
import io.github.cloudeventsboot.actuate.CloudEventsEndpoint.HandlerDescriptor;
import io.github.cloudeventsboot.actuate.CloudEventsEndpoint.ParameterDescriptor;
import io.github.cloudeventsboot.actuate.CloudEventsEndpoint.ReplyDescriptor;
import io.github.cloudeventsboot.handler.EventConditions;
import io.github.cloudeventsboot.handler.EventHandlerMethod;
import io.github.cloudeventsboot.handler.EventHandlerMethods;
import io.github.cloudeventsboot.handler.ResponseDescription;

import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/**
 * Describes the event handlers of Spring MVC.
 *
 * @since 0.1.0
 */
public final class ServletHandlerSource implements EventHandlerSource {

	private final Supplier<Map<RequestMappingInfo, HandlerMethod>> mappings;

	private final EventHandlerMethods handlers;

	private final ResponseMode defaultMode;

	/**
	 * Create a source.
	 * @param mappings the handler methods of the application by their mappings
	 * @param handlers describes handler methods
	 * @param defaultMode the content mode of replies unless a handler sets it
	 */
	public ServletHandlerSource(Supplier<Map<RequestMappingInfo, HandlerMethod>> mappings, EventHandlerMethods handlers,
			ResponseMode defaultMode) {
		this.mappings = mappings;
		this.handlers = handlers;
		this.defaultMode = defaultMode;
	}

	@Override
	public List<HandlerDescriptor> handlers() {
		List<HandlerDescriptor> descriptors = new ArrayList<>();
		this.mappings.get().forEach((info, method) -> {
			EventHandlerMethod handler = this.handlers.get(method.getMethod(), method.getBeanType());
			if (handler.isEventHandler() && !handler.fallback()) {
				descriptors.add(new HandlerDescriptor(method.toString(), List.copyOf(info.getPatternValues()),
						conditions(info, handler), ParameterDescriptor.of(handler), handler.isBatch(),
						reply(info, handler)));
			}
		});
		return descriptors;
	}

	private ConditionsDescriptor conditions(RequestMappingInfo info, EventHandlerMethod handler) {
		EventConditions patterns = handler.conditions();
		return new ConditionsDescriptor(List.copyOf(patterns.types()), List.copyOf(patterns.sources()),
				List.copyOf(patterns.subjects()), strings(info.getMethodsCondition().getMethods()),
				strings(info.getConsumesCondition().getExpressions()),
				strings(info.getProducesCondition().getExpressions()),
				strings(info.getParamsCondition().getExpressions()),
				strings(info.getHeadersCondition().getExpressions()));
	}

	private static List<String> strings(Collection<?> values) {
		return values.stream().map(Object::toString).sorted().toList();
	}

	private ReplyDescriptor reply(RequestMappingInfo info, EventHandlerMethod handler) {
		ResponseDescription response = handler.response();
		return new ReplyDescriptor(handler.method().getGenericReturnType().getTypeName(), response.type(),
				mode(info, response));
	}

	private ResponseMode mode(RequestMappingInfo info, ResponseDescription response) {
		boolean structured = info.getProducesCondition()
			.getProducibleMediaTypes()
			.stream()
			.anyMatch((type) -> "application".equals(type.getType()) && type.getSubtype().startsWith("cloudevents"));
		if (structured) {
			return ResponseMode.STRUCTURED;
		}
		return (response.mode() != ResponseMode.INHERIT) ? response.mode() : this.defaultMode;
	}

}
