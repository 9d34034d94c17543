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
import java.util.Collections;
import java.util.List;

import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventDataException;
import io.github.cloudeventsboot.InvalidCloudEventException;

/**
 * Collects what is wrong with an event while it is bound, so that its sender is told
 * everything at once.
 *
 * @since 0.1.0
 */
public final class BindingProblems {

	// most events have none
	private List<CloudEventViolation> violations = List.of();

	private boolean malformed;

	/**
	 * Return what was found so far.
	 * @return the violations
	 */
	public List<CloudEventViolation> violations() {
		return Collections.unmodifiableList(this.violations);
	}

	/**
	 * Add a violation by data that is well-formed.
	 * @param violation the violation
	 */
	public void add(CloudEventViolation violation) {
		addAll(List.of(violation));
	}

	/**
	 * Add violations by data that is well-formed.
	 * @param violations the violations
	 */
	public void addAll(List<CloudEventViolation> violations) {
		if (this.violations.isEmpty()) {
			this.violations = new ArrayList<>();
		}
		this.violations.addAll(violations);
	}

	/**
	 * Add what an exception tells.
	 * @param ex the exception
	 */
	public void add(CloudEventException ex) {
		this.malformed |= ex instanceof InvalidCloudEventException;
		addAll(ex.getViolations());
	}

	/**
	 * Throw if anything is wrong.
	 * @throws InvalidCloudEventException if a part of the event is malformed
	 * @throws InvalidCloudEventDataException if the event only does not fit
	 */
	public void throwIfAny() {
		if (!this.violations.isEmpty()) {
			throw toException();
		}
	}

	/**
	 * Return all that is wrong, each thing once.
	 * @return an exception for at least one violation
	 */
	public CloudEventException toException() {
		List<CloudEventViolation> distinct = this.violations.stream().distinct().toList();
		return (this.malformed) ? new InvalidCloudEventException(distinct)
				: new InvalidCloudEventDataException(distinct);
	}

}
