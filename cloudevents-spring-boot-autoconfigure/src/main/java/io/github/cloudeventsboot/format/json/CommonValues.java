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

import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.MediaTypeSyntax;
import tools.jackson.core.JsonParser;

/**
 * Reads values that nearly every event has without creating strings for them.
 */
final class CommonValues {

	private static final String VERSION = "1.0";

	private CommonValues() {
	}

	/**
	 * Return the string at the current position of a parser.
	 */
	static String string(JsonParser parser, String name) {
		return switch (name) {
			case AttributeNames.SPECVERSION -> common(parser, VERSION);
			case AttributeNames.DATACONTENTTYPE -> common(parser, MediaTypeSyntax.JSON);
			default -> parser.getString();
		};
	}

	private static String common(JsonParser parser, String common) {
		int length = common.length();
		if (parser.getStringLength() == length) {
			char[] characters = parser.getStringCharacters();
			int offset = parser.getStringOffset();
			for (int i = 0; i < length; i++) {
				if (characters[offset + i] != common.charAt(i)) {
					return parser.getString();
				}
			}
			return common;
		}
		return parser.getString();
	}

}
