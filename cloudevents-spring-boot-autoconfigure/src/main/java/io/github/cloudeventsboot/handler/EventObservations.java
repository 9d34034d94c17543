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

import java.util.function.Function;

import io.github.cloudeventsboot.message.MessageMode;
import io.github.cloudeventsboot.message.ReceivedMessage;
import io.github.cloudeventsboot.observation.CloudEventObservationDocumentation;
import io.github.cloudeventsboot.observation.CloudEventReceiveObservationContext;
import io.github.cloudeventsboot.observation.CloudEventReceiveObservationConvention;
import io.github.cloudeventsboot.observation.DefaultCloudEventReceiveObservationConvention;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Starts observations of received messages.
 *
 * @since 0.1.0
 */
public final class EventObservations {

	private static final CloudEventReceiveObservationConvention DEFAULT = new DefaultCloudEventReceiveObservationConvention();

	private final ObservationRegistry registry;

	private final @Nullable CloudEventReceiveObservationConvention convention;

	private final Function<String, @Nullable String> listedTypes;

	/**
	 * Create observations.
	 * @param registry records the observations
	 * @param convention names them, {@code null} for the default
	 * @param listedTypes returns the listed type that a {@code type} matches where the
	 * handler names none, or {@code null}
	 */
	public EventObservations(ObservationRegistry registry, @Nullable CloudEventReceiveObservationConvention convention,
			Function<String, @Nullable String> listedTypes) {
		this.registry = registry;
		this.convention = convention;
		this.listedTypes = listedTypes;
	}

	@Nullable EventObservation start(ReceivedMessage message) {
		if (this.registry.isNoop()) {
			return null;
		}
		CloudEventReceiveObservationContext context = new CloudEventReceiveObservationContext(message.transport(),
				mode(message.mode()), message::header);
		Observation observation = CloudEventObservationDocumentation.RECEIVE.start(this.convention, DEFAULT,
				() -> context, this.registry);
		return (!observation.isNoop()) ? new EventObservation(observation, context, this.listedTypes) : null;
	}

	private static String mode(MessageMode mode) {
		return switch (mode) {
			case BINARY -> "binary";
			case STRUCTURED -> "structured";
			case BATCH -> "batch";
		};
	}

}
