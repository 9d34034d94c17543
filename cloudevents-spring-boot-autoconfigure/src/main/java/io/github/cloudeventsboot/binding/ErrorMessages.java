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

package io.github.cloudeventsboot.binding;

import jakarta.validation.ConstraintViolation;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.NoSuchMessageException;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterValidationResult;

/**
 * Messages of errors, without the values that were rejected: those of the application's
 * {@link MessageSource} in the locale of the request, and English ones for the rest.
 *
 * @since 0.1.0
 */
public final class ErrorMessages {

	private final MessageSource messageSource;

	private final @Nullable ConstraintMessages constraints;

	/**
	 * Create an instance.
	 * @param messageSource the application's messages
	 * @param constraints the messages of constraints, {@code null} without Bean
	 * Validation
	 */
	public ErrorMessages(MessageSource messageSource, @Nullable ConstraintMessages constraints) {
		this.messageSource = messageSource;
		this.constraints = constraints;
	}

	/**
	 * Return the message of an error of an object.
	 * @param error the error
	 * @return the message
	 */
	public String of(ObjectError error) {
		return (this.constraints != null && error.contains(ConstraintViolation.class))
				? of(error, error.unwrap(ConstraintViolation.class)) : resolve(error);
	}

	/**
	 * Return the message of an error of a parameter.
	 * @param result the validation result of the parameter
	 * @param error one of its errors
	 * @return the message
	 */
	public String of(ParameterValidationResult result, MessageSourceResolvable error) {
		return (this.constraints != null) ? of(error, result.unwrap(error, ConstraintViolation.class)) : resolve(error);
	}

	private String of(MessageSourceResolvable error, ConstraintViolation<?> violation) {
		String message = find(error);
		return (message != null) ? message : of(violation);
	}

	/**
	 * Return the message of a violated constraint.
	 * @param violation the violation
	 * @return the message
	 */
	public String of(ConstraintViolation<?> violation) {
		Assert.state(this.constraints != null, "Constraints must have been checked");
		return this.constraints.of(violation, this::isKnown);
	}

	/**
	 * Return the message that the application has for a code of an error.
	 */
	private @Nullable String find(MessageSourceResolvable error) {
		String[] codes = error.getCodes();
		if (codes == null || codes.length == 0) {
			return null;
		}
		try {
			String message = this.messageSource.getMessage(
					new DefaultMessageSourceResolvable(codes, error.getArguments(), null),
					LocaleContextHolder.getLocale());
			// sources may return the code itself if they have no message
			return (StringUtils.hasText(message) && !message.equals(codes[0])) ? message : null;
		}
		catch (NoSuchMessageException ex) {
			return null;
		}
	}

	private boolean isKnown(String code) {
		return StringUtils.hasText(this.messageSource.getMessage(code, null, "", LocaleContextHolder.getLocale()));
	}

	/**
	 * Return the message of an error that is not about a constraint, or has no value.
	 * @param error the error
	 * @return the message
	 */
	public String resolve(MessageSourceResolvable error) {
		try {
			String message = this.messageSource.getMessage(error, LocaleContextHolder.getLocale());
			return (StringUtils.hasText(message)) ? message : ConstraintMessages.NOT_VALID;
		}
		catch (NoSuchMessageException ex) {
			return ConstraintMessages.NOT_VALID;
		}
	}

}
