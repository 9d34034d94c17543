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

import java.util.List;

import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventRejection;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventDataException;
import io.github.cloudeventsboot.InvalidCloudEventException;
import io.github.cloudeventsboot.event.Violations;

/**
 * Collects the violations of an event while it is bound, so that all of them are reported
 * at once.
 *
 * @since 0.1.0
 */
public final class BindingProblems {

	private final Violations violations = new Violations();

	private boolean malformed;

	private boolean mismatch;

	/**
	 * Return whether no violation has been found so far.
	 * @return whether there are no violations
	 */
	public boolean isEmpty() {
		return this.violations.isEmpty();
	}

	/**
	 * Return whether further violations are dropped.
	 * @return whether the limit is reached
	 */
	public boolean isFull() {
		return this.violations.isFull();
	}

	/**
	 * Add a violation in well-formed data.
	 * @param violation the violation
	 */
	public void add(CloudEventViolation violation) {
		this.mismatch = true;
		this.violations.add(violation);
	}

	/**
	 * Add a violation in a malformed part of the event.
	 * @param violation the violation
	 */
	void addMalformed(CloudEventViolation violation) {
		this.malformed = true;
		this.violations.add(violation);
	}

	/**
	 * Add violations in well-formed data.
	 * @param violations the violations
	 */
	public void addAll(List<CloudEventViolation> violations) {
		this.mismatch |= !violations.isEmpty();
		this.violations.addAll(violations);
	}

	/**
	 * Add the violations of an exception.
	 * @param ex the exception
	 */
	public void add(CloudEventException ex) {
		this.malformed |= ex instanceof InvalidCloudEventException;
		this.mismatch |= !CloudEventRejection.FAILED_CONSTRUCTION.equals(ex.getCode());
		this.violations.addAll(ex.getViolations());
	}

	/**
	 * Throw if there are violations.
	 * @throws InvalidCloudEventException if a part of the event is malformed
	 * @throws InvalidCloudEventDataException if the event is well-formed but does not fit
	 */
	public void throwIfAny() {
		if (!this.violations.isEmpty()) {
			throw toException();
		}
	}

	/**
	 * Return the violations as an exception.
	 * @return an exception for at least one violation
	 */
	public CloudEventException toException() {
		List<CloudEventViolation> all = this.violations.toList();
		if (this.malformed) {
			return new InvalidCloudEventException(all);
		}
		return (this.mismatch) ? new InvalidCloudEventDataException(all)
				: InvalidCloudEventDataException.ofFailedConstruction(all, null);
	}

}
