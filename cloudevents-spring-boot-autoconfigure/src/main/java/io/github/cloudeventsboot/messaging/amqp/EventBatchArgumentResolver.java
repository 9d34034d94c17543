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

package io.github.cloudeventsboot.messaging.amqp;

import io.github.cloudeventsboot.binding.EventContainers;
import io.github.cloudeventsboot.handler.EventArgument;
import io.github.cloudeventsboot.handler.EventArguments;
import io.github.cloudeventsboot.handler.EventParameter.WholeEvent;
import io.github.cloudeventsboot.messaging.CloudEventMessageArgumentResolver;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;

/**
 * Resolves parameters for the events of several messages, whose values have already been
 * created, and leaves single messages to the other resolver.
 */
final class EventBatchArgumentResolver implements HandlerMethodArgumentResolver {

	private final EventArguments arguments;

	private final CloudEventMessageArgumentResolver single;

	EventBatchArgumentResolver(EventArguments arguments, CloudEventMessageArgumentResolver single) {
		this.arguments = arguments;
		this.single = single;
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return this.single.supportsParameter(parameter);
	}

	@Override
	public @Nullable Object resolveArgument(MethodParameter parameter, Message<?> message) {
		if (!(message instanceof EventBatchMessage batch)) {
			return this.single.resolveArgument(parameter, message);
		}
		EventArgument argument = this.arguments.find(parameter);
		if (argument != null && argument.parameter() instanceof WholeEvent whole) {
			return EventContainers.contain(whole.container(), batch.getPayload());
		}
		return batch.errors();
	}

}
