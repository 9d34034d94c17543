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
import java.util.Optional;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.binding.EventContainers;
import io.github.cloudeventsboot.handler.ArgumentValidation;
import io.github.cloudeventsboot.handler.EventArgument;
import io.github.cloudeventsboot.handler.EventArguments;
import io.github.cloudeventsboot.handler.EventParameter.Payload;
import io.github.cloudeventsboot.handler.EventParameter.WholeEvent;
import io.github.cloudeventsboot.http.problem.CloudEventNotValidException;
import io.github.cloudeventsboot.http.problem.CloudEventRejectedException;
import io.github.cloudeventsboot.message.ReceivedMessage;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.RequestEntity;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.util.Assert;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Validator;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Resolves parameters that take something from an event: whole events, their data, their
 * attributes.
 *
 * @since 0.1.0
 */
public final class CloudEventMethodArgumentResolver implements HandlerMethodArgumentResolver {

	private final ServletMessages messages;

	private final EventArguments arguments;

	/**
	 * Create a resolver.
	 * @param messages provides the messages of requests
	 * @param arguments the arguments of handlers
	 */
	public CloudEventMethodArgumentResolver(ServletMessages messages, EventArguments arguments) {
		this.messages = messages;
		this.arguments = arguments;
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return this.arguments.find(parameter) != null;
	}

	@Override
	public @Nullable Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer mavContainer,
			NativeWebRequest webRequest, @Nullable WebDataBinderFactory binderFactory) throws Exception {
		HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
		Assert.state(request != null, "'request' must be a servlet request");
		EventArgument argument = this.arguments.find(parameter);
		Assert.state(argument != null, "'parameter' must take something from an event");
		ReceivedMessage message = this.messages.get(request);
		try {
			Validators validators = new Validators(argument, webRequest, binderFactory);
			if (!(argument.parameter() instanceof WholeEvent whole)) {
				Object value = argument.orAbsent(single(argument, message, validators, mavContainer));
				return (argument.parameter() instanceof Payload payload && payload.enveloped())
						? entity(value, parameter.getParameterType(), request) : value;
			}
			if (!whole.required() && !message.isEvent()) {
				report(argument, argument.validateNothing(), mavContainer);
				return argument.noEvent();
			}
			Object value = (whole.isBatch()) ? batch(argument, message, validators, mavContainer)
					: single(argument, message, validators, mavContainer);
			return (value != null) ? wrap(whole, value, request) : null;
		}
		catch (CloudEventException ex) {
			throw new CloudEventRejectedException(ex);
		}
	}

	private static @Nullable Object single(EventArgument argument, ReceivedMessage message, Validators validators,
			@Nullable ModelAndViewContainer mavContainer) throws Exception {
		CloudEvent event = (argument.leavesBody()) ? message.attributes() : message.event();
		Object value = argument.bind(event);
		report(argument, argument.validate(event, value, validators.of(value)), mavContainer);
		return value;
	}

	private static Object batch(EventArgument argument, ReceivedMessage message, Validators validators,
			@Nullable ModelAndViewContainer mavContainer) throws Exception {
		List<CloudEvent> events = message.events();
		List<Object> values = argument.bindAll(events, message.isBatch());
		report(argument, argument.validateAll(events, values, validators.of(values)), mavContainer);
		return values;
	}

	private static void report(EventArgument argument, ArgumentValidation validation,
			@Nullable ModelAndViewContainer mavContainer) throws CloudEventNotValidException {
		if (validation.isRejected()) {
			throw new CloudEventNotValidException(argument.parameter().parameter(), validation.result(),
					validation.violations());
		}
		if (validation.isReported() && mavContainer != null) {
			mavContainer.addAttribute(BindingResult.MODEL_KEY_PREFIX + validation.name(), validation.result());
		}
	}

	private static Object wrap(WholeEvent parameter, Object value, HttpServletRequest request) {
		Object body = (parameter.isBatch()) ? EventContainers.contain(parameter.container(), (List<?>) value) : value;
		if (parameter.enveloped()) {
			body = entity(body, parameter.parameter().nestedIfOptional().getNestedParameterType(), request);
		}
		return (parameter.optional()) ? Optional.of(body) : body;
	}

	private static HttpEntity<?> entity(@Nullable Object body, Class<?> type, HttpServletRequest request) {
		HttpHeaders headers = ServletInputMessage.headers(request);
		return (type == RequestEntity.class) ? new RequestEntity<>(body, headers,
				HttpMethod.valueOf(request.getMethod()), ServletServerHttpRequest.initURI(request))
				: new HttpEntity<>(body, headers);
	}

	/**
	 * The validators that {@code @InitBinder} methods add for an argument, called if the
	 * argument requests validation.
	 */
	private record Validators(EventArgument argument, NativeWebRequest request,
			@Nullable WebDataBinderFactory factory) {

		List<Validator> of(@Nullable Object value) throws Exception {
			Object target = (value instanceof Optional<?> optional) ? optional.orElse(null) : value;
			if (this.factory == null || target == null || !this.argument.isValidationAsked()) {
				return List.of();
			}
			return binder(this.factory, target, this.argument.validateNothing().name()).getValidatorsToApply();
		}

		private WebDataBinder binder(WebDataBinderFactory factory, Object target, String name) throws Exception {
			try {
				return factory.createBinder(this.request, target, name);
			}
			catch (IllegalStateException ex) {
				// a validator for the data does not support the event, and one for an
				// event does not support the batch: each is checked later
				return factory.createBinder(this.request, null, name);
			}
		}

	}

}
