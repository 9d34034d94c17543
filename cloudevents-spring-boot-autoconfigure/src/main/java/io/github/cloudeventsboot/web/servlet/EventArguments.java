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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.cloudeventsboot.binding.EventBindings;
import io.github.cloudeventsboot.web.method.EventHandlerMethod;
import io.github.cloudeventsboot.web.method.EventParameter;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.util.Assert;

/**
 * Keeps what is known of parameters before the first request.
 */
final class EventArguments {

	private final EventBindings bindings;

	private final EventValidator validator;

	private final Map<MethodParameter, EventArgument> arguments = new ConcurrentHashMap<>();

	EventArguments(EventBindings bindings, EventValidator validator) {
		this.bindings = bindings;
		this.validator = validator;
	}

	/**
	 * Look at the parameters of a method.
	 */
	void prepare(EventHandlerMethod handler) {
		List<EventArgument> later = new ArrayList<>();
		boolean others = handler.parameters().size() < handler.method().getParameterCount();
		for (int i = handler.parameters().size() - 1; i >= 0; i--) {
			later.add(0, prepare(handler.parameters().get(i), later, others));
		}
	}

	private EventArgument prepare(EventParameter parameter, List<EventArgument> later, boolean others) {
		EventArgument argument = new EventArgument(parameter, this.bindings,
				this.validator.hints(parameter.parameter()), later, others);
		this.arguments.put(parameter.parameter(), argument);
		return argument;
	}

	/**
	 * Return what is known of a parameter, {@code null} if it takes nothing from an
	 * event.
	 */
	@Nullable EventArgument find(MethodParameter parameter) {
		EventArgument argument = this.arguments.get(parameter);
		if (argument == null) {
			// not a handler of requests, but one of exceptions for example
			EventParameter described = EventParameter.of(parameter);
			argument = (described != null) ? prepare(described, List.of(), false) : null;
		}
		return argument;
	}

	EventArgument get(MethodParameter parameter) {
		EventArgument argument = find(parameter);
		Assert.state(argument != null, "'parameter' must take something from an event");
		return argument;
	}

}
