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

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventRejection;
import io.github.cloudeventsboot.binding.EventContainers;
import io.github.cloudeventsboot.handler.ArgumentValidation;
import io.github.cloudeventsboot.handler.EventArgument;
import io.github.cloudeventsboot.handler.EventArguments;
import io.github.cloudeventsboot.handler.EventParameter.WholeEvent;
import io.github.cloudeventsboot.message.ReceivedMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.util.Assert;
import org.springframework.validation.Errors;

/**
 * Resolves parameters that take something from the event of a message: the whole event,
 * its data or its attributes, and the {@code Errors} of the preceding parameter.
 *
 * @since 0.1.0
 */
public final class CloudEventMessageArgumentResolver implements HandlerMethodArgumentResolver {

	private final EventArguments arguments;

	private final Function<Message<?>, ReceivedMessage> messages;

	/**
	 * Create a resolver.
	 * @param listeners the listeners
	 * @param messages reads a message that is not an {@link EventMessage}, because a
	 * container has created it without our converter
	 */
	public CloudEventMessageArgumentResolver(EventListeners listeners, Function<Message<?>, ReceivedMessage> messages) {
		this.arguments = listeners.arguments();
		this.messages = messages;
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return this.arguments.find(parameter) != null || isErrors(parameter);
	}

	private static boolean isErrors(MethodParameter parameter) {
		return parameter.getParameterIndex() > 0 && Errors.class.isAssignableFrom(parameter.getParameterType());
	}

	@Override
	public @Nullable Object resolveArgument(MethodParameter parameter, Message<?> message) {
		EventArgument argument = this.arguments.find(parameter);
		if (argument == null) {
			return errors(message);
		}
		ReceivedMessage received = (message instanceof EventMessage<?> known) ? known.received()
				: this.messages.apply(message);
		try {
			return resolve(argument, received, message);
		}
		catch (CloudEventException ex) {
			throw new MessagingCloudEventException(message, parameter, ex);
		}
	}

	private static @Nullable Object errors(Message<?> message) {
		Object errors = (message instanceof EventMessage<?> known) ? known.errors() : null;
		Assert.state(errors != null, "Errors must follow a parameter that takes something from the event");
		return errors;
	}

	private static @Nullable Object resolve(EventArgument argument, ReceivedMessage received, Message<?> message) {
		if (!(argument.parameter() instanceof WholeEvent whole)) {
			return argument.orAbsent(single(argument, received, message));
		}
		if (!whole.required() && !received.isEvent()) {
			report(argument, argument.validateNothing(), message);
			return argument.noEvent();
		}
		Object value = single(argument, received, message);
		if (value == null) {
			return null;
		}
		// one message is one event, even for a parameter that takes several
		Object body = (whole.isBatch()) ? EventContainers.contain(whole.container(), List.of(value)) : value;
		body = (whole.enveloped()) ? new GenericMessage<>(body, message.getHeaders()) : body;
		return (whole.optional()) ? Optional.of(body) : body;
	}

	private static @Nullable Object single(EventArgument argument, ReceivedMessage received, Message<?> message) {
		CloudEvent event = (argument.leavesBody()) ? received.attributes() : received.event();
		Object value = argument.bind(event);
		report(argument, argument.validate(event, value, List.of()), message);
		return value;
	}

	private static void report(EventArgument argument, ArgumentValidation validation, Message<?> message) {
		if (validation.isRejected()) {
			throw new MessagingCloudEventException(message, argument.parameter().parameter(),
					CloudEventRejection.INVALID_DATA, validation.violations());
		}
		if (validation.isReported() && message instanceof EventMessage<?> known) {
			known.setErrors(validation.result());
		}
	}

}
