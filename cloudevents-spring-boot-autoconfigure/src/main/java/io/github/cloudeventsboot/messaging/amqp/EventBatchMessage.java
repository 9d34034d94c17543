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

package io.github.cloudeventsboot.messaging.amqp;

import java.util.List;

import io.github.cloudeventsboot.message.ReceivedMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.support.GenericMessage;
import org.springframework.validation.BindingResult;

/**
 * Several messages on their way to an event listener, with the values of their events.
 */
final class EventBatchMessage extends GenericMessage<List<Object>> {

	private final transient ReceivedMessage received;

	private final transient @Nullable BindingResult errors;

	EventBatchMessage(List<Object> values, ReceivedMessage received, @Nullable BindingResult errors) {
		super(values);
		this.received = received;
		this.errors = errors;
	}

	ReceivedMessage received() {
		return this.received;
	}

	@Nullable BindingResult errors() {
		return this.errors;
	}

}
