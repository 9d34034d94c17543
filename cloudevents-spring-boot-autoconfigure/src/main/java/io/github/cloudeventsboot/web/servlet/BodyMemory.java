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

import java.util.concurrent.atomic.AtomicLong;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/**
 * Limits the total memory for request bodies, so that many large ones at once do not
 * exhaust the heap. Small bodies do not count, and a single request is not limited.
 *
 * @since 0.1.0
 */
public final class BodyMemory implements ServletRequestListener {

	/**
	 * The divisor of the heap size that yields the limit: binding data takes up to four
	 * times the memory of its body.
	 */
	private static final int PART = 8;

	private static final String RETRY_AFTER_SECONDS = "1";

	private final long max;

	private final AtomicLong held = new AtomicLong();

	private volatile boolean notified;

	/**
	 * Create an instance for the heap of this JVM.
	 */
	public BodyMemory() {
		this(Runtime.getRuntime().maxMemory() / PART);
	}

	BodyMemory(long max) {
		this.max = max;
	}

	@Override
	public void requestInitialized(ServletRequestEvent event) {
		if (!this.notified) {
			this.notified = true;
		}
	}

	@Override
	public void requestDestroyed(ServletRequestEvent event) {
		if (event.getServletRequest() instanceof HttpServletRequest request) {
			ServletMessageSource source = ServletMessages.findSource(request);
			if (source != null) {
				source.share().release();
			}
		}
	}

	/**
	 * Return the number of bytes that requests hold.
	 */
	long held() {
		return this.held.get();
	}

	/**
	 * The share of a request.
	 */
	final class Share {

		private long bytes;

		private boolean refused;

		/**
		 * Reject the request again if it has been rejected before: the rest of its body
		 * must not be mistaken for the whole body.
		 */
		void check() {
			if (this.refused) {
				throw unavailable();
			}
		}

		/**
		 * Add to the share, or reject the request if all requests together hold too much.
		 */
		void add(int more) {
			// mock requests are never destroyed
			if (BodyMemory.this.notified) {
				long now = BodyMemory.this.held.addAndGet(more);
				this.bytes += more;
				if (now > BodyMemory.this.max && now > this.bytes) {
					this.refused = true;
					release();
					throw unavailable();
				}
			}
		}

		void release() {
			BodyMemory.this.held.addAndGet(-this.bytes);
			this.bytes = 0;
		}

		private static ErrorResponseException unavailable() {
			ErrorResponseException ex = new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE);
			ex.setDetail("Too many large request bodies at once.");
			ex.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
			return ex;
		}

	}

}
