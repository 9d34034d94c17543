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
 * An object whose constraints are to be checked.
 *
 * @param object the object
 * @param path where it is in the value that a handler gets, empty for the value itself
 * @since 0.1.0
 */
public record ConstraintTarget(Object object, String path) {

	/**
	 * Return the path of a property in the value.
	 * @param property the path from this object, possibly empty
	 * @return the path from the value
	 */
	public String pathOf(String property) {
		return (this.path.isEmpty() || property.isEmpty()) ? this.path + property : this.path + "." + property;
	}

	/**
	 * Return the targets in data: the data itself, or the elements of collections and
	 * maps.
	 * @param data the data, or {@code null}
	 * @param path where the data is in the value
	 * @return the targets
	 */
	static List<ConstraintTarget> ofData(@Nullable Object data, String path) {
		List<ConstraintTarget> targets = new ArrayList<>(1);
		add(targets, data, path);
		return targets;
	}

	private static void add(List<ConstraintTarget> targets, @Nullable Object object, String path) {
		if (object instanceof Collection<?> elements) {
			int index = 0;
			for (Object element : elements) {
				add(targets, element, path + "[" + index++ + "]");
			}
		}
		else if (object instanceof Object[] elements) {
			add(targets, Arrays.asList(elements), path);
		}
		else if (object instanceof Map<?, ?> map) {
			map.forEach((key, value) -> add(targets, value, path + "[" + key + "]"));
		}
		else if (object != null && !object.getClass().getName().startsWith("java.") && !object.getClass().isArray()) {
			targets.add(new ConstraintTarget(object, path));
		}
	}

}
