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

import java.lang.reflect.Method;
import java.util.function.Supplier;

import io.github.cloudeventsboot.binding.EventEncoder;
import io.github.cloudeventsboot.binding.EventLeaf;
import io.github.cloudeventsboot.binding.EventTypes;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.web.method.EventHandlerMethod;
import io.github.cloudeventsboot.web.method.EventHandlerMethods;

import org.springframework.core.ResolvableType;
import org.springframework.web.method.HandlerMethod;

/**
 * Looks at the handler methods of an application before the first request. What can't
 * work keeps the application from starting.
 */
final class EventHandlerChecks {

	private final EventHandlerMethods handlers;

	private final EventArguments arguments;

	private final EventEncoder encoder;

	EventHandlerChecks(EventHandlerMethods handlers, EventArguments arguments, EventEncoder encoder) {
		this.handlers = handlers;
		this.arguments = arguments;
		this.encoder = encoder;
	}

	void check(HandlerMethod method) {
		naming(method.getMethod(), () -> {
			EventHandlerMethod handler = this.handlers.get(method.getMethod(), method.getBeanType());
			rejectMixedBatch(handler);
			handler.reply().check(method.getMethod());
			this.arguments.prepare(handler);
			if (handler.isEventHandler() || handler.reply().annotated()) {
				checkReturned(handler,
						ReturnTypes.value(ResolvableType.forMethodReturnType(method.getMethod(), method.getBeanType()))
							.toClass());
			}
			return handler;
		});
	}

	/**
	 * Do something for a method, and name the method if that fails.
	 */
	static <T> T naming(Method method, Supplier<T> action) {
		String name = method.toGenericString();
		try {
			return action.get();
		}
		catch (InvalidEventTypeException ex) {
			if (ex.getDescription().contains(name)) {
				throw ex;
			}
			throw new InvalidEventTypeException(ex.getDescription() + " It is used by " + name + ".", ex.getAction());
		}
	}

	private static void rejectMixedBatch(EventHandlerMethod handler) {
		boolean single = handler.parameters().stream().anyMatch((parameter) -> !parameter.isBatch());
		if (handler.isBatch() && single) {
			throw new InvalidEventTypeException(
					handler.method().toGenericString() + " takes both a batch and parts of a single event.",
					"Take the events of the batch only, or a single event.");
		}
	}

	private void checkReturned(EventHandlerMethod handler, Class<?> type) {
		if (!EventTypes.isEventType(type)) {
			return;
		}
		EventTypes.leavesByPattern(type).values().stream().distinct().forEach((leaf) -> {
			EventLeaf described = EventLeaf.of(ResolvableType.forClass(leaf));
			if (described.singleType() == null && !described.hasTypeComponent() && handler.reply().type() == null) {
				throw new InvalidEventTypeException(handler.method().toGenericString() + " returns " + leaf.getName()
						+ ", whose @CloudEventType has a prefix or several values, so the type to send is not known.",
						"Add a component 'String type' to " + leaf.getSimpleName()
								+ ", or @CloudEventResponse(type = \"...\") to the method.");
			}
			this.encoder.prepare(leaf);
		});
	}

}
