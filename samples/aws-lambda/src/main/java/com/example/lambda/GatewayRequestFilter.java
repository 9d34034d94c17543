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

package com.example.lambda;

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;

import com.amazonaws.serverless.proxy.RequestReader;
import com.amazonaws.serverless.proxy.model.AwsProxyRequest;
import com.amazonaws.serverless.proxy.model.HttpApiV2ProxyRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Restores the headers that the gateway has sent. The container adds a charset to content
 * types, splits headers at commas in payloads of format 2.0, and claims to support
 * asynchronous requests, which it doesn't.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class GatewayRequestFilter extends OncePerRequestFilter {

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(new GatewayRequest(request, headers(request)), response);
	}

	private static Map<String, String> headers(HttpServletRequest request) {
		Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		if (request.getAttribute(RequestReader.HTTP_API_EVENT_PROPERTY) instanceof HttpApiV2ProxyRequest event
				&& event.getHeaders() != null) {
			headers.putAll(event.getHeaders());
		}
		else if (request.getAttribute(RequestReader.API_GATEWAY_EVENT_PROPERTY) instanceof AwsProxyRequest event
				&& event.getHeaders() != null && event.getHeaders().containsKey(HttpHeaders.CONTENT_TYPE)) {
			headers.put(HttpHeaders.CONTENT_TYPE, event.getHeaders().get(HttpHeaders.CONTENT_TYPE));
		}
		return headers;
	}

	private static final class GatewayRequest extends HttpServletRequestWrapper {

		private final Map<String, String> headers;

		GatewayRequest(HttpServletRequest request, Map<String, String> headers) {
			super(request);
			this.headers = headers;
		}

		@Override
		public @Nullable String getHeader(String name) {
			String value = this.headers.get(name);
			return (value != null) ? value : super.getHeader(name);
		}

		@Override
		public Enumeration<String> getHeaders(String name) {
			String value = this.headers.get(name);
			return (value != null) ? Collections.enumeration(Collections.singleton(value)) : super.getHeaders(name);
		}

		@Override
		public @Nullable String getContentType() {
			return getHeader(HttpHeaders.CONTENT_TYPE);
		}

		@Override
		public boolean isAsyncSupported() {
			return false;
		}

	}

}
