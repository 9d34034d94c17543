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

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import io.github.cloudeventsboot.event.EventData;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.SerializableString;
import tools.jackson.core.json.JsonGeneratorBase;
import tools.jackson.core.json.UTF8JsonGenerator;

/**
 * A JSON value that a generator copies unchanged. Implements only the methods for raw
 * UTF-8, since there is nothing to quote.
 */
final class JsonSlice implements SerializableString {

	private final EventData data;

	JsonSlice(EventData data) {
		this.data = data;
	}

	/**
	 * Write a JSON value: unchanged with JSON generators, otherwise token by token.
	 */
	static void write(EventData json, JsonGenerator generator) {
		JsonSlice slice = new JsonSlice(json);
		if (generator instanceof UTF8JsonGenerator) {
			generator.writeRawValue(slice);
		}
		else if (generator instanceof JsonGeneratorBase) {
			generator.writeRawValue(slice.getValue());
		}
		else {
			try (JsonParser parser = JsonFactories.parser(json.array(), json.offset(), json.length())) {
				parser.nextToken();
				generator.copyCurrentStructureExact(parser);
			}
		}
	}

	@Override
	public String getValue() {
		return new String(this.data.array(), this.data.offset(), this.data.length(), StandardCharsets.UTF_8);
	}

	@Override
	public int charLength() {
		return getValue().length();
	}

	@Override
	public char[] asQuotedChars() {
		throw new UnsupportedOperationException();
	}

	@Override
	public byte[] asUnquotedUTF8() {
		return this.data.toBytes();
	}

	@Override
	public byte[] asQuotedUTF8() {
		throw new UnsupportedOperationException();
	}

	@Override
	public int appendQuotedUTF8(byte[] buffer, int offset) {
		throw new UnsupportedOperationException();
	}

	@Override
	public int appendQuoted(char[] buffer, int offset) {
		throw new UnsupportedOperationException();
	}

	@Override
	public int appendUnquotedUTF8(byte[] buffer, int offset) {
		if (this.data.length() > buffer.length - offset) {
			return -1;
		}
		System.arraycopy(this.data.array(), this.data.offset(), buffer, offset, this.data.length());
		return this.data.length();
	}

	@Override
	public int appendUnquoted(char[] buffer, int offset) {
		throw new UnsupportedOperationException();
	}

	@Override
	public int writeQuotedUTF8(OutputStream output) {
		throw new UnsupportedOperationException();
	}

	@Override
	public int writeUnquotedUTF8(OutputStream output) throws IOException {
		output.write(this.data.array(), this.data.offset(), this.data.length());
		return this.data.length();
	}

	@Override
	public int putQuotedUTF8(ByteBuffer buffer) {
		throw new UnsupportedOperationException();
	}

	@Override
	public int putUnquotedUTF8(ByteBuffer buffer) {
		throw new UnsupportedOperationException();
	}

}
