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

import java.io.IOException;

import io.github.cloudeventsboot.http.FormContent;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Leaves forms and multipart in requests to event handlers unparsed. Event handlers treat
 * both as data like any other, and a malformed form is not a failure of the server.
 *
 * @since 0.1.0
 */
public final class UnparsedBodyFilter extends OncePerRequestFilter implements Ordered {

	/**
	 * The attribute that marks Spring's filter for forms in requests other than POST as
	 * already called. Its bean has this name in Spring Boot.
	 */
	private static final String FORM_FILTERED = "formContentFilter" + ALREADY_FILTERED_SUFFIX;

	private final EventHandlerLookups lookups = new EventHandlerLookups();

	/**
	 * Return an order before that of Spring Boot's filters that read parameters, the
	 * first of which has -10000.
	 */
	@Override
	public int getOrder() {
		return -10_100;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !FormContent.isParsed(request.getContentType());
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		UnparsedRequest unparsed = new UnparsedRequest(request);
		if (this.lookups.isBodyForEventHandler(unparsed)) {
			request.setAttribute(FORM_FILTERED, Boolean.TRUE);
			chain.doFilter(unparsed, response);
		}
		else {
			chain.doFilter(request, response);
		}
	}

}
