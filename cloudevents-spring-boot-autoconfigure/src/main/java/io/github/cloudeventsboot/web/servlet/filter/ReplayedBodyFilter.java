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

package io.github.cloudeventsboot.web.servlet.filter;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

import io.github.cloudeventsboot.message.MessageMode;
import io.github.cloudeventsboot.message.ReceivedMessage;
import io.github.cloudeventsboot.web.servlet.ServletMessages;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Passes a body that was read to choose a handler on to the ordinary handler that was
 * chosen in the end, even if the body is too large for an event. Only requests in
 * structured or batch mode are wrapped.
 *
 * @since 0.1.0
 */
public final class ReplayedBodyFilter extends OncePerRequestFilter {

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		// the container's servlet uses its own request to find out which methods to allow
		return HttpMethod.OPTIONS.matches(request.getMethod())
				|| MessageMode.of(request.getContentType()) == MessageMode.BINARY;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(new ReplayedRequest(request), response);
	}

	private static final class ReplayedRequest extends HttpServletRequestWrapper {

		private @Nullable ServletInputStream stream;

		private @Nullable BufferedReader reader;

		ReplayedRequest(HttpServletRequest request) {
			super(request);
		}

		@Override
		public ServletInputStream getInputStream() throws IOException {
			byte[] body = body();
			if (body == null) {
				return super.getInputStream();
			}
			if (this.stream == null) {
				this.stream = new ReplayedStream(body, super.getInputStream());
			}
			return this.stream;
		}

		@Override
		public BufferedReader getReader() throws IOException {
			byte[] body = body();
			if (body == null) {
				return super.getReader();
			}
			if (this.reader == null) {
				String encoding = getCharacterEncoding();
				String charset = (encoding != null) ? encoding : StandardCharsets.UTF_8.name();
				this.reader = new BufferedReader(new InputStreamReader(getInputStream(), charset));
			}
			return this.reader;
		}

		private byte @Nullable [] body() {
			ReceivedMessage event = ServletMessages.find(this);
			return (event != null) ? event.bodyIfRead() : null;
		}

	}

	private static final class ReplayedStream extends ServletInputStream {

		private final ByteArrayInputStream body;

		/** Provides the rest if the body was not read to its end. */
		private final ServletInputStream rest;

		ReplayedStream(byte[] body, ServletInputStream rest) {
			this.body = new ByteArrayInputStream(body);
			this.rest = rest;
		}

		@Override
		public int read() throws IOException {
			return (this.body.available() > 0) ? this.body.read() : this.rest.read();
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			return (this.body.available() > 0) ? this.body.read(bytes, offset, length)
					: this.rest.read(bytes, offset, length);
		}

		@Override
		public boolean isFinished() {
			return this.body.available() == 0 && this.rest.isFinished();
		}

		@Override
		public boolean isReady() {
			return this.body.available() > 0 || this.rest.isReady();
		}

		@Override
		public void setReadListener(ReadListener listener) {
			throw new UnsupportedOperationException("The body has already been read");
		}

	}

}
