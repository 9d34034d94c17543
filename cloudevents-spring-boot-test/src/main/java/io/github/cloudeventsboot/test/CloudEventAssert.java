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

package io.github.cloudeventsboot.test;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Objects;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.AttributeStrings;
import io.github.cloudeventsboot.event.DataCharsets;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.test.support.EventDescription;
import io.github.cloudeventsboot.test.support.StrictJson;
import io.github.cloudeventsboot.test.support.TestApplication;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ObjectAssert;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import org.springframework.core.ResolvableType;
import org.springframework.test.json.JsonContent;
import org.springframework.test.json.JsonContentAssert;
import org.springframework.util.Assert;

/**
 * Assertions on an event. A failure shows the whole event.
 *
 * @since 0.1.0
 * @see CloudEventAssertions
 */
public final class CloudEventAssert extends AbstractObjectAssert<CloudEventAssert, CloudEvent> {

	CloudEventAssert(@Nullable CloudEvent actual) {
		super(actual, CloudEventAssert.class);
	}

	/**
	 * Verify the {@code id}.
	 * @param id the expected id
	 * @return this
	 */
	public CloudEventAssert hasId(String id) {
		return hasAttribute("id", id, event().getId());
	}

	/**
	 * Verify the {@code type}.
	 * @param type the expected type
	 * @return this
	 */
	public CloudEventAssert hasType(String type) {
		return hasAttribute("type", type, event().getType());
	}

	/**
	 * Verify the {@code source}, as a string.
	 * @param source the expected source
	 * @return this
	 */
	public CloudEventAssert hasSource(String source) {
		return hasAttribute("source", source, ImmutableCloudEvent.sourceOf(event()));
	}

	/**
	 * Verify the {@code subject}.
	 * @param subject the expected subject, or {@code null} for none
	 * @return this
	 */
	public CloudEventAssert hasSubject(@Nullable String subject) {
		return hasAttribute("subject", subject, event().getSubject());
	}

	/**
	 * Verify the {@code time}, as an instant.
	 * @param time the expected time
	 * @return this
	 */
	public CloudEventAssert hasTime(OffsetDateTime time) {
		OffsetDateTime actual = event().getTime();
		if (actual != null && actual.isEqual(time)) {
			return this;
		}
		return hasAttribute("time", time, actual);
	}

	/**
	 * Verify the {@code datacontenttype}.
	 * @param dataContentType the expected media type, or {@code null} for none
	 * @return this
	 */
	public CloudEventAssert hasDataContentType(@Nullable String dataContentType) {
		return hasAttribute("datacontenttype", dataContentType, event().getDataContentType());
	}

	/**
	 * Verify the {@code dataschema}.
	 * @param dataSchema the expected URI, or {@code null} for none
	 * @return this
	 */
	public CloudEventAssert hasDataSchema(@Nullable URI dataSchema) {
		return hasAttribute("dataschema", dataSchema, event().getDataSchema());
	}

	/**
	 * Verify that there is an extension attribute.
	 * @param name the name of the attribute
	 * @return this
	 */
	public CloudEventAssert hasExtension(String name) {
		if (extension(name) == null) {
			throw failure("Expected an extension attribute '%s' in event:%n  %s", name, description());
		}
		return this;
	}

	/**
	 * Verify an extension attribute. Values are compared in the string form of headers,
	 * because the content mode decides whether {@code 1} is a number.
	 * @param name the name of the attribute
	 * @param value the expected value, of a type that attributes may have
	 * @return this
	 */
	public CloudEventAssert hasExtension(String name, Object value) {
		String expected = AttributeStrings.canonical(value);
		Assert.notNull(expected, () -> "'value' must be a value of an attribute, but is '" + value + "'");
		Object actual = extension(name);
		return hasAttribute(name, expected, (actual != null) ? AttributeStrings.canonical(actual) : null);
	}

	/**
	 * Verify that there is no such extension attribute.
	 * @param name the name of the attribute
	 * @return this
	 */
	public CloudEventAssert doesNotHaveExtension(String name) {
		Object actual = extension(name);
		if (actual != null) {
			throw failure("Expected no extension attribute '%s' but it was:%n  \"%s\"%nin event:%n  %s", name, actual,
					description());
		}
		return this;
	}

	/**
	 * Verify that the event has no data, which is not the same as JSON {@code null}.
	 * @return this
	 */
	public CloudEventAssert hasNoData() {
		if (event().getData() != null) {
			throw failure("Expected no data in event:%n  %s", description());
		}
		return this;
	}

