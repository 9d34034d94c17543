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
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.cloudeventsboot.binding.EventContainers;
import io.github.cloudeventsboot.handler.EventHandlerMethod;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.log.LogMessage;
import org.springframework.http.ProblemDetail;
import org.springframework.util.Assert;
import org.springframework.web.ErrorResponse;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Sends return values as events. Values that are not events are left to the handlers that
 * would have been called without this one.
 *
 * @since 0.1.0
 */
public final class CloudEventMethodReturnValueHandler implements HandlerMethodReturnValueHandler {

	private static final Log logger = LogFactory.getLog(CloudEventMethodReturnValueHandler.class);

	/** Limits recursion, because types may be collections of each other. */
	private static final int MAX_DEPTH = 8;

	private final EventHandlers handlers;

	private final Map<ReturnKey, Boolean> supported = new ConcurrentHashMap<>();

	private final EventReplyWriter writer;

	private final Set<Method> looked = ConcurrentHashMap.newKeySet();

	private List<HandlerMethodReturnValueHandler> others = List.of();

	private Supplier<@Nullable List<HandlerMethodReturnValueHandler>> all = List::of;

	/**
	 * Create a handler.
	 * @param handlers describes handlers
	 * @param writer writes replies
	 */
	public CloudEventMethodReturnValueHandler(EventHandlers handlers, EventReplyWriter writer) {
		this.handlers = handlers;
		this.writer = writer;
	}

	/**
	 * Set the handlers of values that are not events.
	 * @param others the handlers that came after this one when it was put in front
	 * @param all supplies all handlers. They are fetched when they are needed, because an
	 * application may still replace some.
	 */
	void setOthers(List<HandlerMethodReturnValueHandler> others,
			Supplier<@Nullable List<HandlerMethodReturnValueHandler>> all) {
		this.others = List.copyOf(others);
		this.all = all;
	}

	@Override
	public boolean supportsReturnType(MethodParameter returnType) {
		Method method = returnType.getMethod();
		if (method == null) {
			return false;
		}
		ReturnKey key = new ReturnKey(method, returnType.getContainingClass(), returnType.getParameterType(),
				returnType.getGenericParameterType());
		Boolean known = this.supported.get(key);
		if (known == null) {
			known = supports(method, returnType);
			this.supported.put(key, known);
		}
		return known;
	}

	private boolean supports(Method method, MethodParameter returnType) {
		Class<?> type = returnType.getParameterType();
		if (ReturnTypes.isAsync(type)) {
			return false;
		}
		EventHandlerMethod handler = this.handlers.methods().get(method, returnType.getContainingClass());
		if (ReturnTypes.isEntity(type)) {
			ResolvableType declared = ReturnTypes.declared(returnType);
			ResolvableType body = (ReturnTypes.isEntity(declared.toClass())) ? ReturnTypes.body(declared)
					: ResolvableType.NONE;
			return !ReturnTypes.isAsync(body.toClass()) && (isAlwaysReply(handler) || mayBeEvent(body, handler));
		}
		return isAlwaysReply(handler) || ReturnedValue.isEvent(type, handler)
				|| (EventContainers.isWritable(type) && mayBeEvent(ReturnTypes.declared(returnType), handler));
	}

	private static boolean isAlwaysReply(EventHandlerMethod handler) {
		return handler.isEventHandler() || handler.response().type() != null
				|| handler.response().needsEvents(handler.method());
	}

	private static boolean mayBeEvent(ResolvableType declared, EventHandlerMethod handler) {
		ResolvableType type = declared;
		for (int depth = 0; depth < MAX_DEPTH; depth++) {
			Class<?> rawType = type.toClass();
			if (rawType == Object.class || ReturnedValue.isEvent(rawType, handler)) {
				return true;
			}
			if (!EventContainers.isWritable(rawType)) {
				return false;
			}
			type = EventContainers.element(type);
		}
		return true;
	}

	@Override
	public void handleReturnValue(@Nullable Object returnValue, MethodParameter returnType,
			ModelAndViewContainer mavContainer, NativeWebRequest webRequest) throws Exception {
		Method method = returnType.getMethod();
		Assert.state(method != null, "'returnType' must be that of a method");
		EventHandlerMethod handler = this.handlers.methods().get(method, returnType.getContainingClass());
		ReturnedValue returned = ReturnedValue.of(returnValue, returnType, handler);
		if (returned.kind() == ReturnedValue.Kind.OTHER) {
			warnIfWithoutEffect(handler, returned.body());
			MethodParameter declared = this.handlers.declared(returnType);
			NativeWebRequest request = (handler.isEventHandler()) ? OrdinaryReplyRequest.of(webRequest) : webRequest;
			other(declared).handleReturnValue(returnValue, declared, mavContainer, request);
			return;
		}
		mavContainer.setRequestHandled(true);
		this.writer.write(returned, handler.response(), webRequest);
	}

	/**
	 * Warn once for each method if its annotation has no effect on a value. The declared
	 * type did not reveal that when the application started.
	 */
	private void warnIfWithoutEffect(EventHandlerMethod handler, @Nullable Object body) {
		if (body != null && !(body instanceof ErrorResponse) && !(body instanceof ProblemDetail)
				&& this.looked.add(handler.method()) && handler.response().needsEvents(handler.method())) {
			logger.warn(LogMessage.format("@CloudEventResponse has no effect on %s, which returned a value of %s:"
					+ " it is not sent as an event. Add the type of the event, @CloudEventResponse(type = \"...\"),"
					+ " or return an OutgoingCloudEvent or an event type.", handler.method().toGenericString(),
					body.getClass()));
		}
	}

	private HandlerMethodReturnValueHandler other(MethodParameter returnType) {
		List<HandlerMethodReturnValueHandler> handlers = this.all.get();
		if (handlers == null || !handlers.contains(this)) {
			// another library has wrapped all handlers, and its wrapper called this one
			handlers = this.others;
		}
		for (HandlerMethodReturnValueHandler handler : handlers) {
			if (handler != this && handler.supportsReturnType(returnType)) {
				return handler;
			}
		}
		throw new IllegalArgumentException("Unknown return value type: " + returnType.getParameterType().getName());
	}

	/**
	 * The key of the decision whether a return value is handled here. It depends on types
	 * only, so the number of keys is limited.
	 */
	private record ReturnKey(Method method, Class<?> beanType, Class<?> type, Type genericType) {

		// called for each request of the application: the JVM does
		// not inline those that it generates for records
		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof ReturnKey key && this.method.equals(key.method) && this.beanType == key.beanType
					&& this.type == key.type && this.genericType.equals(key.genericType);
		}

		@Override
		public int hashCode() {
			return 31 * this.method.hashCode() + this.type.hashCode();
		}

	}

}
