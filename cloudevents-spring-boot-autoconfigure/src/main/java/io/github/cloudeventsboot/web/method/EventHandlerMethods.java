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

package io.github.cloudeventsboot.web.method;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringValueResolver;
import org.springframework.web.method.HandlerMethod;

/**
 * Keeps the descriptions of an application's handler methods.
 *
 * @since 0.1.0
 */
public final class EventHandlerMethods {

	private final StringValueResolver placeholders;

	private final Map<Key, EventHandlerMethod> methods = new ConcurrentHashMap<>();

	/**
	 * Create descriptions.
	 * @param placeholders resolves placeholders in annotations
	 */
	public EventHandlerMethods(StringValueResolver placeholders) {
		this.placeholders = placeholders;
	}

	/**
	 * Describe a method.
	 * @param method the method
	 * @param beanType the class of the controller
	 * @return the description
	 */
	public EventHandlerMethod get(Method method, Class<?> beanType) {
		Key key = new Key(method, beanType);
		EventHandlerMethod described = this.methods.get(key);
		if (described == null) {
			described = EventHandlerMethod.of(method, beanType, this.placeholders);
			this.methods.put(key, described);
		}
		return described;
	}

	/**
	 * Describe a handler if it is an event handler.
	 * @param handler the handler that was chosen for a request, or {@code null}
	 * @return the description, or {@code null} if it is no method that takes events
	 */
	public @Nullable EventHandlerMethod find(@Nullable Object handler) {
		if (!(handler instanceof HandlerMethod method)) {
			return null;
		}
		EventHandlerMethod described = get(method.getMethod(), method.getBeanType());
		return (described.isEventHandler()) ? described : null;
	}

	/**
	 * Return whether a handler is an event handler.
	 * @param handler the handler that was chosen for a request, or {@code null}
	 * @return whether it is a method that takes events
	 */
	public boolean isEventHandler(@Nullable Object handler) {
		return find(handler) != null;
	}

	private record Key(Method method, Class<?> beanType) {

	}

}
