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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.binding.EventEncoder;
import io.github.cloudeventsboot.binding.OutgoingDefaults;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.event.UriSyntax;
import io.github.cloudeventsboot.http.ContentMode;
import io.github.cloudeventsboot.http.HttpEventWriter;
import io.github.cloudeventsboot.web.method.EventReply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpEntity;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.Assert;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.View;

/**
 * Writes replies that are events. All of a reply is made before its first byte is sent.
 *
 * @since 0.1.0
 */
public final class EventReplyWriter {

	private final HttpEventWriter writer = new HttpEventWriter();

	private final EventEncoder encoder;

	private final EventRequests requests;

	private final ResponseMode defaultMode;

	private final boolean correlate;

	/**
	 * Create a writer.
	 * @param encoder makes events of values
	 * @param requests gives access to the events that are answered
	 * @param defaultMode the content mode unless a handler says it
	 * @param correlate whether replies say which event they answer
	 */
	public EventReplyWriter(EventEncoder encoder, EventRequests requests, ResponseMode defaultMode, boolean correlate) {
		Assert.isTrue(defaultMode != ResponseMode.INHERIT, "'defaultMode' must not be INHERIT");
		this.encoder = encoder;
		this.requests = requests;
		this.defaultMode = defaultMode;
		this.correlate = correlate;
	}

	void write(@Nullable Object returnValue, EventReply reply, NativeWebRequest webRequest) throws IOException {
		HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
		HttpServletResponse response = webRequest.getNativeResponse(HttpServletResponse.class);
		Assert.state(request != null && response != null, "'webRequest' must be a servlet request");
		HttpEntity<?> entity = (returnValue instanceof HttpEntity<?> given) ? given : null;
		Object body = (entity != null) ? entity.getBody() : returnValue;
		ResponseHeaders headers = new ResponseHeaders();
		EventData content = (body != null) ? content(body, entity, reply, request, headers) : null;
		if (entity instanceof ResponseEntity<?> responseEntity) {
			response.setStatus(responseEntity.getStatusCode().value());
		}
		else if (content == null && isStatusLeftOpen(request, response)) {
			response.setStatus(HttpStatus.NO_CONTENT.value());
		}
		headers.send(response, entity, content != null);
		if (content != null && response.getStatus() != HttpStatus.NO_CONTENT.value()) {
			response.setContentLength(content.length());
			response.getOutputStream().write(content.array(), content.offset(), content.length());
		}
	}

	private static boolean isStatusLeftOpen(HttpServletRequest request, HttpServletResponse response) {
		return response.getStatus() == HttpStatus.OK.value()
				&& request.getAttribute(View.RESPONSE_STATUS_ATTRIBUTE) == null;
	}

	private EventData content(Object body, @Nullable HttpEntity<?> entity, EventReply reply, HttpServletRequest request,
			ResponseHeaders headers) {
		OutgoingDefaults defaults = defaults(reply, request);
		List<?> values = batch(body, reply);
		if (values != null) {
			List<ImmutableCloudEvent> events = new ArrayList<>(values.size());
			values.forEach((value) -> events.add(this.encoder.encode(value, defaults)));
			return this.writer.writeBatch(events, headers);
		}
		ImmutableCloudEvent event = this.encoder.encode(body, defaults);
		if (!isStructured(entity, reply, request)) {
			EventData content = this.writer.writeBinary(event, headers);
			if (headers.fit()) {
				return content;
			}
			headers.clear();
		}
		return this.writer.writeStructured(event, headers);
	}

	private static @Nullable List<?> batch(Object body, EventReply reply) {
		List<?> values = (body instanceof Collection<?> collection) ? new ArrayList<>(collection)
				: (body instanceof Object[] array) ? Arrays.asList(array) : null;
		if (values == null || (values.isEmpty() && reply.type() != null)) {
			return null;
		}
		return (values.stream().allMatch(EventEncoder::isEvent)) ? values : null;
	}

	private OutgoingDefaults defaults(EventReply reply, HttpServletRequest request) {
		Map<String, Object> attributes = reply.attributes();
		if (this.correlate) {
			attributes = new LinkedHashMap<>(attributes);
			correlate(attributes, request);
		}
		return new OutgoingDefaults(reply.type(), attributes, source(request));
	}

	private void correlate(Map<String, Object> attributes, HttpServletRequest request) {
		EventRequest eventRequest = EventRequest.find(request);
		CloudEvent event = (eventRequest != null) ? eventRequest.eventIfRead() : null;
		if (event != null) {
			Object correlation = event.getExtension("correlationid");
			attributes.put("correlationid", (correlation != null) ? correlation : event.getId());
			attributes.put("causationid", event.getId());
		}
	}

	private static String source(HttpServletRequest request) {
		String path = request.getRequestURI();
		int start = 0;
		// two slashes at the start would make a host of what follows
		while (start + 1 < path.length() && path.charAt(start + 1) == '/') {
			start++;
		}
		String source = path.substring(start);
		return (!source.isEmpty() && UriSyntax.isReference(source)) ? source : "/";
	}

	private boolean isStructured(@Nullable HttpEntity<?> entity, EventReply reply, HttpServletRequest request) {
		String contentType = (entity != null) ? entity.getHeaders().getFirst("Content-Type") : null;
		if (ContentMode.of(contentType) != ContentMode.BINARY || producesStructured(request)) {
			return true;
		}
		ResponseMode mode = (reply.mode() != ResponseMode.INHERIT) ? reply.mode() : this.defaultMode;
		if (mode == ResponseMode.SAME_AS_REQUEST) {
			return this.requests.get(request).mode() != ContentMode.BINARY;
		}
		return mode == ResponseMode.STRUCTURED;
	}

	private static boolean producesStructured(HttpServletRequest request) {
		Object types = request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE);
		return types instanceof Collection<?> producible && producible.stream()
			.anyMatch((type) -> type instanceof MediaType mediaType
					&& ContentMode.of(mediaType.toString()) != ContentMode.BINARY);
	}

}
