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

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.annotation.CloudEventType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.core.ResolvableType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the conversion of attributes to components of event types.
 */
class ComponentAttributesTests {

	private final CloudEventConverter converter = Converters.create();

	@Test
	void attributesAreConvertedByFixedRules() {
		CloudEvent event = Converters.event("conversions")
			.withTime(OffsetDateTime.parse("2026-01-02T03:04:05.6Z"))
			.withExtension("flag", "true")
			.withExtension("number", "-5")
			.withExtension("big", "9007199254740993")
			.withExtension("decimal", "0.10")
			.withExtension("ratio", "2.5")
			.withExtension("unit", "SECONDS")
			.withExtension("bytes", "AQID")
			.withExtension("link", "//host/p?q=1")
			.withExtension("day", "2026-02-03")
			.build();
		Conversions conversions = this.converter.fromCloudEvent(event, Conversions.class);
		assertThat(conversions.time()).isEqualTo(Instant.parse("2026-01-02T03:04:05.600Z"));
		assertThat(conversions.specversion()).isEqualTo(SpecVersion.V1);
		assertThat(conversions.flag()).isTrue();
		assertThat(conversions.number()).isEqualTo(-5);
		assertThat(conversions.big()).isEqualTo(9007199254740993L);
		assertThat(conversions.decimal()).isEqualTo(new BigDecimal("0.10"));
		assertThat(conversions.ratio()).isEqualTo(2.5);
		assertThat(conversions.unit()).isEqualTo(TimeUnit.SECONDS);
		assertThat(conversions.bytes()).containsExactly(1, 2, 3);
		assertThat(conversions.link()).isEqualTo(URI.create("//host/p?q=1"));
		assertThat(conversions.day()).isEqualTo(LocalDate.of(2026, 2, 3));
	}

	@ParameterizedTest
	@CsvSource({ "flag, True, must be true or false", "flag, 1, must be true or false",
			"number, 1.0, must be an integer", "number, 2147483648, must be an integer",
			"number, +1, must be an integer", "number, 01, must be an integer",
			"big, 9223372036854775808, must be an integer", "ratio, 1e400, must be a number",
			"ratio, 1e999999999, must be a number", "decimal, 1e999999999, must be a number",
			"bytes, '***', must be base64", "bytes, AQI, must be base64", "bytes, A===, must be base64",
			"link, \u20ac, must be a URI-reference", "link, a b, must be a URI-reference",
			"version, 0.2, must be a CloudEvents version", "day, tomorrow, must be convertible to LocalDate" })
	void attributesThatDoNotFitAreRefusedWithoutTheirValue(String name, String value, String detail) {
		CloudEvent event = Converters.event("conversions.some").withExtension(name, value).build();
		assertThat(violations(event, SomeConversions.class))
			.containsExactly(CloudEventViolation.ofAttribute(name, detail));
	}

	@Test
	void constantOfAnEnumIsNamedAsItIsWritten() {
		CloudEvent event = Converters.event("conversions.some").withExtension("mood", "happy").build();
		assertThat(violations(event, SomeConversions.class))
			.containsExactly(CloudEventViolation.ofAttribute("mood", "must be one of [GOOD, BAD]"));
	}

	private List<CloudEventViolation> violations(CloudEvent event, Class<?> type) {
		return Converters.violations(this.converter, event, ResolvableType.forClass(type));
	}

	@CloudEventType("conversions")
	record Conversions(Instant time, SpecVersion specversion, boolean flag, int number, long big, BigDecimal decimal,
			double ratio, TimeUnit unit, byte[] bytes, URI link, LocalDate day, @Nullable String data) {

	}

	enum Mood {

		GOOD, BAD;

		@Override
		public String toString() {
			return name().toLowerCase(java.util.Locale.ROOT);
		}

	}

	@CloudEventType("conversions.some")
	record SomeConversions(@Nullable Boolean flag, @Nullable Integer number, @Nullable Long big,
			@Nullable BigDecimal decimal, @Nullable Double ratio, byte @Nullable [] bytes, @Nullable LocalDate day,
			@Nullable Mood mood, @Nullable URI link, @Nullable SpecVersion version, @Nullable String data) {

	}

}
