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

package io.github.cloudeventsboot.handler;

import java.util.List;
import java.util.function.Function;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.observation.CloudEventReceiveObservationContext;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * The observation of one message, in a separate class so that {@link EventExchange} does
 * not need Micrometer.
 */
final class EventObservation {

	private final Observation observation;

	private final CloudEventReceiveObservationContext context;

	private final Function<String, @Nullable String> listedTypes;

	EventObservation(Observation observation, CloudEventReceiveObservationContext context,
			Function<String, @Nullable String> listedTypes) {
		this.observation = observation;
		this.context = context;
		this.listedTypes = listedTypes;
	}

	void read(List<CloudEvent> events, Function<String, @Nullable String> types) {
		this.context.setEvents(events, (type) -> {
			String known = types.apply(type);
			return (known != null) ? known : this.listedTypes.apply(type);
		});
	}

	Runnable openScope() {
		return this.observation.openScope()::close;
	}

	void stop(ExchangeOutcome outcome) {
		this.context.setOutcome(outcome.outcome(), outcome.reason());
		if (outcome.error() != null) {
			this.observation.error(outcome.error());
		}
		this.observation.stop();
	}

}
