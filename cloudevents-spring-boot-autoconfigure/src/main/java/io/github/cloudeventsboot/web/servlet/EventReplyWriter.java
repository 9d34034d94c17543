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
import io.github.cloudeventsboot.binding.EventFactory;
import io.github.cloudeventsboot.binding.OutgoingDefaults;
import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.event.UriSyntax;
import io.github.cloudeventsboot.handler.ResponseDescription;
import io.github.cloudeventsboot.http.HttpEventWriter;
import io.github.cloudeventsboot.http.problem.EventNotWritableException;
import io.github.cloudeventsboot.message.MessageMode;
import io.github.cloudeventsboot.message.ReceivedMessage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.Assert;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.View;

/**
 * Writes replies that are events. A reply is created completely before its first byte is
 * sent.
 *
 * @since 0.1.0
 */
public final class EventReplyWriter {

	private final HttpEventWriter writer = new HttpEventWriter();

	private final EventFactory factory;

	private final ServletMessages messages;

	private final ResponseMode defaultMode;

	private final boolean correlate;

	/**
	 * Create a writer.
	 * @param factory creates events from values
	 * @param messages provides the messages of requests
	 * @param defaultMode the content mode unless a handler sets it
	 * @param correlate whether replies refer to the event that they answer
	 */
	public EventReplyWriter(EventFactory factory, ServletMessages messages, ResponseMode defaultMode,
			boolean correlate) {
		Assert.isTrue(defaultMode != ResponseMode.INHERIT, "'defaultMode' must not be INHERIT");
		this.factory = factory;
		this.messages = messages;
		this.defaultMode = defaultMode;
		this.correlate = correlate;
	}

	void write(ReturnedValue returned, ResponseDescription description, NativeWebRequest webRequest)
			throws IOException {
		HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
		HttpServletResponse response = webRequest.getNativeResponse(HttpServletResponse.class);
		Assert.state(request != null && response != null, "'webRequest' must be a servlet request");
		HttpEntity<?> entity = returned.entity();
		int status = (entity instanceof ResponseEntity<?> given) ? given.getStatusCode().value() : response.getStatus();
		ResponseHeaders headers = new ResponseHeaders();
		if (entity instanceof ResponseEntity<?> && isNotModified(entity, status, request, response)) {
			headers.send(response, entity, true);
			return;
		}
		EventData content = null;
		if (returned.kind() == ReturnedValue.Kind.NOTHING) {
			status = (entity instanceof ResponseEntity<?> || !isStatusLeftOpen(request, response)) ? status
					: HttpStatus.NO_CONTENT.value();
		}
		else if (isBodyPermitted(status)) {
			content = content(returned, description, request, headers);
		}
		response.setStatus(status);
		headers.send(response, entity, content != null);
		if (content != null) {
			response.setContentLength(content.length());
			response.getOutputStream().write(content.array(), content.offset(), content.length());
		}
	}

