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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.binding.EventEncoder;
import io.github.cloudeventsboot.binding.OutgoingDefaults;
import io.github.cloudeventsboot.event.AttributeNames;
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
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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

	void write(ReturnedValue returned, EventReply reply, NativeWebRequest webRequest) throws IOException {
		HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
		HttpServletResponse response = webRequest.getNativeResponse(HttpServletResponse.class);
		Assert.state(request != null && response != null, "'webRequest' must be a servlet request");
		HttpEntity<?> entity = returned.entity();
		int status = (entity instanceof ResponseEntity<?> given) ? given.getStatusCode().value() : response.getStatus();
		ResponseHeaders headers = new ResponseHeaders();
		EventData content = null;
		if (returned.kind() == ReturnedValue.Kind.NOTHING) {
			status = (entity instanceof ResponseEntity<?> || !isStatusLeftOpen(request, response)) ? status
					: HttpStatus.NO_CONTENT.value();
		}
		else if (isBodyPermitted(status)) {
			content = content(returned, reply, request, headers);
		}
		response.setStatus(status);
		headers.send(response, entity, content != null);
		if (content != null) {
			response.setContentLength(content.length());
			response.getOutputStream().write(content.array(), content.offset(), content.length());
		}
	}

	private static boolean isStatusLeftOpen(HttpServletRequest request, HttpServletResponse response) {
		return response.getStatus() == HttpStatus.OK.value()
				&& request.getAttribute(View.RESPONSE_STATUS_ATTRIBUTE) == null;
	}

	/**
	 * An event needs a status that permits a body (HTTP Protocol Binding for CloudEvents,
	 * section 1.2).
	 */
	private static boolean isBodyPermitted(int status) {
		return status >= 200 && status != HttpStatus.NO_CONTENT.value() && status != HttpStatus.RESET_CONTENT.value()
				&& status != HttpStatus.NOT_MODIFIED.value();
	}

	private EventData content(ReturnedValue returned, EventReply reply, HttpServletRequest request,
			ResponseHeaders headers) {
		try {
			String contentType = (returned.entity() != null)
					? returned.entity().getHeaders().getFirst(HttpHeaders.CONTENT_TYPE) : null;
			OutgoingDefaults defaults = defaults(reply, contentType, request);
			if (returned.kind() == ReturnedValue.Kind.BATCH) {
				return batch(returned.elements(), defaults, headers);
			}
			return event(this.encoder.encode(returned.body(), defaults), mode(contentType, reply, request), headers);
		}
		catch (RuntimeException ex) {
			throw EventNotWritableException.of(ex);
		}
	}

	private EventData batch(Collection<?> values, OutgoingDefaults defaults, ResponseHeaders headers) {
		return this.writer.writeBatch(values.stream().map((value) -> {
			Assert.notNull(value, "Batch must not contain null");
			return this.encoder.encode(value, defaults);
		}), values.size(), headers);
	}

	private EventData event(ImmutableCloudEvent event, ContentMode mode, ResponseHeaders headers) {
		if (mode == ContentMode.BATCH) {
			return this.writer.writeBatch(Stream.of(event), 1, headers);
		}
		return (mode == ContentMode.BINARY) ? this.writer.writeBinary(event, headers)
				: this.writer.writeStructured(event, headers);
	}

	private OutgoingDefaults defaults(EventReply reply, @Nullable String contentType, HttpServletRequest request) {
		Map<String, Object> attributes = reply.attributes();
		boolean dataContentType = contentType != null && ContentMode.of(contentType) == ContentMode.BINARY;
		if (dataContentType || this.correlate) {
			attributes = new LinkedHashMap<>(attributes);
			if (dataContentType) {
				attributes.put(AttributeNames.DATACONTENTTYPE, contentType);
			}
			if (this.correlate) {
				correlate(attributes, request);
			}
		}
		return new OutgoingDefaults(reply.type(), attributes, (this.encoder.hasSource()) ? null : source(request));
	}

	private static void correlate(Map<String, Object> attributes, HttpServletRequest request) {
		EventRequest eventRequest = EventRequests.find(request);
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

	private ContentMode mode(@Nullable String contentType, EventReply reply, HttpServletRequest request) {
		ContentMode asked = ContentMode.of(contentType);
		if (asked == ContentMode.BINARY) {
			asked = produced(request);
		}
		if (asked != ContentMode.BINARY) {
			return asked;
		}
		ResponseMode mode = (reply.mode() != ResponseMode.INHERIT) ? reply.mode() : this.defaultMode;
		boolean structured = (mode == ResponseMode.SAME_AS_REQUEST)
				? this.requests.get(request).mode() != ContentMode.BINARY : mode == ResponseMode.STRUCTURED;
		return (structured) ? ContentMode.STRUCTURED : ContentMode.BINARY;
	}

	/**
	 * Return the mode that the {@code produces} condition of the mapping asks for, binary
	 * if none.
	 */
	private static ContentMode produced(HttpServletRequest request) {
		Object types = request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE);
		if (types instanceof Collection<?> producible) {
			for (Object type : producible) {
				ContentMode mode = ContentMode.of(type.toString());
				if (mode != ContentMode.BINARY) {
					return mode;
				}
			}
		}
		return ContentMode.BINARY;
	}

}
