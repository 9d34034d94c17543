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

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;

import io.github.cloudeventsboot.handler.HandlerStyle;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.annotation.Payload;

/**
 * How listener methods declare their parameters and return values.
 */
final class MessagingHandlerStyle implements HandlerStyle {

	private static final String ANNOTATIONS = Payload.class.getPackageName() + ".";

	private static final String MONO = "reactor.core.publisher.Mono";

	@Override
	public @Nullable ResolvableType enveloped(ResolvableType type) {
		return (type.toClass() == Message.class) ? type.getGeneric() : null;
	}

	@Override
	public BodyDeclaration bodyDeclaration(MethodParameter parameter) {
		Payload annotation = parameter.getParameterAnnotation(Payload.class);
		if (annotation == null) {
			return BodyDeclaration.NONE;
		}
		return (annotation.required()) ? BodyDeclaration.REQUIRED : BodyDeclaration.OPTIONAL;
	}

	@Override
	public boolean isBodyTheData() {
		return true;
	}

	@Override
	public boolean isBoundElsewhere(MethodParameter parameter) {
		Payload payload = parameter.getParameterAnnotation(Payload.class);
		if (payload != null && !payload.expression().isEmpty()) {
			return true;
		}
		return Arrays.stream(parameter.getParameterAnnotations())
			.map(Annotation::annotationType)
			.anyMatch((type) -> type != Payload.class && type.getName().startsWith(ANNOTATIONS));
	}

	@Override
	public @Nullable ResolvableType returned(ResolvableType type) {
		Class<?> rawType = type.toClass();
		boolean envelope = rawType == Message.class || CompletionStage.class.isAssignableFrom(rawType)
				|| MONO.equals(rawType.getName());
		return (envelope) ? type.getGeneric() : null;
	}

}
