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

package io.github.cloudeventsboot.format.json;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.EventData.Form;
import io.github.cloudeventsboot.event.EventData.JsonSource;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.event.MediaTypeSyntax;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/**
 * Writes events in the JSON event format and the JSON batch format. The bytes of JSON
 * data are written unchanged.
 *
 * @since 0.1.0
 */
public final class JsonEventWriter {

	private static final SerializableString SPECVERSION = new SerializedString(AttributeNames.SPECVERSION);

	private static final SerializableString ID = new SerializedString(AttributeNames.ID);

	private static final SerializableString SOURCE = new SerializedString(AttributeNames.SOURCE);

	private static final SerializableString TYPE = new SerializedString(AttributeNames.TYPE);

	private static final SerializableString SUBJECT = new SerializedString(AttributeNames.SUBJECT);

	private static final SerializableString TIME = new SerializedString(AttributeNames.TIME);

	private static final SerializableString DATACONTENTTYPE = new SerializedString(AttributeNames.DATACONTENTTYPE);

	private static final SerializableString DATASCHEMA = new SerializedString(AttributeNames.DATASCHEMA);

	private static final SerializableString DATA = new SerializedString(AttributeNames.DATA);

	private static final SerializableString VERSION = new SerializedString("1.0");

	private static final SerializableString JSON = new SerializedString(MediaTypeSyntax.JSON);

	private static final int ENVELOPE_SIZE = 320;

	private static final int DATA_SIZE = 256;

	private static final int EVENT_SIZE = ENVELOPE_SIZE + DATA_SIZE;

	private static final int MAX_SIZE = Integer.MAX_VALUE / 4;

	/**
	 * Write an event (JSON Event Format, section 3).
	 * @param event the event
	 * @return the JSON object in UTF-8
	 */
	public EventData writeEvent(ImmutableCloudEvent event) {
		JsonValue value = value(event);
		// the generator of a value writes a small document, envelope and data, in one
		// piece, and an empty buffer grows to exactly that size
		BodyOutput output = new BodyOutput((value != null) ? 0 : ENVELOPE_SIZE + length(event));
		try (JsonGenerator generator = (value != null) ? value.createGenerator(output)
				: JsonFactories.generator(output)) {
			write(event, generator, value, output);
		}
		return output.toData();
	}

	/**
	 * Write a batch (JSON Event Format, section 4), one event after the other, so that
	 * events that are created lazily need not be kept in memory together.
	 * @param events the events, possibly none
	 * @param size their number
	 * @return the JSON array in UTF-8
	 */
	public EventData writeBatch(Stream<ImmutableCloudEvent> events, int size) {
		BodyOutput output = new BodyOutput((int) Math.min(2 + (long) size * EVENT_SIZE, MAX_SIZE));
		try (JsonGenerator generator = JsonFactories.generator(output)) {
			generator.writeStartArray();
			events.forEachOrdered((event) -> write(event, generator, null, output));
			generator.writeEndArray();
		}
		return output.toData();
	}

	/**
	 * Write an event as part of another document.
	 * @param event the event
	 * @param generator the generator of the document, of any format
	 */
	public void writeEvent(ImmutableCloudEvent event, JsonGenerator generator) {
		generator.writeStartObject();
		writeAttributes(event, generator);
		EventData data = event.getData();
		if (data != null) {
			write(JsonDataForm.of(data, event.getDataContentType()), data, generator);
		}
		generator.writeEndObject();
	}

	/**
	 * Write an event as part of another document.
	 * @param event the event, whose data is not written
	 * @param generator the generator of the document, of any format
	 * @param data writes the data, as the value of the member {@code data}
	 */
	public void writeEvent(ImmutableCloudEvent event, JsonGenerator generator, Consumer<JsonGenerator> data) {
		generator.writeStartObject();
		writeAttributes(event, generator);
		generator.writeName(DATA);
		data.accept(generator);
		generator.writeEndObject();
	}

