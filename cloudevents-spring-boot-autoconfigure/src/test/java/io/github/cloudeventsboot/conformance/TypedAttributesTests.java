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
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.InvalidCloudEventDataException;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.binding.BindingContext;
import io.github.cloudeventsboot.binding.ConstraintMetadata;
import io.github.cloudeventsboot.binding.DefaultCloudEventConverter;
import io.github.cloudeventsboot.binding.EventBindings;
import io.github.cloudeventsboot.binding.EventConstraints;
import io.github.cloudeventsboot.binding.EventFactory;
import io.github.cloudeventsboot.event.Timestamps;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ResolvableType;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.util.AlternativeJdkIdGenerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the conversion of the attributes' canonical strings to the types of the type
 * system and back.
 */
class TypedAttributesTests {

	private static final CloudEventConverter CONVERTER = converter();

	@Test
	@Requirement(accepted = { "A-16", "A-17", "A-19", "A-20", "A-21", "A-22", "A-23" })
	void convertsEveryTypeFromItsString() {
		Map<String, Object> attributes = Mode.required();
		attributes.put("flag", "true");
		attributes.put("number", "-2147483648");
		attributes.put("text", "\u20ac");
		attributes.put("bytes", "//79/A==");
		attributes.put("uri", "#fragment");
		attributes.put("when", "2018-04-05t17:31:00.5+02:00");
		for (Mode mode : Mode.values()) {
			Typed typed = read(mode, attributes);
			assertThat(typed.flag()).isTrue();
			assertThat(typed.number()).isEqualTo(Integer.MIN_VALUE);
			assertThat(typed.text()).isEqualTo("\u20ac");
			assertThat(typed.bytes()).containsExactly(-1, -2, -3, -4);
			assertThat(typed.uri()).isEqualTo(URI.create("#fragment"));
			assertThat(typed.when()).isEqualTo(OffsetDateTime.parse("2018-04-05T17:31:00.5+02:00"));
		}
	}

	@Test
	@Requirement(accepted = { "A-16", "J-12" })
	void takesNativeValuesOfTheJsonFormat() {
		Map<String, Object> attributes = Mode.required();
		attributes.put("flag", false);
		attributes.put("number", 2147483647);
		Typed typed = read(Mode.STRUCTURED, attributes);
		assertThat(typed.flag()).isFalse();
		assertThat(typed.number()).isEqualTo(Integer.MAX_VALUE);
	}

	@ParameterizedTest
	@CsvSource({ "flag, TRUE", "flag, True", "flag, 1", "flag, yes", "flag, ' true'", "flag, ''", "number, +5",
			"number, ' 5'", "number, 5.0", "number, 5e0", "number, 2147483648", "number, -2147483649", "number, 05",
			"number, --5", "number, -", "number, ''", "number, 0x5", "number, \u0665", "bytes, !", "bytes, AQ==AQ==",
			"bytes, A", "uri, '%'", "when, 2018-04-05", "when, 2018-04-05T17:31:00", "when, ''" })
	@Requirement(rejected = { "A-16", "A-17", "A-19", "A-21", "A-22", "A-23" })
	void refusesOtherStrings(String name, String value) {
		Map<String, Object> attributes = Mode.required();
		attributes.put(name, value);
		for (Mode mode : Mode.values()) {
			assertThatExceptionOfType(InvalidCloudEventDataException.class).isThrownBy(() -> read(mode, attributes))
				.satisfies((ex) -> assertThat(ex.getViolations()).singleElement()
					.satisfies((violation) -> assertThat(violation.attribute()).isEqualTo(name)));
		}
	}

	@Test
	@Requirement(produced = { "A-16", "A-19", "A-22", "A-23" })
	void convertsEveryTypeToItsString() {
		Instant when = Instant.parse("2018-04-05T17:31:00Z");
		CloudEvent event = CONVERTER.toCloudEvent(new Typed("1", URI.create("/source"), true, -5, "\u20ac",
				new byte[] { 1 }, URI.create("/u"), OffsetDateTime.parse("2018-04-05T17:31:00Z"), when));
		assertThat(event.getExtension("flag")).isEqualTo(true);
		assertThat(event.getExtension("number")).isEqualTo(-5);
		assertThat(event.getExtension("text")).isEqualTo("\u20ac");
		assertThat(event.getExtension("bytes")).isEqualTo("AQ==");
		assertThat(event.getExtension("uri")).isEqualTo("/u");
		assertThat(event.getExtension("when")).isEqualTo("2018-04-05T17:31:00Z");
		assertThat(event.getExtension("instant")).isEqualTo("2018-04-05T17:31:00Z");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0000-01-01T00:00:00Z", "0000-01-01T23:59:00+23:59", "9999-12-31T23:59:59.999999999Z",
			"9999-12-31T05:59:59-18:00", "9999-06-30T23:59:60Z", "9999-12-31T00:00:59-23:59", "9999-12-31T23:59:60Z",
			"9999-12-31T23:59:59.999999999-23:59", "0000-01-01T00:00:00+23:59" })
	@Requirement(accepted = { "A-15", "A-22" }, produced = { "A-15", "A-22" })
	void sendsEveryTimeThatItTakes(String time) {
		Map<String, Object> attributes = Mode.required();
		List.of("time", "when", "instant", "zoned").forEach((name) -> attributes.put(name, time));
		OffsetDateTime expected = Timestamps.parse(time);
		for (Mode mode : Mode.values()) {
			Typed typed = read(mode, attributes);
			CloudEvent sent = CONVERTER.toCloudEvent(typed);
			assertThat(typed.when()).isEqualTo(expected);
			for (String name : List.of("when", "instant", "zoned")) {
				assertThat(Timestamps.parse(String.valueOf(sent.getExtension(name)))).isEqualTo(expected);
			}
			CloudEvent copied = CONVERTER.toCloudEvent(
					OutgoingCloudEvent.of("t").withTime(Objects.requireNonNull(mode.read(attributes).getTime())));
			assertThat(copied.getTime()).isEqualTo(expected);
		}
	}

	private static Typed read(Mode mode, Map<String, Object> attributes) {
		return (Typed) CONVERTER.fromCloudEvent(mode.read(attributes), ResolvableType.forClass(Typed.class));
	}

	private static CloudEventConverter converter() {
		BindingContext context = new BindingContext(JsonMapper.shared(), List.of(),
				DefaultConversionService.getSharedInstance(), ConstraintMetadata.NONE);
		return new DefaultCloudEventConverter(new EventBindings(context),
				new EventFactory(context, new AlternativeJdkIdGenerator(), Clock.systemUTC(), "/test"),
				EventConstraints.none());
	}

	@CloudEventType("com.example.test")
	record Typed(String id, URI source, @Nullable Boolean flag, @Nullable Integer number, @Nullable String text,
			byte @Nullable [] bytes, @Nullable URI uri, @Nullable OffsetDateTime when, @Nullable Instant instant,
			@Nullable ZonedDateTime zoned, @Nullable Nothing data) {

		Typed(String id, URI source, @Nullable Boolean flag, @Nullable Integer number, @Nullable String text,
				byte @Nullable [] bytes, @Nullable URI uri, @Nullable OffsetDateTime when, @Nullable Instant instant) {
			this(id, source, flag, number, text, bytes, uri, when, instant, null, null);
		}

	}

	record Nothing() {

	}

}
