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

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventViolation;
import org.jspecify.annotations.Nullable;

/**
 * Creates values of one type from events: from whole events, from their data, or from an
 * attribute. Created once per type, component or parameter.
 *
 * @since 0.1.0
 */
public interface EventBinding {

	/**
	 * Convert an event without checking constraints.
	 * @param event the event
	 * @return the value, {@code null} only if the event lacks this part and it is not
	 * required
	 * @throws CloudEventException if the event does not fit
	 */
	@Nullable Object bind(CloudEvent event);

	/**
	 * Return the objects in a value that may have constraints.
	 * @param value a value that {@link #bind} returned
	 * @return the objects with their path in the value
	 */
	default List<ConstraintTarget> constraintTargets(@Nullable Object value) {
		return List.of();
	}

	/**
	 * Return the objects in a value that validators of the application may support,
	 * including those that Bean Validation reaches from others.
	 * @param value a value that {@link #bind} returned
	 * @return the objects with their path in the value
	 */
	default List<ConstraintTarget> validatorTargets(@Nullable Object value) {
		return constraintTargets(value);
	}

	/**
	 * Describe a violated constraint.
	 * @param value a value that {@link #bind} returned
	 * @param path the property path from the value, such as {@code data.items[0].amount}
	 * @param message the message of the constraint
	 * @return the violation
	 */
	CloudEventViolation violation(@Nullable Object value, String path, String message);

}
