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

import java.util.Collection;
import java.util.Set;

import io.github.cloudeventsboot.format.json.JsonParsers;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.deser.DeserializationContextExt;

/**
 * A reader of the application's mapper whose parsers keep no names from messages. The
 * names that the type declares are known to them in advance.
 */
final class JsonDataReader extends ObjectReader {

	private final JsonParsers parsers;

	/**
	 * Create a reader of bytes.
	 * @param reader the mapper's reader of a type
	 * @param settings the factory of the mapper
	 */
	JsonDataReader(ObjectReader reader, JsonFactory settings) {
		super(reader, reader.getConfig());
		this.parsers = JsonParsers.like(settings, names());
	}

	private Collection<String> names() {
		try {
			return DeclaredNames.of(_findRootDeserializer(_deserializationContext()), this._config);
		}
		catch (JacksonException ex) {
			// reported when data is read
			return Set.of();
		}
	}

	@Override
	public JsonParser createParser(byte[] content, int offset, int length) {
		return parser(_deserializationContext(), content, offset, length);
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> T readValue(byte[] content, int offset, int length) {
		// like the overridden method, apart from the parser
		DeserializationContextExt context = _deserializationContext();
		return (T) _bindAndClose(context, parser(context, content, offset, length));
	}

	private JsonParser parser(DeserializationContextExt context, byte[] content, int offset, int length) {
		return context.assignAndReturnParser(this.parsers.create(context, content, offset, length));
	}

}
