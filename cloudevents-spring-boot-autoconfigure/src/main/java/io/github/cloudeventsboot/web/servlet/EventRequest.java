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

package io.github.cloudeventsboot.web.servlet;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.http.ContentMode;
import io.github.cloudeventsboot.http.HttpEventReader;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * A request seen as the events that it carries. They are read once, whoever asks first,
 * and its handling is told.
 */
final class EventRequest {

	private final HttpEventReader reader;

	private final @Nullable String contentType;

	private final ContentMode mode;

	private final EventContent content;

	private HttpServletRequest request;

	private @Nullable Boolean meantAsEvent;

	private @Nullable EventHandling handling;

	private boolean read;

	EventRequest(HttpServletRequest request, HttpEventReader reader, long maxBodySize) {
		this.request = request;
		this.reader = reader;
		this.contentType = request.getHeader(HttpHeaders.CONTENT_TYPE);
		this.mode = ContentMode.of(this.contentType);
		this.content = new EventContent(reader, maxBodySize, this.contentType, this.mode);
	}

	/**
	 * Set the request as it is seen from now on, by whatever has been wrapped around it.
	 */
	void setRequest(HttpServletRequest request) {
		this.request = request;
	}

	/**
	 * Set what is told when the events are read.
	 */
	void setHandling(EventHandling handling) {
		this.handling = handling;
	}

	@Nullable EventHandling handling() {
		return this.handling;
	}

	/**
	 * Return whether anybody has read the events or their attributes, or tried to.
	 */
	boolean isRead() {
		return this.read;
	}

	@Nullable String header(String name) {
		return this.request.getHeader(name);
	}

	ContentMode mode() {
		return this.mode;
	}

	boolean isBatch() {
		return this.mode == ContentMode.BATCH;
	}

	/**
	 * Return whether the request is meant as an event at all, malformed or not.
	 */
	boolean isEvent() {
		Boolean result = this.meantAsEvent;
		if (result == null) {
			result = this.reader.isEvent(this.contentType,
					new ServletEventHeaders(this.request, this.reader.getMaxAttributes()));
			this.meantAsEvent = result;
		}
		return result;
	}

	/**
	 * Return the single event.
	 */
	ImmutableCloudEvent event() {
		return (this.content.isRead()) ? this.content.event(this.request)
				: reading(() -> this.content.event(this.request));
	}

	/**
	 * Return the single event to choose a handler by. In binary mode its data is left out
	 * and the body unread: an ordinary handler may be chosen.
	 */
	CloudEvent eventToRoute() {
		if (this.mode != ContentMode.BINARY) {
			return event();
		}
		this.read = true;
		return this.content.attributes(this.request);
	}

	/**
	 * Return the attributes of the single event, of which the data may be left out.
	 */
	CloudEvent attributes() {
		if (this.mode != ContentMode.BINARY) {
			return event();
		}
		CloudEvent known = this.content.eventIfRead();
		return (known != null) ? known : reading(() -> this.content.attributes(this.request));
	}

	/**
	 * Return all events, one unless the request is a batch.
	 */
	List<CloudEvent> events() {
		return (this.content.isRead()) ? this.content.events(this.request)
				: reading(() -> this.content.events(this.request));
	}

	private <T> T reading(Supplier<T> reader) {
		if (this.handling != null) {
			this.handling.reading();
		}
		this.read = true;
		try {
			return reader.get();
		}
		finally {
			if (this.handling != null) {
				this.handling.read();
			}
		}
	}

	/**
	 * Return an event of the request if any has been read, perhaps without its data.
	 */
	@Nullable CloudEvent anyEvent() {
		List<CloudEvent> known = eventsIfRead();
		return (known.isEmpty()) ? null : known.get(0);
	}

	/**
	 * Return the single event if it has been read, perhaps without its data.
	 */
	@Nullable ImmutableCloudEvent eventIfRead() {
		return this.content.eventIfRead();
	}

	/**
	 * Return the events if they have been read, perhaps without the data of a single one.
	 */
	List<CloudEvent> eventsIfRead() {
		return this.content.eventsIfRead();
	}

	/**
	 * Return what has been read of the body, if anything.
	 */
	byte @Nullable [] bodyIfRead() {
		return this.content.bodyIfRead();
	}

	/**
	 * Describe the message by sizes only.
	 */
	@Override
	public String toString() {
		int count = eventsIfRead().size();
		byte[] body = bodyIfRead();
		return "Received " + count + ((count == 1) ? " event" : " events") + " in "
				+ this.mode.name().toLowerCase(Locale.ROOT) + " mode, body of " + ((body != null) ? body.length : 0)
				+ " bytes";
	}

}
