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

import java.lang.reflect.Method;
import java.util.List;

import io.github.cloudeventsboot.actuate.CloudEventsEndpoint.EventDescriptor;
import io.github.cloudeventsboot.actuate.CloudEventsEndpoint.ListenerDescriptor;
import io.github.cloudeventsboot.actuate.CloudEventsEndpoint.ListenerReplyDescriptor;
import io.github.cloudeventsboot.actuate.CloudEventsEndpoint.ParameterDescriptor;
import io.github.cloudeventsboot.handler.EventConditions;
import io.github.cloudeventsboot.messaging.EventListenerDescription;
import io.github.cloudeventsboot.messaging.EventListeners;
import org.jspecify.annotations.Nullable;

/**
 * Describes the listener methods that take events.
 *
 * @since 0.1.0
 */
public final class ListenerSource implements EventHandlerSource {

	private final List<EventListeners> listeners;

	/**
	 * Create a source.
	 * @param listeners the listeners, one element for each broker
	 */
	public ListenerSource(List<EventListeners> listeners) {
		this.listeners = List.copyOf(listeners);
	}

	@Override
	public List<ListenerDescriptor> listeners() {
		return this.listeners.stream()
			.flatMap((listeners) -> listeners.describe().stream())
			.map(ListenerSource::describe)
			.toList();
	}

	private static ListenerDescriptor describe(EventListenerDescription listener) {
		EventConditions patterns = listener.handler().conditions();
		EventDescriptor conditions = new EventDescriptor(List.copyOf(patterns.types()), List.copyOf(patterns.sources()),
				List.copyOf(patterns.subjects()));
		return new ListenerDescriptor(name(listener), listener.transport(), listener.id(), listener.group(),
				listener.destinations(), conditions, ParameterDescriptor.of(listener.handler()), listener.batch(),
				reply(listener));
	}

	private static String name(EventListenerDescription listener) {
		Method method = listener.handler().method();
		String name = listener.handler().name();
		return method.getDeclaringClass().getName() + name.substring(name.indexOf('#'));
	}

	private static @Nullable ListenerReplyDescriptor reply(EventListenerDescription listener) {
		EventListenerDescription.Reply reply = listener.reply();
		return (reply != null)
				? new ListenerReplyDescriptor(listener.handler().method().getGenericReturnType().getTypeName(),
						listener.handler().response().type(), reply.mode(), reply.destination())
				: null;
	}

}
