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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEventCustomizer;
import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.EventAssembler;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;

import org.springframework.core.ResolvableType;
import org.springframework.util.IdGenerator;

/**
 * Creates events from values and fills in the attributes that the values leave out.
 *
 * @since 0.1.0
 */
public final class EventFactory {

	private final BindingContext context;

	private final DataWriter dataWriter;

	private final IdGenerator idGenerator;

	private final Clock clock;

	private final @Nullable String source;

	private final List<OutgoingCloudEventCustomizer> customizers;

	private final Map<Class<?>, EventClassWriter> leaves = new ConcurrentHashMap<>();

	/** Declared types are those of the application's code, so their number is limited. */
	private final Map<ResolvableType, ObjectWriter> writers = new ConcurrentHashMap<>();

	/**
	 * Create a factory.
	 * @param context the services that bindings share
	 * @param idGenerator generates the {@code id}
	 * @param clock gives the {@code time}
	 * @param source the application's {@code source}, or {@code null}
	 */
	public EventFactory(BindingContext context, IdGenerator idGenerator, Clock clock, @Nullable String source) {
		this(context, idGenerator, clock, source, List.of());
	}

	/**
	 * Create a factory.
	 * @param context the services that bindings share
	 * @param idGenerator generates the {@code id}
	 * @param clock gives the {@code time}
	 * @param source the application's {@code source}, or {@code null}
	 * @param customizers add attributes to every event
	 */
	public EventFactory(BindingContext context, IdGenerator idGenerator, Clock clock, @Nullable String source,
			List<OutgoingCloudEventCustomizer> customizers) {
		this.context = context;
		this.dataWriter = new DataWriter(context);
		this.idGenerator = idGenerator;
		this.clock = clock;
		this.source = source;
		this.customizers = List.copyOf(customizers);
	}

	/**
	 * Return whether the application has a {@code source} for all its events.
	 * @return whether the source of {@link OutgoingDefaults} is never used
	 */
	public boolean hasSource() {
		return this.source != null;
	}

	/**
	 * Create an event from a value that is an event or, with a default type, from any
	 * value as data.
	 * @param value the value
	 * @param defaults the defaults for attributes that the value leaves out
	 * @return the event
	 * @throws IllegalArgumentException if the result would not be a valid event
	 */
	public ImmutableCloudEvent create(@Nullable Object value, OutgoingDefaults defaults) {
		return create(value, defaults, null);
	}

	/**
	 * Create an event whose JSON data is written in a view.
	 * @param value the value
	 * @param defaults the defaults for attributes that the value leaves out
	 * @param view the view of the data, or {@code null} if all of it is written
	 * @return the event
	 * @throws IllegalArgumentException if the result would not be a valid event
	 * @see com.fasterxml.jackson.annotation.JsonView
	 */
	public ImmutableCloudEvent create(@Nullable Object value, OutgoingDefaults defaults, @Nullable Class<?> view) {
		try {
			return extend(event(value, defaults, view));
		}
		catch (CloudEventException ex) {
			// a mistake of the application, not of a sender
			throw new IllegalArgumentException("Event can't be sent: " + ex.getMessage(), ex);
		}
	}

	private ImmutableCloudEvent event(@Nullable Object value, OutgoingDefaults defaults, @Nullable Class<?> view) {
		if (value instanceof CloudEvent event) {
			return ImmutableCloudEvent.copyOf(event);
		}
		EventAssembler assembler = new EventAssembler();
		if (value instanceof OutgoingCloudEvent<?> outgoing) {
			assembler.set(AttributeNames.TYPE, outgoing.type());
			outgoing.attributes().forEach(assembler::set);
			return complete(assembler, outgoing.data(), outgoing.hasData(),
					inView(declared(outgoing.data(), defaults), view), defaults);
		}
		if (value != null && EventTypes.isEventType(value.getClass())) {
			EventClassWriter writer = leafWriter(value.getClass());
			writer.writeAttributes(value, assembler);
			setType(assembler, writer.singleType(), value, defaults);
			Object data = writer.data(value);
			ObjectWriter jsonWriter = (writer.isGeneric()) ? declared(data, defaults) : null;
			return complete(assembler, data, data != null,
					inView((jsonWriter != null) ? jsonWriter : writer.jsonWriter(), view), defaults);
		}
		if (defaults.type() == null) {
			throw new IllegalArgumentException("Value must be a CloudEvent, an OutgoingCloudEvent or an instance of an"
					+ " event type, or be returned by a handler with @CloudEventResponse(type = ...)");
		}
		assembler.set(AttributeNames.TYPE, defaults.type());
		return complete(assembler, value, value != null, inView(declared(value, defaults), view), defaults);
	}

