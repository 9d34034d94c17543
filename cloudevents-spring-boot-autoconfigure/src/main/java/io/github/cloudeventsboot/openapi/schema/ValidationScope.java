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

package io.github.cloudeventsboot.openapi.schema;

import java.util.List;

/**
 * How the constraints of an object are checked.
 *
 * @param checked whether they are checked at all
 * @param groups the validation groups, empty for the default
 * @since 0.1.0
 */
public record ValidationScope(boolean checked, List<Class<?>> groups) {

	/** The constraints of the default group are checked. */
	public static final ValidationScope DEFAULT = new ValidationScope(true, List.of());

	/** No constraints are checked, as in objects without {@code @Valid}. */
	public static final ValidationScope UNCHECKED = new ValidationScope(false, List.of());

	/**
	 * Create a scope in which the constraints of groups are checked.
	 * @param groups the groups, empty for the default
	 * @return the scope
	 */
	public static ValidationScope of(List<Class<?>> groups) {
		return new ValidationScope(true, List.copyOf(groups));
	}

}
