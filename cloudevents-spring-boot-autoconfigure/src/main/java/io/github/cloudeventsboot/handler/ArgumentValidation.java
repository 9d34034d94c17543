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

package io.github.cloudeventsboot.handler;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.binding.EventConstraints;
import io.github.cloudeventsboot.event.Violations;
import org.jspecify.annotations.Nullable;

import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * The violated constraints of an argument, in terms of both the event and the argument.
 *
 * @since 0.1.0
 */
public final class ArgumentValidation implements EventConstraints.Findings {

	private final ValidationHints hints;

	private final @Nullable Object argument;

	private final boolean batch;

	private List<CloudEventViolation> violations = List.of();

	private @Nullable BindingResult result;

	private int index;

	ArgumentValidation(ValidationHints hints, @Nullable Object argument, boolean batch) {
		this.hints = hints;
		this.argument = argument;
		this.batch = batch;
	}

	void setIndex(int index) {
		this.index = index;
	}

	@Override
	public boolean isFull() {
		return this.violations.size() >= Violations.MAX;
	}

	@Override
	public void add(CloudEventViolation violation, String path, ObjectError error) {
		CloudEventViolation found = (this.batch) ? violation.withIndex(this.index) : violation;
		// a validator of the application may call Bean Validation again
		if (this.violations.contains(found)) {
			return;
		}
		if (this.violations.isEmpty()) {
			this.violations = new ArrayList<>();
		}
		this.violations.add(found);
		result().addError(at((this.batch) ? "[" + this.index + "]." + path : path, error));
	}

	private static ObjectError at(String path, ObjectError error) {
		if (path.isEmpty()) {
			return error;
		}
		Object rejected = (error instanceof FieldError field) ? field.getRejectedValue() : null;
		return new FieldError(error.getObjectName(), path, rejected, false, error.getCodes(), error.getArguments(),
				error.getDefaultMessage());
	}

	/**
	 * Return whether the message is rejected: a constraint is violated, and the handler
	 * does not take the errors.
	 * @return whether it is
	 */
	public boolean isRejected() {
		return !this.hints.reported() && !this.violations.isEmpty();
	}

	/**
	 * Return whether the handler takes the errors.
	 * @return whether the parameter is followed by one for errors
	 */
	public boolean isReported() {
		return this.hints.reported();
	}

	/**
	 * Return the name of the argument in the errors.
	 * @return the name of the object
	 */
	public String name() {
		return this.hints.name();
	}

	/**
	 * Return the violations in terms of the event.
	 * @return the violations, empty if nothing is wrong
	 */
	public List<CloudEventViolation> violations() {
		return Collections.unmodifiableList(this.violations);
	}

	/**
	 * Return the errors in terms of the argument.
	 * @return the errors
	 */
	public BindingResult result() {
		if (this.result == null) {
			this.result = new BeanPropertyBindingResult(this.argument, this.hints.name());
		}
		return this.result;
	}

}
