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

import java.util.ArrayList;
import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.exc.InvalidTypeIdException;

/**
 * Finds the position of a problem in the JSON. The path of an exception lacks the
 * wrappers that name a type, and has names for the elements of an array in place of an
 * object. The parser has the exact position, but is past any values that Jackson had to
 * buffer.
 */
final class JsonProblemPointers {

	private JsonProblemPointers() {
	}

	/**
	 * Return the position of a parser.
	 */
	static String of(JsonParser parser) {
		return pointer(position(parser));
	}

	/**
	 * Return the position of a problem.
	 * @param ex the exception
	 * @param parser the parser, where it stopped
	 */
	static String of(JacksonException ex, JsonParser parser) {
		List<String> position = position(parser);
		List<String> path = path(ex);
		int known = 0;
		int reached = 0;
		for (int i = 0; i < position.size() && known < path.size(); i++) {
			if (position.get(i).equals(path.get(known))) {
				known++;
				reached = i + 1;
			}
		}
		List<String> rest = path.subList(known, path.size());
		JsonToken token = parser.currentToken();
		if (rest.isEmpty()) {
			// a deserializer may have read the first name in an object
			boolean inside = token == JsonToken.PROPERTY_NAME && !(ex instanceof InvalidTypeIdException);
			return pointer((inside) ? position.subList(0, reached) : position);
		}
		if (isElement(position, reached, token)) {
			return pointer(position);
		}
		// at the end of a value, something in it is missing
		List<String> pointer = new ArrayList<>(
				(token == JsonToken.END_OBJECT) ? position : position.subList(0, reached));
		pointer.addAll(rest);
		return pointer(pointer);
	}

	/**
	 * Return whether the path has a name for an element of an array.
	 */
	private static boolean isElement(List<String> position, int reached, JsonToken token) {
		return token == JsonToken.END_ARRAY
				|| (reached < position.size() && isIndex(position.get(position.size() - 1)) && token.isScalarValue());
	}

	private static boolean isIndex(String token) {
		return !token.isEmpty() && token.chars().allMatch((c) -> c >= '0' && c <= '9');
	}

	private static List<String> path(JacksonException ex) {
		List<String> path = new ArrayList<>();
		for (JacksonException.Reference reference : ex.getPath()) {
			if (reference.getPropertyName() != null) {
				path.add(reference.getPropertyName());
			}
			else if (reference.getIndex() >= 0) {
				path.add(Integer.toString(reference.getIndex()));
			}
		}
		return path;
	}

	private static List<String> position(JsonParser parser) {
		List<String> position = new ArrayList<>();
		JsonPointer pointer = parser.streamReadContext().pathAsPointer();
		for (JsonPointer part = pointer; part != null && !part.matches(); part = part.tail()) {
			position.add(part.getMatchingProperty());
		}
		return position;
	}

	private static String pointer(List<String> tokens) {
		StringBuilder pointer = new StringBuilder("#");
		tokens.forEach((token) -> DataPointers.append(pointer, token));
		return pointer.toString();
	}

}
