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

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.github.cloudeventsboot.CloudEventRejection;
import io.github.cloudeventsboot.UnsupportedCloudEventException;
import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.observation.CloudEventObservationDocumentation.LowCardinalityKeyNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.jspecify.annotations.Nullable;

/**
 * The meters that are not based on observations. Senders can't choose the values of their
 * tags.
 *
 * @since 0.1.0
 * @see CloudEventMeterDocumentation
 */
public final class CloudEventMeters implements ObservationHandler<CloudEventReceiveObservationContext> {

	/**
	 * The reasons whose counters are registered at start-up, because monitoring systems
	 * detect an increase only of an existing counter.
	 */
	static final List<String> REASONS = reasons();

	private static final String EXTENSION = "extension";

	private static final List<String> IGNORED = List.of(AttributeNames.DATASCHEMA, AttributeNames.SUBJECT,
			AttributeNames.TIME, EXTENSION);

	private static final long MAX_LAG_SECONDS = TimeUnit.DAYS.toSeconds(1);

	private final MeterRegistry registry;

	private final DistributionSummary batchSize;

	private final Counter future;

	private final Counter past;

	private final Map<String, Counter> ignored = new HashMap<>();

	private final Map<String, EventMeters> byType = new ConcurrentHashMap<>();

	private final Map<String, Counter> rejected = new ConcurrentHashMap<>();

	/**
	 * Create meters.
	 * @param registry registers the meters
	 */
	public CloudEventMeters(MeterRegistry registry) {
		this.registry = registry;
		this.batchSize = summary(CloudEventMeterDocumentation.BATCH_SIZE).register(registry);
		this.future = outliers("future");
		this.past = outliers("past");
		REASONS.forEach(this::rejected);
		IGNORED.forEach((attribute) -> this.ignored.put(attribute, ignored(attribute)));
	}

	private static List<String> reasons() {
		List<String> reasons = new ArrayList<>(List.of("handler", CloudEventRejection.FAILED_CONSTRUCTION,
				CloudEventRejection.INVALID_DATA, CloudEventRejection.INVALID_EVENT, CloudEventRejection.TOO_LARGE,
				CloudEventRejection.UNKNOWN_TYPE));
		Arrays.stream(UnsupportedCloudEventException.Reason.values())
			.forEach((reason) -> reasons.add(reason.getCode()));
		return List.copyOf(reasons);
	}

	private Counter outliers(String direction) {
		return Counter.builder(CloudEventMeterDocumentation.LAG_OUTLIERS.getName())
			.description(CloudEventMeterDocumentation.LAG_OUTLIERS.getDescription())
			.tag(CloudEventMeterDocumentation.KeyNames.DIRECTION.asString(), direction)
			.register(this.registry);
	}

	private Counter ignored(String attribute) {
		return Counter.builder(CloudEventMeterDocumentation.IGNORED_ATTRIBUTES.getName())
			.description(CloudEventMeterDocumentation.IGNORED_ATTRIBUTES.getDescription())
			.tag(CloudEventMeterDocumentation.KeyNames.ATTRIBUTE.asString(), attribute)
			.register(this.registry);
	}

	private static DistributionSummary.Builder summary(CloudEventMeterDocumentation meter) {
		return DistributionSummary.builder(meter.getName())
			.description(meter.getDescription())
			.baseUnit(meter.getBaseUnit());
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof CloudEventReceiveObservationContext;
	}

	@Override
	public void onStop(CloudEventReceiveObservationContext context) {
		for (CloudEvent event : context.getEvents()) {
			EventMeters meters = meters(context.getEventType(event));
			recordData(event.getData(), meters);
			recordTime(event.getTime(), context, meters);
			if (context.getReason() == null && event instanceof ImmutableCloudEvent immutable) {
				immutable.getIgnored().keySet().forEach(this::countIgnored);
			}
		}
		if (context.isBatch() && !context.getEvents().isEmpty()) {
			this.batchSize.record(context.getEvents().size());
		}
		if (context.getReason() != null) {
			rejected(context.getReason()).increment(Math.max(1, context.getEvents().size()));
		}
	}

	private void countIgnored(String name) {
		Counter counter = this.ignored.getOrDefault(name, this.ignored.get(EXTENSION));
		if (counter != null) {
			counter.increment();
		}
	}

	private void recordData(@Nullable CloudEventData data, EventMeters meters) {
		if (data != null) {
			meters.dataSize.record((data instanceof EventData bytes) ? bytes.length() : data.toBytes().length);
		}
	}

	private void recordTime(@Nullable OffsetDateTime time, CloudEventReceiveObservationContext context,
			EventMeters meters) {
		if (time == null) {
			return;
		}
		Instant received = context.getReceived();
		long seconds = received.getEpochSecond() - time.toEpochSecond();
		// so that nanoseconds do not overflow
		long bounded = Math.max(-1, Math.min(seconds, MAX_LAG_SECONDS + 1));
		long nanos = TimeUnit.SECONDS.toNanos(bounded) + received.getNano() - time.getNano();
		if (nanos < 0) {
			this.future.increment();
		}
		else if (nanos > TimeUnit.SECONDS.toNanos(MAX_LAG_SECONDS)) {
			this.past.increment();
		}
		else {
			meters.lag.record(nanos, TimeUnit.NANOSECONDS);
		}
	}

	private EventMeters meters(String type) {
		EventMeters meters = this.byType.get(type);
		return (meters != null) ? meters
				: this.byType.computeIfAbsent(type, (key) -> new EventMeters(this.registry, key));
	}

	private Counter rejected(String reason) {
		Counter counter = this.rejected.get(reason);
		return (counter != null) ? counter
				: this.rejected.computeIfAbsent(reason,
						(key) -> Counter.builder(CloudEventMeterDocumentation.REJECTED.getName())
							.description(CloudEventMeterDocumentation.REJECTED.getDescription())
							.tag(LowCardinalityKeyNames.REASON.asString(), key)
							.register(this.registry));
	}

	private static final class EventMeters {

		private final DistributionSummary dataSize;

		private final Timer lag;

		EventMeters(MeterRegistry registry, String type) {
			this.dataSize = summary(CloudEventMeterDocumentation.DATA_SIZE)
				.tag(LowCardinalityKeyNames.EVENT_TYPE.asString(), type)
				.register(registry);
			this.lag = Timer.builder(CloudEventMeterDocumentation.LAG.getName())
				.description(CloudEventMeterDocumentation.LAG.getDescription())
				.tag(LowCardinalityKeyNames.EVENT_TYPE.asString(), type)
				.register(registry);
		}

	}

}
