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

package io.github.cloudeventsboot.conformance;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.http.HttpEventReader;
import io.github.cloudeventsboot.message.MessageLimits;
import io.github.cloudeventsboot.message.MessageMode;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The content modes of a single event, with which a test sends the same attributes in
 * both. Nothing of the library's own encoding is used.
 */
public enum Mode {

	/**
	 * Attributes as headers.
	 */
	BINARY {

		@Override
		public ImmutableCloudEvent read(Map<String, ?> attributes, byte[] data) {
			RecordedHeaders headers = new RecordedHeaders();
			attributes.forEach((name, value) -> {
				if (!"datacontenttype".equals(name)) {
					headers.add("ce-" + name, encode(value.toString()));
				}
			});
			Object contentType = attributes.get("datacontenttype");
			return READER.readEvent((contentType != null) ? contentType.toString() : null, headers, data);
		}

	},

	/**
	 * The event as the body, in JSON.
	 */
	STRUCTURED {

		@Override
		public ImmutableCloudEvent read(Map<String, ?> attributes, byte[] data) {
			Map<String, Object> members = new LinkedHashMap<>(attributes);
			if (data.length > 0) {
				members.put("data_base64", data);
			}
			byte[] body = MAPPER.writeValueAsString(members).getBytes(StandardCharsets.UTF_8);
			return READER.readEvent(MessageMode.JSON, new RecordedHeaders(), body);
		}

	};

	private static final HttpEventReader READER = new HttpEventReader(
			new MessageLimits(Integer.MAX_VALUE, 10, Integer.MAX_VALUE));

	private static final JsonMapper MAPPER = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

	/**
	 * Read an event as the library does.
	 * @param attributes the attributes
	 * @param data the data, empty for none
	 * @return the event
	 */
	public abstract ImmutableCloudEvent read(Map<String, ?> attributes, byte[] data);

	public ImmutableCloudEvent read(Map<String, ?> attributes) {
		return read(attributes, new byte[0]);
	}

	/**
	 * Return the required attributes, to be completed.
	 * @return attributes that can be changed
	 */
	public static Map<String, Object> required() {
		Map<String, Object> attributes = new LinkedHashMap<>();
		attributes.put("specversion", "1.0");
		attributes.put("id", "1");
		attributes.put("source", "/source");
		attributes.put("type", "com.example.test");
		return attributes;
	}

	/**
	 * Percent-encode all but letters and digits, unpaired surrogates as if they were
	 * characters.
	 */
	private static String encode(String value) {
		StringBuilder encoded = new StringBuilder();
		value.codePoints().forEach((codePoint) -> {
			if (codePoint < 0x80 && Character.isLetterOrDigit(codePoint)) {
				encoded.append((char) codePoint);
			}
			else if (codePoint >= 0xd800 && codePoint <= 0xdfff) {
				encoded.append("%%ED%%%02X%%%02X".formatted(0x80 | (codePoint >> 6 & 0x3f), 0x80 | (codePoint & 0x3f)));
			}
			else {
				for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
					encoded.append("%%%02x".formatted(b & 0xff));
				}
			}
		});
		return encoded.toString();
	}

}
