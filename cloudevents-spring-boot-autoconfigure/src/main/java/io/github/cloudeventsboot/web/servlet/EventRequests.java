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
import jakarta.servlet.http.HttpServletRequest;

/**
 * Gives access to the events of requests, within the limits of the application.
 *
 * @since 0.1.0
 */
public final class EventRequests {

	private final HttpEventReader reader;

	private final long maxBodySize;

	/**
	 * Create the access.
	 * @param maxBodySize the size that a body may have, in bytes
	 * @param maxBatchSize the number of events that a batch may have
	 */
	public EventRequests(long maxBodySize, int maxBatchSize) {
		// one byte more than the limit has to fit an array
		this.maxBodySize = Math.min(maxBodySize, Integer.MAX_VALUE / 4);
		this.reader = new HttpEventReader(maxBatchSize);
	}

	EventRequest get(HttpServletRequest request) {
		return EventRequest.of(request, this.reader, this.maxBodySize);
	}

}