	/**
	 * Verify the data as text in UTF-8.
	 * @param text the expected text
	 * @return this
	 */
	public CloudEventAssert hasTextData(String text) {
		String actual = text();
		if (!actual.equals(text)) {
			throw failureWithActualExpected(actual, text, "Expected data:%n  %s%nbut was:%n  %s%nin event:%n  %s", text,
					actual, description());
		}
		return this;
	}

	/**
	 * Verify that the data is JSON with the members and elements of a JSON document, in
	 * any order and possibly with other members. Numbers are compared by value:
	 * {@code 1.0} is {@code 1}.
	 * @param json the expected JSON
	 * @return this
	 * @see #jsonData()
	 */
	public CloudEventAssert hasJsonData(String json) {
		jsonData().isEqualTo(json, new ExactJsonComparator(true));
		return this;
	}

	/**
	 * Verify that the data is a JSON document with these members and no others, and with
	 * elements in the same order. Numbers are compared by value: {@code 1.0} is
	 * {@code 1}.
	 * @param json the expected JSON
	 * @return this
	 * @see #jsonData()
	 */
	public CloudEventAssert hasOnlyJsonData(String json) {
		jsonData().isEqualTo(json, new ExactJsonComparator(false));
		return this;
	}

	/**
	 * Continue with the data as JSON. Data that is not well-formed JSON in UTF-8, or has
	 * a name twice in an object, fails.
	 * @return assertions on the data
	 */
	public JsonContentAssert jsonData() {
		String json = text();
		try {
			StrictJson.read(json);
		}
		catch (JacksonException ex) {
			throw failure("Expected JSON data but:%n  %s%nin event:%n  %s", ex.getOriginalMessage(), description());
		}
		return new JsonContentAssert(new JsonContent(json)).as("Data of event: %s", description());
	}

	/**
	 * Continue with the data as a value, converted like a handler's data.
	 * @param <T> the type of the data
	 * @param type the type of the data
	 * @return assertions on the value
	 */
	public <T> ObjectAssert<T> data(Class<T> type) {
		ResolvableType target = ResolvableType.forClassWithGenerics(TypedCloudEvent.class, type);
		TypedCloudEvent<?> typed = (TypedCloudEvent<?>) convert(target);
		return Assertions.assertThat(type.cast(typed.data())).as("Data of event: %s", description());
	}

	/**
	 * Continue with the event as an instance of an event type, converted like a handler's
	 * parameter.
	 * @param <T> the event type
	 * @param type the event type
	 * @return assertions on the instance
	 */
	public <T> ObjectAssert<T> value(Class<T> type) {
		return Assertions.assertThat(type.cast(convert(ResolvableType.forClass(type)))).as("Event: %s", description());
	}

	private Object convert(ResolvableType target) {
		try {
			return TestApplication.converter().fromCloudEvent(event(), target);
		}
		catch (CloudEventException ex) {
			throw failure("Expected an event that converts to:%n  %s%nbut:%n  %s%nin event:%n  %s", target,
					EventDescription.of(ex.getViolations()), description());
		}
	}

	private CloudEvent event() {
		isNotNull();
		return this.actual;
	}

	private @Nullable Object extension(String name) {
		Assert.isTrue(AttributeNames.isValid(name) && !AttributeNames.CORE.contains(name),
				() -> "'name' must be the name of an extension attribute, but is '" + name + "'");
		return event().getExtension(name);
	}

	private String text() {
		CloudEventData data = event().getData();
		if (data == null) {
			throw failure("Expected data in event:%n  %s", description());
		}
		byte[] bytes = data.toBytes();
		String text = DataCharsets.decode(bytes, 0, bytes.length, StandardCharsets.UTF_8);
		if (text == null) {
			throw failure("Expected data in UTF-8 in event:%n  %s", description());
		}
		return text;
	}

	private CloudEventAssert hasAttribute(String name, @Nullable Object expected, @Nullable Object actual) {
		Assert.notNull(name, "'name' must not be null");
		if (!Objects.equals(expected, actual)) {
			throw failureWithActualExpected(actual, expected,
					"Expected attribute '%s' to be:%n  %s%nbut was:%n  %s%nin event:%n  %s", name, quoted(expected),
					quoted(actual), description());
		}
		return this;
	}

	private static String quoted(@Nullable Object value) {
		return (value != null) ? "\"" + value + "\"" : "(absent)";
	}

	private String description() {
		return EventDescription.of(event());
	}

}
