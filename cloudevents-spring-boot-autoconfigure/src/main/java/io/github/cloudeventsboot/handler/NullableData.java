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

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.List;

import io.github.cloudeventsboot.TypedCloudEvent;
import kotlin.reflect.KFunction;
import kotlin.reflect.KParameter;
import kotlin.reflect.KType;
import kotlin.reflect.KTypeProjection;
import kotlin.reflect.jvm.ReflectJvmMapping;
import org.jspecify.annotations.Nullable;

import org.springframework.core.KotlinDetector;
import org.springframework.core.MethodParameter;

/**
 * Determines whether the type argument of a holder of data, such as a
 * {@link TypedCloudEvent}, is nullable, at any depth in the type of a parameter.
 */
final class NullableData {

	private NullableData() {
	}

	static boolean isNullable(MethodParameter parameter, Class<?> holder) {
		Method method = parameter.getMethod();
		if (method != null && KotlinDetector.isKotlinReflectPresent()
				&& KotlinDetector.isKotlinType(method.getDeclaringClass())) {
			return KotlinTypes.isNullable(method, parameter.getParameterIndex(), holder);
		}
		return isNullable(parameter.getParameter().getAnnotatedType(), holder);
	}

	private static boolean isNullable(AnnotatedType type, Class<?> holder) {
		if (type instanceof AnnotatedArrayType array) {
			return isNullable(array.getAnnotatedGenericComponentType(), holder);
		}
		if (!(type instanceof AnnotatedParameterizedType parameterized)) {
			return false;
		}
		AnnotatedType argument = parameterized.getAnnotatedActualTypeArguments()[0];
		boolean typed = type.getType() instanceof ParameterizedType plain && plain.getRawType() == holder;
		return (typed)
				? Arrays.stream(argument.getAnnotations())
					.anyMatch((annotation) -> annotation.annotationType().getSimpleName().equals("Nullable"))
				: isNullable(argument, holder);
	}

	/**
	 * Only used if Kotlin's reflection is present.
	 */
	private static final class KotlinTypes {

		private KotlinTypes() {
		}

		static boolean isNullable(Method method, int index, Class<?> holder) {
			KFunction<?> function = ReflectJvmMapping.getKotlinFunction(method);
			List<KParameter> parameters = (function != null) ? function.getParameters()
				.stream()
				.filter((parameter) -> parameter.getKind() == KParameter.Kind.VALUE)
				.toList() : List.of();
			return index < parameters.size() && isNullable(parameters.get(index).getType(), holder);
		}

		private static boolean isNullable(@Nullable KType type, Class<?> holder) {
			if (type == null || type.getArguments().isEmpty()) {
				return false;
			}
			KTypeProjection argument = type.getArguments().get(0);
			boolean typed = ReflectJvmMapping.getJavaType(type) instanceof ParameterizedType plain
					&& plain.getRawType() == holder;
			return (typed) ? argument.getType() != null && argument.getType().isMarkedNullable()
					: isNullable(argument.getType(), holder);
		}

	}

}
