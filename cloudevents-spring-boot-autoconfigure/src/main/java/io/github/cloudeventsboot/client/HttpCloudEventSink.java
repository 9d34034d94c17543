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

package io.github.cloudeventsboot.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.BaseStream;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.binding.EventFactory;
import io.github.cloudeventsboot.binding.EventKinds;
import io.github.cloudeventsboot.binding.OutgoingDefaults;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.http.converter.EventRequestBody;
import io.github.cloudeventsboot.message.MessageMode;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import org.springframework.util.Assert;

/**
 * Creates events from values and sends them to a URL.
 */
final class HttpCloudEventSink implements CloudEventSink {

	private final EventFactory encoder;

	private final EventOverrides overrides;

	private final MessageMode mode;

	private final SinkDelivery delivery;

	HttpCloudEventSink(EventFactory encoder, EventOverrides overrides, MessageMode mode, SinkDelivery delivery) {
		this.encoder = encoder;
		this.overrides = overrides;
		this.mode = mode;
		this.delivery = delivery;
	}

	@Override
	public CloudEvent send(Object event) {
		ImmutableCloudEvent encoded = encode("event", event);
		this.delivery.deliver(new EventRequestBody(List.of(encoded), this.mode));
		return encoded;
	}

	@Override
	public List<CloudEvent> sendAll(Collection<?> events) {
		List<ImmutableCloudEvent> encoded = new ArrayList<>(events.size());
		for (Object event : events) {
			encoded.add(encode("events[" + encoded.size() + "]", event));
		}
		if (!encoded.isEmpty()) {
			this.delivery.deliver(new EventRequestBody(encoded, MessageMode.BATCH));
		}
		return List.copyOf(encoded);
	}

	private ImmutableCloudEvent encode(String name, @Nullable Object value) {
		checkEvent(name, value);
		try {
			ImmutableCloudEvent event = this.overrides.apply(this.encoder.create(value, OutgoingDefaults.NONE));
			EventData data = event.getData();
			if (data != null) {
				// once for all attempts: the value may have changed at a later one
				data.array();
			}
			return event;
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("Event can't be sent: data can't be written", ex);
		}
	}

	private static void checkEvent(String name, @Nullable Object value) {
		Assert.notNull(value, () -> "'" + name + "' must not be null");
		if (EventKinds.isWritable(value.getClass())) {
			return;
		}
		boolean several = value instanceof Iterable || value instanceof BaseStream || value.getClass().isArray();
		throw new IllegalArgumentException("'" + name + "' must be a CloudEvent, an OutgoingCloudEvent or an instance"
				+ " of an event type, but is an instance of " + value.getClass().getTypeName() + ": "
				+ ((several) ? "send a collection of events with sendAll"
						: "send data as OutgoingCloudEvent.of(type, data)"));
	}

}
