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
import java.util.List;
import java.util.function.Function;

import io.cloudevents.CloudEvent;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Context for the observation of a received message.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * &#064;Bean
 * ObservationFilter tenantFilter() {
 * 	return (context) -&gt; (context instanceof CloudEventReceiveObservationContext received)
 * 			? received.addLowCardinalityKeyValue(KeyValue.of("tenant", tenant(received))) : context;
 * }
 * </pre>
 *
 * @since 0.1.0
 * @see CloudEventObservationDocumentation#RECEIVE
 */
public class CloudEventReceiveObservationContext extends Observation.Context {

	/**
	 * The value for events that match neither the handler's types nor those of the
	 * configuration.
	 */
	public static final String OTHER = "other";

	private final String transport;

	private final String mode;

	private final Function<String, @Nullable String> headers;

	private final Instant received = Instant.now();

	private List<CloudEvent> events = List.of();

	private Function<String, @Nullable String> types = (type) -> null;

	private @Nullable String eventType;

	private @Nullable CloudEventReceiveOutcome outcome;

	private @Nullable String reason;

	/**
	 * Create a context for a message over HTTP.
	 * @param mode the content mode, in lower case
	 * @param headers returns a header of the request by its name
	 */
	public CloudEventReceiveObservationContext(String mode, Function<String, @Nullable String> headers) {
		this("http", mode, headers);
	}

	/**
	 * Create a context.
	 * @param transport the transport: {@code http}, {@code kafka} or {@code amqp}
	 * @param mode the content mode, in lower case
	 * @param headers returns a header of the message by its name
	 */
	public CloudEventReceiveObservationContext(String transport, String mode,
			Function<String, @Nullable String> headers) {
		Assert.hasText(transport, "'transport' must not be empty");
		Assert.hasText(mode, "'mode' must not be empty");
		this.transport = transport;
		this.mode = mode;
		this.headers = headers;
	}

	/**
	 * Return the transport of the message.
	 * @return {@code http}, {@code kafka} or {@code amqp}
	 */
	public String getTransport() {
		return this.transport;
	}

	/**
	 * Return the content mode.
	 * @return {@code binary}, {@code structured} or {@code batch}
	 */
	public String getMode() {
		return this.mode;
	}

	/**
	 * Return a header of the message.
	 * @param name the name of the header
	 * @return the value, or {@code null} if there is none
	 */
	public @Nullable String getRequestHeader(String name) {
		return this.headers.apply(name);
	}

	/**
	 * Return the time at which reading the message began.
	 * @return the time of arrival
	 */
	public Instant getReceived() {
		return this.received;
	}

	/**
	 * Set the events that were read.
	 * @param events the events, one unless the message is a batch
	 * @param types returns the type or pattern, of the handler or the configuration, that
	 * matches a {@code type}, or {@code null}
	 */
	public void setEvents(List<CloudEvent> events, Function<String, @Nullable String> types) {
		this.events = events;
		this.types = types;
		this.eventType = null;
	}

	/**
	 * Return the events.
	 * @return the events, empty if they could not be read
	 */
	public List<CloudEvent> getEvents() {
		return this.events;
	}

	/**
	 * Return the event of a message that is not a batch.
	 * @return the event, or {@code null} if it could not be read or the message is a
	 * batch
	 */
	public @Nullable CloudEvent getEvent() {
		return (this.events.size() == 1 && !isBatch()) ? this.events.get(0) : null;
	}

	/**
	 * Return whether the message is a batch.
	 * @return whether it may contain any number of events
	 */
	public boolean isBatch() {
		return "batch".equals(this.mode);
	}

	/**
	 * Return the type or pattern, of the handler or the configuration, that an event
	 * matches, so that a sender can't choose the value.
	 * @param event the event
	 * @return the type or pattern that matches, else {@link #OTHER}
	 */
	public String getEventType(CloudEvent event) {
		if (event == getEvent()) {
			return getEventType();
		}
		return find(event);
	}

	private String find(CloudEvent event) {
		String type = this.types.apply(event.getType());
		return (type != null) ? type : OTHER;
	}

	/**
	 * Return the type or pattern, of the handler or the configuration, that all events
	 * match.
	 * @return the type or pattern that matches all of them, else {@link #OTHER}
	 */
	public String getEventType() {
		String type = this.eventType;
		if (type == null) {
			type = findCommon();
			this.eventType = type;
		}
		return type;
	}

	private String findCommon() {
		String common = null;
		for (CloudEvent event : this.events) {
			String type = find(event);
			if (common != null && !common.equals(type)) {
				return OTHER;
			}
			common = type;
		}
		return (common != null) ? common : OTHER;
	}

	/**
	 * Set the outcome of the handling.
	 * @param outcome the outcome
	 * @param reason why the events were rejected or ignored, {@code null} for other
	 * outcomes
	 */
	public void setOutcome(CloudEventReceiveOutcome outcome, @Nullable String reason) {
		this.outcome = outcome;
		this.reason = reason;
	}

	/**
	 * Return the outcome of the handling.
	 * @return the outcome, or {@code null} if it is not known yet
	 */
	public @Nullable CloudEventReceiveOutcome getOutcome() {
		return this.outcome;
	}

	/**
	 * Return why the events were rejected or ignored.
	 * @return the end of the problem's {@code type}, or {@code handler} if the handler
	 * rejected them, {@code null} if they were neither
	 */
	public @Nullable String getReason() {
		return this.reason;
	}

}
