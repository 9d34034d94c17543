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

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ResolvableType;

/**
 * Converts property paths of constraint violations to pointers into the JSON, with the
 * names that properties have there.
 */
final class PropertyPaths {

	private final JsonMapper mapper;

	PropertyPaths(JsonMapper mapper) {
		this.mapper = mapper;
	}

	/**
	 * Return the pointer.
	 * @param root the type at which the path starts
	 * @param value the value of that type, or {@code null} if it is not known
	 * @param path the path, such as {@code items[0].unitPrice}
	 */
	String pointer(ResolvableType root, @Nullable Object value, String path) {
		JsonWalk walk = new JsonWalk(this.mapper, JavaTypes.of(root, this.mapper.getTypeFactory()), value);
		int position = 0;
		while (position < path.length() && !walk.isFull()) {
			char c = path.charAt(position);
			if (c == '[') {
				int end = elementEnd(path, position);
				walk.element(path.substring(position + 1, end));
				position = end + 1;
			}
			else if (c == '.') {
				position++;
			}
			else {
				int end = propertyEnd(path, position);
				String name = path.substring(position, end);
				// such as <list element>, which is not a step in JSON
				if (!name.startsWith("<")) {
					walk.property(name);
				}
				position = end;
			}
		}
		return walk.pointer();
	}

	/**
	 * Return the position of the bracket that closes an element, whose key may have
	 * brackets of its own.
	 */
	private static int elementEnd(String path, int start) {
		int end = path.indexOf(']', start);
		while (end >= 0 && end + 1 < path.length() && ".[".indexOf(path.charAt(end + 1)) < 0) {
			end = path.indexOf(']', end + 1);
		}
		return (end < 0) ? path.length() : end;
	}

	private static int propertyEnd(String path, int start) {
		int end = start;
		while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
			end++;
		}
		return end;
	}

}
