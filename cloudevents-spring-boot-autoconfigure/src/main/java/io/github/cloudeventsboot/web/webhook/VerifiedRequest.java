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

package io.github.cloudeventsboot.web.webhook;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body was read to verify its signature, and is read again by its
 * handler: exactly the bytes that were verified.
 */
final class VerifiedRequest extends HttpServletRequestWrapper {

	private final VerifiedStream stream;

	private @Nullable BufferedReader reader;

	VerifiedRequest(HttpServletRequest request, byte[] body) {
		super(request);
		this.stream = new VerifiedStream(body);
	}

	@Override
	public ServletInputStream getInputStream() {
		return this.stream;
	}

	@Override
	public BufferedReader getReader() throws UnsupportedEncodingException {
		if (this.reader == null) {
			String encoding = getCharacterEncoding();
			String charset = (encoding != null) ? encoding : StandardCharsets.UTF_8.name();
			this.reader = new BufferedReader(new InputStreamReader(this.stream, charset));
		}
		return this.reader;
	}

	private static final class VerifiedStream extends ServletInputStream {

		private final ByteArrayInputStream body;

		private boolean finished;

		VerifiedStream(byte[] body) {
			this.body = new ByteArrayInputStream(body);
		}

		@Override
		public int read() {
			return end(this.body.read());
		}

		@Override
		public int read(byte[] bytes, int offset, int length) {
			return end(this.body.read(bytes, offset, length));
		}

		private int end(int result) {
			this.finished |= result < 0;
			return result;
		}

		@Override
		public int available() {
			return this.body.available();
		}

		/**
		 * Return whether the end has been read: an empty body that is still unread must
		 * not count as consumed.
		 */
		@Override
		public boolean isFinished() {
			return this.finished;
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setReadListener(ReadListener listener) {
			throw new IllegalStateException("The body has already been read");
		}

	}

}
