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

import java.util.List;

import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.handler.EventHandlerMethod;
import org.jspecify.annotations.Nullable;

/**
 * Describes the sources of a listener method's events, and the destination of its
 * replies.
 *
 * @param transport the transport of the messages
 * @param id the identifier of the listener
 * @param group the group of consumers that the listener belongs to, {@code null} if the
 * broker has none
 * @param destinations the topics or queues that it listens to
 * @param batch whether it gets several messages at once
 * @param handler the method
 * @param reply how its return value is sent, {@code null} if it returns nothing
 * @since 0.1.0
 */
public record EventListenerDescription(String transport, String id, @Nullable String group, List<String> destinations,
		boolean batch, EventHandlerMethod handler, @Nullable Reply reply) {

	/**
	 * Create a description with a copy of the destinations.
	 * @param transport the transport of the messages
	 * @param id the identifier of the listener
	 * @param group the group of consumers that the listener belongs to, {@code null} if
	 * the broker has none
	 * @param destinations the topics or queues that it listens to
	 * @param batch whether it gets several messages at once
	 * @param handler the method
	 * @param reply how its return value is sent, {@code null} if it returns nothing
	 */
	public EventListenerDescription {
		destinations = List.copyOf(destinations);
	}

	/**
	 * Describes how a return value is sent.
	 *
	 * @param destination the topic or address that {@code @SendTo} names, {@code null} if
	 * it names none
	 * @param mode the content mode if the value is an event
	 */
	public record Reply(@Nullable String destination, ResponseMode mode) {

	}

}
