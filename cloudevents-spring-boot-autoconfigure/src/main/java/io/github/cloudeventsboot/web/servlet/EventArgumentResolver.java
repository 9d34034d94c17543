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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.InvalidCloudEventDataException;
import io.github.cloudeventsboot.InvalidCloudEventException;
import io.github.cloudeventsboot.UnknownCloudEventTypeException;
import io.github.cloudeventsboot.UnsupportedCloudEventException;
import io.github.cloudeventsboot.binding.BindingProblems;
import io.github.cloudeventsboot.binding.EventBindings;
import io.github.cloudeventsboot.binding.EventContainers;
import io.github.cloudeventsboot.web.method.EventParameter;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.RequestEntity;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.util.Assert;
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
public final class EventArgumentResolver implements HandlerMethodArgumentResolver {

	private final EventRequests requests;

	private final EventValidator validator;

	private final EventArguments arguments;

	/**
	 * Create a resolver.
	 * @param requests gives access to events
	 * @param bindings make values of them
	 * @param validator checks constraints
	 */
	public EventArgumentResolver(EventRequests requests, EventBindings bindings, EventValidator validator) {
		this.requests = requests;
		this.validator = validator;
		this.arguments = new EventArguments(bindings, validator);
	}

	/**
	 * Return what is known of parameters before the first request.
	 */
	EventArguments arguments() {
		return this.arguments;
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return EventParameter.of(parameter) != null;
	}

	@Override
	public @Nullable Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer mavContainer,
			NativeWebRequest webRequest, @Nullable WebDataBinderFactory binderFactory) throws Exception {
		HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
		Assert.state(request != null, "'request' must be a servlet request");
		EventRequest eventRequest = this.requests.get(request);
		EventArgument argument = this.arguments.get(parameter);
		EventParameter described = argument.parameter();
		if (described.kind() == EventParameter.Kind.EVENT && !described.required() && !eventRequest.isEvent()) {
			this.validator.validateNothing(argument, mavContainer);
			return (described.optional()) ? Optional.empty() : null;
		}
		try {
			if (described.isBatch()) {
				return wrap(described, batch(argument, eventRequest, mavContainer), request);
			}
			CloudEvent event = (argument.leavesBody()) ? eventRequest.attributes() : eventRequest.event();
			Object value = single(argument, event, mavContainer);
			return (described.kind() == EventParameter.Kind.EVENT && value != null) ? wrap(described, value, request)
					: argument.orAbsent(value);
		}
		catch (CloudEventException ex) {
			throw new EventResponseException(ex);
		}
	}

	/**
	 * Convert the one event. What is wrong with it for the parameters that follow is
	 * reported together with what is wrong here.
	 */
	private @Nullable Object single(EventArgument argument, CloudEvent event,
			@Nullable ModelAndViewContainer mavContainer) throws EventNotValidException {
		try {
			return convert(argument, event, mavContainer);
		}
		catch (InvalidCloudEventDataException | InvalidCloudEventException ex) {
			BindingProblems problems = new BindingProblems();
			problems.add(ex);
			argument.later().forEach((other) -> other.collect(event, problems));
			throw (problems.violations().size() > ex.getViolations().size()) ? problems.toException() : ex;
		}
		catch (EventNotValidException ex) {
			BindingProblems problems = new BindingProblems();
			argument.later().forEach((other) -> other.collect(event, problems));
			if (problems.violations().isEmpty()) {
				throw ex;
			}
			problems.addAll(ex.getViolations());
			throw problems.toException();
		}
	}

	private @Nullable Object convert(EventArgument argument, CloudEvent event,
			@Nullable ModelAndViewContainer mavContainer) throws EventNotValidException {
		return switch (argument.parameter().kind()) {
			case ATTRIBUTE -> attribute(argument, event);
			case PAYLOAD -> {
				Object value = argument.payload().bind(event);
				this.validator.validatePayload(argument, event, value, mavContainer);
				yield value;
			}
			case EVENT -> {
				Object value = argument.event().bind(event);
				this.validator.validateEvents(argument, List.of(event), List.of(value), value, mavContainer);
				yield value;
			}
		};
	}

	private static @Nullable Object attribute(EventArgument argument, CloudEvent event) {
		BindingProblems problems = new BindingProblems();
		Object value = argument.attribute().read(event, problems);
		problems.throwIfAny();
		return value;
	}

	private Object batch(EventArgument argument, EventRequest request, @Nullable ModelAndViewContainer mavContainer)
			throws EventNotValidException {
		List<CloudEvent> events = request.events();
		List<Object> values = bindAll(argument, events, request);
		this.validator.validateEvents(argument, events, values, values, mavContainer);
		return values;
	}

	private static List<Object> bindAll(EventArgument argument, List<CloudEvent> events, EventRequest request) {
		List<Object> values = new ArrayList<>(events.size());
		BindingProblems problems = new BindingProblems();
		CloudEventException unsupported = null;
		boolean onlyUnknown = true;
		for (int index = 0; index < events.size(); index++) {
			try {
				values.add(argument.event().bind(events.get(index)));
			}
			catch (UnsupportedCloudEventException ex) {
				// told only if nothing is wrong with the others
				unsupported = (unsupported != null) ? unsupported : indexed(ex, index, request);
				onlyUnknown = false;
			}
			catch (CloudEventException ex) {
				problems.add(indexed(ex, index, request));
				onlyUnknown &= ex instanceof UnknownCloudEventTypeException;
			}
			// whether all of them are unknown decides if they may be ignored
			if (problems.violations().size() > EventValidator.MAX_VIOLATIONS && !(onlyUnknown && values.isEmpty())) {
				break;
			}
		}
		if (!problems.violations().isEmpty()) {
			throw (onlyUnknown) ? new UnknownCloudEventTypeException(problems.violations(), null)
					: problems.toException();
		}
		if (unsupported != null) {
			throw unsupported;
		}
		return values;
	}

	private static CloudEventException indexed(CloudEventException ex, int index, EventRequest request) {
		return (request.isBatch()) ? ex.withIndex(index) : ex;
	}

	private static Object wrap(EventParameter parameter, Object value, HttpServletRequest request) {
		Object body = (parameter.isBatch()) ? EventContainers.contain(parameter.container(), (List<?>) value) : value;
		if (parameter.entity()) {
			HttpHeaders headers = ServletEventMessage.headers(request);
			body = (parameter.parameter().nestedIfOptional().getNestedParameterType() == RequestEntity.class)
					? new RequestEntity<>(body, headers, HttpMethod.valueOf(request.getMethod()),
							ServletServerHttpRequest.initURI(request))
					: new HttpEntity<>(body, headers);
		}
		return (parameter.optional()) ? Optional.of(body) : body;
	}

}
