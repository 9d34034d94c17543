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

import java.util.function.BooleanSupplier;

import io.github.cloudeventsboot.observation.CloudEventObservationDocumentation.LowCardinalityKeyNames;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

/**
 * Observes the handshakes of webhooks.
 *
 * @since 0.1.0
 */
public final class CloudEventHandshakeObservations {

	private final ObservationRegistry registry;

	/**
	 * Create observations.
	 * @param registry records the observations
	 */
	public CloudEventHandshakeObservations(ObservationRegistry registry) {
		this.registry = registry;
	}

	/**
	 * Observe the decision on a handshake.
	 * @param decision returns whether consent is given
	 * @return the decision
	 */
	public boolean observe(BooleanSupplier decision) {
		Observation observation = CloudEventObservationDocumentation.HANDSHAKE.start(this.registry);
		CloudEventReceiveOutcome outcome = CloudEventReceiveOutcome.ERROR;
		try (Observation.Scope scope = observation.openScope()) {
			boolean allowed = decision.getAsBoolean();
			outcome = (allowed) ? CloudEventReceiveOutcome.SUCCESS : CloudEventReceiveOutcome.REJECTED;
			return allowed;
		}
		catch (RuntimeException | Error ex) {
			observation.error(ex);
			throw ex;
		}
		finally {
			observation.lowCardinalityKeyValue(LowCardinalityKeyNames.OUTCOME.withValue(outcome.name()));
			observation.stop();
		}
	}

}
