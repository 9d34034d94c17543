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

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import kotlin.jvm.JvmClassMappingKt;
import kotlin.reflect.KClass;
import kotlin.reflect.KFunction;
import kotlin.reflect.KParameter;
import kotlin.reflect.full.KClasses;
import kotlin.reflect.jvm.KCallablesJvm;
import kotlin.reflect.jvm.ReflectJvmMapping;
import org.jspecify.annotations.Nullable;

import org.springframework.core.KotlinDetector;
import org.springframework.core.ResolvableType;
import org.springframework.util.ReflectionUtils;

/**
 * Support for Kotlin's value classes. Compiled code mostly uses the value inside, but the
 * constructor of an event type takes instances as declared.
 */
final class KotlinValues {

	private KotlinValues() {
	}

	/**
	 * Return the type inside a value class, to any depth.
	 * @param type the type of a parameter
	 * @return the type that is converted, the same one if it is not a value class
	 */
	static ResolvableType inside(ResolvableType type) {
		ResolvableType inside = type;
		while (KotlinDetector.isInlineClass(inside.toClass())) {
			// value classes are compiled to a single constructor
			inside = ResolvableType.forConstructorParameter(inside.toClass().getDeclaredConstructors()[0], 0);
		}
		return inside;
	}

	/**
	 * Return the value inside an instance of a value class.
	 */
	static @Nullable Object unboxed(@Nullable Object value) {
		Object unboxed = value;
		while (unboxed != null && KotlinDetector.isInlineClass(unboxed.getClass())) {
			Method method = ReflectionUtils.findMethod(unboxed.getClass(), "unbox-impl");
			ReflectionUtils.makeAccessible(Objects.requireNonNull(method));
			unboxed = ReflectionUtils.invokeMethod(method, unboxed);
		}
		return unboxed;
	}

	/**
	 * Return the boxes that create instances of value classes for the arguments of a
	 * constructor.
	 * @return a box for each parameter, {@code null} for other classes, or an empty list
	 * if there is no value class
	 */
	static List<@Nullable Box> boxes(Constructor<?> constructor) {
		return (KotlinDetector.isKotlinReflectPresent()) ? Reflection.boxes(constructor) : List.of();
	}

	/**
	 * Creates instances of a value class. Exceptions of its constructor are passed on.
	 */
	interface Box {

		Object box(@Nullable Object value) throws InvocationTargetException;

	}

	/**
	 * Only used if Kotlin's reflection is present.
	 */
	private static final class Reflection {

		private Reflection() {
		}

		static List<@Nullable Box> boxes(Constructor<?> constructor) {
			KFunction<?> function = ReflectJvmMapping.getKotlinFunction(constructor);
			List<@Nullable Box> boxes = new ArrayList<>();
			if (function != null) {
				function.getParameters().forEach((parameter) -> boxes.add(box(parameter)));
			}
			return (boxes.stream().allMatch(Objects::isNull)) ? List.of() : boxes;
		}

		private static @Nullable Box box(KParameter parameter) {
			if (!(parameter.getType().getClassifier() instanceof KClass<?> type)
					|| !KotlinDetector.isInlineClass(JvmClassMappingKt.getJavaClass(type))) {
				return null;
			}
			KFunction<?> constructor = Objects.requireNonNull(KClasses.getPrimaryConstructor(type));
			KCallablesJvm.setAccessible(constructor, true);
			Box inner = box(constructor.getParameters().get(0));
			return (value) -> constructor.call((inner != null && value != null) ? inner.box(value) : value);
		}

	}

}
