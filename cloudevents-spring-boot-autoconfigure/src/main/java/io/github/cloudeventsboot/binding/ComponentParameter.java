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

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.core.Nullness;
import org.springframework.core.annotation.SynthesizingMethodParameter;
import org.springframework.util.ReflectionUtils;

/**
 * A parameter of the constructor of an event type, with the annotations of the field of
 * the same name, since constructors often do not repeat them.
 */
final class ComponentParameter extends SynthesizingMethodParameter {

	private final Annotation[] annotations;

	private final boolean nullableField;

	ComponentParameter(Constructor<?> constructor, int index, String name) {
		super(constructor, index);
		Field field = ReflectionUtils.findField(constructor.getDeclaringClass(), name);
		if (field != null && field.getType() != getParameterType()) {
			field = null;
		}
		this.annotations = merge(super.getParameterAnnotations(), field);
		this.nullableField = field != null && Nullness.forField(field) == Nullness.NULLABLE;
	}

	private Annotation[] merge(Annotation[] onParameter, @Nullable Field field) {
		if (field == null) {
			return onParameter;
		}
		List<Annotation> merged = new ArrayList<>(Arrays.asList(onParameter));
		for (Annotation candidate : adaptAnnotationArray(field.getAnnotations())) {
			if (merged.stream().noneMatch((annotation) -> annotation.annotationType() == candidate.annotationType())) {
				merged.add(candidate);
			}
		}
		return merged.toArray(Annotation[]::new);
	}

	@Override
	public Annotation[] getParameterAnnotations() {
		return this.annotations.clone();
	}

	@Override
	public boolean isOptional() {
		return this.nullableField || super.isOptional();
	}

}
