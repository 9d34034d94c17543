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
import io.cloudevents.SpecVersion;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventDataException;
import io.github.cloudeventsboot.InvalidCloudEventException;
import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.EventAssembler;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.event.Violations;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import org.springframework.core.ResolvableType;
import org.springframework.util.Assert;
import org.springframework.validation.ObjectError;

/**
 * Converter that uses the annotations of event types.
 *
 * @since 0.1.0
 */
public final class DefaultCloudEventConverter implements CloudEventConverter {

	private static final Object[] NO_GROUPS = {};

	private final EventBindings bindings;

	private final EventFactory factory;

	private final EventConstraints constraints;

	/**
	 * Create a converter.
	 * @param bindings creates the bindings that convert events to values
	 * @param factory converts values to events
	 * @param constraints checks the constraints of values
	 */
	public DefaultCloudEventConverter(EventBindings bindings, EventFactory factory, EventConstraints constraints) {
		this.bindings = bindings;
		this.factory = factory;
		this.constraints = constraints;
	}

	@Override
	public Object fromCloudEvent(CloudEvent event, ResolvableType targetType) {
		Assert.notNull(event, "'event' must not be null");
		Assert.notNull(targetType, "'targetType' must not be null");
		if (event.getSpecVersion() != SpecVersion.V1) {
			throw new InvalidCloudEventException(
					List.of(CloudEventViolation.ofAttribute(AttributeNames.SPECVERSION, "must be 1.0")));
		}
		EventBinding binding = this.bindings.of(targetType, false);
		Object value = binding.bind(event);
		Assert.state(value != null, "'value' must not be null");
		if (this.constraints.isActive(false)) {
			ViolationFindings findings = new ViolationFindings();
			this.constraints.check(binding, event, value, "event", NO_GROUPS, findings);
			if (!findings.violations.isEmpty()) {
				throw new InvalidCloudEventDataException(findings.violations.toList());
			}
		}
		return value;
	}

	@Override
	public Object fromAttributes(Map<String, String> attributes, byte @Nullable [] data, ResolvableType targetType) {
		Assert.notNull(attributes, "'attributes' must not be null");
		EventAssembler assembler = new EventAssembler();
		attributes.forEach(assembler::set);
		return fromCloudEvent(assembler.build((data != null) ? EventData.ofBytes(data) : null), targetType);
	}

	@Override
	public CloudEvent toCloudEvent(Object value) {
		Assert.notNull(value, "'value' must not be null");
		try {
			ImmutableCloudEvent event = this.factory.create(value, OutgoingDefaults.NONE);
			if (event.getData() != null) {
				// write the bytes now, because the value may change later
				event.getData().array();
			}
			return event;
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("Data of the event can't be written", ex);
		}
	}

	private static final class ViolationFindings implements EventConstraints.Findings {

		private final Violations violations = new Violations();

		@Override
		public boolean isFull() {
			return this.violations.isFull();
		}

		@Override
		public void add(CloudEventViolation violation, String path, ObjectError error) {
			this.violations.add(violation);
		}

	}

}
