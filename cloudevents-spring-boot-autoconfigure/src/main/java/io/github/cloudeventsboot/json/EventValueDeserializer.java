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

package io.github.cloudeventsboot.json;

import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;

import io.cloudevents.CloudEventData;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.UnsupportedCloudEventException;
import io.github.cloudeventsboot.event.DataCharsets;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.EventData.Form;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.event.MediaTypeSyntax;
import io.github.cloudeventsboot.event.OutgoingCopies;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads events together with their data, which is converted to the type argument of the
 * target type.
 */
final class EventValueDeserializer extends StdDeserializer<Object> {

	private static final JsonFactory FACTORY = new JsonFactory();

	private final BiFunction<ImmutableCloudEvent, @Nullable Object, Object> factory;

	private EventValueDeserializer(JavaType type, BiFunction<ImmutableCloudEvent, @Nullable Object, Object> factory) {
		super(type);
		this.factory = factory;
	}

	private EventValueDeserializer(Class<?> type, BiFunction<ImmutableCloudEvent, @Nullable Object, Object> factory) {
		super(type);
		this.factory = factory;
	}

	@SuppressWarnings("unchecked")
	static <T> ValueDeserializer<T> typed() {
		return (ValueDeserializer<T>) new EventValueDeserializer(TypedCloudEvent.class,
				(event, data) -> TypedCloudEvent.<@Nullable Object>of(event, data));
	}

	@SuppressWarnings("unchecked")
	static <T> ValueDeserializer<T> outgoing() {
		return (ValueDeserializer<T>) new EventValueDeserializer(OutgoingCloudEvent.class,
				EventValueDeserializer::outgoingEvent);
	}

	private static Object outgoingEvent(ImmutableCloudEvent event, @Nullable Object data) {
		OutgoingCloudEvent<Object> outgoing = (event.getData() != null) ? OutgoingCloudEvent.of(event.getType(), data)
				: OutgoingCloudEvent.of(event.getType());
		return OutgoingCopies.withAttributes(outgoing, event);
	}

	@Override
	public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
		JavaType type = context.getContextualType();
		return (type != null && type.hasRawClass(handledType())) ? new EventValueDeserializer(type, this.factory)
				: this;
	}

	@Override
	public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
		ImmutableCloudEvent event = EventDeserializer.read(parser, context, getValueType(context));
		if (event == null) {
			return null;
		}
		EventData data = event.getData();
		return this.factory.apply(event, (data != null) ? data(data, event.getDataContentType(), context) : null);
	}

	private @Nullable Object data(EventData data, @Nullable String contentType, DeserializationContext context) {
		JavaType type = getValueType(context).containedTypeOrUnknown(0);
		if (type.hasRawClass(CloudEventData.class)) {
			return data;
		}
		if (type.hasRawClass(byte[].class)) {
			return data.toBytes();
		}
		if ((contentType != null) ? MediaTypeSyntax.isJson(contentType) : data.form() == Form.JSON) {
			return json(data, contentType, type, context);
		}
		if (type.hasRawClass(String.class)
				|| (type.isJavaLangObject() && contentType != null && MediaTypeSyntax.isText(contentType))) {
			return text(data, contentType, type, context);
		}
		return (type.isJavaLangObject()) ? data.toBytes() : context.reportInputMismatch(type,
				"Data of the event has a content type that can't be read as this type");
	}

	private static @Nullable Object json(EventData data, @Nullable String contentType, JavaType type,
			DeserializationContext context) {
		EventData json = (data.form() == Form.JSON) ? data
				: EventData.ofBytes(text(data, contentType, type, context).getBytes(StandardCharsets.UTF_8));
		try (JsonParser parser = FACTORY.createParser(context, json.array(), json.offset(), json.length())) {
			parser.nextToken();
			return context.readValue(parser, type);
		}
	}

	private static String text(EventData data, @Nullable String contentType, JavaType type,
			DeserializationContext context) {
		String text = null;
		try {
			text = DataCharsets.decode(data.array(), data.offset(), data.length(), DataCharsets.of(contentType));
		}
		catch (UnsupportedCloudEventException ex) {
			// reported below
		}
		return (text != null) ? text : context.reportInputMismatch(type,
				"Data of the event is not in the charset that its content type names");
	}

}
