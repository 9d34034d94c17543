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
import java.util.Arrays;

import io.github.cloudeventsboot.handler.HandlerStyle;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpEntity;
import org.springframework.http.RequestEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * How handler methods of Spring MVC declare their parameters and return values.
 */
final class MvcHandlerStyle implements HandlerStyle {

	@Override
	public @Nullable ResolvableType enveloped(ResolvableType type) {
		Class<?> rawType = type.toClass();
		return (rawType == HttpEntity.class || rawType == RequestEntity.class) ? type.getGeneric() : null;
	}

	@Override
	public BodyDeclaration bodyDeclaration(MethodParameter parameter) {
		RequestBody annotation = parameter.getParameterAnnotation(RequestBody.class);
		if (annotation == null) {
			return BodyDeclaration.NONE;
		}
		return (annotation.required()) ? BodyDeclaration.REQUIRED : BodyDeclaration.OPTIONAL;
	}

	@Override
	public boolean isBoundElsewhere(MethodParameter parameter) {
		return Arrays.stream(parameter.getParameterAnnotations())
			.map(Annotation::annotationType)
			.anyMatch((type) -> type.getName().startsWith("org.springframework.web.bind.annotation.")
					&& type != RequestBody.class);
	}

	@Override
	public @Nullable ResolvableType returned(ResolvableType type) {
		Class<?> rawType = type.toClass();
		return (ReturnTypes.isEntity(rawType) || ReturnTypes.isAsync(rawType)) ? type.getGeneric() : null;
	}

	@Override
	public boolean isStream(ResolvableType type) {
		ResolvableType body = ReturnTypes.body(type);
		Class<?> rawType = body.toClass();
		if (ResponseBodyEmitter.class.isAssignableFrom(rawType)
				|| StreamingResponseBody.class.isAssignableFrom(rawType)) {
			return true;
		}
		ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(rawType);
		Class<?> element = body.getGeneric().toClass();
		return adapter != null && adapter.isMultiValue()
				&& (CharSequence.class.isAssignableFrom(element) || element == ServerSentEvent.class);
	}

}
