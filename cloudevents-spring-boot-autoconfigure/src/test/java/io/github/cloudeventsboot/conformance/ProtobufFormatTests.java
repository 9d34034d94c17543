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

package io.github.cloudeventsboot.conformance;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.protobuf.ProtobufFormat;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventTooLargeException;
import io.github.cloudeventsboot.InvalidCloudEventException;
import io.github.cloudeventsboot.event.DataCharsets;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.event.Timestamps;
import io.github.cloudeventsboot.http.HttpEventReader;
import io.github.cloudeventsboot.message.MessageLimits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for events in a format that the SDK brings, here {@code cloudevents-protobuf}.
 */
class ProtobufFormatTests {

	private final EventFormat format = new ProtobufFormat();

	private final HttpEventReader reader = new HttpEventReader(
			new MessageLimits(Integer.MAX_VALUE, 1, Integer.MAX_VALUE));

	@ParameterizedTest
	@ValueSource(strings = { "application/cloudevents+protobuf", "Application/CloudEvents+ProtoBuf; a=b",
			"application/cloudevents+protobuf ;charset=utf-8" })
	@Requirement(accepted = { "A-11", "D-01", "D-05", "S-01", "S-02" })
	void readsEvents(String contentType) {
		CloudEvent event = valid().withSubject("\u20ac").withExtension("number", 1).withExtension("flag", true).build();
		ImmutableCloudEvent read = this.reader.readEvent(contentType, new RecordedHeaders("ce-id", "other"),
				this.format.serialize(event));
		assertThat(read).isEqualTo(ImmutableCloudEvent.copyOf(event));
		assertThat(read.getExtensions()).containsEntry("number", 1).containsEntry("flag", true);
	}

	@Test
	@Requirement(accepted = "D-05")
	void readsWhatTheSdkWrites() {
		GeneratedEvents events = new GeneratedEvents(3);
		for (int i = 0; i < 2_000; i++) {
			CloudEvent event = events.next();
			ImmutableCloudEvent expected = ImmutableCloudEvent.copyOf(event);
			byte[] body = serialize(event);
			if (body == null) {
				continue;
			}
			ImmutableCloudEvent read = read(body);
			assertThat(read.getData()).as("%s", event).isEqualTo(expected.getData());
			assertThat(withoutOffsets(read)).as("%s", event).isEqualTo(withoutOffsets(expected));
			assertThat(read.getSubject()).isEqualTo(expected.getSubject());
			assertThat(read.getDataContentType()).isEqualTo(expected.getDataContentType());
		}
	}

	/**
	 * A timestamp of Protobuf has no offset.
	 */
	private static Map<String, Object> withoutOffsets(ImmutableCloudEvent event) {
		Map<String, Object> attributes = new TreeMap<>(event.getExtensions());
		attributes.put("time", Objects.requireNonNullElse(event.getTimeString(), ""));
		attributes.replaceAll((name, value) -> (Timestamps.isValid(value.toString()))
				? Timestamps.parse(value.toString()).toInstant() : value);
		return attributes;
	}

	private byte @Nullable [] serialize(CloudEvent event) {
		try {
			return this.format.serialize(event);
		}
		catch (IllegalArgumentException ex) {
			byte[] data = event.getData().toBytes();
			assertThat(DataCharsets.isUtf8(data, 0, data.length)).as("text that the SDK refuses").isFalse();
			return null;
		}
	}

	@Test
	@Requirement(rejected = { "A-06", "A-07", "A-09", "A-10", "A-13", "A-14", "A-18" })
	void holdsEventsAgainstTheSameRules() {
		assertInvalid(valid().withId(""), "attribute 'id' must not be empty");
		assertInvalid(valid().withSource(URI.create("")), "attribute 'source' must not be empty");
		assertInvalid(valid().withType(""), "attribute 'type' must not be empty");
		assertInvalid(valid().withSubject(""), "attribute 'subject' must not be empty");
		assertInvalid(valid().withDataSchema(URI.create("/relative")),
				"attribute 'dataschema' must be an absolute URI (RFC 3986)");
		assertInvalid(valid().withDataContentType("xyz"),
				"attribute 'datacontenttype' must be a media type (RFC 2046)");
		assertInvalid(valid().withExtension("text", "\u0001"),
				"attribute 'text' must not contain control characters," + " noncharacters or unpaired surrogates");
	}

	@Test
	void limitsTheAttributesOfAnEvent() {
		HttpEventReader limited = new HttpEventReader(new MessageLimits(Integer.MAX_VALUE, 1, 6));
		CloudEvent event = valid().withExtension("x", 1).withExtension("y", 2).build();
		byte[] more = this.format.serialize(CloudEventBuilder.v1(event).withSubject("s").build());
		assertThat(limited.readEvent("application/cloudevents+protobuf", new RecordedHeaders(),
				this.format.serialize(event)))
			.isEqualTo(ImmutableCloudEvent.copyOf(event));
		assertThatExceptionOfType(CloudEventTooLargeException.class)
			.isThrownBy(() -> limited.readEvent("application/cloudevents+protobuf", new RecordedHeaders(), more))
			.withMessage("event must not have more than 6 attributes");
	}

	@Test
	@Requirement(rejected = { "A-01", "S-01" })
	void refusesBytesThatAreNoEvent() {
		for (byte[] body : new byte[][] { {}, { 1 }, "{}".getBytes(StandardCharsets.UTF_8), new byte[1000] }) {
			assertThatExceptionOfType(InvalidCloudEventException.class).isThrownBy(() -> read(body))
				.withMessage("body must be an event in the format of its Content-Type")
				.withNoCause();
		}
	}

	@Test
	void refusesTruncatedAndChangedBytesOnlyAsTheSendersMistake() {
		byte[] body = this.format.serialize(valid().withSubject("subject")
			.withDataSchema(URI.create("urn:schema"))
			.withExtension("number", 1)
			.withExtension("uri", URI.create("/u"))
			.withData("text/plain", "text".getBytes(StandardCharsets.UTF_8))
			.build());
		Random random = new Random(4);
		for (int i = 0; i < 5_000; i++) {
			byte[] changed = Arrays.copyOf(body, (i < body.length) ? i : body.length);
			for (int changes = (i < body.length) ? 0 : random.nextInt(3) + 1; changes > 0; changes--) {
				changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
			}
			try {
				ImmutableCloudEvent event = read(changed);
				event.getSource();
				event.getTime();
				event.getDataSchema();
			}
			catch (CloudEventException ex) {
				assertThat(ex.getViolations()).isNotEmpty();
			}
		}
	}

	private ImmutableCloudEvent read(byte[] body) {
		return this.reader.readEvent("application/cloudevents+protobuf", new RecordedHeaders(), body);
	}

	private void assertInvalid(CloudEventBuilder event, String message) {
		byte[] body = this.format.serialize(event.build());
		assertThatExceptionOfType(InvalidCloudEventException.class).isThrownBy(() -> read(body)).withMessage(message);
	}

	private static CloudEventBuilder valid() {
		return CloudEventBuilder.v1().withId("1").withSource(URI.create("/source")).withType("type");
	}

}
