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

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.handler.EventHandlerMethod;
import io.github.cloudeventsboot.handler.EventHandlerMethods;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.StringValueResolver;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;

/**
 * The handler methods of Spring MVC that take events.
 *
 * @since 0.1.0
 */
public final class EventHandlers {

	private final EventHandlerMethods methods;

	private final Map<Class<?>, Class<?>> controllers = new ConcurrentHashMap<>();

	/**
	 * Create handlers.
	 * @param placeholders resolves placeholders in annotations
	 */
	public EventHandlers(StringValueResolver placeholders) {
		this.methods = new EventHandlerMethods(new MvcHandlerStyle(), placeholders);
	}

	/**
	 * Remember the class of a controller that a JDK proxy hides. Beans with the same
	 * interfaces have proxies of the same class.
	 * @param proxy the class of the proxy
	 * @param controller the class of the controller
	 * @throws InvalidEventTypeException if the proxy also hides a controller that sends
	 * return values in another way
	 */
	public void addController(Class<?> proxy, Class<?> controller) {
		Class<?> other = this.controllers.putIfAbsent(proxy, controller);
		if (other != null && isBody(other) != isBody(controller)) {
			throw new InvalidEventTypeException(
					"The beans of " + other.getName() + " and " + controller.getName()
							+ " are JDK proxies of the same interfaces, and only one of them has @ResponseBody.",
					"Remove spring.aop.proxy-target-class=false, or put @ResponseBody on both.");
		}
	}

	private static boolean isBody(Class<?> controller) {
		return AnnotatedElementUtils.hasAnnotation(controller, ResponseBody.class);
	}

	/**
	 * Return a return type as the controller declares it.
	 */
	MethodParameter declared(MethodParameter returnType) {
		Class<?> controller = this.controllers.get(returnType.getContainingClass());
		return (controller != null) ? new TargetReturnType(returnType, controller) : returnType;
	}

	/**
	 * Return the descriptions of handler methods.
	 * @return the descriptions
	 */
	public EventHandlerMethods methods() {
		return this.methods;
	}

	/**
	 * Describe a method, event handler or not.
	 * @param method the method
	 * @return the description
	 */
	public EventHandlerMethod get(HandlerMethod method) {
		return this.methods.get(method.getMethod(), method.getBeanType());
	}

	/**
	 * Describe a handler if it is an event handler.
	 * @param handler the handler that was chosen for a request, or {@code null}
	 * @return the description, or {@code null} if it is not a method that takes events
	 */
	public @Nullable EventHandlerMethod find(@Nullable Object handler) {
		EventHandlerMethod described = (handler instanceof HandlerMethod method) ? get(method) : null;
		return (described != null && described.isEventHandler()) ? described : null;
	}

	/**
	 * Return whether a handler is an event handler.
	 * @param handler the handler that was chosen for a request, or {@code null}
	 * @return whether it is a method that takes events
	 */
	public boolean isEventHandler(@Nullable Object handler) {
		return find(handler) != null;
	}

}
