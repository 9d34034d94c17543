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
import java.util.function.Predicate;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventDataException;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;

import org.springframework.core.ResolvableType;
import org.springframework.util.Assert;

/**
 * Converter that goes by annotations.
 *
 * @since 0.1.0
 */
public final class DefaultCloudEventConverter implements CloudEventConverter {

	private final EventBindings bindings;

	private final EventEncoder encoder;

	private final Predicate<CloudEvent> trusted;

	/**
	 * Create a converter.
	 * @param bindings from events to values
	 * @param encoder from values to events
	 * @param trusted tells the events whose constraints are not checked
	 */
	public DefaultCloudEventConverter(EventBindings bindings, EventEncoder encoder, Predicate<CloudEvent> trusted) {
		this.bindings = bindings;
		this.encoder = encoder;
		this.trusted = trusted;
	}

	@Override
	public Object fromCloudEvent(CloudEvent event, ResolvableType targetType) {
		Assert.notNull(event, "'event' must not be null");
		Assert.notNull(targetType, "'targetType' must not be null");
		EventBinding binding = this.bindings.of(targetType, false);
		Object value = binding.bind(event);
		List<CloudEventViolation> violations = (this.trusted.test(event)) ? List.of()
				: this.bindings.constraints().check(binding, value);
		if (!violations.isEmpty()) {
			throw new InvalidCloudEventDataException(violations);
		}
		return value;
	}

	@Override
	public CloudEvent toCloudEvent(Object value) {
		Assert.notNull(value, "'value' must not be null");
		ImmutableCloudEvent event = this.encoder.encode(value, OutgoingDefaults.NONE);
		if (event.getData() != null) {
			// the bytes as they are now, whatever becomes of the value
			event.getData().array();
		}
		return event;
	}

}
