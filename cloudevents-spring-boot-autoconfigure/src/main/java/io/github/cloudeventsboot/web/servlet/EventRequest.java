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
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.UnsupportedCloudEventException;
import io.github.cloudeventsboot.UnsupportedCloudEventException.Reason;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.http.ContentMode;
import io.github.cloudeventsboot.http.HttpEventReader;
import io.github.cloudeventsboot.http.MessageHeaders;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * A request seen as the events that it carries. They are read once, whoever asks first.
 */
final class EventRequest {

	private static final String ATTRIBUTE = EventRequest.class.getName();

	private static final byte[] EMPTY = new byte[0];

	private final HttpEventReader reader;

	private final long maxBodySize;

	private HttpServletRequest request;

	private final @Nullable String contentType;

	private final ContentMode mode;

	private @Nullable Boolean meantAsEvent;

	private byte @Nullable [] body;

	private @Nullable ImmutableCloudEvent attributes;

	private @Nullable ImmutableCloudEvent event;

	private @Nullable List<CloudEvent> events;

	private @Nullable CloudEventException failure;

	private @Nullable EventHandling handling;

	private boolean read;

	private EventRequest(HttpServletRequest request, HttpEventReader reader, long maxBodySize) {
		this.request = request;
		this.reader = reader;
		this.maxBodySize = maxBodySize;
		this.contentType = request.getHeader(HttpHeaders.CONTENT_TYPE);
		this.mode = ContentMode.of(this.contentType);
	}

	/**
	 * Return the events of a request, the same object for the same request. It is kept on
	 * the innermost request, as wrappers may be thrown away after a handler was looked
	 * up.
	 */
	static EventRequest of(HttpServletRequest request, HttpEventReader reader, long maxBodySize) {
		ServletRequest innermost = innermost(request);
		EventRequest existing = (EventRequest) innermost.getAttribute(ATTRIBUTE);
		if (existing != null) {
			existing.request = request;
			return existing;
		}
		EventRequest created = new EventRequest(request, reader, maxBodySize);
		innermost.setAttribute(ATTRIBUTE, created);
		return created;
	}

	/**
	 * Return the events of a request if anybody asked for them.
	 */
	static @Nullable EventRequest find(HttpServletRequest request) {
		return (EventRequest) innermost(request).getAttribute(ATTRIBUTE);
	}

	private static ServletRequest innermost(ServletRequest request) {
		ServletRequest innermost = request;
		while (innermost instanceof ServletRequestWrapper wrapper) {
			innermost = wrapper.getRequest();
		}
		return innermost;
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
	 * Return whether anybody has read the events, or tried to.
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
			result = this.reader.isEvent(this.contentType, new ServletEventHeaders(this.request));
			this.meantAsEvent = result;
		}
		return result;
	}

	/**
	 * Return the single event.
	 */
	ImmutableCloudEvent event() {
		rethrow();
		ImmutableCloudEvent known = this.event;
		return (known != null) ? known : reading(this::readEvent);
	}

	/**
	 * Return the single event to choose a handler by. In binary mode its data is left out
	 * and the body unread: an ordinary handler may be chosen.
	 */
	CloudEvent eventToRoute() {
		if (this.mode != ContentMode.BINARY || this.event != null) {
			return event();
		}
		rethrow();
		if (this.attributes == null) {
			this.attributes = keepingFailure(() -> read(false));
		}
		return this.attributes;
	}

	private <T> T reading(Supplier<T> reader) {
		if (this.handling != null) {
			this.handling.reading();
		}
		this.read = true;
		try {
			return keepingFailure(reader);
		}
		finally {
			if (this.handling != null) {
				this.handling.read();
			}
		}
	}

	private ImmutableCloudEvent readEvent() {
		ImmutableCloudEvent known = this.attributes;
		if (known == null) {
			// a batch is refused by its content type, before its body is read
			this.event = read(this.mode != ContentMode.BATCH);
			return this.event;
		}
		byte[] bytes = body();
		this.event = (bytes.length > 0) ? known.withData(EventData.ofBytes(bytes)) : known;
		return this.event;
	}

	private ImmutableCloudEvent read(boolean withBody) {
		checkHeaders();
		byte[] bytes = (withBody) ? body() : EMPTY;
		return this.reader.readEvent(this.contentType, new ServletEventHeaders(this.request), bytes);
	}

	private <T> T keepingFailure(Supplier<T> reader) {
		try {
			return reader.get();
		}
		catch (UnsupportedCloudEventException ex) {
			if (ex.getReason() != Reason.BATCH) {
				this.failure = ex;
			}
			throw ex;
		}
		catch (CloudEventException ex) {
			this.failure = ex;
			throw ex;
		}
	}

	/**
	 * Return an event of the request if any has been read.
	 */
	@Nullable CloudEvent anyEvent() {
		List<CloudEvent> known = eventsIfRead();
		return (known.isEmpty()) ? this.attributes : known.get(0);
	}

	/**
	 * Return the single event if it has been read.
	 */
	@Nullable ImmutableCloudEvent eventIfRead() {
		return this.event;
	}

	/**
	 * Return all events, one unless the request is a batch.
	 */
	List<CloudEvent> events() {
		rethrow();
		if (this.mode != ContentMode.BATCH) {
			return List.of(event());
		}
		List<CloudEvent> known = this.events;
		return (known != null) ? known : reading(this::readEvents);
	}

	private List<CloudEvent> readEvents() {
		checkHeaders();
		this.events = this.reader.readEvents(this.contentType, new ServletEventHeaders(this.request), body());
		return this.events;
	}

	/**
	 * Return the events if they have been read.
	 */
	List<CloudEvent> eventsIfRead() {
		if (this.events != null) {
			return this.events;
		}
		return (this.event != null) ? List.of(this.event) : List.of();
	}

	private void rethrow() {
		if (this.failure != null) {
			throw this.failure;
		}
	}

	private void checkHeaders() {
		MessageHeaders.check(this.mode, this.request.getHeaders(HttpHeaders.CONTENT_TYPE),
				this.request.getHeaders(HttpHeaders.CONTENT_ENCODING));
	}

	/**
	 * Return the body if it has been read.
	 */
	byte @Nullable [] bodyIfRead() {
		return this.body;
	}

	private byte[] body() {
		if (this.body == null) {
			this.body = EventBody.read(this.request, this.maxBodySize);
		}
		return this.body;
	}

	/**
	 * Describe the message by sizes only.
	 */
	@Override
	public String toString() {
		int count = eventsIfRead().size();
		return "Received " + count + ((count == 1) ? " event" : " events") + " in "
				+ this.mode.name().toLowerCase(Locale.ROOT) + " mode, body of "
				+ ((this.body != null) ? this.body.length : 0) + " bytes";
	}

}
