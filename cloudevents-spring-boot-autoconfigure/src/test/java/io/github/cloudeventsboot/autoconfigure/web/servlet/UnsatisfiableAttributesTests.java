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

package io.github.cloudeventsboot.autoconfigure.web.servlet;

import java.net.URI;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZonedDateTime;

import io.cloudevents.SpecVersion;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.testsupport.StartUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.convert.converter.Converter;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for components and parameters of types that their attributes never fit.
 */
class UnsatisfiableAttributesTests {

	@ParameterizedTest
	@ValueSource(classes = { SqlTimestamp.class, SqlDate.class, OfOffsetTime.class, OfYear.class, Millis.class,
			OfDuration.class, Flag.class, Letters.class, Encoded.class, Reference.class, InParameter.class })
	void timeIsATimestamp(Class<?> controller) {
		InvalidEventTypeException rejection = StartUp.rejection(controller);
		assertThat(rejection.getDescription()).contains("'time'", "is a timestamp", controller.getName() + ".take(");
		assertThat(rejection.getAction()).contains("OffsetDateTime", "Converter");
	}

	@ParameterizedTest
	@ValueSource(classes = { RecordedMillis.class, ExpiryText.class })
	void timestampsOfExtensionsAreTimestamps(Class<?> controller) {
		assertThat(StartUp.rejection(controller).getDescription()).contains("is a timestamp");
	}

	@Test
	void specversionIsNotAnInteger() {
		assertThat(StartUp.rejection(IntegerVersion.class).getDescription()).contains("'specversion'");
	}

	@ParameterizedTest
	@ValueSource(classes = { NumberedSchema.class, TimedContentType.class })
	void otherAttributesHaveTypesToo(Class<?> controller) {
		assertThat(StartUp.rejection(controller).getDescription()).containsAnyOf("'dataschema'", "'datacontenttype'");
	}

	@Test
	void typesThatFitAreAccepted() {
		assertThat(StartUp.failure(Fitting.class)).isNull();
	}

	@Test
	void convertersOfTheApplicationDecide() {
		assertThat(StartUp.failure(SqlTimestamp.class, (runner) -> runner.withBean(ToTimestamp.class))).isNull();
		assertThat(StartUp.failure(Millis.class, (runner) -> runner.withBean(ToMillis.class))).isNull();
		assertThat(StartUp.failure(OfYear.class, (runner) -> runner.withBean(ToYear.class))).isNull();
		// of another type
		assertThat(StartUp.failure(SqlDate.class, (runner) -> runner.withBean(ToTimestamp.class))).isNotNull();
	}

	static final class ToTimestamp implements Converter<String, Timestamp> {

		@Override
		public Timestamp convert(String source) {
			return Timestamp.from(Instant.parse(source));
		}

	}

	static final class ToMillis implements Converter<String, Long> {

		@Override
		public Long convert(String source) {
			return Instant.parse(source).toEpochMilli();
		}

	}

	static final class ToYear implements Converter<String, Year> {

		@Override
		public Year convert(String source) {
			return Year.of(OffsetDateTime.parse(source).getYear());
		}

	}

	enum Letter {

		A

	}

	@CloudEventType("x")
	record SqlTimestampEvent(Timestamp time, String data) {

	}

	@RestController
	static class SqlTimestamp {

		@PostMapping("/events")
		void take(SqlTimestampEvent event) {
		}

	}

	@CloudEventType("x")
	record SqlDateEvent(Date time, String data) {

	}

	@RestController
	static class SqlDate {

		@PostMapping("/events")
		void take(SqlDateEvent event) {
		}

	}

	@CloudEventType("x")
	record OfOffsetTimeEvent(OffsetTime time, String data) {

	}

	@RestController
	static class OfOffsetTime {

		@PostMapping("/events")
		void take(OfOffsetTimeEvent event) {
		}

	}

	@CloudEventType("x")
	record OfYearEvent(Year time, String data) {

	}

	@RestController
	static class OfYear {

		@PostMapping("/events")
		void take(OfYearEvent event) {
		}

	}

	@CloudEventType("x")
	record MillisEvent(Long time, String data) {

	}

	@RestController
	static class Millis {

		@PostMapping("/events")
		void take(MillisEvent event) {
		}

	}

	@CloudEventType("x")
	record OfDurationEvent(Duration time, String data) {

	}

	@RestController
	static class OfDuration {

		@PostMapping("/events")
		void take(OfDurationEvent event) {
		}

	}

	@CloudEventType("x")
	record FlagEvent(boolean time, String data) {

	}

	@RestController
	static class Flag {

		@PostMapping("/events")
		void take(FlagEvent event) {
		}

	}

	@CloudEventType("x")
	record LettersEvent(Letter time, String data) {

	}

	@RestController
	static class Letters {

		@PostMapping("/events")
		void take(LettersEvent event) {
		}

	}

	@CloudEventType("x")
	record EncodedEvent(byte[] time, String data) {

	}

	@RestController
	static class Encoded {

		@PostMapping("/events")
		void take(EncodedEvent event) {
		}

	}

	@CloudEventType("x")
	record ReferenceEvent(URI time, String data) {

	}

	@RestController
	static class Reference {

		@PostMapping("/events")
		void take(ReferenceEvent event) {
		}

	}

	@CloudEventType("x")
	record RecordedMillisEvent(long recordedTime, String data) {

	}

	@RestController
	static class RecordedMillis {

		@PostMapping("/events")
		void take(RecordedMillisEvent event) {
		}

	}

	@CloudEventType("x")
	record ExpiryTextEvent(Duration expirytime, String data) {

	}

	@RestController
	static class ExpiryText {

		@PostMapping("/events")
		void take(ExpiryTextEvent event) {
		}

	}

	@CloudEventType("x")
	record IntegerVersionEvent(int specversion, String data) {

	}

	@RestController
	static class IntegerVersion {

		@PostMapping("/events")
		void take(IntegerVersionEvent event) {
		}

	}

	@CloudEventType("x")
	record NumberedSchemaEvent(Integer dataschema, String data) {

	}

	@RestController
	static class NumberedSchema {

		@PostMapping("/events")
		void take(NumberedSchemaEvent event) {
		}

	}

	@CloudEventType("x")
	record TimedContentTypeEvent(Instant datacontenttype, String data) {

	}

	@RestController
	static class TimedContentType {

		@PostMapping("/events")
		void take(TimedContentTypeEvent event) {
		}

	}

	@RestController
	static class InParameter {

		@PostMapping("/events")
		void take(@CloudEventAttribute Long time) {
		}

	}

	@CloudEventType("x")
	record FittingEvent(java.util.Date time, ZonedDateTime recordedTime, String expirytime, Instant deprecationFrom,
			SpecVersion specVersion, MediaType dataContentType, URI dataSchema, int id, Letter source, Letter subject,
			LocalDate birthday, Year year, Duration timeout, String data) {

	}

	@RestController
	static class Fitting {

		@PostMapping("/events")
		void take(FittingEvent event, @CloudEventAttribute("specversion") double version,
				@CloudEventAttribute("time") Object time, @CloudEventAttribute("time") StringBuilder text) {
		}

	}

}
