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

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.deser.std.ContainerDeserializerBase;

/**
 * The names of JSON members that a type of data declares, together with the types of its
 * properties: names and aliases of properties that Jackson's deserializers have. Names of
 * subtypes are not among them.
 */
final class DeclaredNames {

	private static final int MAX = 1000;

	private final DeserializationConfig config;

	private final Set<String> names = new HashSet<>();

	private final Set<ValueDeserializer<?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());

	private final Deque<ValueDeserializer<?>> open = new ArrayDeque<>();

	private DeclaredNames(DeserializationConfig config) {
		this.config = config;
	}

	/**
	 * Return the names, at most about a thousand.
	 */
	static Collection<String> of(ValueDeserializer<?> deserializer, DeserializationConfig config) {
		DeclaredNames declared = new DeclaredNames(config);
		declared.add(deserializer);
		while (!declared.open.isEmpty() && declared.names.size() < MAX) {
			declared.visit(declared.open.remove());
		}
		return declared.names;
	}

	private void add(@Nullable ValueDeserializer<?> deserializer) {
		if (deserializer != null && this.seen.add(deserializer)) {
			this.open.add(deserializer);
		}
	}

	private void visit(ValueDeserializer<?> deserializer) {
		if (deserializer instanceof BeanDeserializerBase bean) {
			bean.properties().forEachRemaining(this::visit);
			bean.creatorProperties().forEachRemaining(this::visit);
		}
		else if (deserializer instanceof ContainerDeserializerBase<?> container) {
			add(container.getContentDeserializer());
		}
		add(deserializer.getDelegatee());
	}

	private void visit(SettableBeanProperty property) {
		this.names.add(property.getName());
		property.findAliases(this.config).forEach((alias) -> this.names.add(alias.getSimpleName()));
		add(property.getValueDeserializer());
	}

}
