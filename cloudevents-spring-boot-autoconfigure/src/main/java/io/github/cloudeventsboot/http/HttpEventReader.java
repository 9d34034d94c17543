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

package io.github.cloudeventsboot.http;

import java.util.List;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.event.InvalidOptionalAttributes;
import io.github.cloudeventsboot.message.MessageLimits;
import io.github.cloudeventsboot.message.MessageMode;
import io.github.cloudeventsboot.message.MessageReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads events from the parts of an HTTP message (HTTP Protocol Binding for CloudEvents,
 * section 3). An empty body means that there is no data.
 *
 * @since 0.1.0
 */
public final class HttpEventReader {

	private static final String NOT_AN_EVENT = "request is not a CloudEvent: it has no " + EventHeaders.PREFIX
			+ " headers, and a structured event must be sent with the Content-Type " + MessageMode.JSON;

	private final MessageReader reader;

	/**
	 * Create a reader that rejects every violation.
	 * @param limits the limits of messages
	 */
	public HttpEventReader(MessageLimits limits) {
		this(limits, InvalidOptionalAttributes.REJECT);
	}

	/**
	 * Create a reader.
	 * @param limits the limits of messages
	 * @param invalid how to handle invalid optional attributes
	 */
	public HttpEventReader(MessageLimits limits, InvalidOptionalAttributes invalid) {
		this.reader = new MessageReader(limits, invalid, NOT_AN_EVENT);
	}

	/**
	 * Return the reader for the parts of messages of any protocol.
	 * @return the underlying reader
	 */
	public MessageReader toMessageReader() {
		return this.reader;
	}

	/**
	 * Return whether a message is meant as an event at all, malformed or not.
	 * @param contentType the raw {@code Content-Type}, or {@code null}
	 * @param headers the headers
	 * @return whether it has a content type of CloudEvents, or any {@code ce-} header
	 */
	public boolean isEvent(@Nullable String contentType, EventHeaders headers) {
		return this.reader.isEvent(contentType, headers);
	}

	/**
	 * Read the single event of a message in binary or structured mode.
	 * @param contentType the raw {@code Content-Type}, or {@code null}
	 * @param headers the headers
	 * @param body the body, which is not copied
	 * @return the event
	 * @throws CloudEventException if there is no valid event
	 */
	public ImmutableCloudEvent readEvent(@Nullable String contentType, EventHeaders headers, byte[] body) {
		return this.reader.readEvent(contentType, headers, (body.length > 0) ? body : null);
	}

	/**
	 * Read the events of a message in any mode. A single event is a list of one.
	 * @param contentType the raw {@code Content-Type}, or {@code null}
	 * @param headers the headers
	 * @param body the body, which is not copied
	 * @return the events
	 * @throws CloudEventException if there are no valid events, with the index of each
	 * faulty event of a batch
	 */
	public List<CloudEvent> readEvents(@Nullable String contentType, EventHeaders headers, byte[] body) {
		return this.reader.readEvents(contentType, headers, (body.length > 0) ? body : null);
	}

}
