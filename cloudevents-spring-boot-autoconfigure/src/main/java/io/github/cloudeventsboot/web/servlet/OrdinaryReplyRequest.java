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

import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

import io.github.cloudeventsboot.message.MessageMode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.HandlerMapping;

/**
 * A request whose {@code Accept} leaves out the media types of events. Converters write
 * any value as any kind of JSON that is accepted, so a reply that is not an event could
 * otherwise be labeled as one (HTTP Protocol Binding for CloudEvents, sections 3.2 and
 * 3.3).
 */
final class OrdinaryReplyRequest extends HttpServletRequestWrapper {

	private final List<String> accept;

	private OrdinaryReplyRequest(HttpServletRequest request, List<MediaType> accepted) {
		super(request);
		this.accept = List.of((accepted.isEmpty()) ? MediaType.ALL_VALUE : MediaType.toString(accepted));
	}

	/**
	 * Return the request for writing an ordinary value.
	 * @param webRequest the request and its response
	 * @return the same, unless it accepts events where the mapping does not produce them
	 */
	static NativeWebRequest of(NativeWebRequest webRequest) {
		HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
		if (request == null || request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE) != null) {
			return webRequest;
		}
		List<String> accept = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
		List<MediaType> ordinary = ordinary(accept);
		return (ordinary != null) ? new ServletWebRequest(new OrdinaryReplyRequest(request, ordinary),
				webRequest.getNativeResponse(HttpServletResponse.class)) : webRequest;
	}

	/**
	 * Return the media types except those of events, or {@code null} if none of them is
	 * for events.
	 */
	private static @Nullable List<MediaType> ordinary(List<String> accept) {
		try {
			List<MediaType> accepted = MediaType.parseMediaTypes(accept);
			List<MediaType> ordinary = new ArrayList<>(accepted);
			ordinary.removeIf((type) -> MessageMode.of(type.toString()) != MessageMode.BINARY);
			return (ordinary.size() < accepted.size()) ? ordinary : null;
		}
		catch (InvalidMediaTypeException ex) {
			// reported by what writes the value
			return null;
		}
	}

	@Override
	public @Nullable String getHeader(String name) {
		return (HttpHeaders.ACCEPT.equalsIgnoreCase(name)) ? this.accept.get(0) : super.getHeader(name);
	}

	@Override
	public Enumeration<String> getHeaders(String name) {
		return (HttpHeaders.ACCEPT.equalsIgnoreCase(name)) ? Collections.enumeration(this.accept)
				: super.getHeaders(name);
	}

}
