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
import io.github.cloudeventsboot.event.EventAssembler;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;

/**
 * Reads the data and attributes from an instance of an event type.
 */
final class EventClassWriter {

	private final EventClass leaf;

	private final EventClassAccessors accessors;

	private final AttributeConversions conversions;

	private final int dataIndex;

	private final ObjectWriter jsonWriter;

	private final boolean generic;

	EventClassWriter(EventClass leaf, BindingContext context) {
		this.leaf = leaf;
		this.conversions = context.conversions();
		this.dataIndex = leaf.dataIndex();
		this.jsonWriter = context.json().writer(leaf.dataType());
		this.generic = leaf.type().toClass().getTypeParameters().length > 0;
		this.accessors = EventClassAccessors.of(leaf);
		EventComponent unreadable = this.accessors.unreadable();
		if (unreadable != null) {
			throw new InvalidEventTypeException(
					"Component '" + unreadable.name() + "' of " + leaf.type()
							+ " can't be read, so the event can't be sent.",
					"Add a getter or a field of that name, or make it a record.");
		}
	}

	/**
	 * Return whether the class does not know the type of its data.
	 */
	boolean isGeneric() {
		return this.generic;
	}

	@Nullable String singleType() {
		return this.leaf.singleType();
	}

	/**
	 * Set the attributes of an instance. Attributes with their own component override
	 * those in a map.
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
				assembler.set(component.attribute(), written(component.attribute(), attribute));
			}
		}
		others.forEach((name, attribute) -> {
			if (name instanceof String text && attribute != null && !AttributeNames.SPECVERSION.equals(text)
					&& !assembler.isSet(text)) {
				assembler.set(text, attribute);
			}
		});
	}

	/**
	 * Return a value as it is written: core attributes can't be numbers or Booleans.
	 */
	private Object written(String name, Object value) {
		Object written = this.conversions.from(value);
		return (AttributeNames.CORE.contains(name) && (written instanceof Integer || written instanceof Boolean))
				? written.toString() : written;
	}

	@Nullable Object data(Object value) {
		Object data = (this.dataIndex < 0) ? value : this.accessors.get(this.dataIndex, value);
		return (data instanceof Optional<?> optional) ? optional.orElse(null) : data;
	}

	/**
	 * Return the writer for the data as JSON.
	 */
	ObjectWriter jsonWriter() {
		return this.jsonWriter;
	}

}
