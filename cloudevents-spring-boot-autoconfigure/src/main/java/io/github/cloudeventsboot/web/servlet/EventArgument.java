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

package io.github.cloudeventsboot.web.servlet;

import java.util.List;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.InvalidCloudEventDataException;
import io.github.cloudeventsboot.InvalidCloudEventException;
import io.github.cloudeventsboot.binding.AttributeReader;
import io.github.cloudeventsboot.binding.BindingProblems;
import io.github.cloudeventsboot.binding.EventBinding;
import io.github.cloudeventsboot.binding.EventBindings;
import io.github.cloudeventsboot.binding.PayloadBinding;
import io.github.cloudeventsboot.web.method.EventParameter;
import org.jspecify.annotations.Nullable;

import org.springframework.core.KotlinDetector;
import org.springframework.util.Assert;

/**
 * All that is known of a parameter before the first request.
 */
final class EventArgument {

	private final EventParameter parameter;

	private final @Nullable EventBinding event;

	private final @Nullable PayloadBinding payload;

	private final @Nullable AttributeReader attribute;

	private final EventValidator.Hints hints;

	private final List<EventArgument> later;

	private final boolean leavesBody;

	private final @Nullable Object absent;

	EventArgument(EventParameter parameter, EventBindings bindings, EventValidator.Hints hints,
			List<EventArgument> later, boolean others) {
		this.parameter = parameter;
		this.hints = hints;
		this.later = List.copyOf(later);
		this.leavesBody = others && parameter.kind() == EventParameter.Kind.ATTRIBUTE
				&& this.later.stream().allMatch(EventArgument::leavesBody);
		// functions of Kotlin take null for parameters with default values
		boolean kotlin = KotlinDetector.isKotlinType(parameter.parameter().getDeclaringClass());
		this.absent = (kotlin || parameter.component() == null) ? null : parameter.component().absentValue();
		this.event = (parameter.kind() == EventParameter.Kind.EVENT)
				? bindings.of(parameter.eventType(), parameter.nullableData()) : null;
		this.payload = (parameter.kind() == EventParameter.Kind.PAYLOAD && parameter.component() != null)
				? bindings.payload(parameter.component()) : null;
		this.attribute = (parameter.kind() == EventParameter.Kind.ATTRIBUTE && parameter.component() != null)
				? bindings.attribute(parameter.component()) : null;
	}

	EventParameter parameter() {
		return this.parameter;
	}

	EventBinding event() {
		Assert.state(this.event != null, "'parameter' must take an event");
		return this.event;
	}

	PayloadBinding payload() {
		Assert.state(this.payload != null, "'parameter' must take data");
		return this.payload;
	}

	AttributeReader attribute() {
		Assert.state(this.attribute != null, "'parameter' must take an attribute");
		return this.attribute;
	}

	EventValidator.Hints hints() {
		return this.hints;
	}

	/**
	 * Return the arguments of the same method that come after this one.
	 */
	List<EventArgument> later() {
		return this.later;
	}

	/**
	 * Return whether neither this argument nor a later one needs the data, and a
	 * parameter that is not ours may need the body, such as a {@code @RequestBody}.
	 */
	boolean leavesBody() {
		return this.leavesBody;
	}

	@Nullable Object orAbsent(@Nullable Object value) {
		return (value != null) ? value : this.absent;
	}

	/**
	 * Note what keeps an event from being converted, constraints apart.
	 */
	void collect(CloudEvent event, BindingProblems problems) {
		try {
			if (this.attribute != null) {
				this.attribute.read(event, problems);
			}
			else if (this.payload != null) {
				this.payload.bind(event);
			}
			else if (this.event != null) {
				this.event.bind(event);
			}
		}
		catch (InvalidCloudEventDataException | InvalidCloudEventException ex) {
			problems.add(ex);
		}
		catch (CloudEventException ex) {
			// of another kind than what is collected: reported once the rest is mended
			return;
		}
	}

}
