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

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.testsupport.StartUp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for components without an offset whose attributes are timestamps.
 */
class DroppedOffsetsTests {

	@ParameterizedTest
	@ValueSource(classes = { LocalTimestamp.class, LocalDay.class, LocalHour.class, Recorded.class, Expiry.class,
			DeprecatedFrom.class, Sunset.class })
	void offsetOfTimestampIsNotDropped(Class<?> controller) {
		InvalidEventTypeException rejection = StartUp.rejection(controller);
		assertThat(rejection.getDescription()).contains("offset from UTC", controller.getName() + ".take(");
		assertThat(rejection.getAction()).contains("OffsetDateTime");
		assertThat(
				StartUp.failure(controller,
						(runner) -> runner.withPropertyValues("spring.mvc.format.date=iso",
								"spring.mvc.format.time=iso", "spring.mvc.format.date-time=iso")))
			.hasMessageContaining("offset from UTC");
	}

	@CloudEventType("x")
	record LocalTimestampEvent(LocalDateTime time, String data) {

	}

	@RestController
	static class LocalTimestamp {

		@PostMapping("/events")
		void take(LocalTimestampEvent event) {
		}

	}

	@CloudEventType("x")
	record LocalDayEvent(LocalDate time, String data) {

	}

	@RestController
	static class LocalDay {

		@PostMapping("/events")
		void take(LocalDayEvent event) {
		}

	}

	@CloudEventType("x")
	record LocalHourEvent(LocalTime time, String data) {

	}

	@RestController
	static class LocalHour {

		@PostMapping("/events")
		void take(LocalHourEvent event) {
		}

	}

	@CloudEventType("x")
	record RecordedEvent(LocalDateTime recordedtime, String data) {

	}

	@RestController
	static class Recorded {

		@PostMapping("/events")
		void take(RecordedEvent event) {
		}

	}

	@CloudEventType("x")
	record ExpiryEvent(LocalDate expirytime, String data) {

	}

	@RestController
	static class Expiry {

		@PostMapping("/events")
		void take(ExpiryEvent event) {
		}

	}

	@CloudEventType("x")
	record DeprecatedFromEvent(@CloudEventAttribute("deprecationfrom") LocalDateTime from, String data) {

	}

	@RestController
	static class DeprecatedFrom {

		@PostMapping("/events")
		void take(DeprecatedFromEvent event) {
		}

	}

	@CloudEventType("x")
	record SunsetEvent(LocalDate deprecationsunset, String data) {

	}

	@RestController
	static class Sunset {

		@PostMapping("/events")
		void take(SunsetEvent event) {
		}

	}

}
