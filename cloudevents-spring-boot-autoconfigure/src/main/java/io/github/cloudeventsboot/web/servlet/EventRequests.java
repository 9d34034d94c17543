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

import io.github.cloudeventsboot.http.HttpEventReader;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Gives access to the events of requests, within the limits of the application.
 *
 * @since 0.1.0
 */
public final class EventRequests {

	private static final String ATTRIBUTE = EventRequest.class.getName();

	private final HttpEventReader reader;

	private final int maxBodySize;

	private final int maxBatchSize;

	private final int maxAttributes;

	/**
	 * Create the access.
	 * @param maxBodySize the size that a body may have, in bytes
	 * @param maxBatchSize the number of events that a batch may have
	 * @param maxAttributes the number of attributes that an event may have
	 */
	public EventRequests(long maxBodySize, int maxBatchSize, int maxAttributes) {
		Assert.isTrue(maxBodySize > 0, "'maxBodySize' must be greater than 0");
		Assert.isTrue(maxBatchSize > 0, "'maxBatchSize' must be greater than 0");
		Assert.isTrue(maxAttributes > 0, "'maxAttributes' must be greater than 0");
		// arrays that grow beyond the limit have to exist
		this.maxBodySize = (int) Math.min(maxBodySize, Integer.MAX_VALUE / 4);
		this.maxBatchSize = maxBatchSize;
		this.maxAttributes = maxAttributes;
		this.reader = new HttpEventReader(maxBatchSize, maxAttributes);
	}

	/**
	 * Return the size that a body may have.
	 * @return the size in bytes
	 */
	public int getMaxBodySize() {
		return this.maxBodySize;
	}

	/**
	 * Return the number of events that a batch may have.
	 * @return the number
	 */
	public int getMaxBatchSize() {
		return this.maxBatchSize;
	}

	/**
	 * Return the number of attributes that an event may have.
	 * @return the number
	 */
	public int getMaxAttributes() {
		return this.maxAttributes;
	}

	/**
	 * Return the events of a request, the same object for the same request. It is kept on
	 * the innermost request, as wrappers may be thrown away after a handler was looked
	 * up.
	 */
	EventRequest get(HttpServletRequest request) {
		ServletRequest innermost = innermost(request);
		EventRequest existing = (EventRequest) innermost.getAttribute(ATTRIBUTE);
		if (existing != null) {
			existing.setRequest(request);
			return existing;
		}
		EventRequest created = new EventRequest(request, this.reader, this.maxBodySize);
		innermost.setAttribute(ATTRIBUTE, created);
		return created;
	}

	/**
	 * Return the events of a request if anybody asked for them.
	 */
	static @Nullable EventRequest find(HttpServletRequest request) {
		return (EventRequest) innermost(request).getAttribute(ATTRIBUTE);
	}

	private static ServletRequest innermost(ServletRequest request) {
		ServletRequest innermost = request;
		while (innermost instanceof ServletRequestWrapper wrapper) {
			innermost = wrapper.getRequest();
		}
		return innermost;
	}

}
