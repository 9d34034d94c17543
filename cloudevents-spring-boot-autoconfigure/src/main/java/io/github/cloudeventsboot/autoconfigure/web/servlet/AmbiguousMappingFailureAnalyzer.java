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

package io.github.cloudeventsboot.autoconfigure.web.servlet;

import java.util.Arrays;

import io.github.cloudeventsboot.handler.EventHandlerMethods;
import io.github.cloudeventsboot.web.servlet.EventHandlers;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Explains how to map several event handlers to one path if Spring MVC rejects their
 * mappings as ambiguous.
 */
final class AmbiguousMappingFailureAnalyzer implements FailureAnalyzer {

	private static final String MESSAGE = "Ambiguous mapping.";

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			String message = cause.getMessage();
			if (cause instanceof IllegalStateException && message != null && message.startsWith(MESSAGE)
					&& message.lines().anyMatch(AmbiguousMappingFailureAnalyzer::isEventHandler)) {
				return new FailureAnalysis(message, "If the two methods are for different events, annotate them with"
						+ " @CloudEventMapping(path = \"...\", type = \"...\") instead of @PostMapping:"
						+ " @CloudEventMapping distinguishes events on one path by 'type', 'source' and 'subject'."
						+ " Leave out 'type' if the parameter's event type declares it.", cause);
			}
		}
		return null;
	}

	/**
	 * Return whether a line of the message, such as {@code com.example.Events#take(A)},
	 * names an event handler.
	 */
	private static boolean isEventHandler(String line) {
		int hash = line.indexOf('#');
		int parenthesis = line.indexOf('(', hash + 1);
		if (hash < 0 || parenthesis < 0) {
			return false;
		}
		String type = line.substring(0, hash);
		if (!ClassUtils.isPresent(type, null)) {
			return false;
		}
		Class<?> beanType = ClassUtils.getUserClass(ClassUtils.resolveClassName(type, null));
		String name = line.substring(hash + 1, parenthesis);
		EventHandlerMethods handlers = new EventHandlers((text) -> text).methods();
		return Arrays.stream(ReflectionUtils.getUniqueDeclaredMethods(beanType))
			.anyMatch((method) -> method.getName().equals(name) && handlers.get(method, beanType).isEventHandler());
	}

}
