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

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import org.jspecify.annotations.Nullable;

/**
 * Reads one attribute of events, or all attributes.
 */
final class AttributeBinding implements EventBinding {

	private final EventComponent component;

	private final AttributeConversion conversion;

	private final @Nullable Object absent;

	AttributeBinding(EventComponent component, AttributeConversions conversions) {
		this.component = component;
		this.conversion = (component.kind() == EventComponent.Kind.ATTRIBUTE) ? conversions.to(component)
				: AttributeConversion.NONE;
		this.absent = absentValue(component, this.conversion);
	}

	private static @Nullable Object absentValue(EventComponent component, AttributeConversion conversion) {
		if (component.defaultValue() != null) {
			Object value = conversion.convert(component.defaultValue());
			if (value == null) {
				throw new InvalidEventTypeException(
						"The default value of attribute '" + component.attribute() + "' does not fit its type "
								+ component.type() + ": it " + conversion.expected() + ".",
						"Change defaultValue in @CloudEventAttribute.");
			}
			return (component.optional()) ? Optional.of(value) : value;
		}
		return (component.optional()) ? Optional.empty() : null;
	}

	@Override
	public @Nullable Object bind(CloudEvent event) {
		BindingProblems problems = new BindingProblems();
		Object value = read(event, problems);
		problems.throwIfAny();
		return value;
	}

	@Override
	public CloudEventViolation violation(@Nullable Object value, String path, String message) {
		String attribute = this.component.attribute();
		return CloudEventViolation.ofAttribute((attribute.isEmpty()) ? this.component.name() : attribute, message);
	}

	/**
	 * Read the attribute.
	 * @param event the event
	 * @param problems collects the violations
	 * @return the value, or {@code null} if there is none, even if the type is primitive
	 */
	@Nullable Object read(CloudEvent event, BindingProblems problems) {
		if (this.component.kind() == EventComponent.Kind.ATTRIBUTES) {
			Map<String, Object> all = all(event);
			return (this.component.optional()) ? Optional.of(all) : all;
		}
		Object raw = raw(event, this.component.attribute());
		if (raw == null) {
			CloudEventViolation ignored = ImmutableCloudEvent.findIgnored(event, this.component.attribute());
			if (ignored != null) {
				// the handler must not miss an attribute that was sent
				problems.addMalformed(ignored);
			}
			else if (this.component.required()) {
				problems.add(CloudEventViolation.ofAttribute(this.component.attribute(), "is required"));
			}
			return this.absent;
		}
		Object value = this.conversion.convert(raw);
		if (value == null) {
			problems.add(CloudEventViolation.ofAttribute(this.component.attribute(), this.conversion.expected()));
		}
		return (this.component.optional()) ? Optional.ofNullable(value) : value;
	}

	private static @Nullable Object raw(CloudEvent event, String name) {
		if (event instanceof ImmutableCloudEvent immutable) {
			return switch (name) {
				case AttributeNames.SOURCE -> immutable.getSourceString();
				case AttributeNames.TIME -> immutable.getTimeString();
				case AttributeNames.DATASCHEMA -> immutable.getDataSchemaString();
				default -> value(event, name);
			};
		}
		return value(event, name);
	}

	private static @Nullable Object value(CloudEvent event, String name) {
		if (AttributeNames.SPECVERSION.equals(name)) {
			return event.getSpecVersion().toString();
		}
		return (AttributeNames.CORE.contains(name)) ? event.getAttribute(name) : event.getExtension(name);
	}

	private static Map<String, Object> all(CloudEvent event) {
		Map<String, Object> all = new LinkedHashMap<>();
		for (String name : event.getAttributeNames()) {
			put(all, name, value(event, name));
		}
		for (String name : event.getExtensionNames()) {
			put(all, name, event.getExtension(name));
		}
		return Collections.unmodifiableMap(all);
	}

	private static void put(Map<String, Object> all, String name, @Nullable Object value) {
		if (value != null) {
			all.put(name, value);
		}
	}

}
