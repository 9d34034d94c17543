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

package io.github.cloudeventsboot.binding;

import java.util.List;

import io.github.cloudeventsboot.event.EventRejection;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.introspect.BeanPropertyDefinition;

/**
 * Exceptions that code of the application throws while data is converted: either a bug
 * there or a mistake of the sender.
 */
final class FailedConstruction {

	private static final Log logger = LogFactory.getLog(EventRejection.LOGGER);

	/**
	 * The text before and after the name in messages of the JVM and Kotlin about
	 * {@code null}.
	 */
	private static final List<String[]> NULLS = List.of(new String[] { "because \"", "\"" },
			new String[] { ", parameter ", "" });

	private FailedConstruction() {
	}

	/**
	 * Return the exception that code of the application threw.
	 * @return the exception, or {@code null} if Jackson rejected the data
	 */
	static @Nullable Throwable cause(JacksonException ex) {
		Throwable cause = ex.getCause();
		boolean byJackson = cause instanceof JacksonException || ex instanceof MismatchedInputException
				|| ex instanceof StreamReadException;
		return (byJackson) ? null : cause;
	}

	/**
	 * Log an exception with its stack trace, since it is not logged anywhere else.
	 */
	static void log(Class<?> type, Throwable cause) {
		if (logger.isDebugEnabled()) {
			logger.debug("The data of an event could not be converted to " + type.getName() + ": " + cause, cause);
		}
	}

	/**
	 * Return the property whose value is missing, if the exception is about one.
	 * @param context the context, which knows the properties
	 * @param type the type whose constructor threw the exception
	 * @param problem the exception, or Jackson's exception that it caused
	 * @return the name in JSON, or {@code null} if it is not known
	 */
	static @Nullable String missingProperty(DeserializationContext context, Class<?> type, Throwable problem) {
		Throwable cause = (problem instanceof JacksonException) ? problem.getCause() : problem;
		String message = (cause instanceof NullPointerException) ? cause.getMessage() : null;
		String name = (message != null) ? nameOfNull(message) : null;
		if (name == null) {
			return null;
		}
		return context.introspectBeanDescriptionForCreation(context.constructType(type))
			.findProperties()
			.stream()
			.filter((property) -> name.equals(property.getInternalName()))
			.map(BeanPropertyDefinition::getName)
			.findFirst()
			.orElse(null);
	}

	private static @Nullable String nameOfNull(String message) {
		for (String[] form : NULLS) {
			int start = message.lastIndexOf(form[0]);
			if (start >= 0) {
				String rest = message.substring(start + form[0].length());
				int end = rest.indexOf(form[1], 1);
				return (form[1].isEmpty() || end < 0) ? rest : rest.substring(0, end);
			}
		}
		return null;
	}

}
