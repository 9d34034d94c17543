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

package io.github.cloudeventsboot.observation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link CloudEventMeters}.
 */
class CloudEventMetersTests {

	private final MeterRegistry registry = new SimpleMeterRegistry();

	private final CloudEventMeters meters = new CloudEventMeters(this.registry);

	@Test
	void measuresDataByTypeOfHandler() {
		stop("binary", null, event("known", "12345", null));
		stop("binary", null, event("made.up", "123", null));
		assertThat(this.registry.get("cloudevents.data.size")
			.tag("cloudevents.event_type", "known")
			.summary()
			.totalAmount()).isEqualTo(5);
		assertThat(this.registry.get("cloudevents.data.size")
			.tag("cloudevents.event_type", "other")
			.summary()
			.totalAmount()).isEqualTo(3);
	}

	@Test
	void measuresNothingOfEventsWithoutDataAndTime() {
		stop("binary", null, CloudEventBuilder.v1(event("known", "", null)).withoutData().build());
		assertThat(this.registry.get("cloudevents.data.size").summary().count()).isZero();
		assertThat(this.registry.get("cloudevents.lag").timer().count()).isZero();
	}

	@Test
	void measuresBatches() {
		stop("batch", null, event("known", "1", null), event("known", "1", null));
		stop("structured", null, event("known", "1", null));
		assertThat(this.registry.get("cloudevents.batch.size").summary().count()).isOne();
		assertThat(this.registry.get("cloudevents.batch.size").summary().totalAmount()).isEqualTo(2);
		assertThat(this.registry.get("cloudevents.data.size").summary().count()).isEqualTo(3);
	}

	@Test
	void measuresTimeOnTheWay() {
		stop("binary", null, event("known", "", Duration.ofMinutes(-5)));
		assertThat(this.registry.get("cloudevents.lag")
			.tag("cloudevents.event_type", "known")
			.timer()
			.max(java.util.concurrent.TimeUnit.SECONDS)).isCloseTo(300, within(10.0));
		assertThat(outliers("future")).isZero();
		assertThat(outliers("past")).isZero();
	}

	@Test
	void countsTimesApartThatSayNothing() {
		stop("binary", null, event("known", "", Duration.ofMinutes(5)));
		stop("binary", null, event("known", "", Duration.ofHours(-25)));
		stop("binary", null, event("known", "", Duration.ofDays(-3000)));
		assertThat(this.registry.get("cloudevents.lag").timer().count()).isZero();
		assertThat(outliers("future")).isOne();
		assertThat(outliers("past")).isEqualTo(2);
	}

	@Test
	void knowsTheBoundsOfTimesToTheNanosecond() {
		CloudEventReceiveObservationContext context = new CloudEventReceiveObservationContext("batch", (name) -> null);
		OffsetDateTime received = context.getReceived().atOffset(ZoneOffset.UTC);
		context.setEvents(Stream
			.of(received, received.minusDays(1), received.minusDays(1).minusNanos(1), received.plusNanos(1),
					received.minusNanos(1), received.withYear(1), received.withYear(9999))
			.map((time) -> CloudEventBuilder.v1()
				.withId("1")
				.withSource(java.net.URI.create("/tests"))
				.withType("known")
				.withTime(time)
				.build())
			.map(CloudEvent.class::cast)
			.toList(), (type) -> type);
		this.meters.onStop(context);
		assertThat(this.registry.get("cloudevents.lag").timer().count()).isEqualTo(3);
		assertThat(this.registry.get("cloudevents.lag").timer().totalTime(TimeUnit.NANOSECONDS))
			.isEqualTo(TimeUnit.DAYS.toNanos(1) + 1.0);
		assertThat(outliers("past")).isEqualTo(2);
		assertThat(outliers("future")).isEqualTo(2);
	}

	@Test
	void countsRejectedEventsByReason() {
		stop("batch", "invalid-data", event("known", "", null), event("known", "", null));
		stop("binary", "invalid-data", event("known", "", null));
		stop("binary", "invalid-event");
		assertThat(this.registry.get("cloudevents.rejected").tag("reason", "invalid-data").counter().count())
			.isEqualTo(3);
		assertThat(this.registry.get("cloudevents.rejected").tag("reason", "invalid-event").counter().count()).isOne();
	}

	@Test
	void isNotConcernedWithOtherObservations() {
		assertThat(this.meters.supportsContext(new Observation.Context())).isFalse();
	}

	private double outliers(String direction) {
		return this.registry.get("cloudevents.lag.outliers").tag("direction", direction).counter().count();
	}

	private void stop(String mode, @Nullable String reason, CloudEvent... events) {
		CloudEventReceiveObservationContext context = new CloudEventReceiveObservationContext(mode, (name) -> null);
		context.setEvents(List.of(events), (type) -> "known".equals(type) ? type : null);
		context.setOutcome((reason != null) ? CloudEventReceiveOutcome.REJECTED : CloudEventReceiveOutcome.SUCCESS,
				reason);
		this.meters.onStop(context);
	}

	private static CloudEvent event(String type, String data, @Nullable Duration age) {
		return CloudEventBuilder.v1()
			.withId("1")
			.withSource(java.net.URI.create("/tests"))
			.withType(type)
			.withData(data.getBytes(StandardCharsets.UTF_8))
			.withTime((age != null) ? OffsetDateTime.now(ZoneOffset.UTC).plus(age) : null)
			.build();
	}

}
