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

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import io.github.cloudeventsboot.binding.EventContainers;
import io.github.cloudeventsboot.handler.EventHandlerMethod;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpEntity;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/**
 * A returned value, and how it is sent.
 *
 * @param kind how it is sent
 * @param entity the value if it has status or headers, or {@code null}
 * @param body the value, or the body of the entity
 */
record ReturnedValue(Kind kind, @Nullable HttpEntity<?> entity, @Nullable Object body) {

	/**
	 * How a value is sent.
	 */
	enum Kind {

		/** As a reply without a body. */
		NOTHING,

		/** As one event. */
		EVENT,

		/** As a batch. */
		BATCH,

		/** As it would be without this library. */
		OTHER

	}

	static ReturnedValue of(@Nullable Object value, MethodParameter returnType, EventHandlerMethod handler) {
		HttpEntity<?> entity = (value instanceof HttpEntity<?> given) ? given : null;
		Object body = (entity != null) ? entity.getBody() : value;
		if (body instanceof Optional<?> optional) {
			body = optional.orElse(null);
		}
		// problems are never events, whatever else the handler returns
		boolean problem = value instanceof ErrorResponse || body instanceof ProblemDetail;
		Kind kind = (problem) ? Kind.OTHER : kind(body, returnType, handler);
		return new ReturnedValue(kind, entity, body);
	}

	private static Kind kind(@Nullable Object body, MethodParameter returnType, EventHandlerMethod handler) {
		boolean wrapped = handler.response().type() != null;
		if (body == null) {
			return (wrapped || handler.isEventHandler()) ? Kind.NOTHING : Kind.OTHER;
		}
		if (isEvent(body.getClass(), handler)) {
			return Kind.EVENT;
		}
		if (isBatch(body, returnType, handler)) {
			return Kind.BATCH;
		}
		return (wrapped && !ReturnTypes.isAsync(body.getClass())) ? Kind.EVENT : Kind.OTHER;
	}

	static boolean isEvent(Class<?> type, EventHandlerMethod handler) {
		return handler.response().isEvent(type, handler.isEventHandler());
	}

	private static boolean isBatch(Object body, MethodParameter returnType, EventHandlerMethod handler) {
		if (!EventContainers.isWritable(body.getClass())) {
			return false;
		}
		boolean events = false;
		for (Object element : EventContainers.elements(body)) {
			events = element != null && isEvent(element.getClass(), handler);
			if (!events) {
				break;
			}
		}
		return events || isDeclaredBatch(returnType, handler);
	}

	/**
	 * Return whether the declared type is a batch. It decides if the elements do not,
	 * because there are none, or one of them is not an event.
	 */
	private static boolean isDeclaredBatch(MethodParameter returnType, EventHandlerMethod handler) {
		ResolvableType declared = ReturnTypes.body(ReturnTypes.declared(returnType));
		return EventContainers.isWritable(declared.toClass())
				&& isEvent(EventContainers.element(declared).toClass(), handler);
	}

	/**
	 * Return the elements of a batch.
	 */
	Collection<?> elements() {
		return (this.body != null) ? EventContainers.elements(this.body) : List.of();
	}

}
