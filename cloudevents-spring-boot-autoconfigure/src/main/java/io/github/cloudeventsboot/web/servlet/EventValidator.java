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

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.binding.ConstraintTarget;
import io.github.cloudeventsboot.web.method.EventParameter;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Conventions;
import org.springframework.core.MethodParameter;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.SmartValidator;
import org.springframework.validation.annotation.ValidationAnnotationUtils;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Checks the constraints of arguments, and tells the handler or the sender.
 *
 * @since 0.1.0
 */
public final class EventValidator {

	static final int MAX_VIOLATIONS = 20;

	private static final Object[] NO_GROUPS = {};

	private final @Nullable SmartValidator validator;

	private final boolean automatic;

	private final Predicate<CloudEvent> trusted;

	private final ErrorMessages messages;

	/**
	 * Create a validator.
	 * @param validator checks constraints, {@code null} if nothing does
	 * @param automatic whether constraints of parameters without {@code @Valid} are
	 * checked
	 * @param trusted tells the events whose constraints are not checked
	 * @param messages the messages of errors
	 */
	public EventValidator(@Nullable SmartValidator validator, boolean automatic, Predicate<CloudEvent> trusted,
			ErrorMessages messages) {
		this.validator = validator;
		this.automatic = automatic;
		this.trusted = trusted;
		this.messages = messages;
	}

	Hints hints(MethodParameter parameter) {
		Object[] groups = null;
		for (Annotation annotation : parameter.getParameterAnnotations()) {
			Object[] hints = ValidationAnnotationUtils.determineValidationHints(annotation);
			if (hints != null) {
				groups = hints;
			}
		}
		boolean active = this.validator != null && (this.automatic || groups != null);
		Class<?>[] types = parameter.getExecutable().getParameterTypes();
		int index = parameter.getParameterIndex() + 1;
		boolean reported = index < types.length && Errors.class.isAssignableFrom(types[index]);
		return new Hints(active, (groups != null) ? groups : NO_GROUPS, reported, name(parameter));
	}

	private static String name(MethodParameter parameter) {
		try {
			return Conventions.getVariableNameForParameter(parameter);
		}
		catch (IllegalArgumentException ex) {
			// a collection of what is not known
			String name = parameter.getParameterName();
			return (name != null) ? name : "event";
		}
	}

	ErrorMessages messages() {
		return this.messages;
	}

	/**
	 * Tell the handler that an event which isn't there is as good as any.
	 */
	void validateNothing(EventArgument argument, @Nullable ModelAndViewContainer mavContainer)
			throws EventNotValidException {
		new Check(argument, null).report(mavContainer);
	}

	void validatePayload(EventArgument argument, CloudEvent event, @Nullable Object value,
			@Nullable ModelAndViewContainer mavContainer) throws EventNotValidException {
		Check check = new Check(argument, value);
		if (argument.hints().active() && !this.trusted.test(event)) {
			List<ConstraintTarget> targets = argument.payload().constraintTargets(value);
			check.run(targets, "", (error) -> argument.payload().violation(value, error.path(), error.message()));
		}
		check.report(mavContainer);
	}

	void validateEvents(EventArgument argument, List<CloudEvent> events, List<Object> values, Object root,
			@Nullable ModelAndViewContainer mavContainer) throws EventNotValidException {
		Check check = new Check(argument, root);
		boolean batch = argument.parameter().isBatch();
		for (int i = 0; argument.hints().active() && i < values.size(); i++) {
			Object value = values.get(i);
			int index = i;
			if (!this.trusted.test(events.get(i))) {
				check.run(argument.event().constraintTargets(value), (batch) ? "[" + i + "]." : "", (error) -> {
					CloudEventViolation violation = argument.event().violation(value, error.path(), error.message());
					return (batch) ? violation.withIndex(index) : violation;
				});
			}
		}
		check.report(mavContainer);
	}

	/**
	 * What is known before the first request.
	 *
	 * @param active whether constraints are checked
	 * @param groups the validation groups, empty for the default
	 * @param reported whether the next parameter takes the errors
	 * @param name the name of the object in the errors
	 */
	record Hints(boolean active, Object[] groups, boolean reported, String name) {

	}

	private record PathError(String path, String message) {

	}

	private final class Check {

		private final EventArgument argument;

		private final @Nullable Object root;

		private final List<CloudEventViolation> violations = new ArrayList<>(0);

		private @Nullable BindingResult result;

		Check(EventArgument argument, @Nullable Object root) {
			this.argument = argument;
			this.root = root;
		}

		void run(List<ConstraintTarget> targets, String prefix, Function<PathError, CloudEventViolation> translator) {
			SmartValidator validator = EventValidator.this.validator;
			if (validator == null) {
				return;
			}
			for (ConstraintTarget target : targets) {
				Errors errors = new ConstraintErrors(target.object(), this.argument.hints().name(), MAX_VIOLATIONS);
				if (validator.supports(target.object().getClass())) {
					validator.validate(target.object(), errors, this.argument.hints().groups());
				}
				for (ObjectError error : errors.getAllErrors()) {
					if (this.violations.size() >= MAX_VIOLATIONS) {
						return;
					}
					String field = (error instanceof FieldError fieldError) ? fieldError.getField() : "";
					String path = target.pathOf(field);
					this.violations.add(translator.apply(new PathError(path, EventValidator.this.messages.of(error))));
					result().addError(at(prefix + path, error));
				}
			}
		}

		private ObjectError at(String path, ObjectError error) {
			if (path.isEmpty()) {
				return error;
			}
			Object rejected = (error instanceof FieldError field) ? field.getRejectedValue() : null;
			return new FieldError(error.getObjectName(), path, rejected, false, error.getCodes(), error.getArguments(),
					error.getDefaultMessage());
		}

		private BindingResult result() {
			if (this.result == null) {
				this.result = new BeanPropertyBindingResult(this.root, this.argument.hints().name());
			}
			return this.result;
		}

		void report(@Nullable ModelAndViewContainer mavContainer) throws EventNotValidException {
			EventParameter parameter = this.argument.parameter();
			if (!this.argument.hints().reported() && !this.violations.isEmpty()) {
				throw new EventNotValidException(parameter.parameter(), result(), this.violations);
			}
			if (this.argument.hints().reported() && mavContainer != null) {
				mavContainer.addAttribute(BindingResult.MODEL_KEY_PREFIX + this.argument.hints().name(), result());
			}
		}

	}

}