	/**
	 * Return whether the request has the value already, and set the status if so, as
	 * Spring MVC does for other values.
	 */
	private static boolean isNotModified(HttpEntity<?> entity, int status, HttpServletRequest request,
			HttpServletResponse response) {
		boolean conditional = status == HttpStatus.OK.value()
				&& (HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod()));
		return conditional && new ServletWebRequest(request, response).checkNotModified(entity.getHeaders().getETag(),
				entity.getHeaders().getLastModified());
	}

	private static boolean isStatusLeftOpen(HttpServletRequest request, HttpServletResponse response) {
		return response.getStatus() == HttpStatus.OK.value()
				&& request.getAttribute(View.RESPONSE_STATUS_ATTRIBUTE) == null;
	}

	/**
	 * Return whether a status permits a body, which an event needs (HTTP Protocol Binding
	 * for CloudEvents, section 1.2).
	 */
	private static boolean isBodyPermitted(int status) {
		return status >= 200 && status != HttpStatus.NO_CONTENT.value() && status != HttpStatus.RESET_CONTENT.value()
				&& status != HttpStatus.NOT_MODIFIED.value();
	}

	private EventData content(ReturnedValue returned, ResponseDescription description, HttpServletRequest request,
			ResponseHeaders headers) {
		try {
			String contentType = (returned.entity() != null)
					? returned.entity().getHeaders().getFirst(HttpHeaders.CONTENT_TYPE) : null;
			OutgoingDefaults defaults = defaults(description, contentType, request);
			if (returned.kind() == ReturnedValue.Kind.BATCH) {
				return batch(returned.elements(), defaults, description.view(), headers);
			}
			return event(this.factory.create(returned.body(), defaults, description.view()),
					mode(contentType, description, request), headers);
		}
		catch (RuntimeException ex) {
			throw EventNotWritableException.of(ex);
		}
	}

	private EventData batch(Collection<?> values, OutgoingDefaults defaults, @Nullable Class<?> view,
			ResponseHeaders headers) {
		return this.writer.writeBatch(values.stream().map((value) -> {
			Assert.notNull(value, "Batch must not contain null");
			return this.factory.create(value, defaults, view);
		}), values.size(), headers);
	}

	private EventData event(ImmutableCloudEvent event, MessageMode mode, ResponseHeaders headers) {
		if (mode == MessageMode.BATCH) {
			return this.writer.writeBatch(Stream.of(event), 1, headers);
		}
		return (mode == MessageMode.BINARY) ? this.writer.writeBinary(event, headers)
				: this.writer.writeStructured(event, headers);
	}

	private OutgoingDefaults defaults(ResponseDescription description, @Nullable String contentType,
			HttpServletRequest request) {
		Map<String, Object> attributes = description.attributes();
		boolean dataContentType = contentType != null && MessageMode.of(contentType) == MessageMode.BINARY;
		if (dataContentType || this.correlate) {
			attributes = new LinkedHashMap<>(attributes);
			if (dataContentType) {
				attributes.put(AttributeNames.DATACONTENTTYPE, contentType);
			}
			if (this.correlate) {
				correlate(attributes, request);
			}
		}
		return new OutgoingDefaults(description.type(), attributes, (this.factory.hasSource()) ? null : source(request),
				description.dataType());
	}

	private static void correlate(Map<String, Object> attributes, HttpServletRequest request) {
		ReceivedMessage message = ServletMessages.find(request);
		CloudEvent event = (message != null) ? message.eventIfRead() : null;
		if (event != null) {
			Object correlation = event.getExtension("correlationid");
			attributes.put("correlationid", (correlation != null) ? correlation : event.getId());
			attributes.put("causationid", event.getId());
		}
	}

	private static String source(HttpServletRequest request) {
		String path = request.getRequestURI();
		int start = 0;
		// after two slashes at the start, the next segment would be a host
		while (start + 1 < path.length() && path.charAt(start + 1) == '/') {
			start++;
		}
		String source = path.substring(start);
		return (!source.isEmpty() && UriSyntax.isReference(source)) ? source : "/";
	}

	private MessageMode mode(@Nullable String contentType, ResponseDescription description,
			HttpServletRequest request) {
		MessageMode asked = MessageMode.of(contentType);
		if (asked == MessageMode.BINARY) {
			asked = produced(request);
		}
		if (asked != MessageMode.BINARY) {
			return asked;
		}
		ResponseMode mode = (description.mode() != ResponseMode.INHERIT) ? description.mode() : this.defaultMode;
		boolean structured = (mode == ResponseMode.SAME_AS_REQUEST)
				? this.messages.get(request).mode() != MessageMode.BINARY : mode == ResponseMode.STRUCTURED;
		return (structured) ? MessageMode.STRUCTURED : MessageMode.BINARY;
	}

	/**
	 * Return the mode that the {@code produces} condition of the mapping requires, binary
	 * without one.
	 */
	private static MessageMode produced(HttpServletRequest request) {
		Object types = request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE);
		if (types instanceof Collection<?> producible) {
			for (Object type : producible) {
				MessageMode mode = MessageMode.of(type.toString());
				if (mode != MessageMode.BINARY) {
					return mode;
				}
			}
		}
		return MessageMode.BINARY;
	}

}
