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

package io.github.cloudeventsboot.web.servlet.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;

import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/**
 * The methods with {@link CloudEventMapping @CloudEventMapping} on one path, regardless
 * of the names of its variables.
 */
final class EventPath {

	private final String pattern;

	private final List<EventMethod> methods = new ArrayList<>();

	EventPath(String pattern) {
		this.pattern = pattern;
	}

	/**
	 * Return a pattern without the names of its variables, so that patterns for the same
	 * paths are equal.
	 */
	static String shape(String pattern) {
		StringBuilder shape = new StringBuilder(pattern.length());
		boolean name = false;
		int depth = 0;
		for (char c : pattern.toCharArray()) {
			name &= c != ':' && c != '}';
			if (!name || c == '*') {
				shape.append(c);
			}
			depth += (c == '{') ? 1 : (c == '}') ? -1 : 0;
			name |= c == '{' && depth == 1;
		}
		return shape.toString();
	}

	void add(EventMethod method) {
		for (EventMethod other : this.methods) {
			if (other.overlaps(method)) {
				throw new InvalidEventTypeException(
						"Two methods with @CloudEventMapping on path '" + this.pattern + "' claim the same events: "
								+ other.method().toGenericString() + " and " + method.method().toGenericString() + ".",
						"Give one of them another 'type', 'source' or 'subject'.");
			}
		}
		this.methods.add(method);
	}

	List<EventCondition> conditions() {
		return this.methods.stream().map(EventMethod::condition).toList();
	}

	/**
	 * Return the mappings on this path that differ in more than the condition on the
	 * event.
	 * @param condition the replacement for that condition
	 */
	Set<RequestMappingInfo> infos(EventCondition condition) {
		Set<RequestMappingInfo> infos = new LinkedHashSet<>();
		this.methods.forEach(
				(method) -> infos.add(method.info().mutate().paths(this.pattern).customCondition(condition).build()));
		return infos;
	}

	@Override
	public String toString() {
		return this.pattern;
	}

	/**
	 * Return the mappings that are tried before a request is reported as unmatched.
	 * @param ordinary the mappings of ordinary handlers
	 */
	List<RequestMappingInfo> before(Collection<RequestMappingInfo> ordinary) {
		String shape = shape(this.pattern);
		List<RequestMappingInfo> before = new ArrayList<>(ordinary.stream()
			.filter((info) -> info.getPatternValues().stream().anyMatch((other) -> shape(other).equals(shape)))
			.toList());
		if (this.methods.stream().anyMatch(EventMethod::isNarrowed)) {
			this.methods.forEach((method) -> before.add(method.info()));
		}
		return before;
	}

}
