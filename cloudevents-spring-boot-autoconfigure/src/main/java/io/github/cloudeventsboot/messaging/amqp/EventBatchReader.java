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

import java.util.ArrayList;
import java.util.List;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.handler.EventArgument;
import io.github.cloudeventsboot.handler.EventHandlerMethod;
import io.github.cloudeventsboot.message.ReceivedMessage;
import io.github.cloudeventsboot.messaging.EventBatchBinder;
import io.github.cloudeventsboot.messaging.EventMessage;
import io.github.cloudeventsboot.messaging.MessagingCloudEventException;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.batch.BatchingStrategy;
import org.springframework.messaging.MessageHeaders;

/**
 * Reads the messages of a batch one by one.
 */
final class EventBatchReader {

	private final @Nullable BatchingStrategy batchingStrategy;

	private final EventBatchBinder binder;

	private final ListenerServices services;

	EventBatchReader(@Nullable BatchingStrategy batchingStrategy, EventHandlerMethod handler, EventArgument argument,
			ListenerServices services) {
		this.batchingStrategy = batchingStrategy;
		this.binder = new EventBatchBinder(handler, argument, services.invoker());
		this.services = services;
	}

	/**
	 * Read a message.
	 * @param message a message, perhaps several that the sender has combined
	 * @return the message with its events
	 * @throws MessagingCloudEventException if it is rejected
	 */
	BoundMessage read(Message message) {
		List<Element> elements = new ArrayList<>(1);
		if (this.batchingStrategy != null && this.batchingStrategy.canDebatch(message.getMessageProperties())) {
			this.batchingStrategy.deBatch(message, (fragment) -> read(fragment, elements));
		}
		else {
			read(message, elements);
		}
		return new BoundMessage(message, elements);
	}

	private void read(Message message, List<Element> elements) {
		ReceivedMessage received = this.services.reader().read(message);
		EventMessage<?> event = new EventMessage<>(message.getBody(), new MessageHeaders(null), received);
		Object value = this.binder.bind(received, event);
		if (value != null) {
			elements.add(new Element(received.event(), value));
		}
	}

	/**
	 * A message with its events, several if the sender has combined them, none if they
	 * are ignored.
	 */
	static final class BoundMessage extends Message {

		private final transient List<Element> elements;

		private BoundMessage(Message message, List<Element> elements) {
			super(message.getBody(), message.getMessageProperties());
			this.elements = elements;
		}

		List<Element> elements() {
			return this.elements;
		}

	}

	record Element(CloudEvent event, Object value) {

	}

}
