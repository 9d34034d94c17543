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

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventRejection;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventException;
import io.github.cloudeventsboot.event.EventRejection;
import io.github.cloudeventsboot.handler.ExchangeOutcome;
import io.github.cloudeventsboot.handler.RejectionLog;
import io.github.cloudeventsboot.http.problem.CloudEventRejectedException;
import io.github.cloudeventsboot.message.MessageMode;
import io.github.cloudeventsboot.observation.CloudEventReceiveOutcome;
import io.github.cloudeventsboot.web.servlet.CloudEventHandlerExceptionResolver;
import io.github.cloudeventsboot.web.servlet.ServletMessages;
import io.github.cloudeventsboot.web.servlet.filter.EventHandlerLookups;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Rejects requests to signed paths whose signature is not valid, before anything reads
 * their body. The body is read here, within the limits for events, and passed on.
 *
 * @since 0.1.0
 */
public final class WebhookSignatureFilter extends OncePerRequestFilter implements Ordered {

	private final List<SignedPath> paths;

	private final Supplier<RequestMappingHandlerMapping> mapping;

	private final ServletMessages messages;

	private final Supplier<CloudEventHandlerExceptionResolver> problems;

	private final RejectionLog rejections;

	private volatile @Nullable List<RequestMappingInfo> patterns;

	/**
	 * Create a filter.
	 * @param paths the paths, of which the first match applies
	 * @param mapping supplies the application's handler mapping, by whose rules paths
	 * match
	 * @param messages reads bodies within their limits
	 * @param problems supplies the writer of problem details
	 * @param rejections logs requests that are rejected
	 */
	public WebhookSignatureFilter(List<SignedPath> paths, Supplier<RequestMappingHandlerMapping> mapping,
			ServletMessages messages, Supplier<CloudEventHandlerExceptionResolver> problems, RejectionLog rejections) {
		this.paths = List.copyOf(paths);
		this.mapping = mapping;
		this.messages = messages;
		this.problems = problems;
		this.rejections = rejections;
	}

	/**
	 * Return an order after the filter that leaves forms unparsed, and before all filters
	 * of Spring Boot and Spring Security that may read a body.
	 */
	@Override
	public int getOrder() {
		return -10_050;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		// handshakes and preflights can't be signed
		return this.paths.isEmpty() || HttpMethod.OPTIONS.matches(request.getMethod());
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		SignedPath path = find(request);
		if (path == null) {
			chain.doFilter(request, response);
			return;
		}
		HttpServletRequest verified;
		try {
			verified = verify(path, request);
		}
		catch (ErrorResponseException ex) {
			reject(path, ex, request, response);
			return;
		}
		chain.doFilter(verified, response);
	}

	private @Nullable SignedPath find(HttpServletRequest request) {
		List<RequestMappingInfo> patterns = patterns();
		HttpServletRequest lookup;
		try {
			lookup = EventHandlerLookups.parsed(request);
		}
		catch (IllegalArgumentException ex) {
			// the dispatcher will get the same exception, and call no handler
			return null;
		}
		for (int i = 0; i < patterns.size(); i++) {
			if (patterns.get(i).getActivePatternsCondition().getMatchingCondition(lookup) != null) {
				return this.paths.get(i);
			}
		}
		return null;
	}

	/**
	 * Return the paths as the handler mapping parses them: no option may let a request
	 * reach a handler without matching here.
	 */
	private List<RequestMappingInfo> patterns() {
		List<RequestMappingInfo> known = this.patterns;
		if (known == null) {
			RequestMappingInfo.BuilderConfiguration options = this.mapping.get().getBuilderConfiguration();
			known = this.paths.stream()
				.map((path) -> RequestMappingInfo.paths(path.pattern()).options(options).build())
				.toList();
			this.patterns = known;
		}
		return known;
	}

	private HttpServletRequest verify(SignedPath path, HttpServletRequest request) {
		byte[] body = read(request);
		if (!path.verifier().isValid(request, body)) {
			throw new WebhookRejectedException(WebhookRejectedException.Reason.SIGNATURE);
		}
		if (path.isBodyOnly() && MessageMode.of(request.getContentType()) == MessageMode.BINARY
				&& ServletMessages.hasAttributes(request)) {
			throw new CloudEventRejectedException(new InvalidCloudEventException(List.of(CloudEventViolation
				.ofEvent("must be in structured or batch mode, because signatures do not cover headers"))));
		}
		return new VerifiedRequest(request, body);
	}

	private byte[] read(HttpServletRequest request) {
		try {
			return this.messages.readBody(request);
		}
		catch (CloudEventException ex) {
			throw new CloudEventRejectedException(ex);
		}
	}

	private void reject(SignedPath path, ErrorResponseException ex, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		EventRejection rejection = (ex instanceof CloudEventRejection) ? EventRejection.of(ex) : null;
		// a lack of memory is not the sender's mistake
		CloudEventReceiveOutcome outcome = (ex.getStatusCode().is5xxServerError()) ? CloudEventReceiveOutcome.ERROR
				: CloudEventReceiveOutcome.REJECTED;
		this.rejections.rejected("signed path " + path.pattern(), "Received a message",
				new ExchangeOutcome(outcome, rejection, null, Integer.toString(ex.getStatusCode().value())));
		this.problems.get().write((ErrorResponse) ex, request, response);
	}

}
