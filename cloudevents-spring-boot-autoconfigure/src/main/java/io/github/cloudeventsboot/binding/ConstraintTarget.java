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
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An object whose constraints are to be checked, and its position in the value that a
 * handler gets. Its path is built only when it is needed: keys of maps come from the
 * sender and may be long.
 *
 * @since 0.1.0
 */
public final class ConstraintTarget {

	private final Object object;

	private final String root;

	private final @Nullable Element element;

	private ConstraintTarget(Object object, String root, @Nullable Element element) {
		this.object = object;
		this.root = root;
		this.element = element;
	}

	/**
	 * Return a target for the value itself.
	 */
	static ConstraintTarget ofValue(Object value) {
		return new ConstraintTarget(value, "", null);
	}

	/**
	 * Return the targets in data: the data itself, or the elements of collections and
	 * maps.
	 * @param data the data, or {@code null}
	 * @param root the path of the data in the value
	 * @return the targets
	 */
	static List<ConstraintTarget> ofData(@Nullable Object data, String root) {
		List<ConstraintTarget> targets = new ArrayList<>(1);
		add(targets, data, root, null);
		return targets;
	}

	private static void add(List<ConstraintTarget> targets, @Nullable Object object, String root,
			@Nullable Element element) {
		if (object instanceof Collection<?> elements) {
			int index = 0;
			for (Object value : elements) {
				if (mayHaveTargets(value)) {
					add(targets, value, root, new Element(element, index));
				}
				index++;
			}
		}
		else if (object instanceof Object[] elements) {
			add(targets, Arrays.asList(elements), root, element);
		}
		else if (object instanceof Map<?, ?> map) {
			map.forEach((key, value) -> {
				if (mayHaveTargets(value)) {
					add(targets, value, root, new Element(element, key));
				}
			});
		}
		else if (object != null && mayBeConstrained(object)) {
			targets.add(new ConstraintTarget(object, root, element));
		}
	}

	private static boolean mayHaveTargets(@Nullable Object value) {
		return value instanceof Collection || value instanceof Map || value instanceof Object[]
				|| (value != null && mayBeConstrained(value));
	}

	private static boolean mayBeConstrained(Object object) {
		return !object.getClass().getName().startsWith("java.") && !object.getClass().isArray();
	}

	/**
	 * Return the object.
	 * @return the object
	 */
	public Object object() {
		return this.object;
	}

	/**
	 * Return the path of a property in the value.
	 * @param property the path from this object, possibly empty
	 * @return the path from the value
	 */
	public String pathOf(String property) {
		StringBuilder path = new StringBuilder(this.root);
		append(path, this.element);
		return path.append((path.isEmpty() || property.isEmpty()) ? "" : ".").append(property).toString();
	}

	private static void append(StringBuilder path, @Nullable Element element) {
		if (element != null) {
			append(path, element.parent());
			path.append('[').append(element.key()).append(']');
		}
	}

	private record Element(@Nullable Element parent, @Nullable Object key) {

	}

}
