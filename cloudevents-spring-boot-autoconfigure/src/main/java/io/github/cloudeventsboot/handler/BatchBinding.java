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

package io.github.cloudeventsboot.handler;

import java.util.ArrayList;
import java.util.List;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.UnknownCloudEventTypeException;
import io.github.cloudeventsboot.UnsupportedCloudEventException;
import io.github.cloudeventsboot.binding.BindingProblems;
import io.github.cloudeventsboot.binding.EventBinding;
import org.jspecify.annotations.Nullable;

/**
 * Converts the events of one batch to values, and reports all violations in them.
 */
final class BatchBinding {

	private final EventBinding binding;

	private final boolean indexed;

	private final BindingProblems problems = new BindingProblems();

	/** The rejection of the first event of an unknown type. */
	private @Nullable UnknownCloudEventTypeException unknown;

	private @Nullable CloudEventException unsupported;

	private boolean onlyUnknown = true;

	BatchBinding(EventBinding binding, boolean indexed) {
		this.binding = binding;
		this.indexed = indexed;
	}

	List<Object> bind(List<CloudEvent> events) {
		List<Object> values = new ArrayList<>(events.size());
		for (int index = 0; index < events.size(); index++) {
			Object value = bind(events.get(index), index);
			if (value != null) {
				values.add(value);
			}
			// the batch may be ignored only if the types of all its events are unknown
			if (this.problems.isFull() && !(this.onlyUnknown && values.isEmpty())) {
				break;
			}
		}
		throwIfAny(values.isEmpty());
		return values;
	}

	private @Nullable Object bind(CloudEvent event, int index) {
		try {
			return this.binding.bind(event);
		}
		catch (CloudEventException ex) {
			add((this.indexed) ? ex.withIndex(index) : ex);
			return null;
		}
	}

	private void add(CloudEventException ex) {
		if (ex instanceof UnsupportedCloudEventException) {
			// reported only if the others are valid
			this.unsupported = (this.unsupported != null) ? this.unsupported : ex;
			this.onlyUnknown = false;
			return;
		}
		if (!(ex instanceof UnknownCloudEventTypeException other)) {
			this.onlyUnknown = false;
			this.problems.add(ex);
		}
		else if (this.unknown == null) {
			this.unknown = other;
			this.problems.add(other);
		}
		else {
			// the accepted types are named only once
			other.getViolations().forEach((violation) -> this.problems.add(bare(violation)));
		}
	}

	private static CloudEventViolation bare(CloudEventViolation violation) {
		return new CloudEventViolation(violation.attribute(), null, violation.index(), "is not accepted here");
	}

	private void throwIfAny(boolean everyEvent) {
		if (!this.problems.isEmpty()) {
			List<CloudEventViolation> violations = this.problems.toException().getViolations();
			throw (this.onlyUnknown && this.unknown != null)
					? new UnknownCloudEventTypeException(violations, this.unknown.getAcceptedTypes(), everyEvent)
					: this.problems.toException();
		}
		if (this.unsupported != null) {
			throw this.unsupported;
		}
	}

}
