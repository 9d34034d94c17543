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

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventTooLargeException;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventException;
import io.github.cloudeventsboot.UnsupportedCloudEventException;
import io.github.cloudeventsboot.UnsupportedCloudEventException.Reason;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.http.ContentMode;
import io.github.cloudeventsboot.http.HttpEventReader;
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

	private static final int CHUNK = 8192;

	private static final byte[] EMPTY = new byte[0];

	private final HttpEventReader reader;

	private final long maxBodySize;

	private HttpServletRequest request;

	private final @Nullable String contentType;

	private final ContentMode mode;

	private @Nullable Boolean meantAsEvent;

	private byte @Nullable [] body;

	private @Nullable ImmutableCloudEvent event;

	private @Nullable List<CloudEvent> events;

	private @Nullable CloudEventException failure;

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
		if (this.event == null) {
			if (this.events != null && this.events.size() == 1 && this.mode != ContentMode.BATCH) {
				this.event = (ImmutableCloudEvent) this.events.get(0);
			}
			else {
				this.event = read();
			}
		}
		return this.event;
	}

	private ImmutableCloudEvent read() {
		try {
			checkHeaders();
			// a batch is refused by its content type, before its body is read
			byte[] bytes = (this.mode != ContentMode.BATCH) ? body() : EMPTY;
			return this.reader.readEvent(this.contentType, new ServletEventHeaders(this.request), bytes);
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
		if (this.events != null && !this.events.isEmpty()) {
			return this.events.get(0);
		}
		return this.event;
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
		if (this.events == null) {
			try {
				checkHeaders();
				this.events = this.reader.readEvents(this.contentType, new ServletEventHeaders(this.request), body());
			}
			catch (CloudEventException ex) {
				this.failure = ex;
				throw ex;
			}
		}
		return this.events;
	}

	private void rethrow() {
		if (this.failure != null) {
			throw this.failure;
		}
	}

	private void checkHeaders() {
		Enumeration<String> types = this.request.getHeaders(HttpHeaders.CONTENT_TYPE);
		if (types.hasMoreElements()) {
			types.nextElement();
			if (types.hasMoreElements()) {
				throw new InvalidCloudEventException(
						List.of(CloudEventViolation.ofAttribute("datacontenttype", "must occur only once")));
			}
		}
		String encoding = this.request.getHeader(HttpHeaders.CONTENT_ENCODING);
		if (encoding != null && !encoding.isEmpty() && !"identity".equalsIgnoreCase(encoding)) {
			throw new UnsupportedCloudEventException(Reason.CONTENT_ENCODING,
					"Content-Encoding is not supported: send the body as it is");
		}
	}

	/**
	 * Return the body if it has been read.
	 */
	byte @Nullable [] bodyIfRead() {
		return this.body;
	}

	private byte[] body() {
		if (this.body == null) {
			long length = this.request.getContentLengthLong();
			if (length > this.maxBodySize) {
				throw tooLarge();
			}
			try {
				this.body = (length == 0) ? EMPTY : read(this.request.getInputStream(), (int) length);
			}
			catch (IOException ex) {
				throw new InvalidCloudEventException(
						List.of(CloudEventViolation.ofEvent("body could not be read to its end")), ex);
			}
		}
		return this.body;
	}

	private byte[] read(InputStream input, int length) throws IOException {
		if (length > 0) {
			byte[] bytes = new byte[length];
			int count = input.readNBytes(bytes, 0, length);
			return (count == length) ? bytes : Arrays.copyOf(bytes, count);
		}
		byte[] bytes = new byte[CHUNK];
		int count = input.readNBytes(bytes, 0, bytes.length);
		while (count == bytes.length) {
			if (count > this.maxBodySize) {
				break;
			}
			bytes = Arrays.copyOf(bytes, bytes.length * 2);
			count += input.readNBytes(bytes, count, bytes.length - count);
		}
		if (count > this.maxBodySize) {
			throw tooLarge();
		}
		return Arrays.copyOf(bytes, count);
	}

	private CloudEventTooLargeException tooLarge() {
		return new CloudEventTooLargeException("body must not be larger than " + this.maxBodySize + " bytes");
	}

}
