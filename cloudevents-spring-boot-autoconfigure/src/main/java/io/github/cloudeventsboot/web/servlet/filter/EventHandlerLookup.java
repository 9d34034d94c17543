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

package io.github.cloudeventsboot.web.servlet.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.cloudeventsboot.web.servlet.EventHandlers;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.http.HttpMethod;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Determines, before the dispatcher does, whether a request goes to an event handler.
 *
 * @param dispatchers the names of the application's dispatcher servlets
 * @param mappings the application's handler mappings, in order
 * @param annotated the mapping for methods of controllers, or {@code null}
 * @param handlers describes handlers, or {@code null}
 * @param events the mappings of event handlers
 * @param others the mappings of ordinary methods
 */
record EventHandlerLookup(Set<String> dispatchers, List<HandlerMapping> mappings,
		@Nullable RequestMappingHandlerMapping annotated, @Nullable EventHandlers handlers,
		List<RequestMappingInfo> events, List<RequestMappingInfo> others) {

	private static final String ANNOTATED = "requestMappingHandlerMapping";

	static EventHandlerLookup of(WebApplicationContext context) {
		List<HandlerMapping> mappings = new ArrayList<>(
				context.getBeansOfType(HandlerMapping.class, true, false).values());
		AnnotationAwareOrderComparator.sort(mappings);
		EventHandlers handlers = context.getBeanProvider(EventHandlers.class).getIfAvailable();
		RequestMappingHandlerMapping annotated = annotated(context);
		List<RequestMappingInfo> events = new ArrayList<>();
		List<RequestMappingInfo> others = new ArrayList<>();
		if (annotated != null && handlers != null) {
			annotated.getHandlerMethods()
				.forEach((info, method) -> ((handlers.isEventHandler(method)) ? events : others).add(info));
		}
		return new EventHandlerLookup(dispatchers(context.getServletContext()), List.copyOf(mappings), annotated,
				handlers, List.copyOf(events), List.copyOf(others));
	}

	private static @Nullable RequestMappingHandlerMapping annotated(WebApplicationContext context) {
		return (context.containsLocalBean(ANNOTATED)
				&& context.getBean(ANNOTATED) instanceof RequestMappingHandlerMapping mapping) ? mapping : null;
	}

	private static Set<String> dispatchers(@Nullable ServletContext servletContext) {
		if (servletContext == null) {
			return Set.of();
		}
		return servletContext.getServletRegistrations()
			.values()
			.stream()
			.filter((registration) -> isDispatcher(registration.getClassName()))
			.map(ServletRegistration::getName)
			.collect(Collectors.toUnmodifiableSet());
	}

	private static boolean isDispatcher(@Nullable String className) {
		ClassLoader loader = DispatcherServlet.class.getClassLoader();
		return className != null && ClassUtils.isPresent(className, loader)
				&& DispatcherServlet.class.isAssignableFrom(ClassUtils.resolveClassName(className, loader));
	}

	/**
	 * Return whether a request goes to an event handler.
	 */
	boolean isForEventHandler(HttpServletRequest request) throws Exception {
		if (this.events.isEmpty() || !isDispatched(request)) {
			return false;
		}
		HttpServletRequest lookup = EventHandlerLookups.parsed(request);
		if (this.events.stream().noneMatch((info) -> matches(info, lookup))) {
			return false;
		}
		boolean shared = this.others.stream().anyMatch((info) -> isMatch(info, lookup));
		return (HttpMethod.OPTIONS.matches(request.getMethod())) ? !shared : isTakenByEvents(lookup, shared, false);
	}

	/**
	 * Return whether the body of a request is for an event handler, or unused because the
	 * request does not meet the conditions of the event handlers on its path.
	 */
	boolean isBodyForEventHandler(HttpServletRequest request) {
		if (this.events.isEmpty() || !isDispatched(request)) {
			return false;
		}
		HttpServletRequest lookup = EventHandlerLookups.parsed(request);
		if (this.events.stream().noneMatch((info) -> isPathMatch(info, lookup))) {
			return false;
		}
		try {
			return isTakenByEvents(lookup, this.others.stream().anyMatch((info) -> isPathMatch(info, lookup)), true);
		}
		catch (Exception ex) {
			// the dispatcher will get the same exception, and call no handler
			return true;
		}
	}

	private boolean isTakenByEvents(HttpServletRequest lookup, boolean shared, boolean ifByNobody) throws Exception {
		for (HandlerMapping mapping : this.mappings) {
			if (mapping == this.annotated && !shared) {
				return true;
			}
			HandlerExecutionChain chain = mapping.getHandler(lookup);
			// the resource handler matches any path, but serves only GET
			if (chain != null && !(chain.getHandler() instanceof ResourceHttpRequestHandler)) {
				return this.handlers != null && this.handlers.isEventHandler(chain.getHandler());
			}
		}
		return ifByNobody;
	}

	private boolean isDispatched(HttpServletRequest request) {
		// another servlet may have the same path below its own; mock requests name no
		// servlet, even in the context of a server
		String servlet = request.getHttpServletMapping().getServletName();
		return this.dispatchers.isEmpty() || servlet.isEmpty() || this.dispatchers.contains(servlet);
	}

	private static boolean matches(RequestMappingInfo info, HttpServletRequest request) {
		boolean options = HttpMethod.OPTIONS.matches(request.getMethod()) && !CorsUtils.isPreFlightRequest(request);
		return (options) ? takesDeliveries(info) && isPathMatch(info, request) : isMatch(info, request);
	}

	/**
	 * Return whether events may be sent to a mapping by {@code POST}, as all senders do.
	 */
	private static boolean takesDeliveries(RequestMappingInfo info) {
		Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
		return methods.isEmpty() || methods.contains(RequestMethod.POST);
	}

	private static boolean isMatch(RequestMappingInfo info, HttpServletRequest request) {
		return info.getMethodsCondition().getMatchingCondition(request) != null && isPathMatch(info, request);
	}

	private static boolean isPathMatch(RequestMappingInfo info, HttpServletRequest request) {
		return info.getActivePatternsCondition().getMatchingCondition(request) != null;
	}

}
