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

import java.util.Enumeration;
import java.util.function.BiConsumer;

import io.github.cloudeventsboot.http.EventHeaders;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The headers of a servlet request.
 */
final class ServletEventHeaders implements EventHeaders {

	private final HttpServletRequest request;

	ServletEventHeaders(HttpServletRequest request) {
		this.request = request;
	}

	@Override
	public void forEach(BiConsumer<String, String> consumer) {
		Enumeration<String> names = this.request.getHeaderNames();
		while (names.hasMoreElements()) {
			String name = names.nextElement();
			if (EventHeaders.isAttribute(name)) {
				Enumeration<String> values = this.request.getHeaders(name);
				while (values.hasMoreElements()) {
					consumer.accept(name, values.nextElement());
				}
			}
		}
	}

}
