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

package io.github.cloudeventsboot.web.servlet;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;

/**
 * The return type of a method of a JDK proxy, with the class of the controller, whose
 * {@code @RestController} annotation makes return values bodies.
 */
final class TargetReturnType extends MethodParameter {

	private final MethodParameter original;

	private final Class<?> target;

	TargetReturnType(MethodParameter original, Class<?> target) {
		super(original);
		this.original = original;
		this.target = target;
	}

	@Override
	public Class<?> getContainingClass() {
		return this.target;
	}

	@Override
	public Class<?> getParameterType() {
		return this.original.getParameterType();
	}

	@Override
	public Type getGenericParameterType() {
		return this.original.getGenericParameterType();
	}

	@Override
	public <A extends Annotation> @Nullable A getMethodAnnotation(Class<A> annotationType) {
		return this.original.getMethodAnnotation(annotationType);
	}

	@Override
	public <A extends Annotation> boolean hasMethodAnnotation(Class<A> annotationType) {
		return this.original.hasMethodAnnotation(annotationType);
	}

	@Override
	public MethodParameter clone() {
		return new TargetReturnType(this.original.clone(), this.target);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof TargetReturnType type && this.target == type.target
				&& this.original.equals(type.original));
	}

	@Override
	public int hashCode() {
		return this.original.hashCode();
	}

}
