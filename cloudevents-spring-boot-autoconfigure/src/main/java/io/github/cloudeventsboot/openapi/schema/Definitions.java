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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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
	 * Assign names to all schemas. Those of one subject that are the same for both
	 * directions, or however the data is checked, share a name.
	 * @param taken the names that are in use; the names of the schemas are added
	 * @return the names
	 */
	public Map<Ref, String> names(Set<String> taken) {
		Map<Ref, Ref> same = same();
		Map<Ref, String> names = new LinkedHashMap<>();
		same.forEach((ref, first) -> {
			String name = names.get(first);
			names.put(ref, (name != null) ? name : name(ref, same, taken));
		});
		return names;
	}

	private static String name(Ref ref, Map<Ref, Ref> same, Set<String> taken) {
		Set<Ref> read = same.keySet()
			.stream()
			.filter((other) -> other.direction() == Direction.READ && other.identity().equals(ref.identity()))
			.collect(Collectors.toSet());
		boolean reply = !read.isEmpty() && read.stream().noneMatch((other) -> ref.equals(same.get(other)));
		return free((reply && ref.direction() == Direction.WRITE)
				? List.of(ref.name() + "Reply", ref.qualified() + "Reply") : List.of(ref.name(), ref.qualified()),
				taken);
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
	 * Return for each schema the first one of its subject that is the same, including all
	 * that it refers to. All of a subject are taken for the same until they differ.
	 */
	private Map<Ref, Ref> same() {
		Map<Object, Ref> subjects = new HashMap<>();
		Map<Ref, Ref> same = new LinkedHashMap<>();
		this.schemas.keySet().forEach((ref) -> same.put(ref, first(subjects, ref.identity(), ref)));
		int count = 0;
		for (int next = subjects.size(); next > count;) {
			count = next;
			Map<Ref, Ref> previous = new HashMap<>(same);
			Map<Object, Ref> different = new HashMap<>();
			this.schemas.forEach((ref, schema) -> {
				Object content = transform(schema, (other) -> previous.getOrDefault(other, other));
				same.put(ref, first(different, List.of(ref.identity(), content), ref));
			});
			next = different.size();
		}
		return same;
	}

	private static Ref first(Map<Object, Ref> firsts, Object key, Ref ref) {
		return firsts.computeIfAbsent(key, (absent) -> ref);
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
