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

package io.github.cloudeventsboot.client;

import java.util.List;

import io.cloudevents.CloudEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;
import org.springframework.util.Assert;

/**
 * Thrown when a sink has not accepted an event after the last attempt. Contains the event
 * as it was sent, so that you can store it, or send it again later with the same
 * {@code id}.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * try {
 * 	this.sink.send(placed);
 * }
 * catch (CloudEventSendException ex) {
 * 	keep(ex.getEvents());
 * }
 * </pre>
 *
 * @since 0.1.0
 */
public final class CloudEventSendException extends RuntimeException {

	private final transient List<CloudEvent> events;

	/** The number of attempts. */
	private final int attempts;

	/** The status of the last response, or {@code null} if there was none. */
	private final @Nullable Integer status;

	/**
	 * Create an exception.
	 * @param events the events that were sent, at least one
	 * @param attempts the number of attempts
	 * @param statusCode the status of the last response, or {@code null} if there was
	 * none
	 * @param cause the cause of the last failure
	 */
	public CloudEventSendException(List<CloudEvent> events, int attempts, @Nullable HttpStatusCode statusCode,
			Throwable cause) {
		super(message(events, attempts, statusCode, cause), cause);
		this.events = List.copyOf(events);
		this.attempts = attempts;
		this.status = (statusCode != null) ? statusCode.value() : null;
	}

	private static String message(List<CloudEvent> events, int attempts, @Nullable HttpStatusCode statusCode,
			Throwable cause) {
		Assert.notEmpty(events, "'events' must not be empty");
		return SendFailures.events(events) + " was not accepted by the sink (attempts: " + attempts + ", last "
				+ SendFailures.reason(statusCode, cause) + ")";
	}

	/**
	 * Return the event.
	 * @return the event, the first one of a batch
	 */
	public CloudEvent getEvent() {
		return this.events.get(0);
	}

	/**
	 * Return the events of a batch.
	 * @return the events, a single one if it was not a batch
	 */
	public List<CloudEvent> getEvents() {
		return this.events;
	}

	/**
	 * Return the number of attempts.
	 * @return the number of attempts, at least one
	 */
	public int getAttempts() {
		return this.attempts;
	}

	/**
	 * Return the status of the last response.
	 * @return the status, or {@code null} if there was no response
	 */
	public @Nullable HttpStatusCode getStatusCode() {
		return (this.status != null) ? HttpStatusCode.valueOf(this.status) : null;
	}

}
