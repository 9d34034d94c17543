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

import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.github.cloudeventsboot.CloudEventTooLargeException;
import io.github.cloudeventsboot.http.EventHeaders;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The headers of servlet requests. Containers scan all headers to find those of one name,
 * and some scan all earlier ones to find the next name. Therefore the number of names is
 * limited here, in case an application has raised the container's limit.
 */
final class ServletHeaders {

	private static final int MAX_NAMES = 2048;

	private ServletHeaders() {
	}

	/**
	 * Pass on the headers of context attributes. If there are too many, no value is
	 * looked up.
	 */
	static void forEachAttribute(HttpServletRequest request, int max, BiConsumer<String, String> consumer) {
		List<String> names = new ArrayList<>();
		forEachName(request, (name) -> {
			if (EventHeaders.isAttribute(name)) {
				names.add(name);
			}
			if (names.size() > max) {
				throw CloudEventTooLargeException.ofAttributes(max);
			}
		});
		for (String name : names) {
			forEachValue(request, name, consumer);
		}
	}

	/**
	 * Pass on all headers.
	 * @throws CloudEventTooLargeException if there are too many
	 */
	static void forEach(HttpServletRequest request, BiConsumer<String, String> consumer) {
		forEachName(request, (name) -> forEachValue(request, name, consumer));
	}

	private static void forEachName(HttpServletRequest request, Consumer<String> consumer) {
		Enumeration<String> names = request.getHeaderNames();
		for (int i = 0; names.hasMoreElements(); i++) {
			if (i == MAX_NAMES) {
				throw new CloudEventTooLargeException("request must not have more than " + MAX_NAMES + " headers");
			}
			consumer.accept(names.nextElement());
		}
	}

	private static void forEachValue(HttpServletRequest request, String name, BiConsumer<String, String> consumer) {
		Enumeration<String> values = request.getHeaders(name);
		while (values.hasMoreElements()) {
			consumer.accept(name, values.nextElement());
		}
	}

	/**
	 * Return whether there are context attributes, or too many headers to find out.
	 * Reading the attributes reports the latter.
	 */
	static boolean hasAttributes(HttpServletRequest request) {
		if (request.getHeader(EventHeaders.PREFIX + "specversion") != null) {
			return true;
		}
		Enumeration<String> names = request.getHeaderNames();
		for (int i = 0; names.hasMoreElements(); i++) {
			if (i == MAX_NAMES || EventHeaders.isAttribute(names.nextElement())) {
				return true;
			}
		}
		return false;
	}

}
