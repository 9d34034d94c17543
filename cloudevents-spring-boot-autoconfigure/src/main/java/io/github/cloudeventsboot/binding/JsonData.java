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

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventDataException;
import io.github.cloudeventsboot.InvalidCloudEventException;
import io.github.cloudeventsboot.event.DataCharsets;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.EventData.Form;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidDefinitionException;

import org.springframework.util.function.SingletonSupplier;

/**
 * Reads JSON data as one type, straight from the bytes of the message.
 */
final class JsonData {

	private final Class<?> rawType;

	private final Supplier<JsonDataReader> reader;

	/**
	 * Create a reader.
	 * @param rawType the type of the data
	 * @param reader supplies Jackson's reader when there is data, as building one takes a
	 * while
	 */
	JsonData(Class<?> rawType, Supplier<JsonDataReader> reader) {
		this.rawType = rawType;
		this.reader = SingletonSupplier.of(reader);
	}

	@Nullable Object read(EventData data) {
		// Jackson accepts overlong encodings of characters
		if (data.form() != Form.JSON && !DataCharsets.isUtf8(data.array(), data.offset(), data.length())) {
			throw malformed();
		}
		if (this.rawType == String.class && !isStringOrNull(data)) {
			return text(data);
		}
		JsonDataReader dataReader = this.reader.get();
		int mark = markLength(data);
		try {
			Object value = dataReader.readValue(data.array(), data.offset() + mark, data.length() - mark);
			return (value instanceof JsonNode node && node.isNull()) ? null : value;
		}
		catch (InvalidDefinitionException ex) {
			// no data of any sender can be read as this type
			throw new IllegalStateException("Data can't be read as " + ex.getType(), ex);
		}
		catch (JacksonException ex) {
			DeclaredStatus.rethrow(ex);
			throw (isMalformed(ex)) ? malformed() : invalid(data, ex);
		}
		catch (RuntimeException ex) {
			DeclaredStatus.rethrow(ex);
			throw new InvalidCloudEventDataException(
					List.of(CloudEventViolation.ofPointer("#", "does not match the expected type")), ex);
		}
	}

	private JsonParser parser(EventData data) {
		int mark = markLength(data);
		return this.reader.get().createParser(data.array(), data.offset() + mark, data.length() - mark);
	}

	/**
	 * Return whether data may be a JSON string or {@code null}. As a {@code String}, any
	 * other value becomes its JSON text.
	 */
	private static boolean isStringOrNull(EventData data) {
		for (int i = data.offset() + markLength(data); i < data.offset() + data.length(); i++) {
			byte b = data.array()[i];
			if (b > ' ' || b < 0) {
				return b == '"' || b == 'n';
			}
		}
		return true;
	}

	private static int markLength(EventData data) {
		byte[] bytes = data.array();
		int start = data.offset();
		return (data.length() >= 3 && bytes[start] == (byte) 0xef && bytes[start + 1] == (byte) 0xbb
				&& bytes[start + 2] == (byte) 0xbf) ? 3 : 0;
	}

	private String text(EventData data) {
		if (data.form() != Form.JSON) {
			checkSyntax(data);
		}
		return new String(data.array(), data.offset(), data.length(), StandardCharsets.UTF_8);
	}

	private void checkSyntax(EventData data) {
		try (JsonParser parser = parser(data)) {
			parser.nextToken();
			parser.skipChildren();
			parser.finishToken();
			if (parser.nextToken() != null) {
				throw malformed();
			}
		}
		catch (JacksonException ex) {
			throw (isMalformed(ex)) ? malformed() : invalid(data, ex);
		}
	}

	private CloudEventException invalid(EventData data, JacksonException first) {
		try {
			JsonProblemSearch search = new JsonProblemSearch(this.rawType, this.reader.get(), () -> parser(data),
					data.length());
			List<CloudEventViolation> violations = search.run();
			if (violations.isEmpty()) {
				violations = List.of(CloudEventViolation.ofPointer("#", JsonProblems.detail(first)));
			}
			return (search.isFailedConstruction())
					? InvalidCloudEventDataException.ofFailedConstruction(violations, null)
					: new InvalidCloudEventDataException(violations);
		}
		catch (StreamReadException ex) {
			return malformed();
		}
	}

	private static InvalidCloudEventException malformed() {
		return new InvalidCloudEventException(List.of(CloudEventViolation.ofPointer("#", "must be well-formed JSON")));
	}

	/**
	 * A number beyond the range of its type is a read error too, although it is
	 * well-formed.
	 */
	private static boolean isMalformed(JacksonException ex) {
		return ex instanceof StreamReadException && !(ex instanceof InputCoercionException);
	}

}
