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
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

import io.github.cloudeventsboot.binding.EventEncoder;
import io.github.cloudeventsboot.binding.EventTypes;
import io.github.cloudeventsboot.web.method.EventHandlerMethod;
import io.github.cloudeventsboot.web.method.EventHandlerMethods;
import io.github.cloudeventsboot.web.method.EventReply;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpEntity;
import org.springframework.http.RequestEntity;
import org.springframework.util.Assert;
import org.springframework.web.ErrorResponse;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.HandlerMethodReturnValueHandlerComposite;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Sends return values as events. What turns out to be none is left to the handlers that
 * would have been asked without this one.
 *
 * @since 0.1.0
 */
public final class EventReplyHandler implements HandlerMethodReturnValueHandler {

	private static final List<Class<?>> ASYNC_TYPES = List.of(Callable.class, DeferredResult.class,
			CompletionStage.class, WebAsyncTask.class, ResponseBodyEmitter.class, StreamingResponseBody.class);

	private final EventHandlerMethods handlers;

	private final EventReplyWriter writer;

	private final HandlerMethodReturnValueHandlerComposite others = new HandlerMethodReturnValueHandlerComposite();

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
	 * @param others the handlers that come after this one
	 */
	void setOthers(List<HandlerMethodReturnValueHandler> others) {
		this.others.addHandlers(others);
	}

	@Override
	public boolean supportsReturnType(MethodParameter returnType) {
		Method method = returnType.getMethod();
		Class<?> type = returnType.getParameterType();
		if (method == null || isAsync(type)) {
			return false;
		}
		EventHandlerMethod handler = this.handlers.get(method, returnType.getContainingClass());
		ResolvableType declared = ResolvableType.forType(returnType.getGenericParameterType());
		if (isEntity(type)) {
			ResolvableType body = (isEntity(declared.toClass())) ? declared.getGeneric() : ResolvableType.NONE;
			return !isAsync(body.toClass()) && (handler.isEventHandler() || handler.reply().type() != null
					|| mayBeEvent(body, handler.reply()));
		}
		return handler.isEventHandler() || handler.reply().type() != null || isEvent(type, handler.reply())
				|| (isContainer(type) && mayBeEvent(element(declared), handler.reply()));
	}

	private static boolean isAsync(Class<?> type) {
		return ASYNC_TYPES.stream().anyMatch((async) -> async.isAssignableFrom(type))
				|| (type != Object.class && ReactiveAdapterRegistry.getSharedInstance().getAdapter(type) != null);
	}

	private static boolean isEntity(Class<?> type) {
		return HttpEntity.class.isAssignableFrom(type) && !RequestEntity.class.isAssignableFrom(type);
	}

	private static boolean isContainer(Class<?> type) {
		return Collection.class.isAssignableFrom(type) || (type.isArray() && !type.getComponentType().isPrimitive());
	}

	private static ResolvableType element(ResolvableType container) {
		return (container.isArray()) ? container.getComponentType() : container.as(Collection.class).getGeneric();
	}

	private static boolean mayBeEvent(ResolvableType type, EventReply reply) {
		Class<?> rawType = type.toClass();
		return rawType == Object.class || isEvent(rawType, reply)
				|| (isContainer(rawType) && mayBeEvent(element(type), reply));
	}

	private static boolean isEvent(Class<?> type, EventReply reply) {
		return EventEncoder.isExplicitEvent(type) || (reply.annotated() && EventTypes.isEventType(type));
	}

	@Override
	public void handleReturnValue(@Nullable Object returnValue, MethodParameter returnType,
			ModelAndViewContainer mavContainer, NativeWebRequest webRequest) throws Exception {
		Method method = returnType.getMethod();
		Assert.state(method != null, "'returnType' must be that of a method");
		EventHandlerMethod handler = this.handlers.get(method, returnType.getContainingClass());
		Object body = (returnValue instanceof HttpEntity<?> entity) ? entity.getBody() : returnValue;
		boolean nothing = body == null && (handler.isEventHandler() || handler.reply().type() != null);
		boolean wrapped = handler.reply().type() != null && !(returnValue instanceof ErrorResponse);
		if (!nothing && (body == null || !(wrapped || isEventValue(body, returnType, handler)))) {
			this.others.handleReturnValue(returnValue, returnType, mavContainer, webRequest);
			return;
		}
		mavContainer.setRequestHandled(true);
		this.writer.write(returnValue, handler.reply(), webRequest);
	}

	private static boolean isEventValue(Object body, MethodParameter returnType, EventHandlerMethod handler) {
		if (body instanceof Collection<?> collection) {
			return (collection.isEmpty()) ? isDeclaredEvents(returnType, handler)
					: collection.stream().allMatch((element) -> isElement(element, handler));
		}
		if (body instanceof Object[] array) {
			return (array.length == 0) ? isElement(array.getClass().getComponentType(), handler)
					: Arrays.stream(array).allMatch((element) -> isElement(element, handler));
		}
		return isElement(body, handler);
	}

	private static boolean isDeclaredEvents(MethodParameter returnType, EventHandlerMethod handler) {
		ResolvableType declared = ResolvableType.forType(returnType.getGenericParameterType());
		ResolvableType container = (isEntity(declared.toClass())) ? declared.getGeneric() : declared;
		return isElement(element(container).toClass(), handler);
	}

	private static boolean isElement(@Nullable Object element, EventHandlerMethod handler) {
		return element != null && isElement(element.getClass(), handler);
	}

	private static boolean isElement(Class<?> type, EventHandlerMethod handler) {
		return EventEncoder.isExplicitEvent(type)
				|| ((handler.isEventHandler() || handler.reply().annotated()) && EventTypes.isEventType(type));
	}

}
