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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.cloudeventsboot.ContentMode;
import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.binding.EventBindings;
import io.github.cloudeventsboot.binding.EventConstraints;
import io.github.cloudeventsboot.binding.EventFactory;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.handler.EventArgument;
import io.github.cloudeventsboot.handler.EventArguments;
import io.github.cloudeventsboot.handler.EventHandlerChecks;
import io.github.cloudeventsboot.handler.EventHandlerMethod;
import io.github.cloudeventsboot.handler.EventHandlerMethods;
import io.github.cloudeventsboot.handler.EventParameter;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringValueResolver;

/**
 * The listener methods of one kind of broker that take events.
 *
 * @since 0.1.0
 */
public final class EventListeners {

	private static final Log logger = LogFactory.getLog(EventListeners.class);

	private final EventHandlerMethods methods;

	private final EventArguments arguments;

	private final EventHandlerChecks checks;

	private final StringValueResolver placeholders;

	private final Map<String, Supplier<List<EventListenerDescription>>> descriptions = new ConcurrentHashMap<>();

	/**
	 * Create listeners.
	 * @param placeholders resolves placeholders in annotations
	 * @param bindings convert events to values
	 * @param constraints checks the constraints of values
	 * @param factory creates events from return values
	 */
	public EventListeners(StringValueResolver placeholders, EventBindings bindings, EventConstraints constraints,
			EventFactory factory) {
		this.methods = new EventHandlerMethods(new MessagingHandlerStyle(), placeholders);
		this.arguments = new EventArguments(this.methods, bindings, constraints);
		this.checks = new EventHandlerChecks(this.arguments, factory);
		this.placeholders = placeholders;
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
		KotlinFunctions.check(method);
		this.checks.check(method, ClassUtils.getUserClass(bean));
	}

	/**
	 * Return the methods of a listener class, one of which is chosen for each event.
	 * @param methods all methods
	 * @param defaultMethod the method for messages that no other method takes, or
	 * {@code null}
	 * @param bean the bean, or a proxy of it
	 * @return the methods that take events
	 * @throws InvalidEventTypeException if a method that is not the default one takes no
	 * event, or two methods take the same events
	 */
	public EventListenerMethods ofClass(List<Method> methods, @Nullable Method defaultMethod, Object bean) {
		List<EventHandlerMethod> handlers = new ArrayList<>();
		EventHandlerMethod defaultHandler = null;
		for (Method method : methods) {
			EventHandlerMethod handler = get(method, bean);
			boolean isDefault = method.equals(defaultMethod);
			if (handler.isEventHandler()) {
				handlers.add(handler);
				defaultHandler = (isDefault) ? handler : defaultHandler;
			}
			else if (!isDefault) {
				throw new InvalidEventTypeException(
						method.toGenericString() + " takes no event, but other methods of its class do.",
						"Let the method take an event, move it to a class of its own, or make it the default.");
			}
		}
		return new EventListenerMethods(handlers, defaultHandler);
	}

	/**
	 * Return the argument of a method whose container delivers batches.
	 * @param handler the method
	 * @return the argument for the events of a batch
	 * @throws InvalidEventTypeException if the method takes anything else
	 */
	public EventArgument batchArgument(EventHandlerMethod handler) {
		List<EventParameter> parameters = handler.parameters();
		if (parameters.size() != 1 || !parameters.get(0).isBatch()) {
			throw new InvalidEventTypeException(
					handler.method().toGenericString()
							+ " takes a single event or parts of it, but its container delivers batches.",
					"Take a List of events, or use a container factory without batches.");
		}
		EventArgument argument = this.arguments.find(parameters.get(0).parameter());
		Assert.state(argument != null, "'argument' must be prepared");
		return argument;
	}

	/**
	 * Create the exception for a listener class whose container delivers batches.
	 * @param handler one of its methods
	 * @return the exception
	 */
	public static InvalidEventTypeException batchesOfClass(EventHandlerMethod handler) {
		return new InvalidEventTypeException(
				"The class of " + handler.method().toGenericString()
						+ " chooses methods by events, but its container delivers batches.",
				"Use a container factory without batches, or a listener method that takes a List of events.");
	}

	/**
	 * Add the description of a listener that has been registered.
	 * @param id the identifier of the listener
	 * @param description supplies the descriptions of its methods while it is registered
	 */
	public void add(String id, Supplier<List<EventListenerDescription>> description) {
		this.descriptions.put(id, description);
		if (logger.isDebugEnabled()) {
			description.get()
				.forEach((listener) -> logger.debug(listener.handler()
					.describeRoute(listener.transport() + " " + String.join(", ", listener.destinations()))));
		}
	}

	/**
	 * Describe the listener methods that are registered.
	 * @return the descriptions, in no particular order
	 */
	public List<EventListenerDescription> describe() {
		return this.descriptions.values().stream().flatMap((description) -> description.get().stream()).toList();
	}

	/**
	 * Describe how the return value of a listener method is sent.
	 * @param handler the method
	 * @param bean the listener, if the annotations of its class apply to its methods
	 * @param mode the content mode unless the method sets it
	 * @return the description, {@code null} if the method returns nothing
	 */
	public EventListenerDescription.@Nullable Reply describeReply(EventHandlerMethod handler, @Nullable Object bean,
			ContentMode mode) {
		if (handler.method().getReturnType() == void.class) {
			return null;
		}
		SendTo annotation = AnnotatedElementUtils.findMergedAnnotation(handler.method(), SendTo.class);
		if (annotation == null && bean != null) {
			annotation = AnnotatedElementUtils.findMergedAnnotation(ClassUtils.getUserClass(bean), SendTo.class);
		}
		String named = (annotation != null && annotation.value().length > 0) ? annotation.value()[0] : "";
		String destination = (!named.isEmpty()) ? this.placeholders.resolveStringValue(named) : null;
		ResponseMode declared = handler.response().mode();
		return new EventListenerDescription.Reply(destination,
				(declared != ResponseMode.INHERIT) ? declared : ResponseMode.valueOf(mode.name()));
	}

}
