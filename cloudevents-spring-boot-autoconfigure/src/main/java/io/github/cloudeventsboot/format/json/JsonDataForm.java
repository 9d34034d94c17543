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
import java.nio.charset.StandardCharsets;

import io.github.cloudeventsboot.UnsupportedCloudEventException;
import io.github.cloudeventsboot.event.DataCharsets;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.EventData.Form;
import io.github.cloudeventsboot.event.MediaTypeSyntax;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/**
 * How data stands in the JSON event format (section 3.1): as a JSON value, as a string of
 * text, or in base64 where it is neither.
 *
 * @param json the JSON value in UTF-8, or {@code null}
 * @param text the text, or {@code null}
 */
record JsonDataForm(@Nullable EventData json, @Nullable String text) {

	private static final JsonDataForm BASE64 = new JsonDataForm(null, null);

	static JsonDataForm of(EventData data, @Nullable String contentType) {
		if (contentType == null) {
			return (data.form() == Form.JSON) ? new JsonDataForm(data, null) : BASE64;
		}
		if (MediaTypeSyntax.isJson(contentType)) {
			return ofJson(data, contentType);
		}
		if (data.form() == Form.TEXT || MediaTypeSyntax.isText(contentType)) {
			String text = decode(data, contentType);
			return (text != null) ? new JsonDataForm(null, text) : BASE64;
		}
		return BASE64;
	}

	private static JsonDataForm ofJson(EventData data, String contentType) {
		if (data.form() == Form.JSON) {
			return new JsonDataForm(data, null);
		}
		String text = decode(data, contentType);
		if (text == null) {
			return BASE64;
		}
		Charset charset = DataCharsets.of(contentType);
		byte[] utf8 = (charset == StandardCharsets.UTF_8) ? data.toBytes() : text.getBytes(StandardCharsets.UTF_8);
		return (isJson(utf8)) ? new JsonDataForm(EventData.ofJson(utf8, 0, utf8.length), null) : BASE64;
	}

	private static @Nullable String decode(EventData data, String contentType) {
		try {
			Charset charset = DataCharsets.of(contentType);
			return DataCharsets.decode(data.array(), data.offset(), data.length(), charset);
		}
		catch (UnsupportedCloudEventException ex) {
			return null;
		}
	}

	private static boolean isJson(byte[] bytes) {
		try (JsonParser parser = JsonFactories.parser(bytes, 0)) {
			if (parser.nextToken() == null) {
				return false;
			}
			parser.skipChildren();
			parser.finishToken();
			return parser.nextToken() == null;
		}
		catch (JacksonException ex) {
			return false;
		}
	}

}
