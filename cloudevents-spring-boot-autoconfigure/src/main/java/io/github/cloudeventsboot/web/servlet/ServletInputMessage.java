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

import java.io.ByteArrayInputStream;
import java.io.InputStream;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.server.ServletServerHttpRequest;

/**
 * A servlet request as it was sent. Spring's own view adds a charset to the content type,
 * fails if that has a wildcard, and rebuilds the body of a form.
 *
 * @since 0.1.0
 */
public final class ServletInputMessage implements HttpInputMessage {

	private final HttpServletRequest request;

	private final HttpHeaders headers;

	private final ServletMessages messages;

	private ServletInputMessage(HttpServletRequest request, ServletMessages messages) {
		this.request = request;
		this.messages = messages;
		this.headers = headers(request);
	}

	/**
	 * Return a message as it was sent.
	 * @param message the message
	 * @param messages reads bodies within their limits
	 * @return the message itself unless it is a servlet request
	 */
	public static HttpInputMessage of(HttpInputMessage message, ServletMessages messages) {
		return (message instanceof ServletServerHttpRequest servlet)
				? new ServletInputMessage(servlet.getServletRequest(), messages) : message;
	}

	static HttpHeaders headers(HttpServletRequest request) {
		HttpHeaders headers = new HttpHeaders();
		ServletHeaders.forEach(request, headers::add);
		return headers;
	}

	@Override
	public HttpHeaders getHeaders() {
		return this.headers;
	}

	@Override
	public InputStream getBody() {
		return new ByteArrayInputStream(this.messages.readBody(this.request));
	}

}
