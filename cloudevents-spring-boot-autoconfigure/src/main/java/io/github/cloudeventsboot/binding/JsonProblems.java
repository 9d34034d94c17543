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

import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

import org.springframework.util.ClassUtils;

/**
 * Describes problems with the structure of JSON data without any of its values, which
 * Jackson's messages quote.
 */
final class JsonProblems {

	private JsonProblems() {
	}

	/**
	 * Return the expectation.
	 * @param ex the exception
	 * @param expected the expected class, or {@code null} if only the exception has it
	 * @param parser the parser, where it stopped
	 */
	static String detail(JacksonException ex, @Nullable Class<?> expected, JsonParser parser) {
		if (ex instanceof InvalidTypeIdException type) {
			return (type.getTypeId() != null) ? "is not a known type"
					: (parser.currentToken() == JsonToken.END_OBJECT) ? "must name its type" : "must be an object";
		}
		return (expected != null) ? expected(expected) : detail(ex);
	}

	static String detail(JacksonException ex) {
		if (ex instanceof UnrecognizedPropertyException) {
			return "is not a known property";
		}
		if (ex instanceof InputCoercionException) {
			return "must be a number in the range of the expected type";
		}
		if (ex instanceof StreamConstraintsException) {
			return "must not exceed the limits on nesting and on the length of names, numbers and strings";
		}
		if (ex instanceof ValueInstantiationException) {
			return "is not valid";
		}
		if (ex instanceof InvalidNullException) {
			return "is required";
		}
		if (ex instanceof MismatchedInputException mismatched) {
			String message = ex.getOriginalMessage();
			if (message.startsWith("Missing required creator property")
					|| message.startsWith("Cannot map `null` into type") || message.startsWith("Null value for")) {
				return "is required";
			}
			return expected(mismatched.getTargetType());
		}
		return "does not match the expected type";
	}

	private static String expected(@Nullable Class<?> target) {
		if (target == null) {
			return "does not match the expected type";
		}
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(target);
		if (type == Integer.class || type == Long.class || type == Short.class || type == Byte.class
				|| type == BigInteger.class) {
			return "must be an integer";
		}
		if (Number.class.isAssignableFrom(type)) {
			return "must be a number";
		}
		if (type == Boolean.class) {
			return "must be true or false";
		}
		if (type == String.class) {
			return "must be a string";
		}
		if (type.isEnum()) {
			return "must be one of " + EnumNames.of(type);
		}
		if (type.isArray() || Collection.class.isAssignableFrom(type)) {
			return "must be an array";
		}
		if (CloudEvent.class.isAssignableFrom(type) || type == OutgoingCloudEvent.class) {
			return "must be an event in the JSON event format";
		}
		if (Map.class.isAssignableFrom(type)) {
			return "must be an object";
		}
		return (type.getName().startsWith("java.")) ? "must be a valid " + type.getSimpleName() : "must be an object";
	}

}
