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

/**
 * Finds constraints before there is a value to check.
 *
 * @since 0.1.0
 */
public interface ConstraintMetadata {

	/** No constraints anywhere. */
	ConstraintMetadata NONE = new ConstraintMetadata() {

		@Override
		public boolean isCascaded(Class<?> owner, String property) {
			return false;
		}

		@Override
		public boolean isConstrained(Class<?> type) {
			return false;
		}

		@Override
		public boolean isUnconstrained(Class<?> type) {
			return false;
		}

	};

	/**
	 * Return whether the constraints of a property's value are checked together with its
	 * owner.
	 * @param owner the class that has the property
	 * @param property the name of the property
	 * @return whether they are
	 */
	boolean isCascaded(Class<?> owner, String property);

	/**
	 * Return whether instances of a class have constraints to check.
	 * @param type the class
	 * @return whether there are
	 */
	boolean isConstrained(Class<?> type);

	/**
	 * Return whether no validator would find anything to check in instances of a class,
	 * with {@code @Valid} or without.
	 * @param type the class
	 * @return whether it is known that there are no constraints
	 */
	boolean isUnconstrained(Class<?> type);

}
