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

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Base64;

import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.event.DataCharsets;
import io.github.cloudeventsboot.event.EventAssembler;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.MediaTypeSyntax;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The data of one event while its envelope is read. The meaning of {@code data} depends
 * on {@code datacontenttype}, which may come after it (JSON Event Format, section 3.1).
 */
final class JsonEventData {

	/** The maximum size of a body that the smallest data may keep in memory. */
	private static final int MAX_KEPT = 64 * 1024;

	private final byte[] body;

	private final int start;

	private @Nullable JsonToken token;

	private int offset;

	private int length;

	private byte @Nullable [] decoded;

	private boolean base64;

	JsonEventData(byte[] body, int start) {
		this.body = body;
		this.start = start;
	}

	void readData(JsonParser parser, EventAssembler assembler) {
		if (this.token != null) {
			assembler.violation(CloudEventViolation.ofEvent("member 'data' must occur only once"));
		}
		this.token = parser.currentToken();
		this.offset = this.start + (int) parser.currentTokenLocation().getByteOffset();
		SkippedValue.skip(parser);
		this.length = this.start + (int) parser.currentLocation().getByteOffset() - this.offset;
	}

	void readBase64(JsonParser parser, EventAssembler assembler) {
		if (this.base64) {
			assembler.violation(CloudEventViolation.ofEvent("member 'data_base64' must occur only once"));
		}
		this.base64 = true;
		JsonToken value = parser.currentToken();
		if (value == JsonToken.VALUE_STRING) {
			this.decoded = decode(parser.getString());
		}
		if (this.decoded == null && value != JsonToken.VALUE_NULL) {
			SkippedValue.skip(parser);
			assembler.violation(CloudEventViolation.ofEvent("member 'data_base64' must be a base64 string (RFC 4648)"));
		}
	}

	private static byte @Nullable [] decode(String text) {
		try {
			return (text.length() % 4 == 0) ? Base64.getDecoder().decode(text) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * Return the data once all attributes are known.
	 */
	@Nullable EventData resolve(EventAssembler assembler) {
		if (this.decoded != null) {
			if (this.token != null) {
				assembler
					.violation(CloudEventViolation.ofEvent("members 'data' and 'data_base64' must not occur together"));
			}
			return EventData.ofBytes(this.decoded);
		}
		if (this.token == null) {
			return null;
		}
		String contentType = assembler.getDataContentType();
		if (contentType == null || MediaTypeSyntax.isJson(contentType)) {
			return json();
		}
		if (this.token == JsonToken.VALUE_NULL || assembler.hasViolations()) {
			return null;
		}
		if (this.token != JsonToken.VALUE_STRING) {
			assembler.violation(CloudEventViolation
				.ofEvent("member 'data' must be a string, because 'datacontenttype' is not a JSON media type"));
			return null;
		}
		return text(DataCharsets.of(contentType), assembler);
	}

	/**
	 * Return JSON data. A small part of a large body is copied, because an application
	 * may keep one event of a batch for long.
	 */
	private EventData json() {
		if (this.body.length > MAX_KEPT && this.length < this.body.length / 4) {
			return EventData.ofJson(Arrays.copyOfRange(this.body, this.offset, this.offset + this.length), 0,
					this.length);
		}
		return EventData.ofJson(this.body, this.offset, this.length);
	}

	private @Nullable EventData text(Charset charset, EventAssembler assembler) {
		String text;
		try (JsonParser parser = JsonFactories.parser(this.body, this.offset, this.length)) {
			parser.nextToken();
			text = parser.getString();
		}
		byte[] bytes = DataCharsets.encode(text, charset);
		if (bytes == null) {
			assembler.violation(
					CloudEventViolation.ofEvent("member 'data' must fit the charset that 'datacontenttype' names"));
			return null;
		}
		return EventData.ofText(bytes);
	}

}
