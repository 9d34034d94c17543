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

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;

import jakarta.validation.Constraint;
import jakarta.validation.Valid;

import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;

/**
 * Registers hints for the constraints of a class. Without them, a native image would not
 * fail, but Bean Validation would find no constraints.
 *
 * @since 0.1.0
 */
public final class ConstraintHints {

	private ConstraintHints() {
	}

	/**
	 * Register the fields of a class, through which Bean Validation finds the constraints
	 * of records, its methods with constraints, and the validators of its constraints.
	 * @param type the class
	 * @param hints takes the hints
	 */
	public static void register(Class<?> type, ReflectionHints hints) {
		hints.registerType(type, MemberCategory.ACCESS_DECLARED_FIELDS);
		if (BeanValidation.isPresent()) {
			Validators.register(type, hints);
		}
	}

	/**
	 * Not loaded without Bean Validation.
	 */
	private static final class Validators {

		private Validators() {
		}

		static void register(Class<?> type, ReflectionHints hints) {
			registerDeclared(type, hints);
			for (Field field : type.getDeclaredFields()) {
				registerDeclared(field, hints);
				registerElements(field.getAnnotatedType(), hints);
			}
			for (Method method : type.getDeclaredMethods()) {
				boolean declared = registerDeclared(method, hints);
				if (registerElements(method.getAnnotatedReturnType(), hints) || declared) {
					hints.registerMethod(method, ExecutableMode.INVOKE);
				}
			}
		}

		private static boolean registerElements(AnnotatedType type, ReflectionHints hints) {
			boolean found = registerDeclared(type, hints);
			if (type instanceof AnnotatedParameterizedType parameterized) {
				for (AnnotatedType argument : parameterized.getAnnotatedActualTypeArguments()) {
					found |= registerElements(argument, hints);
				}
			}
			else if (type instanceof AnnotatedArrayType array) {
				found |= registerElements(array.getAnnotatedGenericComponentType(), hints);
			}
			return found;
		}

		/**
		 * Register the validators of an element's constraints, which may be composed of
		 * others. Return whether Bean Validation has to read the element.
		 */
		private static boolean registerDeclared(AnnotatedElement element, ReflectionHints hints) {
			List<MergedAnnotation<Constraint>> constraints = MergedAnnotations.from(element, SearchStrategy.DIRECT)
				.stream(Constraint.class)
				.toList();
			for (MergedAnnotation<Constraint> constraint : constraints) {
				for (Class<?> validator : constraint.getClassArray("validatedBy")) {
					hints.registerType(validator, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
				}
			}
			return !constraints.isEmpty() || element.isAnnotationPresent(Valid.class);
		}

	}

}
