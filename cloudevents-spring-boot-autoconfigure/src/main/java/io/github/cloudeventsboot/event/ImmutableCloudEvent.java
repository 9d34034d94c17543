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

import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonValue;
import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.TypedCloudEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event that obeys the rules of the specification.
 *
 * @since 0.1.0
 * @see EventAssembler
 */
public sealed class ImmutableCloudEvent extends ContextAttributes permits PartialCloudEvent {

	private final Map<String, Object> extensions;

	private final @Nullable EventData data;

	ImmutableCloudEvent(EventAssembler assembler, @Nullable EventData data) {
		super(assembler);
		this.extensions = assembler.extensions;
		this.data = data;
	}

	ImmutableCloudEvent(ImmutableCloudEvent event, EventData data) {
		super(event);
		this.extensions = event.extensions;
		this.data = data;
	}

	/**
	 * Return an event of any implementation as an instance of this class.
	 * @param event the event
	 * @return the event itself, or a copy with the same attributes and data
	 * @throws io.github.cloudeventsboot.InvalidCloudEventException if it breaks the rules
	 */
	public static ImmutableCloudEvent copyOf(CloudEvent event) {
		return copyOf(event, InvalidOptionalAttributes.REJECT);
	}

	/**
	 * Return an event of any implementation as an instance of this class.
	 * @param event the event
	 * @param invalid how to handle invalid optional attributes
	 * @return the event itself, or a copy with the same attributes and data
	 * @throws io.github.cloudeventsboot.InvalidCloudEventException if it breaks the rules
	 */
	public static ImmutableCloudEvent copyOf(CloudEvent event, InvalidOptionalAttributes invalid) {
		if (event instanceof ImmutableCloudEvent immutable) {
			return immutable;
		}
		if (event instanceof TypedCloudEvent<?> typed) {
			return copyOf(typed.toCloudEvent(), invalid);
		}
		return EventCopies.of(event, invalid);
	}

	/**
	 * Return the {@code source} of any event as a string.
	 * @param event the event
	 * @return the string as it was sent, if it is known
	 */
	public static String sourceOf(CloudEvent event) {
		return (event instanceof ImmutableCloudEvent immutable) ? immutable.getSourceString()
				: event.getSource().toString();
	}

	/**
	 * Return the {@code source} as it was sent.
	 * @return a URI-reference
	 */
	public String getSourceString() {
		return sourceString();
	}

	/**
	 * Return the {@code dataschema} as it was sent.
	 * @return an absolute URI, or {@code null} if there is none
	 */
	public @Nullable String getDataSchemaString() {
		return dataSchemaString();
	}

	/**
	 * Return the {@code time} as it was sent.
	 * @return a timestamp, or {@code null} if there is none
	 */
	public @Nullable String getTimeString() {
		return timeString();
	}

	@Override
	public @Nullable Object getExtension(String extensionName) {
		return this.extensions.get(extensionName);
	}

	@Override
	public Set<String> getExtensionNames() {
		return this.extensions.keySet();
	}

	/**
	 * Return the extension attributes in their original order.
	 * @return values by name, which can't be changed
	 */
	public Map<String, Object> getExtensions() {
		return this.extensions;
	}

	/**
	 * Return the attributes that were sent but ignored because they are not valid.
	 * @return violations by the names that were sent, empty unless such attributes are
	 * ignored
	 */
	public Map<String, CloudEventViolation> getIgnored() {
		return Map.of();
	}

	/**
	 * Return why an attribute was ignored although it was sent, perhaps under an invalid
	 * variant of its name.
	 * @param event the event
	 * @param name the name of the attribute
	 * @return the violation, or {@code null} if it was not sent or is valid
	 */
	public static @Nullable CloudEventViolation findIgnored(CloudEvent event, String name) {
		return (event instanceof PartialCloudEvent partial) ? partial.findIgnored(name) : null;
	}

	@Override
	public @Nullable EventData getData() {
		return this.data;
	}

	/**
	 * Return an event with the same attributes and other data.
	 * @param data the data
	 * @return the event
	 */
	public ImmutableCloudEvent withData(EventData data) {
		return new ImmutableCloudEvent(this, data);
	}

	/**
	 * Return an event with more extension attributes. Everything else is unchanged.
	 * @param extensions values by name, which override those of the event
	 * @return the event
	 * @throws io.github.cloudeventsboot.InvalidCloudEventException if a name or value
	 * breaks the rules, or a name belongs to another attribute
	 */
	public ImmutableCloudEvent withExtensions(Map<String, ?> extensions) {
		return EventCopies.of(this, extensions);
	}

	/**
	 * Called by mappers without the module, which would otherwise serialize the event
	 * like a bean.
	 */
	@JsonValue
	@SuppressWarnings("unused")
	private Object withoutModule() {
		throw new UnsupportedOperationException(
				"CloudEvent can't be written by a mapper without the CloudEventJacksonModule, which is for Jackson 3");
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof ImmutableCloudEvent that && hasSameAttributes(that)
				&& this.extensions.equals(that.extensions) && Objects.equals(this.data, that.data));
	}

	@Override
	public int hashCode() {
		return Objects.hash(getId(), getSourceString(), getType());
	}

	@Override
	public String toString() {
		return "CloudEvent[id=" + getId() + ", source=" + getSourceString() + ", type=" + getType() + "]";
	}

}
