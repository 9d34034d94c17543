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
import tools.jackson.core.JsonParser;

/**
 * The form of data in the JSON event format (section 3.1): a JSON value, a string of
 * text, or base64 if it is neither.
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
			String text = decode(data, charset(contentType));
			return (text != null) ? new JsonDataForm(null, text) : BASE64;
		}
		return BASE64;
	}

	private static JsonDataForm ofJson(EventData data, String contentType) {
		if (data.form() == Form.JSON) {
			return new JsonDataForm(data, null);
		}
		EventData utf8 = utf8(data, contentType);
		return (utf8 != null && isJson(utf8)) ? new JsonDataForm(utf8, null) : BASE64;
	}

	private static @Nullable EventData utf8(EventData data, String contentType) {
		Charset charset = charset(contentType);
		if (charset == StandardCharsets.UTF_8) {
			return (DataCharsets.isUtf8(data.array(), data.offset(), data.length())) ? data : null;
		}
		String text = decode(data, charset);
		return (text != null) ? EventData.ofBytes(text.getBytes(StandardCharsets.UTF_8)) : null;
	}

	private static @Nullable String decode(EventData data, @Nullable Charset charset) {
		return (charset != null) ? DataCharsets.decode(data.array(), data.offset(), data.length(), charset) : null;
	}

	private static @Nullable Charset charset(String contentType) {
		try {
			return DataCharsets.of(contentType);
		}
		catch (UnsupportedCloudEventException ex) {
			return null;
		}
	}

	private static boolean isJson(EventData data) {
		try (JsonParser parser = JsonFactories.parser(data.array(), data.offset(), data.length())) {
			if (parser.nextToken() == null) {
				return false;
			}
			SkippedValue.skip(parser);
			return parser.nextToken() == null;
		}
		catch (RuntimeException ex) {
			// Jackson's own exception, or a failure of the parser because of its input
			return false;
		}
	}

}
