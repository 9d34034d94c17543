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

import java.io.InputStream;
import java.io.Reader;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.cloudeventsboot.event.AttributeNames;
import io.github.cloudeventsboot.handler.HandlerStyle;
import io.github.cloudeventsboot.handler.HandlerStyle.BodyDeclaration;
import io.github.cloudeventsboot.http.EventHeaders;
import io.github.cloudeventsboot.message.MessageMode;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodClassKey;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.InputStreamSource;
import org.springframework.core.log.LogMessage;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Warns, once for each method, about events that reach a handler method that is not an
 * event handler. Most likely an annotation is missing, and the method gets no part of the
 * event. The body is not read.
 *
 * @since 0.1.0
 */
public final class UnreadEventInterceptor implements HandlerInterceptor {

	private static final Log logger = LogFactory.getLog(UnreadEventInterceptor.class);

	private static final String[] MANDATORY = { EventHeaders.PREFIX + AttributeNames.SPECVERSION,
			EventHeaders.PREFIX + AttributeNames.ID, EventHeaders.PREFIX + AttributeNames.SOURCE,
			EventHeaders.PREFIX + AttributeNames.TYPE };

	private final EventHandlers handlers;

	// no handlers, because there may be any number of instances of a controller
	private final Set<MethodClassKey> looked = ConcurrentHashMap.newKeySet();

	/**
	 * Create an interceptor.
	 * @param handlers describes handlers
	 */
	public UnreadEventInterceptor(EventHandlers handlers) {
		this.handlers = handlers;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (handler instanceof HandlerMethod method && isEvent(request)
				&& request.getDispatcherType() != DispatcherType.ERROR
				&& this.looked.add(new MethodClassKey(method.getMethod(), method.getBeanType()))
				&& !this.handlers.isEventHandler(method) && !isParser(method)) {
			logger.warn(LogMessage.format("A CloudEvent was sent to %s, which takes no events: it is handled like any"
					+ " other request, and is not checked. Declare a CloudEvent parameter (a List, Collection or array"
					+ " of events for batches), annotate the class of the parameter with @CloudEventType or the"
					+ " parameter with @CloudEventPayload, or map the method with @CloudEventMapping."
					+ " This warning is logged only once for each method.", method.getMethod().toGenericString()));
		}
		return true;
	}

	private static boolean isEvent(HttpServletRequest request) {
		if (MessageMode.of(request.getContentType()) != MessageMode.BINARY) {
			return true;
		}
		for (String header : MANDATORY) {
			if (request.getHeader(header) == null) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Return whether a method takes the request, its headers or its raw body, so that it
	 * may parse events itself.
	 */
	private boolean isParser(HandlerMethod method) {
		HandlerStyle style = this.handlers.methods().style();
		return Arrays.stream(method.getMethodParameters())
			.anyMatch((parameter) -> isRaw(parameter.getParameterType()) || isEventHeader(parameter)
					|| isRawBody(parameter, style));
	}

	private static boolean isRaw(Class<?> type) {
		return ServletRequest.class.isAssignableFrom(type) || WebRequest.class.isAssignableFrom(type)
				|| InputStream.class.isAssignableFrom(type) || Reader.class.isAssignableFrom(type);
	}

	private static boolean isRawBody(MethodParameter parameter, HandlerStyle style) {
		ResolvableType type = ResolvableType.forMethodParameter(parameter);
		ResolvableType enveloped = style.enveloped(type);
		if (enveloped == null && style.bodyDeclaration(parameter) == BodyDeclaration.NONE) {
			return false;
		}
		Class<?> body = ((enveloped != null) ? enveloped : type).toClass();
		return body == byte[].class || body == String.class || isRaw(body)
				|| InputStreamSource.class.isAssignableFrom(body);
	}

	private static boolean isEventHeader(MethodParameter parameter) {
		RequestHeader annotation = parameter.getParameterAnnotation(RequestHeader.class);
		Class<?> type = parameter.getParameterType();
		if (annotation == null || Map.class.isAssignableFrom(type) || HttpHeaders.class.isAssignableFrom(type)) {
			return annotation != null;
		}
		return startsWithPrefix((annotation.name().isEmpty()) ? parameter.getParameterName() : annotation.name());
	}

	private static boolean startsWithPrefix(@Nullable String name) {
		return name != null && name.regionMatches(true, 0, EventHeaders.PREFIX, 0, EventHeaders.PREFIX.length());
	}

}
