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

import java.io.ByteArrayOutputStream;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.format.json.JsonEventReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads events by the same rules as events in a message.
 */
final class EventDeserializer extends StdDeserializer<CloudEvent> {

	private static final JsonFactory FACTORY = new JsonFactory();

	EventDeserializer() {
		super(CloudEvent.class);
	}

	@Override
	public @Nullable CloudEvent deserialize(JsonParser parser, DeserializationContext context) {
		return read(parser, context, getValueType(context));
	}

	/**
	 * Read the event at the current position of a parser.
	 * @return the event, or {@code null} if a problem handler returned {@code null}
	 */
	static @Nullable ImmutableCloudEvent read(JsonParser parser, DeserializationContext context, JavaType type) {
		if (!parser.isExpectedStartObjectToken()) {
			return (ImmutableCloudEvent) context.handleUnexpectedToken(type, parser);
		}
		byte[] copy = copy(parser);
		try {
			return new JsonEventReader(Integer.MAX_VALUE).readEvent(copy);
		}
		catch (CloudEventException ex) {
			// without the cause: the message names the violation
			return context.reportInputMismatch(type, "Not an event in the JSON event format: %s", ex.getMessage());
		}
	}

	/**
	 * Return the value at the current position of a parser as JSON. Numbers stay exact.
	 */
	static byte[] copy(JsonParser parser) {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), output)) {
			generator.copyCurrentStructureExact(parser);
		}
		return output.toByteArray();
	}

}
