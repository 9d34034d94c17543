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

import io.github.cloudeventsboot.message.ReceivedMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.validation.BindingResult;

/**
 * A message for an event listener, with its events.
 *
 * @param <T> the type of the original payload
 * @since 0.1.0
 */
public final class EventMessage<T> extends GenericMessage<T> {

	private final transient ReceivedMessage received;

	private transient @Nullable BindingResult errors;

	/**
	 * Create a message.
	 * @param payload the payload for parameters that take nothing from the event
	 * @param headers the headers
	 * @param received the received message with its events
	 */
	public EventMessage(T payload, MessageHeaders headers, ReceivedMessage received) {
		super(payload, headers);
		this.received = received;
	}

	/**
	 * Return the received message with its events.
	 * @return the received message
	 */
	public ReceivedMessage received() {
		return this.received;
	}

	void setErrors(BindingResult errors) {
		this.errors = errors;
	}

	@Nullable BindingResult errors() {
		return this.errors;
	}

}
