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

import java.util.Locale;
import java.util.function.Predicate;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.metadata.ConstraintDescriptor;
import org.jspecify.annotations.Nullable;

import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Messages of violated constraints, for senders and logs. Messages that repeat the
 * rejected value are replaced.
 *
 * @since 0.1.0
 */
public final class ConstraintMessages {

	/** The replacement for messages that repeat the value. */
	public static final String NOT_VALID = "is not valid";

	private final MessageInterpolator interpolator;

	/**
	 * Create an instance.
	 * @param validator the validator that finds the violations
	 */
	public ConstraintMessages(Validator validator) {
		this.interpolator = (validator instanceof ValidatorFactory factory) ? factory.getMessageInterpolator()
				: Validation.byDefaultProvider().configure().getDefaultMessageInterpolator();
	}

	/**
	 * Return the message of a violation. It is English, like the sentences around it,
	 * unless the application has a message for the locale.
	 * @param violation the violation
	 * @param known whether the application has a message for a code
	 * @return the message, or a neutral one
	 */
	public String of(ConstraintViolation<?> violation, Predicate<String> known) {
		if (repeatsValue(violation)) {
			return NOT_VALID;
		}
		String message = violation.getMessage();
		if (LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage())
				|| isMadeOf(violation, known)) {
			return message;
		}
		boolean safe = isOfAnnotation(violation)
				|| (violation.getConstraintDescriptor() != null && violation.getMessageTemplate().indexOf('$') < 0);
		Object value = violation.getInvalidValue();
		// a validator may have inserted values of its own
		return (safe && message.equals(interpolate(violation, value, null)))
				? interpolate(violation, value, Locale.ENGLISH) : message;
	}

	/**
	 * Return whether the application has a message for one of the parameters in braces,
	 * other than attributes of the constraint.
	 */
	private static boolean isMadeOf(ConstraintViolation<?> violation, Predicate<String> known) {
		String template = violation.getMessageTemplate();
		ConstraintDescriptor<?> constraint = violation.getConstraintDescriptor();
		int start = template.indexOf('{');
		while (start >= 0) {
			int end = template.indexOf('}', start);
			if (end < 0) {
				break;
			}
			String code = template.substring(template.lastIndexOf('{', end) + 1, end);
			if (!code.isEmpty() && (constraint == null || !constraint.getAttributes().containsKey(code))
					&& known.test(code)) {
				return true;
			}
			start = template.indexOf('{', end);
		}
		return false;
	}

	/**
	 * Return whether the message of a violation depends on the value. The message is
	 * interpolated again without the value; where that does not work, it is searched for
	 * the value.
	 * @param violation the violation
	 * @return whether it does
	 */
	public boolean repeatsValue(ConstraintViolation<?> violation) {
		Object value = violation.getInvalidValue();
		String message = violation.getMessage();
		if (value == null || message.equals(interpolate(violation, null))) {
			return false;
		}
		return message.equals(interpolate(violation, value)) || hasWord(message, value.toString());
	}

	private @Nullable String interpolate(ConstraintViolation<?> violation, @Nullable Object value) {
		// expressions in a message that is not the annotation's may come from anywhere
		return (isOfAnnotation(violation)) ? interpolate(violation, value, null) : null;
	}

	private static boolean isOfAnnotation(ConstraintViolation<?> violation) {
		ConstraintDescriptor<?> constraint = violation.getConstraintDescriptor();
		return constraint != null && violation.getMessageTemplate().equals(constraint.getMessageTemplate());
	}

	private String interpolate(ConstraintViolation<?> violation, @Nullable Object value, @Nullable Locale locale) {
		String template = violation.getMessageTemplate();
		ValueContext context = new ValueContext(violation.getConstraintDescriptor(), value);
		return (locale != null) ? this.interpolator.interpolate(template, context, locale)
				: this.interpolator.interpolate(template, context);
	}

	private static boolean hasWord(String message, String word) {
		int start = (word.isEmpty()) ? -1 : message.indexOf(word);
		while (start >= 0) {
			int end = start + word.length();
			boolean startsInside = start > 0 && Character.isLetterOrDigit(message.charAt(start - 1));
			boolean endsInside = end < message.length() && Character.isLetterOrDigit(message.charAt(end));
			if (!startsInside && !endsInside) {
				return true;
			}
			start = message.indexOf(word, start + 1);
		}
		return false;
	}

	private record ValueContext(ConstraintDescriptor<?> constraint,
			@Nullable Object value) implements MessageInterpolator.Context {

		@Override
		public ConstraintDescriptor<?> getConstraintDescriptor() {
			return this.constraint;
		}

		@Override
		public @Nullable Object getValidatedValue() {
			return this.value;
		}

		@Override
		public <T> T unwrap(Class<T> type) {
			return type.cast(this);
		}

	}

}
