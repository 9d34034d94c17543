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

package io.github.cloudeventsboot.web.security;

import io.github.cloudeventsboot.web.servlet.filter.EventHandlerLookups;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Matches requests that go to event handlers, in the application of the request.
 */
final class EventHandlerRequestMatcher implements RequestMatcher {

	private static final Log logger = LogFactory.getLog(EventHandlerRequestMatcher.class);

	private final EventHandlerLookups lookups = new EventHandlerLookups();

	@Override
	public boolean matches(HttpServletRequest request) {
		try {
			return this.lookups.isForEventHandler(request);
		}
		catch (Exception ex) {
			// the dispatcher will get the same exception, and call no handler
			if (logger.isDebugEnabled()) {
				logger.debug("The handler could not be looked up: " + ex.getMessage());
			}
			return false;
		}
	}

	@Override
	public String toString() {
		return "EventHandlerRequest.toHandlers()";
	}

}
