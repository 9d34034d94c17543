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

import java.util.List;

import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventRejection;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.event.EventRejection;

import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;

/**
 * A received event that is rejected, as an HTTP response. Its cause holds the violations,
 * and the class of the cause is part of the message codes.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * &#064;ExceptionHandler({ CloudEventRejectedException.class, CloudEventNotValidException.class })
 * ResponseEntity&lt;Void&gt; drop(ErrorResponse ex) {
 * 	logger.warn("Event dropped: " + ex.getBody().getDetail());
 * 	return ResponseEntity.accepted().build();
 * }
 * </pre>
 *
 * @since 0.1.0
 */
public final class CloudEventRejectedException extends ErrorResponseException implements CloudEventRejection {

	/** The reason for the rejection. */
	private final CloudEventException exception;

	/**
	 * Create an exception.
	 * @param exception the reason for the rejection
	 */
	public CloudEventRejectedException(CloudEventException exception) {
		super(EventProblems.status(exception), EventProblems.of(exception), exception);
		this.exception = exception;
	}

	@Override
	public String getTypeMessageCode() {
		return ErrorResponse.getDefaultTypeMessageCode(this.exception.getClass());
	}

	@Override
	public String getTitleMessageCode() {
		return ErrorResponse.getDefaultTitleMessageCode(this.exception.getClass());
	}

	@Override
	public String getDetailMessageCode() {
		return ErrorResponse.getDefaultDetailMessageCode(this.exception.getClass(), null);
	}

	/**
	 * Return the first violation as the argument of the detail's message.
	 * @return a single text
	 */
	@Override
	public Object[] getDetailMessageArguments() {
		return EventProblems.arguments(this.exception.getViolations());
	}

	/**
	 * Return a message without any value of the event or name in its data, since other
	 * code logs it. It may contain the invalid name of an attribute.
	 * @return the message
	 */
	@Override
	public String getMessage() {
		return getStatusCode() + ", " + new EventRejection(getCode(), getViolations());
	}

	@Override
	public String getCode() {
		return this.exception.getCode();
	}

	@Override
	public List<CloudEventViolation> getViolations() {
		return this.exception.getViolations();
	}

	/**
	 * Return the reason for the rejection.
	 * @return the exception
	 */
	public CloudEventException getException() {
		return this.exception;
	}

}
