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
import java.util.List;
import java.util.function.Supplier;

import io.github.cloudeventsboot.web.method.EventHandlerMethod;
import io.github.cloudeventsboot.web.method.EventHandlerMethods;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.util.Assert;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Sends return values as events. What turns out to be none is left to the handlers that
 * would have been asked without this one.
 *
 * @since 0.1.0
 */
public final class EventReplyHandler implements HandlerMethodReturnValueHandler {

	private final EventHandlerMethods handlers;

	private final EventReplyWriter writer;

	private List<HandlerMethodReturnValueHandler> others = List.of();

	private Supplier<@Nullable List<HandlerMethodReturnValueHandler>> all = List::of;

	/**
	 * Create a handler.
	 * @param handlers describes handlers
	 * @param writer writes replies
	 */
	public EventReplyHandler(EventHandlerMethods handlers, EventReplyWriter writer) {
		this.handlers = handlers;
		this.writer = writer;
	}

	/**
	 * Set the handlers of what is no event.
	 * @param others the handlers that came after this one when it was put in front
	 * @param all supplies all handlers. They are asked for when they are needed, as an
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
		Class<?> type = returnType.getParameterType();
		if (method == null || ReturnTypes.isAsync(type)) {
			return false;
		}
		EventHandlerMethod handler = this.handlers.get(method, returnType.getContainingClass());
		if (ReturnTypes.isEntity(type)) {
			ResolvableType declared = ReturnTypes.declared(returnType);
			ResolvableType body = (ReturnTypes.isEntity(declared.toClass())) ? ReturnTypes.body(declared)
					: ResolvableType.NONE;
			return !ReturnTypes.isAsync(body.toClass()) && (isAlwaysReply(handler) || mayBeEvent(body, handler));
		}
		return isAlwaysReply(handler) || ReturnedValue.isEvent(type, handler)
				|| (ReturnTypes.isContainer(type) && mayBeEvent(ReturnTypes.declared(returnType), handler));
	}

	private static boolean isAlwaysReply(EventHandlerMethod handler) {
		return handler.isEventHandler() || handler.reply().type() != null;
	}

	private static boolean mayBeEvent(ResolvableType declared, EventHandlerMethod handler) {
		ResolvableType type = declared;
		for (int depth = 0; depth < ReturnTypes.MAX_DEPTH; depth++) {
			Class<?> rawType = type.toClass();
			if (rawType == Object.class || ReturnedValue.isEvent(rawType, handler)) {
				return true;
			}
			if (!ReturnTypes.isContainer(rawType)) {
				return false;
			}
			type = ReturnTypes.element(type);
		}
		return true;
	}

	@Override
	public void handleReturnValue(@Nullable Object returnValue, MethodParameter returnType,
			ModelAndViewContainer mavContainer, NativeWebRequest webRequest) throws Exception {
		Method method = returnType.getMethod();
		Assert.state(method != null, "'returnType' must be that of a method");
		EventHandlerMethod handler = this.handlers.get(method, returnType.getContainingClass());
		ReturnedValue returned = ReturnedValue.of(returnValue, returnType, handler);
		if (returned.kind() == ReturnedValue.Kind.OTHER) {
			other(returnType).handleReturnValue(returnValue, returnType, mavContainer, webRequest);
			return;
		}
		mavContainer.setRequestHandled(true);
		this.writer.write(returned, handler.reply(), webRequest);
	}

	private HandlerMethodReturnValueHandler other(MethodParameter returnType) {
		List<HandlerMethodReturnValueHandler> handlers = this.all.get();
		if (handlers == null || !handlers.contains(this)) {
			// another library has put its own handler around all, and it called this one
			handlers = this.others;
		}
		for (HandlerMethodReturnValueHandler handler : handlers) {
			if (handler != this && handler.supportsReturnType(returnType)) {
				return handler;
			}
		}
		throw new IllegalArgumentException("Unknown return value type: " + returnType.getParameterType().getName());
	}

}
