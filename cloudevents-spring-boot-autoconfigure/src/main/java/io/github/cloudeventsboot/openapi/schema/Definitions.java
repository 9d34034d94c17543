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

package io.github.cloudeventsboot.openapi.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The schemas of a document that others refer to. A schema is a tree of maps, lists and
 * values, in which a {@link Ref} is a placeholder for a name.
 *
 * @since 0.1.0
 */
public final class Definitions {

	private static final String PREFIX = "#/components/schemas/";

	private final Map<Ref, Map<String, Object>> schemas = new LinkedHashMap<>();

	/**
	 * Add a schema, unless it exists.
	 * @param ref the placeholder for its name
	 * @param schema supplies the schema, which may refer to itself
	 * @return a schema that only refers to it
	 */
	public Map<String, Object> add(Ref ref, Supplier<Map<String, Object>> schema) {
		if (!this.schemas.containsKey(ref)) {
			Map<String, Object> definition = new LinkedHashMap<>();
			this.schemas.put(ref, definition);
			definition.putAll(schema.get());
		}
		Map<String, Object> reference = new LinkedHashMap<>();
		reference.put("$ref", ref);
		return reference;
	}

	/**
	 * Return a schema, resolved if it is a reference.
	 * @param schema the schema
	 * @return the schema itself
	 */
	public Map<String, Object> dereference(Map<String, Object> schema) {
		return (schema.get("$ref") instanceof Ref ref) ? this.schemas.getOrDefault(ref, Map.of()) : schema;
	}

	/**
	 * Return whether two schemas are equal, regardless of the direction of their
	 * references.
	 * @param one a schema
	 * @param other another schema
	 * @return whether the schemas are equal
	 */
	public boolean isSame(Map<String, Object> one, Map<String, Object> other) {
		return undirected(one).equals(undirected(other));
	}

	/**
	 * Assign names to all schemas. Those that are the same for both directions share a
	 * name.
	 * @param taken the names that are in use; the names of the schemas are added
	 * @return the names
	 */
	public Map<Ref, String> names(Set<String> taken) {
		Set<Ref> shared = shared();
		Map<Ref, String> names = new LinkedHashMap<>();
		for (Ref ref : this.schemas.keySet()) {
			Ref twin = ref.in((ref.direction() == Direction.READ) ? Direction.WRITE : Direction.READ);
			String name = (shared.contains(ref)) ? names.get(twin) : null;
			if (name == null) {
				boolean differs = ref.direction() == Direction.WRITE && this.schemas.containsKey(twin)
						&& !shared.contains(ref);
				name = free((differs) ? List.of(ref.name() + "Reply", ref.qualified() + "Reply")
						: List.of(ref.name(), ref.qualified()), taken);
			}
			names.put(ref, name);
		}
		return names;
	}

	private static String free(List<String> candidates, Set<String> taken) {
		List<String> valid = candidates.stream().map((name) -> name.replaceAll("[^A-Za-z0-9._-]", "_")).toList();
		for (String candidate : valid) {
			if (taken.add(candidate)) {
				return candidate;
			}
		}
		int number = 2;
		while (!taken.add(valid.get(0) + number)) {
			number++;
		}
		return valid.get(0) + number;
	}

	/**
	 * Return the references whose schemas, including all that they refer to, are the same
	 * for both directions.
	 */
	private Set<Ref> shared() {
		Set<Ref> shared = new LinkedHashSet<>();
		this.schemas.forEach((ref, schema) -> {
			Map<String, Object> twin = this.schemas
				.get(ref.in((ref.direction() == Direction.READ) ? Direction.WRITE : Direction.READ));
			if (twin != null && isSame(schema, twin)) {
				shared.add(ref);
			}
		});
		boolean changed = true;
		while (changed) {
			changed = shared.removeIf((ref) -> refersToDifferent(ref, shared));
		}
		return shared;
	}

	private boolean refersToDifferent(Ref ref, Set<Ref> shared) {
		Set<Ref> used = new HashSet<>();
		collect(this.schemas.get(ref), used);
		return used.stream()
			.anyMatch((other) -> !shared.contains(other.in(Direction.READ))
					|| !shared.contains(other.in(Direction.WRITE)));
	}

	private static void collect(@Nullable Object tree, Set<Ref> refs) {
		if (tree instanceof Ref ref) {
			refs.add(ref);
		}
		else if (tree instanceof Map<?, ?> map) {
			map.values().forEach((value) -> collect(value, refs));
		}
		else if (tree instanceof List<?> list) {
			list.forEach((value) -> collect(value, refs));
		}
	}

	private static Object undirected(Object tree) {
		return transform(tree, (ref) -> ref.in(Direction.READ));
	}

	/**
	 * Return all schemas by their names.
	 * @param names the names
	 * @return the schemas
	 */
	public Map<String, Map<String, Object>> named(Map<Ref, String> names) {
		Map<String, Map<String, Object>> named = new LinkedHashMap<>();
		this.schemas.forEach((ref, schema) -> named.putIfAbsent(names.get(ref), named(schema, names)));
		return named;
	}

	/**
	 * Return a schema with names instead of references.
	 * @param schema the schema
	 * @param names the names
	 * @return the new schema
	 */
	@SuppressWarnings("unchecked") // a map is transformed to a map
	public Map<String, Object> named(Map<String, Object> schema, Map<Ref, String> names) {
		return (Map<String, Object>) transform(schema, (ref) -> PREFIX + names.get(ref));
	}

	private static Object transform(Object tree, Function<Ref, Object> refs) {
		if (tree instanceof Ref ref) {
			return refs.apply(ref);
		}
		if (tree instanceof Map<?, ?> map) {
			Map<Object, Object> copy = new LinkedHashMap<>();
			map.forEach((key, value) -> copy.put(key, (value != null) ? transform(value, refs) : null));
			return copy;
		}
		if (tree instanceof List<?> list) {
			List<Object> copy = new ArrayList<>();
			list.forEach((value) -> copy.add((value != null) ? transform(value, refs) : null));
			return copy;
		}
		return tree;
	}

}
