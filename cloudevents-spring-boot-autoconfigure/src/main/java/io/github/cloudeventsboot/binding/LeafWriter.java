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

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.AttributeStrings;
import io.github.cloudeventsboot.event.EventAssembler;
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

	/**
	 * Set the attributes that an instance says. Those of a map give way to components of
	 * their own.
	 */
	void writeAttributes(Object value, EventAssembler assembler) {
		Map<?, ?> others = Map.of();
		List<EventComponent> components = this.leaf.components();
		for (int i = 0; i < components.size(); i++) {
			EventComponent component = components.get(i);
			Object attribute = (component.kind() != EventComponent.Kind.DATA) ? this.accessors.get(i, value) : null;
			if (attribute instanceof Optional<?> optional) {
				attribute = optional.orElse(null);
			}
			if (component.kind() == EventComponent.Kind.ATTRIBUTES && attribute instanceof Map<?, ?> map) {
				others = map;
			}
			else if (attribute != null && !AttributeNames.SPECVERSION.equals(component.attribute())) {
				assembler.set(component.attribute(), toAttribute(attribute));
			}
		}
		others.forEach((name, attribute) -> {
			if (name instanceof String text && attribute != null && !AttributeNames.SPECVERSION.equals(text)
					&& !assembler.isSet(text)) {
				assembler.set(text, attribute);
			}
		});
	}

	private static Object toAttribute(Object value) {
		if (value instanceof String || value instanceof Boolean || value instanceof Integer) {
			return value;
		}
		// the string of other types is what the conversion back from a string expects
		String canonical = AttributeStrings.canonical(value);
		return (canonical != null) ? canonical : value.toString();
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
