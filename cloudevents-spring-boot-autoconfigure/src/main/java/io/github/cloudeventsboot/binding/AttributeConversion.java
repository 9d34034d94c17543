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

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Conversion of an attribute's value, or its canonical string, to one Java type.
 *
 * @param function converts a value, to {@code null} if it does not fit
 * @param expected the expectation, as the end of a sentence
 */
record AttributeConversion(Function<Object, @Nullable Object> function, String expected) {

	static final AttributeConversion NONE = new AttributeConversion((value) -> value, "");

	@Nullable Object convert(Object value) {
		return this.function.apply(value);
	}

}
