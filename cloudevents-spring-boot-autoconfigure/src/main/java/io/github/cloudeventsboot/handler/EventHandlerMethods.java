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

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.core.MethodClassKey;
import org.springframework.util.StringValueResolver;

/**
 * Descriptions of an application's handler methods, each created once.
 *
 * @since 0.1.0
 */
public final class EventHandlerMethods {

	private final HandlerStyle style;

	private final StringValueResolver placeholders;

	private final Map<MethodClassKey, EventHandlerMethod> methods = new ConcurrentHashMap<>();

	/**
	 * Create descriptions.
	 * @param style how handlers of the transport declare parameters and return values
	 * @param placeholders resolves placeholders in annotations
	 */
	public EventHandlerMethods(HandlerStyle style, StringValueResolver placeholders) {
		this.style = style;
		this.placeholders = placeholders;
	}

	/**
	 * Return how handlers declare parameters and return values.
	 * @return the style of the transport
	 */
	public HandlerStyle style() {
		return this.style;
	}

	/**
	 * Describe a method.
	 * @param method the method
	 * @param beanType the class of the handler
	 * @return the description
	 */
	public EventHandlerMethod get(Method method, Class<?> beanType) {
		MethodClassKey key = new MethodClassKey(method, beanType);
		EventHandlerMethod described = this.methods.get(key);
		if (described == null) {
			described = EventHandlerMethod.of(method, beanType, this.style, this.placeholders);
			this.methods.put(key, described);
		}
		return described;
	}

}
