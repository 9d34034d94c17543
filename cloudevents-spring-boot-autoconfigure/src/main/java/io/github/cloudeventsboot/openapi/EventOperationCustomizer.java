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

package io.github.cloudeventsboot.openapi;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.cloudeventsboot.handler.EventHandlerMethod;
import io.github.cloudeventsboot.handler.EventHandlerMethods;
import io.github.cloudeventsboot.handler.ReplyContract;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springdoc.core.providers.JavadocProvider;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Records which methods of an operation take or return events, and removes springdoc's
 * description of their bodies. It is called once for each method, with the same operation
 * for methods that share a path, so the complete description is written later.
 *
 * @since 0.1.0
 */
public final class EventOperationCustomizer implements GlobalOperationComponentsCustomizer {

	private final EventHandlerMethods handlers;

	private final RequestMappingHandlerMapping mapping;

	private final @Nullable JavadocProvider javadoc;

	/**
	 * Create a customizer.
	 * @param handlers describes handlers
	 * @param mapping the handlers of the application
	 * @param javadoc reads Javadoc, or {@code null}
	 */
	public EventOperationCustomizer(EventHandlerMethods handlers, RequestMappingHandlerMapping mapping,
			@Nullable JavadocProvider javadoc) {
		this.handlers = handlers;
		this.mapping = mapping;
		this.javadoc = javadoc;
	}

	@Override
	public Operation customize(Operation operation, HandlerMethod method) {
		EventHandlerMethod handler = this.handlers.get(method.getMethod(), method.getBeanType());
		ReplyContract reply = ReplyContract.of(handler, method.getBeanType(), this.handlers.style());
		DocumentedHandler.Handlers documented = DocumentedHandler.of(operation);
		if (!handler.isEventHandler()) {
			keep(operation, documented);
		}
		if (!handler.isEventHandler() && reply.events().isEmpty()) {
			return operation;
		}
		documented.all().add(new DocumentedHandler(method, handler, reply, mappings(method), summary(method)));
		if (handler.isEventHandler() && !keepsBody(handler) && !isAnnotated(method)) {
			operation.setRequestBody(null);
		}
		clearResponse(operation, method, reply, documented);
		return operation;
	}

	@Override
	public Operation customize(Operation operation, Components components, HandlerMethod method) {
		return customize(operation, method);
	}

	/**
	 * Keep the description of a method that is not an event handler, because event
	 * handlers may have the same path.
	 */
	private static void keep(Operation operation, DocumentedHandler.Handlers documented) {
		if (operation.getRequestBody() != null && operation.getRequestBody().getContent() != null) {
			operation.getRequestBody().getContent().forEach(documented.bodies()::putIfAbsent);
		}
		if (operation.getResponses() != null) {
			operation.getResponses().forEach(documented.others()::putIfAbsent);
		}
	}

	/**
	 * Return whether a parameter that is not bound to the event takes the body.
	 */
	static boolean keepsBody(EventHandlerMethod handler) {
		long bodies = Arrays.stream(handler.method().getParameters())
			.filter((parameter) -> parameter
				.isAnnotationPresent(org.springframework.web.bind.annotation.RequestBody.class))
			.count();
		long taken = handler.parameters()
			.stream()
			.filter((parameter) -> parameter.parameter()
				.hasParameterAnnotation(org.springframework.web.bind.annotation.RequestBody.class))
			.count();
		return bodies > taken;
	}

	private static boolean isAnnotated(HandlerMethod method) {
		return AnnotatedElementUtils.hasAnnotation(method.getMethod(), RequestBody.class);
	}

	private static void clearResponse(Operation operation, HandlerMethod method, ReplyContract reply,
			DocumentedHandler.Handlers documented) {
		String code = String.valueOf(status(method).value());
		Set<String> annotated = AnnotatedElementUtils
			.findMergedRepeatableAnnotations(method.getMethod(),
					io.swagger.v3.oas.annotations.responses.ApiResponse.class)
			.stream()
			.map(io.swagger.v3.oas.annotations.responses.ApiResponse::responseCode)
			.collect(Collectors.toSet());
		ApiResponse response = (operation.getResponses() != null) ? operation.getResponses().get(code) : null;
		if (response == null) {
			return;
		}
		if (annotated.contains(code) || reply.kind() == ReplyContract.Kind.OTHER) {
			documented.others().putIfAbsent(code, response);
		}
		operation.getResponses().remove(code);
	}

	/**
	 * Return the response status, unless the returned value sets another one.
	 */
	static HttpStatus status(HandlerMethod method) {
		ResponseStatus annotation = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(),
				ResponseStatus.class);
		annotation = (annotation != null) ? annotation
				: AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), ResponseStatus.class);
		return (annotation != null) ? annotation.code() : HttpStatus.OK;
	}

	private List<RequestMappingInfo> mappings(HandlerMethod method) {
		return this.mapping.getHandlerMethods()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().getMethod().equals(method.getMethod())
					&& Objects.equals(entry.getValue().getBeanType(), method.getBeanType()))
			.map(Map.Entry::getKey)
			.toList();
	}

	private String summary(HandlerMethod method) {
		io.swagger.v3.oas.annotations.Operation annotation = AnnotatedElementUtils
			.findMergedAnnotation(method.getMethod(), io.swagger.v3.oas.annotations.Operation.class);
		String text = "";
		if (annotation != null) {
			text = (annotation.summary().isEmpty()) ? annotation.description() : annotation.summary();
		}
		if (text.isEmpty() && this.javadoc != null) {
			String description = this.javadoc.getMethodJavadocDescription(method.getMethod());
			String first = (description != null) ? this.javadoc.getFirstSentence(description) : null;
			text = (first != null) ? first : "";
		}
		return text;
	}

}
