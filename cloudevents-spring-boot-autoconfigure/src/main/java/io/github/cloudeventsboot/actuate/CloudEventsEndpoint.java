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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.handler.EventHandlerMethod;
import io.github.cloudeventsboot.handler.EventParameter;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * {@link Endpoint @Endpoint} that describes the event handlers and listeners of an
 * application: their paths or destinations, the events that they take, and their replies.
 *
 * @since 0.1.0
 */
@Endpoint(id = "cloudevents")
public final class CloudEventsEndpoint {

	private final List<EventHandlerSource> sources;

	/**
	 * Create an endpoint.
	 * @param sources describe the handlers and listeners
	 */
	public CloudEventsEndpoint(List<EventHandlerSource> sources) {
		this.sources = List.copyOf(sources);
	}

	/**
	 * Describe the event handlers and listeners.
	 * @return the handlers by their paths, the listeners by transport and destination
	 */
	@ReadOperation
	public CloudEventsDescriptor cloudEvents() {
		List<HandlerDescriptor> handlers = new ArrayList<>();
		List<ListenerDescriptor> listeners = new ArrayList<>();
		this.sources.forEach((source) -> {
			handlers.addAll(source.handlers());
			listeners.addAll(source.listeners());
		});
		handlers.sort(Comparator.comparing((HandlerDescriptor handler) -> handler.paths().toString())
			.thenComparing(HandlerDescriptor::method));
		listeners.sort(Comparator.comparing(ListenerDescriptor::transport)
			.thenComparing((listener) -> listener.destinations().toString())
			.thenComparing(ListenerDescriptor::method)
			.thenComparing(ListenerDescriptor::id));
		return new CloudEventsDescriptor(handlers, listeners);
	}

	/**
	 * Describes the event handlers and listeners of an application.
	 *
	 * @param handlers the handlers of HTTP requests
	 * @param listeners the listeners of messages
	 */
	public record CloudEventsDescriptor(List<HandlerDescriptor> handlers, List<ListenerDescriptor> listeners) {

	}

	/**
	 * Describes an event handler.
	 *
	 * @param method the method
	 * @param paths the patterns of its paths
	 * @param conditions the conditions on a request
	 * @param accepts the parts of an event that the method takes
	 * @param batch whether it takes any number of events
	 * @param reply its reply
	 */
	public record HandlerDescriptor(String method, List<String> paths, ConditionsDescriptor conditions,
			List<ParameterDescriptor> accepts, boolean batch, ReplyDescriptor reply) {

	}

	/**
	 * Describes a listener of messages.
	 *
	 * @param method the method
	 * @param transport the transport, {@code kafka} or {@code amqp}
	 * @param id the identifier of the listener
	 * @param group the group of consumers, {@code null} if the broker has none
	 * @param destinations topics, patterns of topics, or queues
	 * @param conditions the conditions on an event
	 * @param accepts the parts of an event that the method takes
	 * @param batch whether it takes the events of several messages at once
	 * @param reply its reply, {@code null} if it returns nothing
	 */
	public record ListenerDescriptor(String method, String transport, String id, @Nullable String group,
			List<String> destinations, EventDescriptor conditions, List<ParameterDescriptor> accepts, boolean batch,
			@Nullable ListenerReplyDescriptor reply) {

	}

	/**
	 * Describes the conditions on an event. An empty list means no condition.
	 *
	 * @param type patterns of the event's {@code type}
	 * @param source patterns of the event's {@code source}
	 * @param subject patterns of the event's {@code subject}
	 */
	public record EventDescriptor(List<String> type, List<String> source, List<String> subject) {

	}

	/**
	 * Describes the conditions on a request. An empty list means no condition.
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
	 * Describes the part of an event that a parameter takes.
	 *
	 * @param kind the kind of part
	 * @param javaType the Java type to which it is converted
	 * @param attribute the attribute that it takes, {@code null} if it takes none or all
	 * @param required whether a request or message without it is rejected
	 * @param types the Java types of events by their {@code type} or pattern, empty if it
	 * takes events of every type
	 */
	public record ParameterDescriptor(ParameterKind kind, String javaType, @Nullable String attribute, boolean required,
			Map<String, String> types) {

		static List<ParameterDescriptor> of(EventHandlerMethod handler) {
			return handler.parameters().stream().map(ParameterDescriptor::of).toList();
		}

		private static ParameterDescriptor of(EventParameter parameter) {
			Map<String, String> types = new TreeMap<>();
			parameter.types().forEach((type, eventClass) -> types.put(type, eventClass.getName()));
			String attribute = (parameter instanceof EventParameter.Attribute named) ? named.component().attribute()
					: null;
			return new ParameterDescriptor(ParameterKind.of(parameter), parameter.type().toString(), attribute,
					parameter.required(), types);
		}

	}

	/**
	 * Describes the reply of a handler.
	 *
	 * @param javaType the type of the returned value
	 * @param type the {@code type} of the event that the value becomes, {@code null} if
	 * the value has the type or is not an event
	 * @param mode the content mode if it is an event
	 */
	public record ReplyDescriptor(String javaType, @Nullable String type, ResponseMode mode) {

	}

	/**
	 * Describes the reply of a listener.
	 *
	 * @param javaType the type of the returned value
	 * @param type the {@code type} of the event that the value becomes, {@code null} if
	 * the value has the type or is not an event
	 * @param mode the content mode if it is an event
	 * @param destination the topic or address that {@code @SendTo} names, {@code null} if
	 * it names none
	 */
	public record ListenerReplyDescriptor(String javaType, @Nullable String type, ResponseMode mode,
			@Nullable String destination) {

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
		ATTRIBUTE;

		private static ParameterKind of(EventParameter parameter) {
			if (parameter instanceof EventParameter.Payload) {
				return PAYLOAD;
			}
			return (parameter instanceof EventParameter.Attribute) ? ATTRIBUTE : EVENT;
		}

	}

}
