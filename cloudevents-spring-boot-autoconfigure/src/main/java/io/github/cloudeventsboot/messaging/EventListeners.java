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

package io.github.cloudeventsboot.messaging;

import java.lang.reflect.Method;

import io.github.cloudeventsboot.binding.EventBindings;
import io.github.cloudeventsboot.binding.EventConstraints;
import io.github.cloudeventsboot.binding.EventFactory;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.handler.EventArguments;
import io.github.cloudeventsboot.handler.EventHandlerChecks;
import io.github.cloudeventsboot.handler.EventHandlerMethod;
import io.github.cloudeventsboot.handler.EventHandlerMethods;

import org.springframework.util.ClassUtils;
import org.springframework.util.StringValueResolver;

/**
 * The listener methods of one kind of broker that take events.
 *
 * @since 0.1.0
 */
public final class EventListeners {

	private final EventHandlerMethods methods;

	private final EventArguments arguments;

	private final EventHandlerChecks checks;

	/**
	 * Create listeners.
	 * @param placeholders resolves placeholders in annotations
	 * @param bindings make values of events
	 * @param constraints checks the constraints of values
	 * @param factory creates events of return values
	 */
	public EventListeners(StringValueResolver placeholders, EventBindings bindings, EventConstraints constraints,
			EventFactory factory) {
		this.methods = new EventHandlerMethods(new MessagingHandlerStyle(), placeholders);
		this.arguments = new EventArguments(this.methods, bindings, constraints);
		this.checks = new EventHandlerChecks(this.arguments, factory);
	}

	/**
	 * Return the arguments of the listener methods.
	 * @return the arguments
	 */
	public EventArguments arguments() {
		return this.arguments;
	}

	/**
	 * Describe a method, event listener or not.
	 * @param method the method
	 * @param bean the bean, or a proxy of it
	 * @return the description
	 */
	public EventHandlerMethod get(Method method, Object bean) {
		return this.methods.get(method, ClassUtils.getUserClass(bean));
	}

	/**
	 * Check a listener method before the first message.
	 * @param method the method
	 * @param bean the bean, or a proxy of it
	 * @throws InvalidEventTypeException if the method can't work
	 */
	public void check(Method method, Object bean) {
		this.checks.check(method, ClassUtils.getUserClass(bean));
	}

}
