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

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.event.Violations;
import org.jspecify.annotations.Nullable;

import org.springframework.context.support.StaticMessageSource;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.SmartValidator;
import org.springframework.validation.Validator;

/**
 * Checks the constraints of values made from events.
 *
 * @since 0.1.0
 */
public final class EventConstraints {

	private final @Nullable SmartValidator validator;

	private final boolean automatic;

	private final Predicate<CloudEvent> trusted;

	private final ErrorMessages messages;

	private final @Nullable Validator other;

	/**
	 * Create a checker of constraints.
	 * @param validator checks constraints, or {@code null} if nothing does
	 * @param automatic whether constraints are checked without {@code @Valid}
	 * @param trusted selects the events whose constraints are not checked
	 * @param messages the messages of errors
	 */
	public EventConstraints(@Nullable SmartValidator validator, boolean automatic, Predicate<CloudEvent> trusted,
			ErrorMessages messages) {
		this(validator, automatic, trusted, messages, null);
	}

	/**
	 * Create a checker of constraints that also calls a validator of the application.
	 * @param validator checks constraints, or {@code null} if nothing does
	 * @param automatic whether constraints are checked without {@code @Valid}
	 * @param trusted selects the events whose constraints are not checked
	 * @param messages the messages of errors
	 * @param other a validator that is called where there is {@code @Valid}, or
	 * {@code null}
	 */
	public EventConstraints(@Nullable SmartValidator validator, boolean automatic, Predicate<CloudEvent> trusted,
			ErrorMessages messages, @Nullable Validator other) {
		this.validator = validator;
		this.automatic = automatic;
		this.trusted = trusted;
		this.messages = messages;
		this.other = other;
	}

	/**
	 * Return a checker that checks nothing.
	 * @return the checker
	 */
	public static EventConstraints none() {
		return new EventConstraints(null, false, (event) -> true, new ErrorMessages(new StaticMessageSource(), null));
	}

	/**
	 * Return whether constraints are checked.
	 * @param asked whether {@code @Valid} or {@code @Validated} requests it
	 * @return whether there is a validator, and a reason to call it
	 */
	public boolean isActive(boolean asked) {
		return this.validator != null && (this.automatic || asked);
	}

	/**
	 * Return the messages of errors.
	 * @return the messages
	 */
	public ErrorMessages messages() {
		return this.messages;
	}

	/**
	 * Check the constraints of an event's value, unless the event is trusted.
	 * @param binding the binding that made the value
	 * @param event the event
	 * @param value the value
	 * @param name the name of the value in errors
	 * @param groups the validation groups, empty for the default
	 * @param findings takes the errors until it is full
	 */
	public void check(EventBinding binding, CloudEvent event, @Nullable Object value, String name, Object[] groups,
			Findings findings) {
		if (this.validator != null && !findings.isFull() && !this.trusted.test(event)) {
			check(this.validator, binding, binding.constraintTargets(value), value, name, groups, findings);
		}
	}

	/**
	 * Call the validators of the application for an event's value and for its data,
	 * unless the event is trusted. The one that checks constraints is skipped.
	 * @param binding the binding that made the value
	 * @param event the event
	 * @param value the value
	 * @param name the name of the value in errors
	 * @param groups the validation groups, empty for the default
	 * @param validators the validators besides those of all handlers
	 * @param findings takes the errors until it is full
	 */
	public void checkByOthers(EventBinding binding, CloudEvent event, @Nullable Object value, String name,
			Object[] groups, List<Validator> validators, Findings findings) {
		Set<Validator> others = new LinkedHashSet<>();
		if (this.other != null) {
			others.add(this.other);
		}
		others.addAll(validators);
		others.removeIf((candidate) -> candidate == this.validator || BeanValidation.isCalledBy(candidate));
		if (others.isEmpty() || this.trusted.test(event)) {
			return;
		}
		List<ConstraintTarget> targets = binding.validatorTargets(value);
		for (Validator validator : others) {
			check(validator, binding, targets, value, name, groups, findings);
		}
	}

	private void check(Validator validator, EventBinding binding, List<ConstraintTarget> targets,
			@Nullable Object value, String name, Object[] groups, Findings findings) {
		for (ConstraintTarget target : targets) {
			if (!validator.supports(target.object().getClass())) {
				continue;
			}
			Errors errors = new ConstraintErrors(target.object(), name, Violations.MAX);
			if (validator instanceof SmartValidator smart) {
				smart.validate(target.object(), errors, groups);
			}
			else {
				validator.validate(target.object(), errors);
			}
			for (ObjectError error : errors.getAllErrors()) {
				if (findings.isFull()) {
					return;
				}
				String path = target.pathOf((error instanceof FieldError field) ? field.getField() : "");
				findings.add(binding.violation(value, path, this.messages.of(error)), path, error);
			}
		}
	}

	/**
	 * Collects errors.
	 */
	public interface Findings {

		/**
		 * Return whether further errors are dropped.
		 * @return whether the limit is reached
		 */
		boolean isFull();

		/**
		 * Add an error.
		 * @param violation the error in terms of the event
		 * @param path the property path of the error in the value
		 * @param error the error as the validator reports it
		 */
		void add(CloudEventViolation violation, String path, ObjectError error);

	}

}
