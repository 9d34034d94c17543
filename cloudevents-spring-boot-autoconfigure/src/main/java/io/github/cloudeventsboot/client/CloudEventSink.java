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

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.cloudevents.CloudEvent;

/**
 * The destination of an application's events. There is a bean of this type when the
 * property {@code cloudevents.sink.url} or the environment variable {@code K_SINK} is
 * set.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * CloudEvent sent = this.sink.send(placed);
 * report(sent.getId());
 * </pre>
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CloudEventSink {

	/**
	 * Send an event and wait until the sink has accepted it. Missing attributes are
	 * filled in, once for all attempts.
	 * @param event a {@code CloudEvent}, a {@code TypedCloudEvent}, an
	 * {@code OutgoingCloudEvent} or an instance of an event type
	 * @return the event as it was sent
	 * @throws CloudEventSendException if the sink has not accepted the event, which the
	 * exception contains
	 * @throws IllegalArgumentException if the value is not a single event, or can't be
	 * sent
	 */
	CloudEvent send(Object event);

	/**
	 * Send events and wait until the sink has accepted them. The sinks of this library
	 * send them as one batch, which the sink accepts or rejects as a whole; other
	 * implementations send them one by one and stop at the first failure. An empty
	 * collection sends nothing.
	 * @param events the events, each of a kind that {@link #send} takes
	 * @return the events as they were sent, in the same order
	 * @throws CloudEventSendException if the sink has not accepted the events, which the
	 * exception contains
	 * @throws IllegalArgumentException if one of the values is not an event, or can't be
	 * sent
	 */
	default List<CloudEvent> sendAll(Collection<?> events) {
		List<CloudEvent> sent = new ArrayList<>(events.size());
		for (Object event : events) {
			sent.add(send(event));
		}
		return List.copyOf(sent);
	}

}
