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

import java.util.List;
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
 * The types that wrap a returned value: responses, and asynchronous values.
 */
final class ReturnTypes {

	private static final List<Class<?>> ASYNC = List.of(CompletionStage.class, Callable.class, DeferredResult.class,
			WebAsyncTask.class, ResponseBodyEmitter.class, StreamingResponseBody.class);

	private ReturnTypes() {
	}

	/**
	 * Return whether Spring MVC waits for values of a type, and dispatches again with the
	 * result.
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

	/**
	 * Return the declared type, or that of the result if the type is asynchronous.
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

}
