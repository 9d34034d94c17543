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

import java.util.ArrayList;
import java.util.List;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventTooLargeException;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventException;
import io.github.cloudeventsboot.UnsupportedCloudEventException;
import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.DataCharsets;
import io.github.cloudeventsboot.event.EventAssembler;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.event.InvalidOptionalAttributes;
import io.github.cloudeventsboot.event.Violations;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Reads events of the JSON event format and the JSON batch format without building trees.
 * JSON data is not copied from the body, unless it is a small part of a large one.
 *
 * @since 0.1.0
 */
public final class JsonEventReader {

	private final int maxAttributes;

	private final InvalidOptionalAttributes invalid;

	/**
	 * Create a reader that rejects every violation.
	 * @param maxAttributes the number of attributes that an event may have
	 */
	public JsonEventReader(int maxAttributes) {
		this(maxAttributes, InvalidOptionalAttributes.REJECT);
	}

	/**
	 * Create a reader.
	 * @param maxAttributes the number of attributes that an event may have
	 * @param invalid how to handle invalid optional attributes
	 */
	public JsonEventReader(int maxAttributes, InvalidOptionalAttributes invalid) {
		this.maxAttributes = maxAttributes;
		this.invalid = invalid;
	}

	/**
	 * Read an event (JSON Event Format, section 3).
	 * @param body the JSON object in UTF-8, which must not be changed afterwards
	 * @return the event
	 * @throws InvalidCloudEventException if it is not an event, with all violations
	 * @throws CloudEventTooLargeException if it has more attributes than allowed
	 */
	public ImmutableCloudEvent readEvent(byte[] body) {
		int start = checkEncoding(body);
		try (JsonParser parser = JsonFactories.parser(body, start)) {
			if (parser.nextToken() != JsonToken.START_OBJECT) {
				throw invalid(
						(parser.currentToken() != null) ? "body must be a JSON object" : "body must not be empty");
			}
			ImmutableCloudEvent event = readObject(parser, body, start);
			checkEnd(parser);
			return event;
		}
		catch (CloudEventException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw malformed(ex);
		}
	}

	/**
	 * Read a batch (JSON Event Format, section 4). One invalid event makes the batch
	 * invalid.
	 * @param body the JSON array in UTF-8, which must not be changed afterwards
	 * @param maxSize the number of events allowed
	 * @return the events
	 * @throws InvalidCloudEventException if it is not a batch, with violations of all
	 * events
	 * @throws CloudEventTooLargeException if there are more events than allowed, or one
	 * of them has too many attributes
	 */
	public List<CloudEvent> readBatch(byte[] body, int maxSize) {
		int start = checkEncoding(body);
		try (JsonParser parser = JsonFactories.parser(body, start)) {
			if (parser.nextToken() != JsonToken.START_ARRAY) {
				throw invalid((parser.currentToken() != null) ? "body must be a JSON array of events"
						: "body must not be empty");
			}
			List<CloudEvent> events = readArray(parser, body, start, maxSize);
			checkEnd(parser);
			return events;
		}
		catch (CloudEventException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw malformed(ex);
		}
	}

