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

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventRejection;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventDataException;
import io.github.cloudeventsboot.event.EventRejection;
import io.github.cloudeventsboot.handler.EventArguments;
import io.github.cloudeventsboot.handler.EventHandlerMethod;
import io.github.cloudeventsboot.handler.ExchangeOutcome;
import io.github.cloudeventsboot.handler.MethodValidationViolations;
import io.github.cloudeventsboot.handler.RejectionLog;
import io.github.cloudeventsboot.http.problem.CloudEventRejectedException;
import io.github.cloudeventsboot.http.problem.EventNotWritableException;
import io.github.cloudeventsboot.http.problem.EventProblems;
import io.github.cloudeventsboot.observation.CloudEventReceiveOutcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.log.LogMessage;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.HandlerFunction;

/**
 * Answers rejected events with problem details, for event handlers and functional
 * endpoints only, and after the application's own exception handlers.
 *
 * @since 0.1.0
 */
public final class CloudEventHandlerExceptionResolver implements HandlerExceptionResolver {

	/**
	 * The request attribute for the error that became the response.
	 */
	static final String TRANSLATED = CloudEventHandlerExceptionResolver.class.getName();

	private static final Log logger = LogFactory.getLog(CloudEventHandlerExceptionResolver.class);

	private final EventHandlers handlers;

	private final JsonMapper mapper;

	private final MessageSource messageSource;

	private final Supplier<List<ErrorResponse.Interceptor>> interceptors;

	private final MethodValidationViolations methodValidation;

	private final RejectionLog rejections;

	/**
	 * Create a resolver.
	 * @param handlers describes handlers
	 * @param mapper writes problem details
	 * @param messageSource the application's messages
	 * @param interceptors the application's interceptors of error responses
	 * @param arguments the arguments of handlers
	 * @param rejections logs the events that functional endpoints reject
	 */
	public CloudEventHandlerExceptionResolver(EventHandlers handlers, JsonMapper mapper, MessageSource messageSource,
			Supplier<List<ErrorResponse.Interceptor>> interceptors, EventArguments arguments, RejectionLog rejections) {
		this.handlers = handlers;
		this.mapper = mapper;
		this.messageSource = messageSource;
		this.interceptors = interceptors;
		this.methodValidation = new MethodValidationViolations(arguments);
		this.rejections = rejections;
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception ex) {
		ErrorResponse error = (this.handlers.isEventHandler(handler)) ? errorResponse(ex, handler)
				: (handler instanceof HandlerFunction) ? functionalErrorResponse(ex) : null;
		if (error == null) {
			return null;
		}
		if (ex instanceof EventNotWritableException) {
			EventHandlerMethod described = this.handlers.find(handler);
			logger.error(((described != null) ? described.name() + ": " : "") + ex.getMessage(), ex);
		}
		else if (handler instanceof HandlerFunction) {
			// for handler methods, the end of the exchange is logged
			Throwable cause = ex.getCause();
			logRejected(request, error, (ex instanceof CloudEventException || cause == null) ? ex : cause);
		}
		if (response.isCommitted()) {
			// thrown by the server, which has found that the body ends early and has
			// responded
			return new ModelAndView();
		}
		request.setAttribute(TRANSLATED, error);
		try {
			write(error, request, response);
			return new ModelAndView();
		}
		catch (IOException | IllegalStateException failure) {
			// the handler may have opened a writer: the next resolver sends the status
			logger.debug(LogMessage.format("Problem could not be written: %s", failure.getMessage()));
			return null;
		}
	}

	private @Nullable ErrorResponse errorResponse(Exception ex, @Nullable Object handler) {
		if (ex instanceof ErrorResponse error
				&& (ex instanceof CloudEventRejection || ex instanceof EventNotWritableException)) {
			return error;
		}
		if (ex instanceof CloudEventException event) {
			return new CloudEventRejectedException(event);
		}
		if (ex instanceof HandlerMethodValidationException invalid && !invalid.isForReturnValue()) {
			// its body already contains the violations
			return invalid;
		}
		List<CloudEventViolation> violations = (handler instanceof HandlerMethod method) ? this.methodValidation
			.ofProxy(ex, method.getMethod(), method.getBeanType(), method.getMethodParameters()) : List.of();
		return (violations.isEmpty()) ? null
				: new CloudEventRejectedException(new InvalidCloudEventDataException(violations));
	}

	/**
	 * Return the response for a rejection, which the message converter may have wrapped.
	 */
	private static @Nullable ErrorResponse functionalErrorResponse(Exception ex) {
		Throwable rejection = (ex instanceof HttpMessageNotReadableException) ? ex.getCause() : ex;
		return (rejection instanceof CloudEventException event) ? new CloudEventRejectedException(event) : null;
	}

	private void logRejected(HttpServletRequest request, ErrorResponse error, Throwable rejection) {
		Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
		this.rejections.rejected("functional endpoint" + ((pattern != null) ? " " + pattern : ""), "Received a message",
				new ExchangeOutcome(CloudEventReceiveOutcome.REJECTED, EventRejection.of(rejection), null,
						Integer.toString(error.getStatusCode().value())));
	}

	/**
	 * Answer a request with problem details.
	 * @param error the problem
	 * @param request the request
	 * @param response the response
	 * @throws IOException if nothing can be written
	 */
	public void write(ErrorResponse error, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		ProblemDetail problem = error.updateAndGetBody(this.messageSource, LocaleContextHolder.getLocale());
		this.interceptors.get().forEach((interceptor) -> interceptor.handleError(problem, error));
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		putIfPresent(body, "type", problem.getType());
		putIfPresent(body, "title", problem.getTitle());
		body.put("status", problem.getStatus());
		putIfPresent(body, "detail", problem.getDetail());
		Object instance = (problem.getInstance() != null) ? problem.getInstance()
				: EventProblems.instance(request.getRequestURI());
		putIfPresent(body, "instance", instance);
		if (problem.getProperties() != null) {
			body.putAll(problem.getProperties());
		}
		byte[] bytes = this.mapper.writeValueAsBytes(body);
		OutputStream output = response.getOutputStream();
		error.getHeaders().forEach((name, values) -> values.forEach((value) -> response.addHeader(name, value)));
		response.setStatus(problem.getStatus());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.setContentLength(bytes.length);
		output.write(bytes);
	}

	private static void putIfPresent(Map<String, @Nullable Object> body, String name, @Nullable Object value) {
		if (value != null) {
			body.put(name, value);
		}
	}

}
