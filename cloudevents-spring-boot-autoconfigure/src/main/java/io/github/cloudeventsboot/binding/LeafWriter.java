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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.github.cloudeventsboot.event.AttributeStrings;
import org.jspecify.annotations.Nullable;

/**
 * Takes an instance of an event type apart.
 */
final class LeafWriter {

	private final EventLeaf leaf;

	private final LeafAccessors accessors;

	LeafWriter(EventLeaf leaf) {
		this.leaf = leaf;
		this.accessors = LeafAccessors.of(leaf);
		EventComponent unreadable = this.accessors.unreadable();
		if (unreadable != null) {
			throw new InvalidEventTypeException(
					"Component '" + unreadable.name() + "' of " + leaf.type() + " can't be read to send it.",
					"Add a getter or a field of that name, or make it a record.");
		}
	}

	@Nullable String singleType() {
		return this.leaf.singleType();
	}

	Map<String, Object> attributes(Object value) {
		Map<String, Object> attributes = new LinkedHashMap<>();
		for (int i = 0; i < this.leaf.components().size(); i++) {
			EventComponent component = this.leaf.components().get(i);
			Object attribute = this.accessors.get(i, value);
			if (attribute instanceof Optional<?> optional) {
				attribute = optional.orElse(null);
			}
			if (component.kind() == EventComponent.Kind.ATTRIBUTE && attribute != null) {
				attributes.put(component.attribute(), toAttribute(attribute));
			}
			else if (component.kind() == EventComponent.Kind.ATTRIBUTES && attribute instanceof Map<?, ?> map) {
				map.forEach((name, entry) -> attributes.putIfAbsent((String) name, entry));
			}
		}
		return attributes;
	}

	private static Object toAttribute(Object value) {
		boolean number = value instanceof Number && !(value instanceof Integer);
		// the string of other types is what the conversion back from a string expects
		return (number || AttributeStrings.canonical(value) == null) ? value.toString() : value;
	}

	@Nullable Object data(Object value) {
		if (this.leaf.isData()) {
			return value;
		}
		for (int i = 0; i < this.leaf.components().size(); i++) {
			if (this.leaf.components().get(i).kind() == EventComponent.Kind.DATA) {
				return this.accessors.get(i, value);
			}
		}
		return null;
	}

}
