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

package io.github.cloudeventsboot.binding;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.InvalidCloudEventException;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.EventAssembler;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.util.IdGenerator;

/**
 * Makes events from values, and fills in what they leave out.
 *
 * @since 0.1.0
 */
public final class EventEncoder {

	private final DataWriter dataWriter;

	private final IdGenerator idGenerator;

	private final Clock clock;

	private final @Nullable String source;

	private final Map<Class<?>, LeafWriter> leaves = new ConcurrentHashMap<>();

	/**
	 * Create an encoder.
	 * @param context what bindings share
	 * @param idGenerator generates the {@code id}
	 * @param clock tells the {@code time}
	 * @param source the application's {@code source}, or {@code null}
	 */
	public EventEncoder(BindingContext context, IdGenerator idGenerator, Clock clock, @Nullable String source) {
		this.dataWriter = new DataWriter(context);
		this.idGenerator = idGenerator;
		this.clock = clock;
		this.source = source;
	}

	/**
	 * Return whether a value is an event by its class.
	 * @param value the value
	 * @return whether it is an event or an instance of an event type
	 */
	public static boolean isEvent(@Nullable Object value) {
		return value != null && isEvent(value.getClass());
	}

	/**
	 * Return whether instances of a class are events.
	 * @param type the class
	 * @return whether it is an event or an event type
	 */
	public static boolean isEvent(Class<?> type) {
		return isExplicitEvent(type) || EventTypes.isEventType(type);
	}

	/**
	 * Return whether instances of a class are events wherever they occur.
	 * @param type the class
	 * @return whether it is a {@code CloudEvent} or an {@code OutgoingCloudEvent}
	 */
	public static boolean isExplicitEvent(Class<?> type) {
		return CloudEvent.class.isAssignableFrom(type) || type == OutgoingCloudEvent.class;
	}

	/**
	 * Make an event of a value that is an event or, with a default type, of any value as
	 * data.
	 * @param value the value
	 * @param defaults what is taken for what the value leaves out
	 * @return the event
	 * @throws IllegalArgumentException if the result would be no valid event
	 */
	public ImmutableCloudEvent encode(@Nullable Object value, OutgoingDefaults defaults) {
		try {
			if (value instanceof CloudEvent event) {
				return ImmutableCloudEvent.copyOf(event);
			}
			if (value instanceof OutgoingCloudEvent<?> outgoing) {
				return encode(outgoing.attributes(), outgoing.type(), outgoing.data(), outgoing.hasData(), defaults);
			}
			if (value != null && EventTypes.isEventType(value.getClass())) {
				return encode(this.leaves.computeIfAbsent(value.getClass(), EventEncoder::leafWriter), value, defaults);
			}
			if (defaults.type() == null) {
				throw new IllegalArgumentException("Value must be an event or an instance of an event type, or a type"
						+ " must be given with @CloudEventResponse(type = ...)");
			}
			return encode(Map.of(), defaults.type(), value, value != null, defaults);
		}
		catch (InvalidCloudEventException ex) {
			// not a sender's mistake but that of the application
			throw new IllegalArgumentException("Event can't be sent: " + ex.getMessage(), ex);
		}
	}

	private static LeafWriter leafWriter(Class<?> type) {
		return new LeafWriter(EventLeaf.of(ResolvableType.forClass(type)));
	}

	private ImmutableCloudEvent encode(LeafWriter writer, Object value, OutgoingDefaults defaults) {
		Map<String, Object> attributes = writer.attributes(value);
		Object type = attributes.remove(AttributeNames.TYPE);
		if (type == null) {
			type = (writer.singleType() != null) ? writer.singleType() : defaults.type();
		}
		if (type == null) {
			throw new IllegalArgumentException(value.getClass().getName()
					+ " has several types: add a component 'type' to send it, or @CloudEventResponse(type = ...)");
		}
		Object data = writer.data(value);
		return encode(attributes, type, data, data != null, defaults);
	}

	private ImmutableCloudEvent encode(Map<String, Object> explicit, Object type, @Nullable Object data,
			boolean hasData, OutgoingDefaults defaults) {
		Map<String, Object> attributes = new LinkedHashMap<>(explicit);
		defaults.attributes().forEach(attributes::putIfAbsent);
		EventAssembler assembler = new EventAssembler();
		assembler.set(AttributeNames.SPECVERSION, "1.0");
		assembler.set(AttributeNames.TYPE, type);
		Object dataContentType = attributes.remove(AttributeNames.DATACONTENTTYPE);
		if (!attributes.containsKey(AttributeNames.ID)) {
			assembler.set(AttributeNames.ID, this.idGenerator.generateId().toString());
		}
		if (!attributes.containsKey(AttributeNames.SOURCE)) {
			assembler.set(AttributeNames.SOURCE, source(defaults));
		}
		if (!attributes.containsKey(AttributeNames.TIME)) {
			assembler.set(AttributeNames.TIME, OffsetDateTime.now(this.clock));
		}
		attributes.remove(AttributeNames.SPECVERSION);
		attributes.forEach(assembler::set);
		Object plain = (data instanceof Optional<?> optional) ? optional.orElse(null) : data;
		if (!hasData) {
			if (dataContentType != null) {
				assembler.set(AttributeNames.DATACONTENTTYPE, dataContentType);
			}
			return assembler.build(null);
		}
		String contentType = (dataContentType != null) ? dataContentType.toString() : DataWriter.contentType(plain);
		if (contentType != null) {
			assembler.set(AttributeNames.DATACONTENTTYPE, contentType);
		}
		return assembler.build(this.dataWriter.write(plain, contentType));
	}

	private String source(OutgoingDefaults defaults) {
		if (this.source != null) {
			return this.source;
		}
		return (defaults.source() != null) ? defaults.source() : "/";
	}

}
