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

package io.github.cloudeventsboot.test.web;

import java.util.Arrays;
import java.util.List;

import io.github.cloudeventsboot.OutgoingCloudEvent;

import org.springframework.util.Assert;

/**
 * Entry point for requests with events, to be imported statically.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * PaymentEvent failed = new PaymentEvent.Failed(this.payment, "card expired");
 * assertThatReply(this.mvc.post().uri("/payments").with(cloudEvent(failed).without("reason"))).isRejected()
 * 	.hasViolation("reason", "is required");
 * </pre>
 *
 * @since 0.1.0
 * @see CloudEventRequestBuilder
 */
public final class CloudEventRequests {

	private CloudEventRequests() {
	}

	/**
	 * Create a request with an event. Values are converted by the
	 * {@code CloudEventConverter} of the application under test, or by a default one if
	 * there is none. Missing attributes are filled in: {@code id}, {@code source},
	 * {@code time} and, with data, {@code datacontenttype}.
	 * @param event a {@code CloudEvent}, a {@code TypedCloudEvent}, an
	 * {@code OutgoingCloudEvent} or an instance of an event type
	 * @return the request, in binary mode
	 */
	public static CloudEventRequestBuilder cloudEvent(Object event) {
		Assert.notNull(event, "'event' must not be null");
		return new CloudEventRequestBuilder(List.of(event), false);
	}

	/**
	 * Create a request with an event of a type, without data so far.
	 * @param type the event's {@code type}
	 * @return the request, in binary mode
	 */
	public static CloudEventRequestBuilder cloudEvent(String type) {
		return cloudEvent(OutgoingCloudEvent.of(type));
	}

	/**
	 * Create a request with a batch of events.
	 * @param events the events, each of a kind that {@link #cloudEvent(Object)} takes, or
	 * a request whose event becomes a part of the batch
	 * @return the request
	 */
	public static CloudEventRequestBuilder cloudEventBatch(Object... events) {
		Assert.noNullElements(events, "'events' must not contain null");
		return new CloudEventRequestBuilder(Arrays.asList(events), true);
	}

}
