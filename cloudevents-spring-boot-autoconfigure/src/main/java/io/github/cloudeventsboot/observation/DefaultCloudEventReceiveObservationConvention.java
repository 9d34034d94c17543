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

import java.util.function.Function;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.observation.CloudEventObservationDocumentation.HighCardinalityKeyNames;
import io.github.cloudeventsboot.observation.CloudEventObservationDocumentation.LowCardinalityKeyNames;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

/**
 * Default {@link CloudEventReceiveObservationConvention}, for subclasses that change some
 * of the values.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * &#064;Bean
 * CloudEventReceiveObservationConvention cloudEventConvention() {
 * 	return new DefaultCloudEventReceiveObservationConvention(
 * 			(source) -&gt; (source.startsWith("/shops/")) ? "shop" : null) {
 *
 * 		&#064;Override
 * 		public String getContextualName(CloudEventReceiveObservationContext context) {
 * 			return "process " + context.getEventType();
 * 		}
 *
 * 	};
 * }
 * </pre>
 *
 * @since 0.1.0
 */
public class DefaultCloudEventReceiveObservationConvention implements CloudEventReceiveObservationConvention {

	private static final String NAME = "cloudevents.receive";

	private static final KeyValue OUTCOME_UNKNOWN = LowCardinalityKeyNames.OUTCOME.withValue("UNKNOWN");

	private static final KeyValue REASON_NONE = LowCardinalityKeyNames.REASON.withNoneValue();

	private static final KeyValue SOURCE_OTHER = LowCardinalityKeyNames.SOURCE
		.withValue(CloudEventReceiveObservationContext.OTHER);

	private final @Nullable Function<String, @Nullable String> sources;

	/**
	 * Create a convention without a low-cardinality key for the source.
	 */
	public DefaultCloudEventReceiveObservationConvention() {
		this(null);
	}

	/**
	 * Create a convention.
	 * @param sources returns the listed source that a {@code source} matches, or
	 * {@code null} if none does; may itself be {@code null} if no source is listed
	 */
	public DefaultCloudEventReceiveObservationConvention(@Nullable Function<String, @Nullable String> sources) {
		this.sources = sources;
	}

	@Override
	public String getName() {
		return NAME;
	}

	@Override
	public String getContextualName(CloudEventReceiveObservationContext context) {
		return "receive " + context.getEventType();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(CloudEventReceiveObservationContext context) {
		if (context.getOutcome() == null) {
			// at the start, before anything else is known
			return KeyValues.of(mode(context), transport(context));
		}
		KeyValues keyValues = KeyValues.of(eventType(context), mode(context), transport(context), outcome(context),
				reason(context));
		return (this.sources != null) ? keyValues.and(source(context, this.sources)) : keyValues;
	}

	/**
	 * Return the key value for the type.
	 * @param context the context of the observation
	 * @return the key value
	 */
	protected KeyValue eventType(CloudEventReceiveObservationContext context) {
		return LowCardinalityKeyNames.EVENT_TYPE.withValue(context.getEventType());
	}

	/**
	 * Return the key value for the content mode.
	 * @param context the context of the observation
	 * @return the key value
	 */
	protected KeyValue mode(CloudEventReceiveObservationContext context) {
		return LowCardinalityKeyNames.MODE.withValue(context.getMode());
	}

	/**
	 * Return the key value for the transport.
	 * @param context the context of the observation
	 * @return the key value
	 */
	protected KeyValue transport(CloudEventReceiveObservationContext context) {
		return LowCardinalityKeyNames.TRANSPORT.withValue(context.getTransport());
	}

	/**
	 * Return the key value for the outcome.
	 * @param context the context of the observation
	 * @return the key value
	 */
	protected KeyValue outcome(CloudEventReceiveObservationContext context) {
		return (context.getOutcome() != null) ? LowCardinalityKeyNames.OUTCOME.withValue(context.getOutcome().name())
				: OUTCOME_UNKNOWN;
	}

	/**
	 * Return the key value for the reason why events were rejected or ignored.
	 * @param context the context of the observation
	 * @return the key value
	 */
	protected KeyValue reason(CloudEventReceiveObservationContext context) {
		return (context.getReason() != null) ? LowCardinalityKeyNames.REASON.withValue(context.getReason())
				: REASON_NONE;
	}

	private static KeyValue source(CloudEventReceiveObservationContext context,
			Function<String, @Nullable String> sources) {
		String common = null;
		for (CloudEvent event : context.getEvents()) {
			String source = sources.apply(ImmutableCloudEvent.sourceOf(event));
			if (source == null || (common != null && !common.equals(source))) {
				return SOURCE_OTHER;
			}
			common = source;
		}
		return (common != null) ? LowCardinalityKeyNames.SOURCE.withValue(common) : SOURCE_OTHER;
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(CloudEventReceiveObservationContext context) {
		CloudEvent event = context.getEvent();
		if (event == null) {
			return KeyValues.empty();
		}
		KeyValues keyValues = KeyValues.of(HighCardinalityKeyNames.EVENT_ID.withValue(event.getId()),
				HighCardinalityKeyNames.EVENT_SOURCE.withValue(ImmutableCloudEvent.sourceOf(event)),
				HighCardinalityKeyNames.EVENT_SPEC_VERSION.withValue(event.getSpecVersion().toString()),
				HighCardinalityKeyNames.EVENT_TYPE.withValue(event.getType()));
		return (event.getSubject() != null)
				? keyValues.and(HighCardinalityKeyNames.EVENT_SUBJECT.withValue(event.getSubject())) : keyValues;
	}

}
