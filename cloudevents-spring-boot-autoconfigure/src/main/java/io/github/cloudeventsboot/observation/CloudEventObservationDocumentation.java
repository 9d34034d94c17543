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

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * Documented {@link KeyName key names} of the observations of events. Names that begin
 * with {@code cloudevents} follow OpenTelemetry's conventions for CloudEvents.
 *
 * @since 0.1.0
 */
public enum CloudEventObservationDocumentation implements ObservationDocumentation {

	/**
	 * A message received by an event handler, from reading it until the handler and the
	 * reply have finished.
	 */
	RECEIVE {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultCloudEventReceiveObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return LowCardinalityKeyNames.values();
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return HighCardinalityKeyNames.values();
		}

		@Override
		public String getDescription() {
			return "Messages to event handlers, from reading them to the end of the handler and the reply";
		}

	},

	/**
	 * A handshake in which a sender requests consent to deliver to a webhook.
	 */
	HANDSHAKE {

		@Override
		public String getName() {
			return "cloudevents.handshake";
		}

		@Override
		public String getContextualName() {
			return "handshake";
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return new KeyName[] { LowCardinalityKeyNames.OUTCOME };
		}

		@Override
		public String getDescription() {
			return "Webhook [handshakes](webhooks.md): `SUCCESS` if consent was given, `REJECTED` if not";
		}

	};

	/**
	 * Return the description of the observation.
	 * @return the description, in Markdown
	 */
	public abstract String getDescription();

	/**
	 * Keys of low cardinality, whose values senders can't choose.
	 */
	public enum LowCardinalityKeyNames implements KeyName {

		/** The type or pattern of the handler that the event matches. */
		EVENT_TYPE("cloudevents.event_type",
				"Type or pattern of the handler that the event matched, otherwise the matching entry of"
						+ " `cloudevents.observation.types`, otherwise `other`"),

		/** The content mode. */
		MODE("cloudevents.mode", "Content mode: `binary`, `structured` or `batch`"),

		/** The transport of the message. */
		TRANSPORT("cloudevents.transport", "What carried the message: `http`, `kafka` or `amqp`"),

		/** The outcome of the handling. */
		OUTCOME("outcome", "`SUCCESS`, `IGNORED`, `REJECTED` or `ERROR`"),

		/** The reason why the events were rejected or ignored. */
		REASON("reason",
				"Why the events were rejected or ignored: the end of the problem's `type`;"
						+ " `handler` if the handler rejected them, or Spring before the call;"
						+ " `none` if they were neither"),

		/** The listed source that the source of the event matches. */
		SOURCE("source", "Entry of `cloudevents.observation.sources` that the event's source matched,"
				+ " `other` if none did; absent if the property is not set") {

			@Override
			public boolean isRequired() {
				return false;
			}

		};

		private final String name;

		private final String description;

		LowCardinalityKeyNames(String name, String description) {
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

	/**
	 * Keys of high cardinality, for traces only.
	 */
	public enum HighCardinalityKeyNames implements KeyName {

		/** The {@code id} of the event. */
		EVENT_ID("cloudevents.event_id", "`id` of the event; absent for batches, like the following ones"),

		/** The {@code source} of the event. */
		EVENT_SOURCE("cloudevents.event_source", "`source` of the event"),

		/** The {@code specversion} of the event. */
		EVENT_SPEC_VERSION("cloudevents.event_spec_version", "`specversion` of the event"),

		/** The {@code subject} of the event. */
		EVENT_SUBJECT("cloudevents.event_subject", "`subject` of the event if it has one"),

		/** The {@code type} of the event itself. */
		EVENT_TYPE("cloudevents.event_type", "`type` of the event itself, instead of the label of the same name");

		private final String name;

		private final String description;

		HighCardinalityKeyNames(String name, String description) {
			this.name = name;
			this.description = description;
		}

		@Override
		public String asString() {
			return this.name;
		}

		@Override
		public boolean isRequired() {
			return false;
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
