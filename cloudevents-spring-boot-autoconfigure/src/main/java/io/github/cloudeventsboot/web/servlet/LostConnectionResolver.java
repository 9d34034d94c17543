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

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.log.LogMessage;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;

/**
 * Resolves exceptions of event handlers like Spring MVC, but answers a lost connection
 * with status 500. Spring MVC assumes that the sender has disconnected, and leaves the
 * status at 200. If the handler has lost another connection instead, the event would be
 * lost.
 */
final class LostConnectionResolver extends DefaultHandlerExceptionResolver {

	private static final Log logger = LogFactory.getLog(LostConnectionResolver.class);

	/**
	 * Create a resolver.
	 * @param handlers describes handlers
	 */
	LostConnectionResolver(EventHandlers handlers) {
		setMappedHandlerPredicate(handlers::isEventHandler);
		setWarnLogCategory(DefaultHandlerExceptionResolver.class.getName());
	}

	@Override
	protected ModelAndView handleDisconnectedClientException(Exception ex, HttpServletRequest request,
			HttpServletResponse response, @Nullable Object handler) {
		if (!response.isCommitted()) {
			logger.error("Event handler failed, or its sender has disconnected", ex);
			try {
				response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
			}
			catch (IOException failure) {
				logger.debug(LogMessage.format("Status could not be sent: %s", failure.getMessage()));
			}
		}
		return new ModelAndView();
	}

}
