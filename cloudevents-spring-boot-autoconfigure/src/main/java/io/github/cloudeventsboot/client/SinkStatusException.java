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

package io.github.cloudeventsboot.client;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * The response of a sink that does not accept the event.
 */
final class SinkStatusException extends RuntimeException {

	private final int status;

	private final @Nullable Duration retryAfter;

	SinkStatusException(HttpStatusCode statusCode, @Nullable Duration retryAfter) {
		super("Sink answered with status " + statusCode.value());
		this.status = statusCode.value();
		this.retryAfter = retryAfter;
	}

	HttpStatusCode getStatusCode() {
		return HttpStatusCode.valueOf(this.status);
	}

	@Nullable Duration getRetryAfter() {
		return this.retryAfter;
	}

	/**
	 * Return whether the sink may accept the same event later (Knative's data plane
	 * contract, "Event Acknowledgement and Delivery Retry").
	 */
	boolean isTemporary() {
		return this.status >= 500 || this.status == HttpStatus.NOT_FOUND.value()
				|| this.status == HttpStatus.REQUEST_TIMEOUT.value() || this.status == HttpStatus.CONFLICT.value()
				|| this.status == HttpStatus.TOO_MANY_REQUESTS.value();
	}

}
