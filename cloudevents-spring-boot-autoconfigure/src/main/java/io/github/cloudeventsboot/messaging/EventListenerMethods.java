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

package io.github.cloudeventsboot.messaging;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.UnknownCloudEventTypeException;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.handler.EventConditions;
import io.github.cloudeventsboot.handler.EventHandlerMethod;
import io.github.cloudeventsboot.message.ReceivedMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;

/**
 * The methods of a listener class, one of which is chosen for each event: by the
 * conditions of {@code @CloudEventMapping}, else by the types that the parameters accept.
 *
 * @since 0.1.0
 */
public final class EventListenerMethods {

	private final List<EventHandlerMethod> methods;

	private final @Nullable EventHandlerMethod defaultMethod;

	private final Method anyMethod;

	/**
	 * Create methods.
	 * @param methods the methods that take events, at least one, including the default
	 * method if it takes events
	 * @param defaultMethod the method for events that no other method takes, or
	 * {@code null}
	 * @throws InvalidEventTypeException if two methods take the same events
	 */
	public EventListenerMethods(List<EventHandlerMethod> methods, @Nullable EventHandlerMethod defaultMethod) {
		this.methods = methods.stream().filter((method) -> !method.equals(defaultMethod)).toList();
		this.defaultMethod = defaultMethod;
		this.anyMethod = methods.get(0).method();
		for (int i = 0; i < this.methods.size(); i++) {
			for (EventHandlerMethod other : this.methods.subList(0, i)) {
				rejectOverlap(other, this.methods.get(i));
			}
		}
	}

	private static void rejectOverlap(EventHandlerMethod some, EventHandlerMethod other) {
		if (conditions(some).overlaps(conditions(other))) {
			throw new InvalidEventTypeException(
					some.method().toGenericString() + " and " + other.method().toGenericString()
							+ " take the same events.",
					"Give the two methods different event types, or different conditions in @CloudEventMapping.");
		}
	}

	/**
	 * Return the method for the event of a message.
	 * @param received the message as it was received
	 * @param message the message on its way to the listener
	 * @return the method with the most specific conditions that match, else the default
	 * method
	 * @throws MessagingCloudEventException if there is none, or the event can't be read
	 */
	public EventHandlerMethod select(ReceivedMessage received, Message<?> message) {
		try {
			return select(received.attributes());
		}
		catch (CloudEventException ex) {
			int index = (this.anyMethod.getParameterCount() > 0) ? 0 : -1;
			throw new MessagingCloudEventException(message, new MethodParameter(this.anyMethod, index), ex);
		}
	}

	private EventHandlerMethod select(CloudEvent event) {
		EventHandlerMethod best = this.defaultMethod;
		EventConditions conditions = null;
		for (EventHandlerMethod method : this.methods) {
			EventConditions candidate = conditions(method);
			if (candidate.matches(event) && (conditions == null || candidate.compareTo(conditions, event) < 0)) {
				best = method;
				conditions = candidate;
			}
		}
		if (best == null) {
			Set<String> types = new TreeSet<>();
			this.methods.forEach((method) -> types.addAll(conditions(method).types()));
			CloudEventViolation violation = violation(event);
			throw (AttributeNames.TYPE.equals(violation.attribute())) ? new UnknownCloudEventTypeException(types)
					: new UnknownCloudEventTypeException(List.of(violation), types, false);
		}
		return best;
	}

	/**
	 * Return the violation by which the first method that takes the type rejects the
	 * event, or a violation of the type if no method takes it.
	 */
	private CloudEventViolation violation(CloudEvent event) {
		return this.methods.stream()
			.map((method) -> conditions(method).violation(event))
			.reduce((first, second) -> ("type".equals(first.attribute())) ? second : first)
			.orElseGet(() -> EventConditions.ANY.violation(event));
	}

	private static EventConditions conditions(EventHandlerMethod method) {
		return (method.mapping() != null) ? method.conditions() : EventConditions.ANY.withTypes(method.acceptedTypes());
	}

}
