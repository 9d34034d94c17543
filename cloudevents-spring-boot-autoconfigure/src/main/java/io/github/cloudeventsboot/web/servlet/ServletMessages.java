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

import io.github.cloudeventsboot.event.InvalidOptionalAttributes;
import io.github.cloudeventsboot.http.HttpEventReader;
import io.github.cloudeventsboot.message.MessageLimits;
import io.github.cloudeventsboot.message.MessageReader;
import io.github.cloudeventsboot.message.ReceivedMessage;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Provides the messages of servlet requests, within the limits of the application.
 *
 * @since 0.1.0
 */
public final class ServletMessages {

	private static final String ATTRIBUTE = ServletMessageSource.class.getName();

	private final MessageReader reader;

	private final BodyMemory memory;

	/**
	 * Create an instance.
	 * @param limits the limits of messages
	 * @param invalid how to handle invalid optional attributes
	 * @param memory limits the memory for bodies
	 */
	public ServletMessages(MessageLimits limits, InvalidOptionalAttributes invalid, BodyMemory memory) {
		this.reader = new HttpEventReader(limits, invalid).toMessageReader();
		this.memory = memory;
	}

	/**
	 * Return the limits.
	 * @return the limits of messages
	 */
	public MessageLimits limits() {
		return this.reader.limits();
	}

	/**
	 * Return the message of a request, the same object for the same request.
	 * @param request the request
	 * @return the message, possibly unread
	 */
	public ReceivedMessage get(HttpServletRequest request) {
		return source(request).message();
	}

	/**
	 * Read the body of a request, within the limit for bodies and for the memory of all
	 * of them, whether or not it is an event. The bytes count until the request ends.
	 * @param request the request
	 * @return the body
	 */
	public byte[] readBody(HttpServletRequest request) {
		byte[] body = source(request).readBody();
		if (body.length > limits().maxBodySize()) {
			throw EventBody.tooLarge(limits().maxBodySize());
		}
		return body;
	}

	/**
	 * Return the source that is stored with a request. It belongs to the innermost
	 * request, as wrappers may be discarded after a handler was looked up.
	 */
	ServletMessageSource source(HttpServletRequest request) {
		ServletRequest innermost = innermost(request);
		ServletMessageSource existing = (ServletMessageSource) innermost.getAttribute(ATTRIBUTE);
		if (existing != null) {
			existing.setRequest(request);
			return existing;
		}
		ServletMessageSource created = new ServletMessageSource(request, this.reader, this.memory);
		innermost.setAttribute(ATTRIBUTE, created);
		return created;
	}

	/**
	 * Return the source that is stored with a request, if there is one.
	 */
	static @Nullable ServletMessageSource findSource(HttpServletRequest request) {
		return (ServletMessageSource) innermost(request).getAttribute(ATTRIBUTE);
	}

	/**
	 * Return the message of a request if it has been created.
	 * @param request the request
	 * @return the message, or {@code null} if it has not been created
	 */
	public static @Nullable ReceivedMessage find(HttpServletRequest request) {
		ServletMessageSource source = findSource(request);
		return (source != null) ? source.messageIfCreated() : null;
	}

	/**
	 * Return whether a request has context attributes in its headers.
	 * @param request the request
	 * @return whether there are some, or too many headers to find out
	 */
	public static boolean hasAttributes(HttpServletRequest request) {
		return ServletHeaders.hasAttributes(request);
	}

	private static ServletRequest innermost(ServletRequest request) {
		ServletRequest innermost = request;
		while (innermost instanceof ServletRequestWrapper wrapper) {
			innermost = wrapper.getRequest();
		}
		return innermost;
	}

}
