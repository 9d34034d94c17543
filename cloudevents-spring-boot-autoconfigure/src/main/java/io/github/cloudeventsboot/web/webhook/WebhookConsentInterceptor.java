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

package io.github.cloudeventsboot.web.webhook;

import io.github.cloudeventsboot.observation.CloudEventHandshakeObservations;
import io.github.cloudeventsboot.web.servlet.EventHandlers;
import io.github.cloudeventsboot.web.servlet.filter.EventHandlerLookups;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.log.LogMessage;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Answers the handshakes of senders, and rejects deliveries from origins without consent.
 * Spring MVC answers the {@code OPTIONS} request itself, with status 200 and an
 * {@code Allow} header; consent adds two headers (HTTP 1.1 Web Hooks for Event Delivery,
 * section 4.2).
 *
 * @since 0.1.0
 */
public final class WebhookConsentInterceptor implements HandlerInterceptor {

	private static final Log logger = LogFactory.getLog(WebhookConsentInterceptor.class);

	private final EventHandlers handlers;

	private final WebhookConsentStrategy strategy;

	private final @Nullable Integer allowedRate;

	private final boolean requireOrigin;

	private final @Nullable CloudEventHandshakeObservations observations;

	private final EventHandlerLookups lookups = new EventHandlerLookups();

	/**
	 * Create an interceptor.
	 * @param handlers describes handlers
	 * @param strategy gives consent
	 * @param allowedRate the number of requests per minute that a sender is asked to keep
	 * to, or {@code null} if there is no limit
	 * @param requireOrigin whether deliveries need an origin that has consent
	 * @param observations observe handshakes, or {@code null}
	 */
	public WebhookConsentInterceptor(EventHandlers handlers, WebhookConsentStrategy strategy,
			@Nullable Integer allowedRate, boolean requireOrigin,
			@Nullable CloudEventHandshakeObservations observations) {
		this.handlers = handlers;
		this.strategy = strategy;
		this.allowedRate = allowedRate;
		this.requireOrigin = requireOrigin;
		this.observations = observations;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
			throws Exception {
		if (WebhookRequests.isHandshake(request) && isOptionsHandler(handler)) {
			if (this.lookups.isForEventHandler(request)) {
				answer(request, response);
			}
		}
		else if (this.requireOrigin && request.getDispatcherType() != DispatcherType.ASYNC
				&& this.handlers.isEventHandler(handler) && !isAllowed(request)) {
			throw new WebhookRejectedException(WebhookRejectedException.Reason.ORIGIN);
		}
		return true;
	}

	/**
	 * Return whether a handler is the one that answers {@code OPTIONS} for Spring MVC if
	 * the application maps none.
	 */
	private static boolean isOptionsHandler(Object handler) {
		return handler instanceof HandlerMethod method
				&& method.getBeanType().getEnclosingClass() == RequestMappingInfoHandlerMapping.class;
	}

	private void answer(HttpServletRequest request, HttpServletResponse response) {
		boolean allowed = (this.observations != null) ? this.observations.observe(() -> isAllowed(request))
				: isAllowed(request);
		String origin = WebhookRequests.origin(request);
		if (allowed && origin != null) {
			response.setHeader("WebHook-Allowed-Origin", origin);
			response.setHeader("WebHook-Allowed-Rate", WebhookRequests.allowedRate(request, this.allowedRate));
		}
		// a value that is not a DNS name may be anything, so it is not logged
		logger.debug(LogMessage.format("Webhook handshake: %s for origin '%s'", (allowed) ? "consent" : "no consent",
				(origin != null) ? origin : "(malformed)"));
	}

	private boolean isAllowed(HttpServletRequest request) {
		String origin = WebhookRequests.origin(request);
		return origin != null && this.strategy.isAllowed(origin, request);
	}

}
