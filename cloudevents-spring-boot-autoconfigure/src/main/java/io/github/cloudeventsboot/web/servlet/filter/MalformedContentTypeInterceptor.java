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

package io.github.cloudeventsboot.web.servlet.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Lets functional endpoints reject events whose content type Spring fails to read. Spring
 * would answer 500, because it reads the content type before it calls a message
 * converter.
 *
 * @since 0.1.0
 */
public final class MalformedContentTypeInterceptor implements HandlerInterceptor {

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (handler instanceof HandlerFunction
				&& request.getAttribute(RouterFunctions.REQUEST_ATTRIBUTE) instanceof ServerRequest functional
				&& !isReadable(functional)) {
			request.setAttribute(RouterFunctions.REQUEST_ATTRIBUTE, new MalformedServerRequest(functional));
		}
		return true;
	}

	private static boolean isReadable(ServerRequest request) {
		try {
			request.headers().contentType();
			return true;
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

}
