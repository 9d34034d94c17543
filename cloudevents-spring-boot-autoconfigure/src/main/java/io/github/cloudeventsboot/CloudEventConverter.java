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

package io.github.cloudeventsboot;

import java.util.Map;

import io.cloudevents.CloudEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

/**
 * Converts between events and the values that handlers work with, independent of a
 * transport. A value is a {@link CloudEvent}, a {@link TypedCloudEvent}, an
 * {@link OutgoingCloudEvent}, or an instance of an event type, which is a type annotated
 * with {@link io.github.cloudeventsboot.annotation.CloudEventType @CloudEventType} or a
 * sealed type whose leaves are all annotated with it.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * OrderPlaced placed = converter.fromCloudEvent(event, OrderPlaced.class);
 * CloudEvent reply = converter.toCloudEvent(OutgoingCloudEvent.of("order.accepted", placed.data()));
 * </pre>
 *
 * @since 0.1.0
 */
public interface CloudEventConverter {

	/**
	 * Convert an event to a value and check the constraints of that value.
	 * @param event the event
	 * @param targetType the type to convert to
	 * @return the value
	 * @throws InvalidCloudEventException if the event or its data is malformed
	 * @throws InvalidCloudEventDataException if the event does not fit the target, or
	 * violates a constraint
	 * @throws UnknownCloudEventTypeException if the target does not accept the event's
	 * {@code type}
	 * @throws UnsupportedCloudEventException if no converter can read the data's content
	 * type
	 * @throws IllegalArgumentException if the target is none of the types above
	 */
	Object fromCloudEvent(CloudEvent event, ResolvableType targetType);

	/**
	 * Convert an event to a value and check the constraints of that value.
	 * @param <T> the type to convert to
	 * @param event the event
	 * @param targetType the type to convert to
	 * @return the value
	 * @see #fromCloudEvent(CloudEvent, ResolvableType)
	 */
	@SuppressWarnings("unchecked")
	default <T> T fromCloudEvent(CloudEvent event, Class<T> targetType) {
		return (T) fromCloudEvent(event, ResolvableType.forClass(targetType));
	}

	/**
	 * Convert attributes and data to a value and check the constraints of that value, for
	 * transports without a protocol binding. Invalid attributes are rejected, including
	 * optional ones, whatever the value of
	 * {@code cloudevents.invalid-optional-attributes}.
	 * @param attributes the context attributes, {@code specversion} among them, by their
	 * names without any prefix; each value is the canonical string of its type
	 * (CloudEvents, section "Type System")
	 * @param data the data, which is not copied, or {@code null} if there is none
	 * @param targetType the type to convert to
	 * @return the value
	 * @throws InvalidCloudEventException if an attribute is missing or not valid, with
	 * all violations
	 * @see #fromCloudEvent(CloudEvent, ResolvableType)
	 */
	Object fromAttributes(Map<String, String> attributes, byte @Nullable [] data, ResolvableType targetType);

	/**
	 * Convert attributes and data to a value and check the constraints of that value, for
	 * transports without a protocol binding.
	 * @param <T> the type to convert to
	 * @param attributes the context attributes by their names
	 * @param data the data, which is not copied, or {@code null} if there is none
	 * @param targetType the type to convert to
	 * @return the value
	 * @see #fromAttributes(Map, byte[], ResolvableType)
	 */
	@SuppressWarnings("unchecked")
	default <T> T fromAttributes(Map<String, String> attributes, byte @Nullable [] data, Class<T> targetType) {
		return (T) fromAttributes(attributes, data, ResolvableType.forClass(targetType));
	}

	/**
	 * Convert a value to an event, with its data as bytes. {@code id}, {@code source},
	 * {@code time} and, with data, {@code datacontenttype} get default values if the
	 * value lacks them.
	 * @param value the value
	 * @return the event
	 * @throws IllegalArgumentException if the value is none of the types above, or can't
	 * be converted to a valid event
	 */
	CloudEvent toCloudEvent(Object value);

}
