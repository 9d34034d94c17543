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

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;

/**
 * Describes how handler methods of a transport declare their parameters and return
 * values.
 *
 * @since 0.1.0
 */
public interface HandlerStyle {

	/**
	 * Return the type of the value that a parameter holds besides headers, such as the
	 * body of an {@code HttpEntity}.
	 * @param type the type of the parameter
	 * @return the type inside, or {@code null} if the type is not such an envelope
	 */
	@Nullable ResolvableType enveloped(ResolvableType type);

	/**
	 * Return whether and how a parameter is declared as the body of a message.
	 * @param parameter the parameter
	 * @return how it is declared
	 */
	BodyDeclaration bodyDeclaration(MethodParameter parameter);

	/**
	 * Return whether a parameter that is declared as the body, and is not an event, takes
	 * the data of the event if other parameters take parts of it.
	 * @return whether it does, {@code false} if another resolver reads the body for it
	 */
	default boolean isBodyTheData() {
		return false;
	}

	/**
	 * Return whether an annotation other than that for the body decides the source of a
	 * parameter.
	 * @param parameter the parameter
	 * @return whether it can't come from an event
	 */
	boolean isBoundElsewhere(MethodParameter parameter);

	/**
	 * Return the type that a return value wraps, such as that of an asynchronous result.
	 * @param type the declared type
	 * @return the type inside, or {@code null} if the type is not a wrapper
	 */
	@Nullable ResolvableType returned(ResolvableType type);

	/**
	 * Return whether values of a type are streams that are sent part by part, so that
	 * they can't be the data of an event.
	 * @param type the declared type
	 * @return whether they are, whatever the sender accepts
	 */
	default boolean isStream(ResolvableType type) {
		return false;
	}

	/**
	 * How a parameter is declared as the body of a message.
	 */
	enum BodyDeclaration {

		/** Not at all. */
		NONE,

		/** By an annotation that allows the body to be missing. */
		OPTIONAL,

		/** By an annotation. */
		REQUIRED

	}

}
