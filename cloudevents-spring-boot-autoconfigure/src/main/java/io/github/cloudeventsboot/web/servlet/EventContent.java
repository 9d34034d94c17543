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
import java.util.function.Supplier;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.UnsupportedCloudEventException;
import io.github.cloudeventsboot.UnsupportedCloudEventException.Reason;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.http.ContentMode;
import io.github.cloudeventsboot.http.EventHeaders;
import io.github.cloudeventsboot.http.HttpEventReader;
import io.github.cloudeventsboot.http.MessageHeaders;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * What a request carries: its body and its events, read once, and what was found to be
 * wrong with them.
 */
final class EventContent {

	private static final byte[] EMPTY = new byte[0];

	private final HttpEventReader reader;

	private final long maxBodySize;

	private final @Nullable String contentType;

	private final ContentMode mode;

	private byte @Nullable [] body;

	private @Nullable ImmutableCloudEvent attributes;

	private @Nullable ImmutableCloudEvent event;

	private @Nullable List<CloudEvent> events;

	private @Nullable CloudEventException failure;

	EventContent(HttpEventReader reader, long maxBodySize, @Nullable String contentType, ContentMode mode) {
		this.reader = reader;
		this.maxBodySize = maxBodySize;
		this.contentType = contentType;
		this.mode = mode;
	}

	/**
	 * Return whether all of it has been read.
	 */
	boolean isRead() {
		return this.event != null || this.events != null;
	}

	/**
	 * Return the single event.
	 */
	ImmutableCloudEvent event(HttpServletRequest request) {
		rethrow();
		ImmutableCloudEvent known = this.event;
		return (known != null) ? known : keepingFailure(() -> readEvent(request));
	}

	private ImmutableCloudEvent readEvent(HttpServletRequest request) {
		ImmutableCloudEvent result;
		if (this.attributes != null) {
			byte[] bytes = body(request);
			result = (bytes.length > 0) ? this.attributes.withData(EventData.ofBytes(bytes)) : this.attributes;
		}
		else {
			// a batch is refused by its content type, before its body is read
			result = read(request, this.mode != ContentMode.BATCH);
		}
		this.event = result;
		return result;
	}

	/**
	 * Return the attributes of the single event in binary mode. Its data is left out, and
	 * the body unread.
	 */
	ImmutableCloudEvent attributes(HttpServletRequest request) {
		rethrow();
		ImmutableCloudEvent known = eventIfRead();
		if (known == null) {
			known = keepingFailure(() -> read(request, false));
			this.attributes = known;
		}
		return known;
	}

	private ImmutableCloudEvent read(HttpServletRequest request, boolean withBody) {
		checkHeaders(request);
		byte[] bytes = (withBody) ? body(request) : EMPTY;
		return this.reader.readEvent(this.contentType, headers(request), bytes);
	}

	/**
	 * Return all events, one unless the request is a batch.
	 */
	List<CloudEvent> events(HttpServletRequest request) {
		if (this.mode != ContentMode.BATCH) {
			return List.of(event(request));
		}
		rethrow();
		List<CloudEvent> known = this.events;
		return (known != null) ? known : keepingFailure(() -> readEvents(request));
	}

	private List<CloudEvent> readEvents(HttpServletRequest request) {
		checkHeaders(request);
		List<CloudEvent> result = this.reader.readEvents(this.contentType, headers(request), body(request));
		this.events = result;
		return result;
	}

	/**
	 * Return the single event, or its attributes, if they have been read.
	 */
	@Nullable ImmutableCloudEvent eventIfRead() {
		return (this.event != null) ? this.event : this.attributes;
	}

	/**
	 * Return the events, or the attributes of a single one, if they have been read.
	 */
	List<CloudEvent> eventsIfRead() {
		if (this.events != null) {
			return this.events;
		}
		CloudEvent known = eventIfRead();
		return (known != null) ? List.of(known) : List.of();
	}

	/**
	 * Return the body if it has been read, or its beginning if it was found to be too
	 * large.
	 */
	byte @Nullable [] bodyIfRead() {
		return this.body;
	}

	private byte[] body(HttpServletRequest request) {
		if (this.body == null) {
			this.body = EventBody.read(request, this.maxBodySize);
		}
		if (this.body.length > this.maxBodySize) {
			throw EventBody.tooLarge(this.maxBodySize);
		}
		return this.body;
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

	private void rethrow() {
		if (this.failure != null) {
			throw this.failure;
		}
	}

	private EventHeaders headers(HttpServletRequest request) {
		return new ServletEventHeaders(request, this.reader.getMaxAttributes());
	}

	private void checkHeaders(HttpServletRequest request) {
		MessageHeaders.check(this.mode, request.getHeaders(HttpHeaders.CONTENT_TYPE),
				request.getHeaders(HttpHeaders.CONTENT_ENCODING));
	}

}
