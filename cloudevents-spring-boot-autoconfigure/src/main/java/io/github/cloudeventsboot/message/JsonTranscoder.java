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

package io.github.cloudeventsboot.message;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import io.github.cloudeventsboot.UnsupportedCloudEventException;
import io.github.cloudeventsboot.event.DataCharsets;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.EventData.Form;
import io.github.cloudeventsboot.event.MediaTypeSyntax;

/**
 * Converts the JSON of a structured event from UTF-8 to the charset of its content type,
 * which applies to the body in binary mode.
 */
final class JsonTranscoder {

	private JsonTranscoder() {
	}

	static EventData transcode(EventData data, String contentType) {
		if (data.form() != Form.JSON || MediaTypeSyntax.charset(contentType) == null) {
			return data;
		}
		Charset charset = charset(contentType);
		if (charset == StandardCharsets.UTF_8) {
			return data;
		}
		String text = new String(data.array(), data.offset(), data.length(), StandardCharsets.UTF_8);
		byte[] encoded = DataCharsets.encodeJson(text, charset);
		return (encoded != null) ? EventData.ofBytes(encoded) : data;
	}

	/**
	 * Return the charset, UTF-8 for an unknown one: for JSON the parameter has no meaning
	 * (RFC 8259, section 11).
	 */
	private static Charset charset(String contentType) {
		try {
			return DataCharsets.of(contentType);
		}
		catch (UnsupportedCloudEventException ex) {
			return StandardCharsets.UTF_8;
		}
	}

}
