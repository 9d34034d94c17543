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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import io.cloudevents.CloudEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * An event to send. Only the {@code type} is required: other attributes get defaults when
 * the event is written. Instances are immutable. Attributes are checked when the event is
 * written.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * return OutgoingCloudEvent.of("order.placed", order).withSubject("orders/4711");
 * </pre>
 *
 * @param <T> the type of the data
 * @since 0.1.0
 * @see TypedCloudEvent
 */
public final class OutgoingCloudEvent<T> {

	private final String type;

	private final @Nullable T data;

	private final boolean hasData;

	private final Map<String, Object> attributes;

	private OutgoingCloudEvent(String type, @Nullable T data, boolean hasData, Map<String, Object> attributes) {
		this.type = type;
		this.data = data;
		this.hasData = hasData;
		this.attributes = attributes;
	}

	/**
	 * Create an event without data.
	 * @param <T> the type of the data
	 * @param type the event's {@code type}, not empty
	 * @return the event
	 */
	public static <T> OutgoingCloudEvent<T> of(String type) {
		Assert.hasLength(type, "'type' must not be empty");
		return new OutgoingCloudEvent<>(type, null, false, Map.of());
	}

	/**
	 * Create an event with data.
	 * @param <T> the type of the data
	 * @param type the event's {@code type}, not empty
	 * @param data the data: any value that can be written as JSON, a {@code String}, or
	 * bytes; {@code null} is JSON {@code null}, which is not the same as no data
	 * @return the event
	 */
	public static <T> OutgoingCloudEvent<T> of(String type, @Nullable T data) {
		Assert.hasLength(type, "'type' must not be empty");
		return new OutgoingCloudEvent<>(type, data, true, Map.of());
	}

	/**
	 * Return a copy with an {@code id}. If left out, one is generated.
	 * @param id the id, not empty
	 * @return the copy
	 */
	public OutgoingCloudEvent<T> withId(String id) {
		Assert.hasLength(id, "'id' must not be empty");
		return with("id", id);
	}

	/**
	 * Return a copy with a {@code source}. If left out, the source of the application is
	 * used.
	 * @param source the source, not empty
	 * @return the copy
	 */
	public OutgoingCloudEvent<T> withSource(URI source) {
		Assert.notNull(source, "'source' must not be null");
		return with("source", source);
	}

	/**
	 * Return a copy with a {@code subject}. If left out, the event has none.
	 * @param subject the subject, not empty
	 * @return the copy
	 */
	public OutgoingCloudEvent<T> withSubject(String subject) {
		Assert.hasLength(subject, "'subject' must not be empty");
		return with("subject", subject);
	}

	/**
	 * Return a copy with a {@code time}. If left out, the current time is used.
	 * @param time the time
	 * @return the copy
	 */
	public OutgoingCloudEvent<T> withTime(OffsetDateTime time) {
		Assert.notNull(time, "'time' must not be null");
		return with("time", time);
	}

	/**
	 * Return a copy with a {@code datacontenttype}. If left out, it follows from the
	 * data: JSON for objects, text for strings, {@code application/octet-stream} for
	 * bytes.
	 * @param dataContentType a media type (RFC 2046)
	 * @return the copy
	 */
	public OutgoingCloudEvent<T> withDataContentType(String dataContentType) {
		Assert.hasLength(dataContentType, "'dataContentType' must not be empty");
		return with("datacontenttype", dataContentType);
	}

	/**
	 * Return a copy with a {@code dataschema}. If left out, the event has none.
	 * @param dataSchema an absolute URI
	 * @return the copy
	 */
	public OutgoingCloudEvent<T> withDataSchema(URI dataSchema) {
		Assert.notNull(dataSchema, "'dataSchema' must not be null");
		return with("dataschema", dataSchema);
	}

	/**
	 * Return a copy with an extension attribute.
	 * @param name the name: lower-case ASCII letters and digits
	 * @param value the value: a {@code Boolean}, {@code Integer}, {@code String},
	 * {@code byte[]}, {@code URI} or {@code OffsetDateTime}
	 * @return the copy
	 */
	public OutgoingCloudEvent<T> withExtension(String name, Object value) {
		Assert.hasLength(name, "'name' must not be empty");
		Assert.notNull(value, "'value' must not be null");
		return with(name, value);
	}

	/**
	 * Return a copy that refers to the event that it answers: {@code causationid} is that
	 * event's {@code id}, {@code correlationid} is that event's {@code correlationid} if
	 * it has one, otherwise its {@code id} (CloudEvents correlation extension).
	 * @param event the event that is answered
	 * @return the copy
	 */
	public OutgoingCloudEvent<T> inReplyTo(CloudEvent event) {
		Assert.notNull(event, "'event' must not be null");
		Object correlation = event.getExtension("correlationid");
		return with("correlationid", (correlation != null) ? correlation : event.getId()).with("causationid",
				event.getId());
	}

	private OutgoingCloudEvent<T> with(String name, Object value) {
		Map<String, Object> copy = new LinkedHashMap<>(this.attributes);
		copy.put(name, value);
		return new OutgoingCloudEvent<>(this.type, this.data, this.hasData, Collections.unmodifiableMap(copy));
	}

	/**
	 * Return the event's {@code type}.
	 * @return the type
	 */
	public String type() {
		return this.type;
	}

	/**
	 * Return the data.
	 * @return the data, or {@code null} if there is none or the data is JSON {@code null}
	 */
	public @Nullable T data() {
		return this.data;
	}

	/**
	 * Return whether the event has data, which may be JSON {@code null}.
	 * @return whether there is data
	 */
	public boolean hasData() {
		return this.hasData;
	}

	/**
	 * Return the context attributes and extensions that were set, without {@code type}.
	 * @return values by attribute name
	 */
	public Map<String, Object> attributes() {
		return this.attributes;
	}

	/**
	 * Called by mappers without the module, which would otherwise serialize the event
	 * like a bean.
	 */
	@JsonValue
	@SuppressWarnings("unused")
	private Object withoutModule() {
		throw new UnsupportedOperationException(
				"OutgoingCloudEvent can't be written by a mapper without the CloudEventJacksonModule, which is for Jackson 3");
	}

	@Override
	public String toString() {
		return "OutgoingCloudEvent[type=" + this.type + ", attributes=" + this.attributes.keySet() + "]";
	}

}
