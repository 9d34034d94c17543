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
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonView;
import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventDataException;
import io.github.cloudeventsboot.InvalidCloudEventException;
import io.github.cloudeventsboot.binding.BindingProblems;
import io.github.cloudeventsboot.binding.EventBinding;
import io.github.cloudeventsboot.binding.EventBindings;
import io.github.cloudeventsboot.binding.EventComponent;
import io.github.cloudeventsboot.binding.EventConstraints;
import io.github.cloudeventsboot.handler.EventParameter.WholeEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.core.KotlinDetector;
import org.springframework.core.MethodParameter;
import org.springframework.validation.Validator;

/**
 * An argument of a handler method, prepared before the first event: converts events to
 * values and checks their constraints.
 *
 * @since 0.1.0
 */
public final class EventArgument {

	private final EventParameter parameter;

	private final EventBinding binding;

	private final ValidationHints hints;

	private final EventConstraints constraints;

	private final List<EventArgument> later;

	private final boolean leavesBody;

	private final @Nullable Object absent;

	EventArgument(EventParameter parameter, EventBindings bindings, EventConstraints constraints,
			List<EventArgument> later, boolean others) {
		this.parameter = parameter;
		MethodParameter declared = parameter.parameter();
		Class<?> view = JsonViews.view(declared.getParameterAnnotation(JsonView.class),
				EventComponent.describe(declared));
		this.binding = parameter.binding(bindings.inView(view));
		this.constraints = constraints;
		this.hints = ValidationHints.of(parameter, constraints);
		this.later = List.copyOf(later);
		this.leavesBody = others && parameter instanceof EventParameter.Attribute
				&& this.later.stream().allMatch(EventArgument::leavesBody);
		this.absent = absent(parameter);
	}

	private static @Nullable Object absent(EventParameter parameter) {
		// Kotlin functions take null for parameters with default values
		if (KotlinDetector.isKotlinType(parameter.parameter().getDeclaringClass())) {
			return null;
		}
		if (parameter instanceof EventParameter.Payload payload) {
			return payload.component().absentValue();
		}
		return (parameter instanceof EventParameter.Attribute attribute) ? attribute.component().absentValue() : null;
	}

	/**
	 * Return the parameter.
	 * @return its description
	 */
	public EventParameter parameter() {
		return this.parameter;
	}

	/**
	 * Return whether neither this argument nor a later one of the method needs the data,
	 * and another parameter may need the body, such as a {@code @RequestBody}.
	 * @return whether only the attributes of the event must be read
	 */
	public boolean leavesBody() {
		return this.leavesBody;
	}

	/**
	 * Convert the single event. Its violations for this argument are reported together
	 * with those for later ones.
	 * @param event the event
	 * @return the value, {@code null} if the event has no such part
	 * @throws CloudEventException if the event does not fit
	 */
	public @Nullable Object bind(CloudEvent event) {
		try {
			return this.binding.bind(event);
		}
		catch (InvalidCloudEventDataException | InvalidCloudEventException ex) {
			if (this.later.isEmpty()) {
				throw ex;
			}
			BindingProblems problems = new BindingProblems();
			problems.add(ex);
			collectLater(event, problems);
			throw problems.toException();
		}
	}

	private void collectLater(CloudEvent event, BindingProblems problems) {
		this.later.forEach((other) -> other.collect(event, problems));
	}

	private void collect(CloudEvent event, BindingProblems problems) {
		try {
			this.binding.bind(event);
		}
		catch (InvalidCloudEventDataException | InvalidCloudEventException ex) {
			problems.add(ex);
		}
		catch (CloudEventException ex) {
			// of another kind than the collected violations: reported once those are
			// fixed
			return;
		}
	}

	/**
	 * Convert the events of a batch.
	 * @param events the events
	 * @param indexed whether violations contain the index of their event
	 * @return the values
	 * @throws CloudEventException if one of the events does not fit
	 */
	public List<Object> bindAll(List<CloudEvent> events, boolean indexed) {
		return new BatchBinding(this.binding, indexed).bind(events);
	}

