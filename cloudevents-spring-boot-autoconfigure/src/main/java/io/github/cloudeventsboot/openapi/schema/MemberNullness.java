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

import java.lang.reflect.Executable;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.BeanPropertyDefinition;

import org.springframework.core.Nullness;

/**
 * Determines whether a member of a bean may be {@code null}: by the parameter of a
 * constructor, else the field, else the getter.
 */
final class MemberNullness {

	private MemberNullness() {
	}

	static Nullness of(BeanPropertyDefinition property, Class<?> owner) {
		AnnotatedParameter parameter = property.getConstructorParameter();
		Nullness nullness = Nullness.UNSPECIFIED;
		if (parameter != null && parameter.getOwner().getMember() instanceof Executable executable
				&& parameter.getIndex() < executable.getParameterCount()) {
			nullness = Nullness.forParameter(executable.getParameters()[parameter.getIndex()]);
		}
		if (nullness == Nullness.UNSPECIFIED && property.hasField()) {
			nullness = Nullness.forField(property.getField().getAnnotated());
		}
		if (nullness == Nullness.UNSPECIFIED && property.hasGetter()) {
			nullness = Nullness.forMethodReturnType(property.getGetter().getAnnotated());
		}
		return (nullness == Nullness.UNSPECIFIED && isMarkedOutside(owner)) ? Nullness.NON_NULL : nullness;
	}

	/**
	 * Return whether the owner or an enclosing class is {@link NullMarked}. Spring does
	 * not check enclosing classes.
	 */
	private static boolean isMarkedOutside(Class<?> owner) {
		for (@Nullable
		Class<?> type = owner; type != null; type = type.getEnclosingClass()) {
			if (type.isAnnotationPresent(NullUnmarked.class)) {
				return false;
			}
			if (type.isAnnotationPresent(NullMarked.class)) {
				return true;
			}
		}
		return false;
	}

}