	/**
	 * Write data as a value in another document: JSON as it is, text as a string if it is
	 * known to be text, anything else as a string in base64.
	 * @param data the data, which is treated as JSON if that is possible
	 * @param generator the generator of the document, of any format
	 */
	public void writeData(EventData data, JsonGenerator generator) {
		JsonDataForm form = JsonDataForm.of(data, (data.form() == Form.TEXT) ? "text/plain" : MediaTypeSyntax.JSON);
		if (form.json() != null) {
			JsonSlice.write(form.json(), generator);
		}
		else {
			generator.writeString((form.text() != null) ? form.text() : base64(data));
		}
	}

	private static @Nullable JsonValue value(ImmutableCloudEvent event) {
		EventData data = event.getData();
		return (data != null && data.source() instanceof JsonValue value && isJson(event.getDataContentType())) ? value
				: null;
	}

	private static boolean isJson(@Nullable String contentType) {
		return contentType == null || MediaTypeSyntax.isJson(contentType);
	}

	private static int length(ImmutableCloudEvent event) {
		EventData data = event.getData();
		if (data == null) {
			return 0;
		}
		return (data.source() != null) ? DATA_SIZE : data.length();
	}

	private void write(ImmutableCloudEvent event, JsonGenerator generator, @Nullable JsonValue value,
			BodyOutput output) {
		generator.writeStartObject();
		writeAttributes(event, generator);
		EventData data = event.getData();
		if (value != null) {
			generator.writeName(DATA);
			value.writeTo(generator);
		}
		else if (data != null) {
			writeData(generator, output, data, event.getDataContentType());
		}
		generator.writeEndObject();
	}

	private static void writeAttributes(ImmutableCloudEvent event, JsonGenerator generator) {
		generator.writeName(SPECVERSION);
		generator.writeString(VERSION);
		write(generator, ID, event.getId());
		write(generator, SOURCE, event.getSourceString());
		write(generator, TYPE, event.getType());
		write(generator, SUBJECT, event.getSubject());
		write(generator, TIME, event.getTimeString());
		writeContentType(generator, event.getDataContentType());
		write(generator, DATASCHEMA, event.getDataSchemaString());
		if (!event.getExtensions().isEmpty()) {
			event.getExtensions().forEach((name, extension) -> writeExtension(generator, name, extension));
		}
	}

	private static void write(JsonGenerator generator, SerializableString name, @Nullable String value) {
		if (value != null) {
			generator.writeName(name);
			generator.writeString(value);
		}
	}

	private static void writeContentType(JsonGenerator generator, @Nullable String value) {
		if (MediaTypeSyntax.JSON.equals(value)) {
			generator.writeName(DATACONTENTTYPE);
			generator.writeString(JSON);
		}
		else {
			write(generator, DATACONTENTTYPE, value);
		}
	}

	private static void writeExtension(JsonGenerator generator, String name, Object value) {
		if (value instanceof Integer number) {
			generator.writeNumberProperty(name, number);
		}
		else if (value instanceof Boolean bool) {
			generator.writeBooleanProperty(name, bool);
		}
		else {
			generator.writeStringProperty(name, (String) value);
		}
	}

	private static void writeData(JsonGenerator generator, BodyOutput output, EventData data,
			@Nullable String contentType) {
		JsonSource source = data.source();
		if (source != null && isJson(contentType)) {
			generator.writeName(DATA);
			// write only the separator between the name and the value
			generator.writeRawValue("");
			generator.flush();
			source.writeTo(output);
			return;
		}
		write(JsonDataForm.of(data, contentType), data, generator);
	}

	private static void write(JsonDataForm form, EventData data, JsonGenerator generator) {
		if (form.json() != null) {
			generator.writeName(DATA);
			JsonSlice.write(form.json(), generator);
		}
		else if (form.text() != null) {
			generator.writeStringProperty("data", form.text());
		}
		else {
			generator.writeStringProperty("data_base64", base64(data));
		}
	}

	private static String base64(EventData data) {
		return new String(Base64.getEncoder().encode(data.toBytes()), StandardCharsets.ISO_8859_1);
	}

}
