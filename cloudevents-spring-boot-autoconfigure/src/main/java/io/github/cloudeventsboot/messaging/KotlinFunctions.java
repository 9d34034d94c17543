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

package io.github.cloudeventsboot.messaging;

import java.lang.reflect.Method;

import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import kotlin.reflect.KFunction;
import kotlin.reflect.KParameter;
import kotlin.reflect.jvm.ReflectJvmMapping;

import org.springframework.core.KotlinDetector;

/**
 * Checks listeners that are Kotlin functions. Spring applies the default values of
 * parameters only when it calls a suspending function.
 */
final class KotlinFunctions {

	private KotlinFunctions() {
	}

	static void check(Method method) {
		if (KotlinDetector.isKotlinReflectPresent() && KotlinDetector.isKotlinType(method.getDeclaringClass())
				&& !KotlinDetector.isSuspendingFunction(method) && Reflection.hasDefaultValue(method)) {
			throw new InvalidEventTypeException(method.toGenericString()
					+ " has a parameter with a default value, but listeners are never called with default values.",
					"Make the type of the parameter nullable instead, or the function a suspend function.");
		}
	}

	/**
	 * Used only if Kotlin reflection is present.
	 */
	private static final class Reflection {

		private Reflection() {
		}

		static boolean hasDefaultValue(Method method) {
			KFunction<?> function = ReflectJvmMapping.getKotlinFunction(method);
			return function != null && function.getParameters().stream().anyMatch(KParameter::isOptional);
		}

	}

}
