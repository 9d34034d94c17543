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

package io.github.cloudeventsboot.docs.troubleshooting;

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

class JsonEnvelopeFilter extends OncePerRequestFilter {

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		String contentType = request.getContentType();
		return request.getHeader("ce-specversion") != null || contentType == null
				|| !contentType.startsWith("application/json");
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(new StructuredRequest(request), response);
	}

	private static final class StructuredRequest extends HttpServletRequestWrapper {

		private static final String CONTENT_TYPE = "application/cloudevents+json";

		StructuredRequest(HttpServletRequest request) {
			super(request);
		}

		@Override
		public String getContentType() {
			return CONTENT_TYPE;
		}

		@Override
		public @Nullable String getHeader(String name) {
			return (HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name)) ? CONTENT_TYPE : super.getHeader(name);
		}

		@Override
		public Enumeration<String> getHeaders(String name) {
			return (HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name))
					? Collections.enumeration(Collections.singleton(CONTENT_TYPE)) : super.getHeaders(name);
		}

	}

}
