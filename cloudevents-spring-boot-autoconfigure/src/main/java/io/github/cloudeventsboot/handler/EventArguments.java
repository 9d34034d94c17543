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

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.cloudeventsboot.binding.EventBindings;
import io.github.cloudeventsboot.binding.EventConstraints;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;

/**
 * The arguments of handler methods, prepared for all parameters of a method when the
 * first one is requested.
 *
 * @since 0.1.0
 */
public final class EventArguments {

	private final EventHandlerMethods handlers;

	private final EventBindings bindings;

	private final EventConstraints constraints;

	private final Map<MethodParameter, EventArgument> arguments = new ConcurrentHashMap<>();

	/**
	 * Create arguments.
	 * @param handlers describes handlers
	 * @param bindings creates the bindings that convert events to values
	 * @param constraints checks the constraints of values
	 */
	public EventArguments(EventHandlerMethods handlers, EventBindings bindings, EventConstraints constraints) {
		this.handlers = handlers;
		this.bindings = bindings;
		this.constraints = constraints;
	}

	/**
	 * Return the handlers.
	 * @return the descriptions of handlers
	 */
	public EventHandlerMethods handlers() {
		return this.handlers;
	}

	/**
	 * Return the constraints.
	 * @return the checker of constraints
	 */
	EventConstraints constraints() {
		return this.constraints;
	}

	/**
	 * Prepare the arguments of a method.
	 * @param handler the method
	 * @throws InvalidEventTypeException if a type is declared in a way that can't work
	 */
	public void prepare(EventHandlerMethod handler) {
		for (EventArgument argument : EventArgument.of(handler, this.bindings, this.constraints)) {
			this.arguments.putIfAbsent(argument.parameter().parameter(), argument);
		}
	}

	/**
	 * Return the argument for a parameter of a method.
	 * @param parameter the parameter
	 * @return the argument, or {@code null} if the parameter takes nothing from an event
	 * @throws InvalidEventTypeException if a type is declared in a way that can't work
	 */
	public @Nullable EventArgument find(MethodParameter parameter) {
		EventArgument argument = this.arguments.get(parameter);
		Method method = (argument != null) ? null : parameter.getMethod();
		if (method == null) {
			return argument;
		}
		EventHandlerMethod handler = this.handlers.get(method, parameter.getContainingClass());
		List<EventParameter> parameters = handler.parameters();
		if (parameters.stream().noneMatch((described) -> described.parameter().equals(parameter))) {
			return null;
		}
		prepare(handler);
		return this.arguments.get(parameter);
	}

}
