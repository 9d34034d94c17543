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

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonValue;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A received event with its data converted to a Java type. It is also a
 * {@link CloudEvent}: {@link #getData()} returns the bytes as they were sent,
 * {@link #data()} returns the value.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * &#064;PostMapping("/orders")
 * void placed(TypedCloudEvent&lt;Order&gt; event) {
 * 	place(event.getId(), event.data());
 * }
 * </pre>
 *
 * @param <T> the type of the data
 * @since 0.1.0
 * @see OutgoingCloudEvent
 */
public final class TypedCloudEvent<T extends @Nullable Object> implements CloudEvent {

	private final CloudEvent event;

	private final T data;

	private TypedCloudEvent(CloudEvent event, T data) {
		this.event = event;
		this.data = data;
	}

	/**
	 * Create a typed event, for example in a unit test of a handler.
	 * @param <T> the type of the data
	 * @param event the event
	 * @param data its data as a value
	 * @return the typed event
	 */
	public static <T extends @Nullable Object> TypedCloudEvent<T> of(CloudEvent event, T data) {
		Assert.notNull(event, "'event' must not be null");
		CloudEvent plain = (event instanceof TypedCloudEvent<?> typed) ? typed.event : event;
		return new TypedCloudEvent<>(plain, data);
	}

	/**
	 * Return the data as a value.
	 * @return the value, {@code null} only if the event has no data or JSON {@code null}
	 * and {@code T} allows that
	 */
	public T data() {
		return this.data;
	}

	/**
	 * Return the event without the value.
	 * @return the event as it was received
	 */
	public CloudEvent toCloudEvent() {
		return this.event;
	}

	@Override
	public @Nullable CloudEventData getData() {
		return this.event.getData();
	}

	@Override
	public SpecVersion getSpecVersion() {
		return this.event.getSpecVersion();
	}

	@Override
	public String getId() {
		return this.event.getId();
	}

	@Override
	public String getType() {
		return this.event.getType();
	}

	@Override
	public URI getSource() {
		return this.event.getSource();
	}

	@Override
	public @Nullable String getDataContentType() {
		return this.event.getDataContentType();
	}

	@Override
	public @Nullable URI getDataSchema() {
		return this.event.getDataSchema();
	}

	@Override
	public @Nullable String getSubject() {
		return this.event.getSubject();
	}

	@Override
	public @Nullable OffsetDateTime getTime() {
		return this.event.getTime();
	}

	@Override
	public @Nullable Object getAttribute(String attributeName) {
		return this.event.getAttribute(attributeName);
	}

	@Override
	public Set<String> getAttributeNames() {
		return this.event.getAttributeNames();
	}

	@Override
	public @Nullable Object getExtension(String extensionName) {
		return this.event.getExtension(extensionName);
	}

	@Override
	public Set<String> getExtensionNames() {
		return this.event.getExtensionNames();
	}

	/**
	 * Called by mappers without the module, which would otherwise serialize the event
	 * like a bean.
	 */
	@JsonValue
	@SuppressWarnings("unused")
	private Object withoutModule() {
		throw new UnsupportedOperationException(
				"TypedCloudEvent can't be written by a mapper without the CloudEventJacksonModule, which is for Jackson 3");
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof TypedCloudEvent<?> that && this.event.equals(that.event)
				&& Objects.deepEquals(this.data, that.data));
	}

	@Override
	public int hashCode() {
		return this.event.hashCode();
	}

	@Override
	public String toString() {
		return "TypedCloudEvent[id=" + getId() + ", source=" + getSource() + ", type=" + getType() + "]";
	}

}
