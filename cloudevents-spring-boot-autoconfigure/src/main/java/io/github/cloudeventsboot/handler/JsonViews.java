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

import com.fasterxml.jackson.annotation.JsonView;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import org.jspecify.annotations.Nullable;

/**
 * The views that handler methods declare for data by {@link JsonView @JsonView}.
 */
final class JsonViews {

	private JsonViews() {
	}

	/**
	 * Return the view of an annotation.
	 * @param annotation the annotation, or {@code null}
	 * @param place where the annotation is, for a message to the developer
	 * @return the view, or {@code null} without an annotation
	 * @throws InvalidEventTypeException if there is not exactly one view, which Spring
	 * also requires of other handlers
	 */
	static @Nullable Class<?> view(@Nullable JsonView annotation, String place) {
		if (annotation == null) {
			return null;
		}
		if (annotation.value().length != 1) {
			throw new InvalidEventTypeException(
					"@JsonView on " + place + " has " + annotation.value().length + " views.",
					"Name exactly one view, which may extend others.");
		}
		return annotation.value()[0];
	}

}
