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

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.cloudeventsboot.observation.CloudEventObservationDocumentation.LowCardinalityKeyNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * The meters of events that sinks send.
 *
 * @since 0.1.0
 * @see CloudEventMeterDocumentation#SEND
 * @see CloudEventMeterDocumentation#SEND_RETRIES
 */
public final class CloudEventSendMeters {

	private final MeterRegistry registry;

	private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

	/**
	 * Create meters. They are registered when the first sink is built.
	 * @param registry registers the meters
	 */
	public CloudEventSendMeters(MeterRegistry registry) {
		this.registry = registry;
	}

	/**
	 * Register the meters of a content mode before the first event, because monitoring
	 * systems detect an increase only of an existing counter.
	 * @param mode the content mode, such as {@code binary}
	 */
	public void register(String mode) {
		retries();
		for (CloudEventSendOutcome outcome : CloudEventSendOutcome.values()) {
			timer(mode, outcome);
		}
	}

	/**
	 * Record the outcome of sending.
	 * @param mode the content mode, such as {@code binary}
	 * @param outcome the outcome
	 * @param attempts the number of attempts, at least one
	 * @param duration the time from the first attempt to the end of the last one
	 */
	public void record(String mode, CloudEventSendOutcome outcome, int attempts, Duration duration) {
		timer(mode, outcome).record(duration);
		retries().increment(attempts - 1);
	}

	private Counter retries() {
		return Counter.builder(CloudEventMeterDocumentation.SEND_RETRIES.getName())
			.description(CloudEventMeterDocumentation.SEND_RETRIES.getDescription())
			.register(this.registry);
	}

	private Timer timer(String mode, CloudEventSendOutcome outcome) {
		return this.timers.computeIfAbsent(new Key(mode, outcome),
				(key) -> Timer.builder(CloudEventMeterDocumentation.SEND.getName())
					.description(CloudEventMeterDocumentation.SEND.getDescription())
					.tag(LowCardinalityKeyNames.MODE.asString(), mode)
					.tag(LowCardinalityKeyNames.OUTCOME.asString(), outcome.name())
					.register(this.registry));
	}

	private record Key(String mode, CloudEventSendOutcome outcome) {

	}

}
