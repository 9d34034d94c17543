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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.cloudeventsboot.CloudEventViolation;
import org.jspecify.annotations.Nullable;

/**
 * The ignored attributes of an event, and the violations that make it invalid. Few events
 * have either. All ignored attributes are kept, because a handler may name any of them;
 * readers limit their number.
 */
final class AttributeFindings {

	private @Nullable Violations violations;

	private @Nullable Set<String> absent;

	// null unless invalid attributes may be ignored
	private @Nullable Map<String, CloudEventViolation> ignored;

	AttributeFindings(InvalidOptionalAttributes invalid) {
		this.ignored = (invalid == InvalidOptionalAttributes.IGNORE) ? Collections.emptyMap() : null;
	}

	/**
	 * Return whether an attribute with an invalid value is ignored: only if the
	 * application is configured that way, the specification does not require the
	 * attribute, and it does not decide how the data is read.
	 */
	boolean mayIgnore(String name) {
		return this.ignored != null && switch (name) {
			case AttributeNames.ID, AttributeNames.SOURCE, AttributeNames.TYPE, AttributeNames.SPECVERSION,
					AttributeNames.DATACONTENTTYPE ->
				false;
			default -> true;
		};
	}

	void addIgnored(String name, CloudEventViolation violation) {
		if (this.ignored == null || this.ignored.isEmpty()) {
			this.ignored = new LinkedHashMap<>();
		}
		this.ignored.put(name, violation);
	}

	void addAbsent(String name) {
		if (this.absent == null) {
			this.absent = new HashSet<>();
		}
		this.absent.add(name);
	}

	/**
	 * Return whether an attribute was sent but not set, because it has no value or is
	 * ignored.
	 */
	boolean isLeftOut(String name) {
		return (this.absent != null && this.absent.contains(name))
				|| (this.ignored != null && this.ignored.containsKey(name));
	}

	void addViolation(CloudEventViolation violation) {
		if (this.violations == null) {
			this.violations = new Violations();
		}
		this.violations.add(violation);
	}

	boolean hasViolations() {
		return this.violations != null;
	}

	boolean isViolated(String name) {
		return this.violations != null && this.violations.isAbout(name);
	}

	List<CloudEventViolation> violations() {
		return (this.violations != null) ? this.violations.toList() : List.of();
	}

	/**
	 * Return the ignored attributes by the names that were sent.
	 */
	Map<String, CloudEventViolation> ignored() {
		return (this.ignored == null || this.ignored.isEmpty()) ? Map.of() : Collections.unmodifiableMap(this.ignored);
	}

}
