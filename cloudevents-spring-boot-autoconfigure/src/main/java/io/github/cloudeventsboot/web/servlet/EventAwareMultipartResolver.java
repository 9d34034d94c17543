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

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;

/**
 * Leaves the body of events alone whose data happens to be multipart.
 */
final class EventAwareMultipartResolver extends StandardServletMultipartResolver {

	private final MultipartResolver delegate;

	private EventAwareMultipartResolver(MultipartResolver delegate) {
		this.delegate = delegate;
	}

	/**
	 * Wrap the resolver that comes with Spring. Others are the application's own
	 * business.
	 */
	static MultipartResolver of(MultipartResolver resolver) {
		return (resolver.getClass() == StandardServletMultipartResolver.class)
				? new EventAwareMultipartResolver(resolver) : resolver;
	}

	@Override
	public boolean isMultipart(HttpServletRequest request) {
		boolean event = request.getHeader("ce-specversion") != null && request.getHeader("ce-type") != null;
		return !event && this.delegate.isMultipart(request);
	}

	@Override
	public MultipartHttpServletRequest resolveMultipart(HttpServletRequest request) {
		return this.delegate.resolveMultipart(request);
	}

	@Override
	public void cleanupMultipart(MultipartHttpServletRequest request) {
		this.delegate.cleanupMultipart(request);
	}

}
