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

import java.util.ArrayList;
import java.util.List;

import io.github.cloudeventsboot.CloudEventViolation;

/**
 * Collects the first violations of an event or a batch, each one once. Their number is
 * limited, because a sender can cause any number of them.
 *
 * @since 0.1.0
 */
public final class Violations {

	/** The number of violations that are reported together. */
	public static final int MAX = 20;

	// most events have none
	private List<CloudEventViolation> violations = List.of();

	/**
	 * Add a violation unless the limit is reached.
	 * @param violation the violation
	 */
	public void add(CloudEventViolation violation) {
		if (this.violations.isEmpty()) {
			this.violations = new ArrayList<>(4);
		}
		if (!isFull() && !this.violations.contains(violation)) {
			this.violations.add(violation);
		}
	}

	/**
	 * Add violations until the limit is reached.
	 * @param violations the violations
	 */
	public void addAll(Iterable<CloudEventViolation> violations) {
		violations.forEach(this::add);
	}

	/**
	 * Return whether the limit is reached.
	 * @return whether further violations are dropped
	 */
	public boolean isFull() {
		return this.violations.size() >= MAX;
	}

	/**
	 * Return whether there are no violations.
	 * @return whether nothing was added
	 */
	public boolean isEmpty() {
		return this.violations.isEmpty();
	}

	/**
	 * Return whether an attribute has a violation.
	 * @param attribute the name of the attribute
	 * @return whether one of the violations is about it
	 */
	public boolean isAbout(String attribute) {
		return this.violations.stream().anyMatch((violation) -> attribute.equals(violation.attribute()));
	}

	/**
	 * Return the violations in the order in which they were added.
	 * @return a copy
	 */
	public List<CloudEventViolation> toList() {
		return List.copyOf(this.violations);
	}

}
