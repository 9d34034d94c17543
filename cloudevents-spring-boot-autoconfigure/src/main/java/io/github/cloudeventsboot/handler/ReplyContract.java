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

import java.util.List;
import java.util.Optional;

import io.github.cloudeventsboot.binding.EventContainers;

import org.springframework.core.MethodParameter;
import org.springframework.core.Nullness;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;

/**
 * The reply of a handler method, according to its declaration.
 *
 * @param kind the kind of reply
 * @param events the kinds of events, empty if the reply is not an event
 * @param nullable whether there may be no reply
 * @param entity whether the value sets the status itself
 * @since 0.1.0
 */
public record ReplyContract(Kind kind, List<EventContract> events, boolean nullable, boolean entity) {

	/** Limits recursion, because types may wrap each other. */
	private static final int MAX_DEPTH = 8;

	/**
	 * Return the reply of a method.
	 * @param handler the method
	 * @param beanType the class of the handler
	 * @param style how handlers of the transport declare return values
	 * @return the description
	 */
	public static ReplyContract of(EventHandlerMethod handler, Class<?> beanType, HandlerStyle style) {
		ResolvableType type = ResolvableType.forMethodReturnType(handler.method(), beanType);
		boolean nullable = Nullness.forMethodParameter(new MethodParameter(handler.method(), -1)) == Nullness.NULLABLE;
		if (style.isStream(type)) {
			return new ReplyContract(Kind.OTHER, List.of(), nullable, false);
		}
		boolean many = false;
		boolean entity = false;
		for (int depth = 0; depth < MAX_DEPTH; depth++) {
			ResolvableType inside = style.returned(type);
			if (inside != null) {
				ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(type.toClass());
				many |= adapter != null && adapter.isMultiValue();
				entity |= type.toClass().getName().startsWith("org.springframework.http.");
			}
			else if (type.toClass() == Optional.class) {
				inside = type.getGeneric();
				nullable = true;
			}
			else {
				break;
			}
			type = inside;
		}
		return of(handler, type, new ReplyContract(Kind.OTHER, List.of(), nullable, entity), many);
	}

	private static ReplyContract of(EventHandlerMethod handler, ResolvableType type, ReplyContract other,
			boolean many) {
		Class<?> rawType = type.toClass();
		if (rawType == void.class || rawType == Void.class) {
			return other.as(Kind.NOTHING, List.of());
		}
		ResponseDescription response = handler.response();
		boolean batch = many || EventContainers.isWritable(rawType);
		ResolvableType element = (EventContainers.isWritable(rawType)) ? EventContainers.element(type) : type;
		if (response.isEvent(element.toClass(), handler.isEventHandler())) {
			return other.as((batch) ? Kind.BATCH : Kind.EVENT, EventContract.sent(element, response));
		}
		boolean known = type != ResolvableType.NONE && rawType != Object.class;
		if (response.type() == null || !known) {
			return other;
		}
		ResolvableType data = (many) ? ResolvableType.forClassWithGenerics(List.class, type) : type;
		return other.as(Kind.EVENT, EventContract.sent(data, response));
	}

	private ReplyContract as(Kind kind, List<EventContract> events) {
		return new ReplyContract(kind, events, this.nullable, this.entity);
	}

	/**
	 * The kind of a reply.
	 */
	public enum Kind {

		/** Nothing but a status. */
		NOTHING,

		/** One event. */
		EVENT,

		/** Any number of events. */
		BATCH,

		/** The value as the transport writes it. */
		OTHER

	}

}
