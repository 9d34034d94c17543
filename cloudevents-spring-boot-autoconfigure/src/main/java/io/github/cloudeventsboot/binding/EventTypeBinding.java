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
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.UnknownCloudEventTypeException;
import io.github.cloudeventsboot.event.AttributePatterns;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Creates instances of an event type: of the class that the event's {@code type} selects.
 */
final class EventTypeBinding implements EventBinding {

	private final AttributePatterns<EventClassBinding> patterns;

	private final List<String> types;

	private final Map<Class<?>, EventClassBinding> leaves;

	EventTypeBinding(Map<String, EventClassBinding> byPattern, Map<Class<?>, EventClassBinding> leaves) {
		this.patterns = new AttributePatterns<>(byPattern);
		this.types = List.copyOf(byPattern.keySet());
		this.leaves = leaves;
	}

	@Override
	public Object bind(CloudEvent event) {
		EventClassBinding leaf = this.patterns.find(event.getType());
		if (leaf == null) {
			throw new UnknownCloudEventTypeException(this.types);
		}
		return leaf.bind(event);
	}

	@Override
	public List<ConstraintTarget> constraintTargets(@Nullable Object value) {
		Assert.notNull(value, "'value' must not be null");
		EventClassBinding leaf = leaf(value);
		return (leaf != null) ? leaf.constraintTargets(value) : List.of(ConstraintTarget.ofValue(value));
	}

	@Override
	public List<ConstraintTarget> validatorTargets(@Nullable Object value) {
		Assert.notNull(value, "'value' must not be null");
		EventClassBinding leaf = leaf(value);
		return (leaf != null) ? leaf.validatorTargets(value) : List.of(ConstraintTarget.ofValue(value));
	}

	/**
	 * Jackson may create an instance of a subclass if the whole type is the data.
	 */
	private @Nullable EventClassBinding leaf(Object value) {
		EventClassBinding leaf = this.leaves.get(value.getClass());
		if (leaf != null) {
			return leaf;
		}
		for (Map.Entry<Class<?>, EventClassBinding> candidate : this.leaves.entrySet()) {
			if (candidate.getKey().isInstance(value)) {
				return candidate.getValue();
			}
		}
		return null;
	}

	@Override
	public CloudEventViolation violation(@Nullable Object value, String path, String message) {
		Assert.notNull(value, "'value' must not be null");
		EventClassBinding leaf = leaf(value);
		return (leaf != null) ? leaf.violation(value, path, message)
				: UntypedBinding.INSTANCE.violation(value, path, message);
	}

}
