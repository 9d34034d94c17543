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

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.WebApplicationContextUtils;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.UrlPathHelper;

/**
 * Determines, before the dispatcher does, whether requests go to event handlers of their
 * application. Handlers are collected once, for the first request.
 *
 * @since 0.1.0
 */
public final class EventHandlerLookups {

	// the management server has its own context
	private final Map<WebApplicationContext, EventHandlerLookup> lookups = new ConcurrentHashMap<>();

	/**
	 * Return whether a request goes to an event handler.
	 * @param request the request
	 * @return whether an event handler is called, or the fallback that reports unmatched
	 * events
	 * @throws Exception if no handler can be looked up
	 */
	public boolean isForEventHandler(HttpServletRequest request) throws Exception {
		EventHandlerLookup lookup = lookup(request);
		return lookup != null && lookup.isForEventHandler(request);
	}

	/**
	 * Return a request with a parsed path, as handler mappings expect it.
	 * @param request the request
	 * @return a wrapper that keeps the path from the request itself
	 * @throws IllegalArgumentException if the path is malformed
	 */
	public static HttpServletRequest parsed(HttpServletRequest request) {
		HttpServletRequest lookup = new LookupRequest(request);
		ServletRequestPathUtils.parseAndCache(lookup);
		// for mappings that match paths as strings
		UrlPathHelper.defaultInstance.resolveAndCacheLookupPath(lookup);
		return lookup;
	}

	boolean isBodyForEventHandler(HttpServletRequest request) {
		EventHandlerLookup lookup = lookup(request);
		return lookup != null && lookup.isBodyForEventHandler(request);
	}

	private @Nullable EventHandlerLookup lookup(HttpServletRequest request) {
		WebApplicationContext context = WebApplicationContextUtils
			.getWebApplicationContext(request.getServletContext());
		if (context == null) {
			return null;
		}
		EventHandlerLookup lookup = this.lookups.get(context);
		if (lookup == null) {
			lookup = EventHandlerLookup.of(context);
			this.lookups.put(context, lookup);
		}
		return lookup;
	}

}
