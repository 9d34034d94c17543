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

package io.github.cloudeventsboot.test.support;

import java.nio.charset.StandardCharsets;

import io.github.cloudeventsboot.event.DataCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON strictly: without extensions of the syntax, with nothing after the value,
 * each name only once in an object, and numbers with all of their digits.
 *
 * @since 0.1.0
 */
public final class StrictJson {

	private static final JsonMapper mapper = JsonMapper
		.builder(JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private StrictJson() {
	}

	/**
	 * Read a JSON text.
	 * @param json the text
	 * @return the value
	 * @throws JacksonException if the text is not exactly one JSON value
	 */
	public static JsonNode read(String json) {
		return mapper.readValue(json, JsonNode.class);
	}

	/**
	 * Return whether data is JSON.
	 * @param bytes the data
	 * @return whether the bytes are exactly one JSON value in UTF-8
	 */
	public static boolean isValid(byte[] bytes) {
		String text = DataCharsets.decode(bytes, 0, bytes.length, StandardCharsets.UTF_8);
		if (text == null) {
			return false;
		}
		try {
			read(text);
			return true;
		}
		catch (JacksonException ex) {
			return false;
		}
	}

}
