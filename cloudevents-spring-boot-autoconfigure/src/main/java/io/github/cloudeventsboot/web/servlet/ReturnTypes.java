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

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

import org.springframework.core.MethodParameter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpEntity;
import org.springframework.http.RequestEntity;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Tells the types around a returned value from the value.
 */
final class ReturnTypes {

	private static final List<Class<?>> ASYNC = List.of(CompletionStage.class, Callable.class, DeferredResult.class,
			WebAsyncTask.class, ResponseBodyEmitter.class, StreamingResponseBody.class);

	/** Types that are collections of each other would have no end. */
	static final int MAX_DEPTH = 8;

	private ReturnTypes() {
	}

	/**
	 * Return whether Spring MVC waits for values of a type, and comes back with what they
	 * are then.
	 */
	static boolean isAsync(Class<?> type) {
		for (Class<?> async : ASYNC) {
			if (async.isAssignableFrom(type)) {
				return true;
			}
		}
		return ReactiveAdapterRegistry.getSharedInstance().getAdapter(type) != null;
	}

	static boolean isEntity(Class<?> type) {
		return HttpEntity.class.isAssignableFrom(type) && !RequestEntity.class.isAssignableFrom(type);
	}

	static boolean isContainer(Class<?> type) {
		return Collection.class.isAssignableFrom(type) || (type.isArray() && !type.getComponentType().isPrimitive());
	}

	/**
	 * Return the declared type, that of the value that is waited for if it is such one.
	 */
	static ResolvableType declared(MethodParameter returnType) {
		ResolvableType owner = ResolvableType.forType(returnType.getContainingClass())
			.as(returnType.getDeclaringClass());
		return ResolvableType.forType(returnType.getGenericParameterType(), owner);
	}

	/**
	 * Return the declared type of the body, which is not known if the value is an
	 * {@code HttpEntity} that was not declared as such.
	 */
	static ResolvableType body(ResolvableType declared) {
		return (isEntity(declared.toClass())) ? declared.as(HttpEntity.class).getGeneric() : declared;
	}

	/**
	 * Return the declared type of the elements, which is not known if they are of the
	 * container's own type again, such as those of a tree.
	 */
	static ResolvableType element(ResolvableType container) {
		ResolvableType element = (container.isArray()) ? container.getComponentType()
				: container.as(Collection.class).getGeneric();
		return (element.toClass() == container.toClass()) ? ResolvableType.NONE : element;
	}

	/**
	 * Return what is left of a type without all that may be around a value.
	 */
	static ResolvableType value(ResolvableType declared) {
		ResolvableType type = declared;
		for (int depth = 0; depth < MAX_DEPTH; depth++) {
			Class<?> rawType = type.toClass();
			if (isContainer(rawType)) {
				type = element(type);
			}
			else if (isEntity(rawType) || rawType == Optional.class || isAsync(rawType)) {
				type = type.getGeneric();
			}
			else {
				return type;
			}
		}
		return ResolvableType.NONE;
	}

}