	/**
	 * Check the constraints of the value of the single event. If it violates any,
	 * violations for later arguments are reported as well.
	 * @param event the event
	 * @param value the value
	 * @param validators validators of the application for this argument
	 * @return the violations
	 * @throws CloudEventException if the event does not fit a later argument
	 */
	public ArgumentValidation validate(CloudEvent event, @Nullable Object value, List<Validator> validators) {
		ArgumentValidation validation = new ArgumentValidation(this.hints, value, false);
		check(event, value, validators, validation);
		if (validation.isRejected() && !this.later.isEmpty()) {
			BindingProblems problems = new BindingProblems();
			collectLater(event, problems);
			if (!problems.isEmpty()) {
				problems.addAll(validation.violations());
				throw problems.toException();
			}
		}
		return validation;
	}

	/**
	 * Check the constraints of the values of the events of a batch.
	 * @param events the events
	 * @param values the values
	 * @param validators validators of the application for this argument
	 * @return the violations
	 */
	public ArgumentValidation validateAll(List<CloudEvent> events, List<Object> values, List<Validator> validators) {
		ArgumentValidation validation = new ArgumentValidation(this.hints, values, true);
		for (int i = 0; this.hints.isAny() && i < values.size() && !validation.isFull(); i++) {
			validation.setIndex(i);
			check(events.get(i), values.get(i), validators, validation);
		}
		return validation;
	}

	private void check(CloudEvent event, @Nullable Object value, List<Validator> validators,
			ArgumentValidation validation) {
		if (this.hints.active()) {
			this.constraints.check(this.binding, event, value, this.hints.name(), this.hints.groups(), validation);
		}
		if (this.hints.asked()) {
			this.constraints.checkByOthers(this.binding, event, value, this.hints.name(), this.hints.groups(),
					validators, validation);
		}
	}

	/**
	 * Return whether the method requests the validation of this argument.
	 * @return whether it is annotated with {@code @Valid} or {@code @Validated}
	 */
	public boolean isValidationAsked() {
		return this.hints.asked();
	}

	/**
	 * Return the validation of an argument without an event.
	 * @return a validation without violations
	 */
	public ArgumentValidation validateNothing() {
		return new ArgumentValidation(this.hints, null, false);
	}

	/**
	 * Return the value for the handler method.
	 * @param value a value that {@link #bind} returned
	 * @return the value, or the default value of a primitive parameter
	 */
	public @Nullable Object orAbsent(@Nullable Object value) {
		return (value != null) ? value : this.absent;
	}

	/**
	 * Return the value for the handler method if there is no event.
	 * @return an empty {@code Optional} or {@code null}
	 */
	public @Nullable Object noEvent() {
		return (this.parameter.optional()) ? Optional.empty() : null;
	}

	/**
	 * Describe a constraint that the argument violates, found by another validation.
	 * @param value the argument, or the element of a batch, {@code null} if it is not
	 * known
	 * @param path the property path of the error
	 * @param message the message of the constraint
	 * @return the violation
	 */
	CloudEventViolation violation(@Nullable Object value, String path, String message) {
		return (value != null) ? this.binding.violation(value, path, message) : violationOf(null, path, message);
	}

	/**
	 * Describe a constraint on the parameter itself, or on something in the data.
	 */
	CloudEventViolation violationOf(@Nullable Object argument, String path, String message) {
		if (this.parameter instanceof WholeEvent) {
			return CloudEventViolation.ofEvent(((this.parameter.isBatch()) ? "batch " : "event ") + message);
		}
		return this.binding.violation(argument, path, message);
	}

	/**
	 * Return the arguments of a method, in the order of its parameters.
	 */
	static List<EventArgument> of(EventHandlerMethod handler, EventBindings bindings, EventConstraints constraints) {
		List<EventParameter> parameters = handler.parameters();
		boolean others = parameters.size() < handler.method().getParameterCount();
		List<EventArgument> arguments = new ArrayList<>();
		for (int i = parameters.size() - 1; i >= 0; i--) {
			arguments.add(0, new EventArgument(parameters.get(i), bindings, constraints, arguments, others));
		}
		return arguments;
	}

}
