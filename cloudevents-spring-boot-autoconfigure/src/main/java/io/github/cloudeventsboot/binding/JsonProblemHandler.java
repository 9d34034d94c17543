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

import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.jsontype.TypeIdResolver;

/**
 * Skips the first problems of one pass, and leaves the others to Jackson.
 */
final class JsonProblemHandler extends DeserializationProblemHandler {

	private final int over;

	private final Set<String> pointers;

	private int problems;

	private int steps;

	private @Nullable Class<?> expected;

	private @Nullable String missing;

	/**
	 * Create a handler.
	 * @param over the number of problems to skip
	 * @param pointers their positions
	 */
	JsonProblemHandler(int over, Set<String> pointers) {
		this.over = over;
		this.pointers = pointers;
	}

	/**
	 * Return how many problems to skip to get past the last one.
	 */
	int steps() {
		return this.steps;
	}

	/**
	 * Return the expected class at the last problem.
	 * @return the class, or {@code null} if only the exception has it
	 */
	@Nullable Class<?> expected() {
		return this.expected;
	}

	/**
	 * Return the missing member at the last problem, without which a constructor fails.
	 * @return the name, or {@code null} if it is not known
	 */
	@Nullable String missing() {
		return this.missing;
	}

	private boolean step() {
		if (this.problems++ < this.over) {
			return true;
		}
		this.steps = this.problems;
		this.expected = null;
		return false;
	}

	private @Nullable Object stepTo(Class<?> type) {
		return (step()) ? Primitives.defaultValue(type) : NOT_HANDLED;
	}

	private @Nullable Object stepOver(JsonParser parser, @Nullable Class<?> type, @Nullable Class<?> expected) {
		if (!step()) {
			this.expected = expected;
			return NOT_HANDLED;
		}
		// a deserializer may have entered the object already
		while (parser.currentToken() == JsonToken.PROPERTY_NAME) {
			parser.nextToken();
			parser.skipChildren();
			parser.nextToken();
		}
		parser.skipChildren();
		return (type != null) ? Primitives.defaultValue(type) : null;
	}

	@Override
	public boolean handleUnknownProperty(DeserializationContext context, JsonParser parser,
			ValueDeserializer<?> deserializer, Object beanOrClass, String name) {
		if (step()) {
			parser.skipChildren();
			return true;
		}
		return false;
	}

	@Override
	public @Nullable Object handleWeirdKey(DeserializationContext context, Class<?> type, String key, String message) {
		return stepTo(type);
	}

	@Override
	public @Nullable Object handleWeirdStringValue(DeserializationContext context, Class<?> type, String value,
			String message) {
		return stepTo(type);
	}

	@Override
	public @Nullable Object handleWeirdNumberValue(DeserializationContext context, Class<?> type, Number value,
			String message) {
		return stepTo(type);
	}

	@Override
	public @Nullable Object handleNullForPrimitives(DeserializationContext context, Class<?> type, JsonParser parser,
			ValueDeserializer<?> deserializer, String message) {
		return stepTo(type);
	}

	@Override
	public @Nullable Object handleUnexpectedToken(DeserializationContext context, JavaType type, JsonToken token,
			JsonParser parser, @Nullable String message) {
		if (message != null && message.startsWith("Cannot deserialize a POJO")) {
			// an object in the form of an array
			return stepOver(parser, type.getRawClass(), Object[].class);
		}
		ValueDeserializer<?> deserializer = context.findRootValueDeserializer(type);
		ValueInstantiator instantiator = (deserializer instanceof ValueInstantiator.Gettable gettable)
				? gettable.getValueInstantiator() : null;
		return stepOver(parser, type.getRawClass(), (instantiator != null) ? scalar(instantiator, context) : null);
	}

	@Override
	public @Nullable Object handleMissingInstantiator(DeserializationContext context, Class<?> type,
			ValueInstantiator instantiator, JsonParser parser, String message) {
		return stepOver(parser, type, (instantiator != null) ? scalar(instantiator, context) : null);
	}

	@Override
	public @Nullable Object handleInstantiationProblem(DeserializationContext context, Class<?> type,
			@Nullable Object argument, Throwable problem) {
		// a constructor may fail because something was skipped
		String pointer = JsonProblemPointers.of(context.getParser());
		boolean followsFromOther = this.pointers.stream().anyMatch((other) -> other.startsWith(pointer + "/"));
		if (followsFromOther || step()) {
			return Primitives.defaultValue(type);
		}
		this.missing = FailedConstruction.missingProperty(context, type, problem);
		return NOT_HANDLED;
	}

	@Override
	public @Nullable JavaType handleUnknownTypeId(DeserializationContext context, JavaType baseType, String id,
			TypeIdResolver resolver, String message) {
		return (step()) ? context.constructType(Void.class) : null;
	}

	@Override
	public @Nullable JavaType handleMissingTypeId(DeserializationContext context, JavaType baseType,
			TypeIdResolver resolver, String message) {
		return (step()) ? context.constructType(Void.class) : null;
	}

	/**
	 * Return the type of JSON scalar that an object is created from.
	 */
	private static @Nullable Class<?> scalar(ValueInstantiator instantiator, DeserializationContext context) {
		if (instantiator.canCreateUsingDefault() || instantiator.canCreateFromObjectWith()) {
			return null;
		}
		JavaType delegate = instantiator.getDelegateType(context.getConfig());
		if (delegate != null) {
			return delegate.getRawClass();
		}
		if (instantiator.canCreateFromString()) {
			return String.class;
		}
		if (instantiator.canCreateFromInt() || instantiator.canCreateFromLong()) {
			return Long.class;
		}
		if (instantiator.canCreateFromDouble() || instantiator.canCreateFromBigDecimal()) {
			return Double.class;
		}
		return (instantiator.canCreateFromBoolean()) ? Boolean.class : null;
	}

}
