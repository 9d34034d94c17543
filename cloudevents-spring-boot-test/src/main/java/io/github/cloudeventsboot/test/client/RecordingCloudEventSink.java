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

package io.github.cloudeventsboot.test.client;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.ContentMode;
import io.github.cloudeventsboot.client.CloudEventClients;
import io.github.cloudeventsboot.client.CloudEventSink;
import io.github.cloudeventsboot.client.CloudEventSinkBuilder;
import io.github.cloudeventsboot.test.CloudEventAssert;
import io.github.cloudeventsboot.test.CloudEventAssertions;
import io.github.cloudeventsboot.test.support.TestApplication;

import org.springframework.http.HttpStatus;

/**
 * A sink that records events instead of sending them. Nothing leaves the application, but
 * otherwise it behaves like the real sink: events are written as requests, and temporary
 * failures are retried, almost without delay. Thread-safe.
 * <p>
 * As a bean of a test, it is reset after each test method.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * &#064;Test
 * void triesAgain() {
 * 	this.sink.respondWith(HttpStatus.SERVICE_UNAVAILABLE, HttpStatus.TOO_MANY_REQUESTS);
 * 	assertThat(send()).hasStatus(204);
 * 	assertThat(this.sink.attempts()).isEqualTo(3);
 * 	this.sink.assertThatEvent().hasId("p1");
 * }
 * </pre>
 *
 * @since 0.1.0
 * @see AutoConfigureRecordingCloudEventSink
 */
public final class RecordingCloudEventSink implements CloudEventSink {

	private static final Duration DELAY = Duration.ofMillis(1);

	private final RecordingRequestFactory requests = new RecordingRequestFactory();

	private final CloudEventSink sink;

	/**
	 * Create a sink for use without Spring Boot, with four attempts.
	 */
	public RecordingCloudEventSink() {
		this(CloudEventClients.create("/test"), ContentMode.BINARY, 4, Map.of());
	}

	RecordingCloudEventSink(CloudEventClients clients, ContentMode mode, int maxAttempts,
			Map<String, String> extensions) {
		CloudEventSinkBuilder builder = clients.sink(URI.create("http://recorded.invalid/"))
			.requestFactory(this.requests)
			.mode(mode)
			.maxAttempts(maxAttempts)
			.delay(DELAY)
			.maxDelay(DELAY);
		extensions.forEach(builder::extension);
		this.sink = builder.build();
	}

	@Override
	public CloudEvent send(Object event) {
		return this.sink.send(event);
	}

	@Override
	public List<CloudEvent> sendAll(Collection<?> events) {
		return this.sink.sendAll(events);
	}

	/**
	 * Answer the next attempts with statuses, and later attempts as before. The statuses
	 * of several calls are used one after the other.
	 * @param statuses the statuses of the next attempts, in order
	 */
	public void respondWith(HttpStatus... statuses) {
		for (HttpStatus status : statuses) {
			this.requests.enqueue(status);
		}
	}

	/**
	 * Refuse the connection of the next attempt.
	 */
	public void refuseConnection() {
		this.requests.enqueue(null);
	}

	/**
	 * Return the events that were accepted.
	 * @return the events in order, those of batches one after the other
	 */
	public List<CloudEvent> events() {
		return this.requests.accepted();
	}

	/**
	 * Return the events that were accepted as instances of an event type.
	 * @param <T> the event type
	 * @param type the event type
	 * @return the instances in order
	 */
	public <T> List<T> events(Class<T> type) {
		List<T> values = new ArrayList<>();
		for (CloudEvent event : events()) {
			values.add(TestApplication.converter().fromCloudEvent(event, type));
		}
		return values;
	}

	/**
	 * Verify that exactly one event was accepted, and continue with it.
	 * @return assertions on the event
	 */
	public CloudEventAssert assertThatEvent() {
		List<CloudEvent> events = events();
		if (events.size() != 1) {
			throw new AssertionError("Expected the sink to have accepted one event but there are %d: %s"
				.formatted(events.size(), events));
		}
		return CloudEventAssertions.assertThat(events.get(0));
	}

	/**
	 * Return the number of requests, accepted or not.
	 * @return the number of attempts
	 */
	public int attempts() {
		return this.requests.attempts();
	}

	/**
	 * Discard all events, attempts and remaining statuses.
	 */
	public void reset() {
		this.requests.reset();
	}

}
