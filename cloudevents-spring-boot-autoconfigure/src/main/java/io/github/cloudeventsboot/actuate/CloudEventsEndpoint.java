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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.handler.EventConditions;
import io.github.cloudeventsboot.handler.EventHandlerMethod;
import io.github.cloudeventsboot.handler.EventHandlerMethods;
import io.github.cloudeventsboot.handler.EventParameter;
import io.github.cloudeventsboot.handler.ResponseDescription;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/**
 * {@link Endpoint @Endpoint} that describes the event handlers of an application: where
 * they are, which events they take and what they answer.
 *
 * @since 0.1.0
 */
@Endpoint(id = "cloudevents")
public final class CloudEventsEndpoint {

	private final Supplier<Map<RequestMappingInfo, HandlerMethod>> mappings;

	private final EventHandlerMethods handlers;

	private final ResponseMode defaultMode;

	/**
	 * Create an endpoint.
	 * @param mappings the handler methods of the application by their mappings
	 * @param handlers describes handler methods
	 * @param defaultMode the content mode of replies whose handlers leave it open
	 */
	public CloudEventsEndpoint(Supplier<Map<RequestMappingInfo, HandlerMethod>> mappings, EventHandlerMethods handlers,
			ResponseMode defaultMode) {
		this.mappings = mappings;
		this.handlers = handlers;
		this.defaultMode = defaultMode;
	}

	/**
	 * Describe the event handlers.
	 * @return the handlers by their paths
	 */
	@ReadOperation
	public CloudEventsDescriptor cloudEvents() {
		List<HandlerDescriptor> descriptors = new ArrayList<>();
		this.mappings.get().forEach((info, method) -> {
			EventHandlerMethod handler = this.handlers.get(method.getMethod(), method.getBeanType());
			if (handler.isEventHandler() && !handler.fallback()) {
				descriptors.add(describe(info, method, handler));
			}
		});
		descriptors.sort(Comparator.comparing((HandlerDescriptor descriptor) -> descriptor.paths().toString())
			.thenComparing(HandlerDescriptor::method));
		return new CloudEventsDescriptor(descriptors);
	}

	private HandlerDescriptor describe(RequestMappingInfo info, HandlerMethod method, EventHandlerMethod handler) {
		return new HandlerDescriptor(method.toString(), List.copyOf(info.getPatternValues()), conditions(info, handler),
				accepts(handler), handler.isBatch(), reply(info, handler));
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

	private static List<ParameterDescriptor> accepts(EventHandlerMethod handler) {
		List<ParameterDescriptor> accepts = new ArrayList<>();
		for (EventParameter parameter : handler.parameters()) {
			Map<String, String> types = new TreeMap<>();
			parameter.types().forEach((type, eventClass) -> types.put(type, eventClass.getName()));
			accepts.add(new ParameterDescriptor(kind(parameter), parameter.type().toString(),
					(parameter instanceof EventParameter.Attribute attribute) ? attribute.component().attribute()
							: null,
					parameter.required(), types));
		}
		return accepts;
	}

	private static ParameterKind kind(EventParameter parameter) {
		if (parameter instanceof EventParameter.Payload) {
			return ParameterKind.PAYLOAD;
		}
		return (parameter instanceof EventParameter.Attribute) ? ParameterKind.ATTRIBUTE : ParameterKind.EVENT;
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

	/**
	 * Describes the event handlers of an application.
	 *
	 * @param handlers the handlers
	 */
	public record CloudEventsDescriptor(List<HandlerDescriptor> handlers) {

	}

	/**
	 * Describes an event handler.
	 *
	 * @param method the method
	 * @param paths the patterns of its paths
	 * @param conditions what a request must be like
	 * @param accepts what the method takes from an event
	 * @param batch whether it takes any number of events
	 * @param reply what it answers
	 */
	public record HandlerDescriptor(String method, List<String> paths, ConditionsDescriptor conditions,
			List<ParameterDescriptor> accepts, boolean batch, ReplyDescriptor reply) {

	}

	/**
	 * Describes what a request must be like. Nothing is asked where a list is empty.
	 *
	 * @param type patterns of the event's {@code type}
	 * @param source patterns of the event's {@code source}
	 * @param subject patterns of the event's {@code subject}
	 * @param methods HTTP methods
	 * @param consumes content types of the request
	 * @param produces content types of the response
	 * @param params conditions on parameters
	 * @param headers conditions on headers
	 */
	public record ConditionsDescriptor(List<String> type, List<String> source, List<String> subject,
			List<String> methods, List<String> consumes, List<String> produces, List<String> params,
			List<String> headers) {

	}

	/**
	 * Describes what a parameter takes from an event.
	 *
	 * @param kind what it takes
	 * @param javaType the type that it becomes
	 * @param attribute the attribute that it takes, {@code null} if it takes none or all
	 * @param required whether a request without it is refused
	 * @param types the Java types of events by their {@code type} or pattern, empty if
	 * events of every type are taken
	 */
	public record ParameterDescriptor(ParameterKind kind, String javaType, @Nullable String attribute, boolean required,
			Map<String, String> types) {

	}

	/**
	 * Describes what a handler answers.
	 *
	 * @param javaType the type of the returned value
	 * @param type the {@code type} of the event that the value becomes, {@code null} if
	 * the value says it or is not an event
	 * @param mode the content mode if it is an event
	 */
	public record ReplyDescriptor(String javaType, @Nullable String type, ResponseMode mode) {

	}

	/**
	 * The part of an event that a parameter takes.
	 */
	public enum ParameterKind {

		/** Whole events, one or many. */
		EVENT,

		/** The data of the event. */
		PAYLOAD,

		/** An attribute of the event, or all of them. */
		ATTRIBUTE

	}

}
