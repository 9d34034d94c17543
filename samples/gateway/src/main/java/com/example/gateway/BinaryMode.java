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

package com.example.gateway;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import io.cloudevents.CloudEvent;
import jakarta.servlet.ServletException;

import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.filter.BodyFilterFunctions;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Turns requests with events into requests with the same events in binary mode.
 */
final class BinaryMode {

	private BinaryMode() {
	}

	/**
	 * Read the event of a request, and return a request that has it in binary mode.
	 */
	static ServerRequest of(ServerRequest request) throws ServletException, IOException {
		CloudEvent event = request.body(CloudEvent.class);
		EventPredicates.keepType(request, event);
		Message message = new Message();
		write(event, request.messageConverters(), message);
		ServerRequest binary = ServerRequest.from(request).headers((headers) -> {
			// in structured mode these headers are not attributes, and must not become
			// attributes
			headers.headerNames().stream().filter(BinaryMode::isAttribute).toList().forEach(headers::remove);
			headers.remove(HttpHeaders.CONTENT_TYPE);
			headers.remove(HttpHeaders.CONTENT_LENGTH);
			headers.putAll(message.getHeaders());
		}).build();
		MvcUtils.putAttribute(binary, MvcUtils.CACHED_REQUEST_BODY_ATTR,
				new ByteArrayInputStream(message.body.toByteArray()));
		return BodyFilterFunctions.adaptCachedBody().apply(binary);
	}

	private static boolean isAttribute(String header) {
		return header.regionMatches(true, 0, "ce-", 0, 3);
	}

	@SuppressWarnings("unchecked")
	private static void write(CloudEvent event, List<HttpMessageConverter<?>> converters, Message message)
			throws IOException {
		for (HttpMessageConverter<?> converter : converters) {
			if (converter.canWrite(CloudEvent.class, null)) {
				((HttpMessageConverter<CloudEvent>) converter).write(event, null, message);
				return;
			}
		}
		throw new IllegalStateException("No converter for events");
	}

	private static final class Message implements HttpOutputMessage {

		private final HttpHeaders headers = new HttpHeaders();

		private final ByteArrayOutputStream body = new ByteArrayOutputStream();

		@Override
		public HttpHeaders getHeaders() {
			return this.headers;
		}

		@Override
		public OutputStream getBody() {
			return this.body;
		}

	}

}
