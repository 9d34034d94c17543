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

import org.springframework.util.ClassUtils;
import org.springframework.validation.Validator;

/**
 * Distinguishes validators that call Bean Validation from others.
 *
 * @since 0.1.0
 */
public final class BeanValidation {

	private static final boolean PRESENT = ClassUtils.isPresent("jakarta.validation.Validator",
			BeanValidation.class.getClassLoader());

	/** The adapter with which Spring Boot passes a Jakarta validator to Spring MVC. */
	private static final String ADAPTER = "org.springframework.boot.validation.autoconfigure.ValidatorAdapter";

	private BeanValidation() {
	}

	static boolean isPresent() {
		return PRESENT;
	}

	/**
	 * Return whether a validator only calls Bean Validation.
	 * @param validator the validator
	 * @return whether it is one of Spring's adapters
	 */
	public static boolean isCalledBy(Validator validator) {
		return PRESENT && (ADAPTER.equals(validator.getClass().getName()) || Adapters.isAdapter(validator));
	}

	/**
	 * Not loaded without Bean Validation.
	 */
	private static final class Adapters {

		private Adapters() {
		}

		static boolean isAdapter(Validator validator) {
			return validator instanceof jakarta.validation.Validator;
		}

	}

}
