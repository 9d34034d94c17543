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
import java.util.Locale;

import io.github.cloudeventsboot.CloudEventRejection;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventDataException;
import io.github.cloudeventsboot.event.EventRejection;

import org.springframework.context.MessageSource;
import org.springframework.core.MethodParameter;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;

/**
 * A received event that violates constraints, as an HTTP response.
 *
 * @since 0.1.0
 */
public final class CloudEventNotValidException extends MethodArgumentNotValidException implements CloudEventRejection {

	/** The violations of all events. */
	private final List<CloudEventViolation> violations;

	/**
	 * Create an exception.
	 * @param parameter the parameter of the handler method
	 * @param result the errors, in terms of the parameter
	 * @param violations the errors, in terms of the event
	 */
	public CloudEventNotValidException(MethodParameter parameter, BindingResult result,
			List<CloudEventViolation> violations) {
		super(parameter, result);
		this.violations = List.copyOf(violations);
		EventProblems.fillInvalidData(getBody(), violations);
	}

	@Override
	public String getTypeMessageCode() {
		return ErrorResponse.getDefaultTypeMessageCode(InvalidCloudEventDataException.class);
	}

	@Override
	public String getTitleMessageCode() {
		return ErrorResponse.getDefaultTitleMessageCode(InvalidCloudEventDataException.class);
	}

	@Override
	public String getDetailMessageCode() {
		return ErrorResponse.getDefaultDetailMessageCode(InvalidCloudEventDataException.class, null);
	}

	@Override
	public Object[] getDetailMessageArguments() {
		return EventProblems.arguments(this.violations);
	}

	@Override
	public Object[] getDetailMessageArguments(MessageSource messageSource, Locale locale) {
		return getDetailMessageArguments();
	}

	@Override
	public String getCode() {
		return INVALID_DATA;
	}

	@Override
	public List<CloudEventViolation> getViolations() {
		return this.violations;
	}

	/**
	 * Return a message that holds no rejected value.
	 * @return the message
	 */
	@Override
	public String getMessage() {
		return "Event for " + getParameter().getExecutable().toGenericString() + " is not valid, "
				+ new EventRejection(getCode(), getViolations());
	}

}
