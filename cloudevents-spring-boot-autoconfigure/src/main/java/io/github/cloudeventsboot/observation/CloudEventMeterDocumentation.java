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

import io.github.cloudeventsboot.observation.CloudEventObservationDocumentation.LowCardinalityKeyNames;
import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import org.jspecify.annotations.Nullable;

/**
 * Documents the meters that are not based on observations.
 *
 * @since 0.1.0
 * @see CloudEventMeters
 * @see CloudEventSendMeters
 */
public enum CloudEventMeterDocumentation implements MeterDocumentation {

	/** The size of data. */
	DATA_SIZE("cloudevents.data.size", Meter.Type.DISTRIBUTION_SUMMARY, "bytes",
			"Size of the data of an event, if the event has data and was read", LowCardinalityKeyNames.EVENT_TYPE),

	/** The size of batches. */
	BATCH_SIZE("cloudevents.batch.size", Meter.Type.DISTRIBUTION_SUMMARY, "events", "Number of events in a batch"),

	/** The time in transit. */
	LAG("cloudevents.lag", Meter.Type.TIMER, null,
			"Time from the `time` of an event to its arrival, from zero to a day", LowCardinalityKeyNames.EVENT_TYPE),

	/** Implausible times in transit. */
	LAG_OUTLIERS("cloudevents.lag.outliers", Meter.Type.COUNTER, null,
			"Events whose `time` is not counted as a lag: after their arrival, or more than a day before it",
			KeyNames.DIRECTION),

	/** Rejected events. */
	REJECTED("cloudevents.rejected", Meter.Type.COUNTER, null,
			"Events that no handler took; one for a message that could not be read", LowCardinalityKeyNames.REASON),

	/** Ignored attributes. */
	IGNORED_ATTRIBUTES("cloudevents.ignored.attributes", Meter.Type.COUNTER, null,
			"Attributes that were dropped from events because of `cloudevents.invalid-optional-attributes=ignore`",
			KeyNames.ATTRIBUTE),

	/** Messages that sinks send. */
	SEND("cloudevents.send", Meter.Type.TIMER, null,
			"Messages to a sink, from the first attempt to the end of the last one", LowCardinalityKeyNames.MODE,
			LowCardinalityKeyNames.OUTCOME),

	/** Retries of sinks. */
	SEND_RETRIES("cloudevents.send.retries", Meter.Type.COUNTER, null,
			"Attempts to send a message to a sink after the first one");

	private final String name;

	private final Meter.Type type;

	private final @Nullable String baseUnit;

	private final String description;

	private final KeyName[] keyNames;

	CloudEventMeterDocumentation(String name, Meter.Type type, @Nullable String baseUnit, String description,
			KeyName... keyNames) {
		this.name = name;
		this.type = type;
		this.baseUnit = baseUnit;
		this.description = description;
		this.keyNames = keyNames;
	}

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public Meter.Type getType() {
		return this.type;
	}

	@Override
	public @Nullable String getBaseUnit() {
		return this.baseUnit;
	}

	@Override
	public KeyName[] getKeyNames() {
		return this.keyNames.clone();
	}

	/**
	 * Return the description of the meter.
	 * @return the description, in Markdown
	 */
	public String getDescription() {
		return this.description;
	}

	/**
	 * Keys of these meters only.
	 */
	public enum KeyNames implements KeyName {

		/** The ignored attribute. */
		ATTRIBUTE("attribute", "`dataschema`, `subject`, `time`, or `extension` for any other"),

		/** The bound that a time exceeds. */
		DIRECTION("direction", "`future` after the arrival, `past` more than a day before it");

		private final String name;

		private final String description;

		KeyNames(String name, String description) {
			this.name = name;
			this.description = description;
		}

		@Override
		public String asString() {
			return this.name;
		}

		/**
		 * Return the description of the key.
		 * @return the description, in Markdown
		 */
		public String getDescription() {
			return this.description;
		}

	}

}
