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

package io.github.cloudeventsboot.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cloudeventsboot.CloudEventViolation;

/**
 * The attributes that are left out of an event, by the names that were sent. All of them
 * are kept, as a handler may name any: readers limit their number.
 */
final class IgnoredAttributes {

	// few events have any
	private Map<String, CloudEventViolation> violations = Collections.emptyMap();

	/**
	 * Return whether an attribute may be left out: the specification does not require it,
	 * and it does not decide how the data is read.
	 */
	static boolean isOptional(String name) {
		return switch (name) {
			case AttributeNames.ID, AttributeNames.SOURCE, AttributeNames.TYPE, AttributeNames.SPECVERSION,
					AttributeNames.DATACONTENTTYPE ->
				false;
			default -> true;
		};
	}

	void add(String name, CloudEventViolation violation) {
		if (this.violations.isEmpty()) {
			this.violations = new LinkedHashMap<>();
		}
		this.violations.put(name, violation);
	}

	boolean contains(String name) {
		return this.violations.containsKey(name);
	}

	Map<String, CloudEventViolation> toMap() {
		return (this.violations.isEmpty()) ? Map.of() : Collections.unmodifiableMap(this.violations);
	}

}
