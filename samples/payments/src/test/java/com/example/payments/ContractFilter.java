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

package com.example.payments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.WebUtils;

/**
 * Holds the exchanges of all tests against the document of the application: what is
 * accepted has to fit it, and what is rejected must not, as far as a schema can say so.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ContractFilter extends OncePerRequestFilter {

	private static final int MAX_SIZE = 10_000_000;

	/** The handler of {@code /safe-events} rejects events itself. */
	private static final Set<String> NOT_EXPRESSED = Set.of("unsupported-content-encoding", "unsupported-charset");

	private final ObjectProvider<OpenApiWebMvcResource> resource;

	private final JsonMapper mapper;

	private final AtomicInteger compared = new AtomicInteger();

	private volatile Contract contract;

	ContractFilter(ObjectProvider<OpenApiWebMvcResource> resource, ObjectProvider<JsonMapper> mapper) {
		this.resource = resource;
		this.mapper = mapper.getIfAvailable(JsonMapper::new);
	}

	/**
	 * Return how many exchanges were held against the document.
	 */
	int compared() {
		return this.compared.get();
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !"POST".equals(request.getMethod()) || this.resource.getIfAvailable() == null;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		// those of the first dispatch, if the handler answers later
		ContentCachingRequestWrapper cachedRequest = WebUtils.getNativeRequest(request,
				ContentCachingRequestWrapper.class);
		ContentCachingResponseWrapper cachedResponse = WebUtils.getNativeResponse(response,
				ContentCachingResponseWrapper.class);
		if (cachedRequest == null || cachedResponse == null) {
			cachedRequest = new ContentCachingRequestWrapper(request, MAX_SIZE);
			cachedResponse = new ContentCachingResponseWrapper(response);
			chain.doFilter(cachedRequest, cachedResponse);
		}
		else {
			chain.doFilter(request, response);
		}
		if (!isAsyncStarted(request)) {
			compare(cachedRequest, cachedResponse);
			cachedResponse.copyBodyToResponse();
		}
	}

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	private void compare(ContentCachingRequestWrapper request, ContentCachingResponseWrapper response)
			throws IOException {
		Contract contract = contract(request);
		if (!contract.has(request.getRequestURI())) {
			return;
		}
		String body = new String(request.getContentAsByteArray(), StandardCharsets.UTF_8);
		String answer = new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
		String fault = contract.fault(request.getRequestURI(), request.getContentType(), request::getHeader, body);
		boolean accepted = response.getStatus() < 300;
		boolean expressed = NOT_EXPRESSED.stream().noneMatch(answer::contains)
				&& !request.getRequestURI().equals("/safe-events") && isStructured(request);
		if ((fault == null) != accepted && (accepted || expressed) && response.getStatus() < 500) {
			throw new IllegalStateException(request.getRequestURI() + " " + body + " was answered with "
					+ response.getStatus() + ", but the document says: " + fault);
		}
		String wrong = contract.wrongAnswer(request.getRequestURI(), response.getStatus(), response.getContentType(),
				response::getHeader, answer);
		if (wrong != null && response.getStatus() < 500) {
			throw new IllegalStateException(request.getRequestURI() + " was answered with " + response.getStatus() + " "
					+ answer + ", but the document says: " + wrong);
		}
		this.compared.incrementAndGet();
	}

	/**
	 * In binary mode, attributes are headers, which schemas of the body can't depend on.
	 */
	private static boolean isStructured(HttpServletRequest request) {
		String contentType = request.getContentType();
		return contentType != null && contentType.startsWith("application/cloudevents");
	}

	private Contract contract(HttpServletRequest request) throws IOException {
		if (this.contract == null) {
			try {
				byte[] document = this.resource.getObject().openapiJson(request, "/v3/api-docs", Locale.ENGLISH);
				this.contract = new Contract(this.mapper, new String(document, StandardCharsets.UTF_8));
			}
			catch (IOException ex) {
				throw ex;
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}
		return this.contract;
	}

}