	private List<CloudEvent> readArray(JsonParser parser, byte[] body, int start, int maxSize) {
		List<CloudEvent> events = new ArrayList<>();
		Violations violations = new Violations();
		UnsupportedCloudEventException unsupported = null;
		for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
			if (index >= maxSize) {
				throw new CloudEventTooLargeException("batch must not have more than " + maxSize + " events");
			}
			if (parser.currentToken() != JsonToken.START_OBJECT) {
				SkippedValue.skip(parser);
				violations.add(CloudEventViolation.ofEvent("must be a JSON object").withIndex(index));
			}
			else {
				try {
					events.add(readObject(parser, body, start));
				}
				catch (InvalidCloudEventException ex) {
					violations.addAll(ex.withIndex(index).getViolations());
				}
				catch (UnsupportedCloudEventException ex) {
					unsupported = (unsupported != null) ? unsupported : ex.withIndex(index);
				}
			}
			if (violations.isFull()) {
				break;
			}
		}
		if (!violations.isEmpty()) {
			throw new InvalidCloudEventException(violations.toList());
		}
		if (unsupported != null) {
			throw unsupported;
		}
		return events;
	}

	private ImmutableCloudEvent readObject(JsonParser parser, byte[] body, int start) {
		EventAssembler assembler = new EventAssembler(this.invalid);
		JsonEventData data = new JsonEventData(body, start);
		int attributes = 0;
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			JsonToken token = parser.nextToken();
			switch (name) {
				case "data" -> data.readData(parser, assembler);
				case "data_base64" -> data.readBase64(parser, assembler);
				default -> {
					if (++attributes > this.maxAttributes) {
						throw CloudEventTooLargeException.ofAttributes(this.maxAttributes);
					}
					readAttribute(parser, token, name, assembler);
				}
			}
		}
		return assembler.build(resolve(data, assembler));
	}

	private static @Nullable EventData resolve(JsonEventData data, EventAssembler assembler) {
		try {
			return data.resolve(assembler);
		}
		catch (UnsupportedCloudEventException ex) {
			// report missing attributes first
			assembler.build(null);
			throw ex;
		}
	}

	private void readAttribute(JsonParser parser, JsonToken token, String name, EventAssembler assembler) {
		switch (token) {
			case VALUE_STRING -> assembler.set(name, CommonValues.string(parser, name));
			case VALUE_TRUE -> assembler.set(name, Boolean.TRUE);
			case VALUE_FALSE -> assembler.set(name, Boolean.FALSE);
			case VALUE_NULL -> assembler.setAbsent(name);
			case VALUE_NUMBER_INT -> readInteger(parser, name, assembler);
			case VALUE_NUMBER_FLOAT -> assembler.violation(name,
					AttributeNames.CORE.contains(name) ? "must be a string" : "must be an integer if it is a number");
			default -> {
				SkippedValue.skip(parser);
				assembler.violation(name, "must not be an object or array");
			}
		}
	}

	private void readInteger(JsonParser parser, String name, EventAssembler assembler) {
		if (parser.getStringLength() <= 11) {
			long value = parser.getLongValue();
			if (value == (int) value) {
				assembler.set(name, (int) value);
				return;
			}
		}
		assembler.violation(name, AttributeNames.CORE.contains(name) ? "must be a string"
				: "must be an integer from -2147483648 to 2147483647");
	}

	private static int checkEncoding(byte[] body) {
		if (!DataCharsets.isUtf8(body, 0, body.length)) {
			throw invalid("body must be UTF-8");
		}
		boolean mark = body.length >= 3 && body[0] == (byte) 0xef && body[1] == (byte) 0xbb && body[2] == (byte) 0xbf;
		return (mark) ? 3 : 0;
	}

	private static void checkEnd(JsonParser parser) {
		if (parser.nextToken() != null) {
			throw invalid("body must end after the JSON value");
		}
	}

	/**
	 * Every exception of a parser is due to its input, even if it is not one of
	 * Jackson's.
	 */
	private static InvalidCloudEventException malformed(RuntimeException ex) {
		TokenStreamLocation location = (ex instanceof JacksonException jackson) ? jackson.getLocation() : null;
		String position = (location != null && location.getByteOffset() >= 0) ? ", at byte " + location.getByteOffset()
				: "";
		String expected = (ex instanceof StreamConstraintsException)
				? "body must not exceed the limits on nesting and on the length of names and strings"
				: "body must be well-formed JSON";
		// without the cause, whose message quotes the body
		return invalid(expected + position);
	}

	private static InvalidCloudEventException invalid(String detail) {
		return new InvalidCloudEventException(List.of(CloudEventViolation.ofEvent(detail)));
	}

}