	/**
	 * Return the writer for the declared type of data, or {@code null} if that is not
	 * known, or the data is something else.
	 */
	private @Nullable ObjectWriter declared(@Nullable Object data, OutgoingDefaults defaults) {
		ResolvableType type = defaults.dataType();
		return (type != null && type.toClass().isInstance(data))
				? this.writers.computeIfAbsent(type, this.context.json()::writer) : null;
	}

	private @Nullable ObjectWriter inView(@Nullable ObjectWriter writer, @Nullable Class<?> view) {
		return (view != null) ? this.context.json().writer(writer, view) : writer;
	}

	private ImmutableCloudEvent extend(ImmutableCloudEvent event) {
		ImmutableCloudEvent extended = event;
		for (OutgoingCloudEventCustomizer customizer : this.customizers) {
			extended = extend(extended, customizer.extensions(extended));
		}
		return extended;
	}

	private static ImmutableCloudEvent extend(ImmutableCloudEvent event, Map<String, ?> attributes) {
		// attributes that belong together must have the same origin
		if (attributes.isEmpty() || attributes.keySet().stream().anyMatch(event.getExtensions()::containsKey)) {
			return event;
		}
		return event.withExtensions(attributes);
	}

	/**
	 * Check an event type before its first event is sent.
	 * @param type the class
	 * @throws InvalidEventTypeException if it is declared in a way that can't work
	 */
	public void prepare(Class<?> type) {
		leafWriter(type);
	}

	private EventClassWriter leafWriter(Class<?> type) {
		EventClassWriter writer = this.leaves.get(type);
		if (writer == null) {
			writer = new EventClassWriter(EventClass.of(ResolvableType.forClass(type)), this.context);
			this.leaves.put(type, writer);
		}
		return writer;
	}

	private static void setType(EventAssembler assembler, @Nullable String single, Object value,
			OutgoingDefaults defaults) {
		if (assembler.isSet(AttributeNames.TYPE)) {
			return;
		}
		String type = (single != null) ? single : defaults.type();
		if (type == null) {
			throw new IllegalArgumentException(value.getClass().getName()
					+ " has several types: add a component 'type' to send it, or set the type with"
					+ " @CloudEventResponse(type = ...) or @CloudEventRequest(type = ...)");
		}
		assembler.set(AttributeNames.TYPE, type);
	}

	private ImmutableCloudEvent complete(EventAssembler assembler, @Nullable Object data, boolean hasData,
			@Nullable ObjectWriter jsonWriter, OutgoingDefaults defaults) {
		for (Map.Entry<String, Object> attribute : defaults.attributes().entrySet()) {
			boolean wanted = hasData || !AttributeNames.DATACONTENTTYPE.equals(attribute.getKey());
			if (wanted && !assembler.isSet(attribute.getKey())) {
				assembler.set(attribute.getKey(), attribute.getValue());
			}
		}
		assembler.setVersion();
		if (!assembler.isSet(AttributeNames.ID)) {
			assembler.setId(this.idGenerator.generateId());
		}
		if (!assembler.isSet(AttributeNames.SOURCE)) {
			assembler.set(AttributeNames.SOURCE, source(defaults));
		}
		if (!assembler.isSet(AttributeNames.TIME)) {
			assembler.set(AttributeNames.TIME, this.clock.instant());
		}
		return assembler.build((hasData) ? data(assembler, data, jsonWriter) : null);
	}

	private EventData data(EventAssembler assembler, @Nullable Object data, @Nullable ObjectWriter jsonWriter) {
		Object plain = (data instanceof Optional<?> optional) ? optional.orElse(null) : data;
		String contentType = assembler.getDataContentType();
		if (contentType == null) {
			contentType = DataWriter.contentType(plain);
			if (contentType != null) {
				assembler.set(AttributeNames.DATACONTENTTYPE, contentType);
			}
		}
		return this.dataWriter.write(plain, contentType, jsonWriter);
	}

	private String source(OutgoingDefaults defaults) {
		if (this.source != null) {
			return this.source;
		}
		return (defaults.source() != null) ? defaults.source() : "/";
	}

}
