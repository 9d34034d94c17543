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

/**
 * Where an application sends its events. There is a bean of this type when the property
 * {@code cloudevents.sink.url} or the environment variable {@code K_SINK} is set.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CloudEventSink {

	/**
	 * Send an event, or a batch of events, and wait until the sink has accepted it. What
	 * the value leaves out is filled in, once for all attempts.
	 * @param event a {@code CloudEvent}, a {@code TypedCloudEvent}, an
	 * {@code OutgoingCloudEvent}, an instance of an event type, or a collection or array
	 * of these, which is sent as a batch
	 * @throws CloudEventSendException if the sink has not accepted the event, with the
	 * event
	 * @throws IllegalArgumentException if the value is no event, or one that can't be
	 * sent
	 */
	void send(Object event);

}
