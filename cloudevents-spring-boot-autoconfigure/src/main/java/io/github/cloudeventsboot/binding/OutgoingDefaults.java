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

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

/**
 * Attributes that the value of an outgoing event leaves out, and the declared type of its
 * data.
 *
 * @param type the {@code type}, or {@code null} if the value must have one
 * @param attributes further attributes by name
 * @param source the {@code source} of last resort, or {@code null}
 * @param dataType the declared type of the data, or {@code null} if its class is enough
 * @since 0.1.0
 * @see DeclaredData
 */
public record OutgoingDefaults(@Nullable String type, Map<String, Object> attributes, @Nullable String source,
		@Nullable ResolvableType dataType) {

	/** No defaults except those of the application. */
	public static final OutgoingDefaults NONE = new OutgoingDefaults(null, Map.of(), null, null);

	/**
	 * Create defaults with a copy of the attributes.
	 * @param type the {@code type}, or {@code null} if the value must have one
	 * @param attributes further attributes by name
	 * @param source the {@code source} of last resort, or {@code null}
	 * @param dataType the declared type of the data, or {@code null} if its class is
	 * enough
	 */
	public OutgoingDefaults {
		attributes = Map.copyOf(attributes);
	}

}
