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

package io.github.cloudeventsboot.http.problem;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.ErrorResponse;

/**
 * Thrown when a reply can't be sent as an event. That is a mistake of the application:
 * the sender gets a status without the reason. Internal: not part of the API.
 *
 * @since 0.1.0
 */
public final class EventNotWritableException extends HttpMessageNotWritableException implements ErrorResponse {

	private final transient ProblemDetail body = ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR,
			"The reply could not be written.");

	private EventNotWritableException(String message) {
		super(message);
	}

	private EventNotWritableException(String message, Throwable cause) {
		super(message, cause);
	}

	/**
	 * Create an exception.
	 * @param reason why the reply can't be written
	 * @return the exception
	 */
	public static EventNotWritableException of(RuntimeException reason) {
		String message = "Reply can't be sent as an event: " + reason.getMessage();
		if (reason instanceof IllegalArgumentException) {
			// no cause: the application's exception handlers also match
			// causes, and would treat this one as a mistake of the sender
			EventNotWritableException exception = new EventNotWritableException(message);
			exception.addSuppressed(reason);
			return exception;
		}
		return new EventNotWritableException(message, reason);
	}

	@Override
	public HttpStatusCode getStatusCode() {
		return HttpStatus.INTERNAL_SERVER_ERROR;
	}

	@Override
	public ProblemDetail getBody() {
		return this.body;
	}

}
