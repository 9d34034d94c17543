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

import java.util.Enumeration;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsUtils;

/**
 * Requests of senders to a webhook (HTTP 1.1 Web Hooks for Event Delivery, section 4.1).
 *
 * @since 0.1.0
 */
public final class WebhookRequests {

	static final String REQUEST_ORIGIN = "WebHook-Request-Origin";

	static final String REQUEST_RATE = "WebHook-Request-Rate";

	/** More digits than any realistic limit. */
	private static final int MAX_DIGITS = 10;

	private WebhookRequests() {
	}

	/**
	 * Return whether a request is a handshake, whatever its path. A CORS preflight is
	 * never one, since browsers send preflights without the headers that a page sets.
	 * @param request the request
	 * @return whether it is an {@code OPTIONS} request that names an origin
	 */
	public static boolean isHandshake(HttpServletRequest request) {
		return HttpMethod.OPTIONS.matches(request.getMethod()) && request.getHeader(REQUEST_ORIGIN) != null
				&& !CorsUtils.isPreFlightRequest(request);
	}

	/**
	 * Return the origin of a handshake or delivery as it was sent.
	 * @return the origin, or {@code null} unless there is exactly one that is a DNS name
	 */
	static @Nullable String origin(HttpServletRequest request) {
		String origin = single(request, REQUEST_ORIGIN);
		return (origin != null && AllowedOrigins.isOrigin(origin)) ? origin : null;
	}

	/**
	 * Return the value of a header that must not be repeated.
	 * @return the value, or {@code null} unless there is exactly one
	 */
	static @Nullable String single(HttpServletRequest request, String name) {
		Enumeration<String> values = request.getHeaders(name);
		String value = (values.hasMoreElements()) ? values.nextElement() : null;
		return (values.hasMoreElements()) ? null : value;
	}

	/**
	 * Return the rate to allow, in requests per minute: the requested rate, but no more
	 * than the limit. A rate that is not a positive integer is ignored.
	 * @param limit the limit, or {@code null} if there is none
	 */
	static String allowedRate(HttpServletRequest request, @Nullable Integer limit) {
		if (limit == null) {
			return "*";
		}
		long requested = parse(single(request, REQUEST_RATE));
		return Long.toString((requested > 0) ? Math.min(requested, limit) : limit);
	}

	private static long parse(@Nullable String rate) {
		if (rate == null || rate.isEmpty() || !rate.chars().allMatch((c) -> c >= '0' && c <= '9')) {
			return 0;
		}
		int start = 0;
		while (start < rate.length() - 1 && rate.charAt(start) == '0') {
			start++;
		}
		return (rate.length() - start > MAX_DIGITS) ? Long.MAX_VALUE : Long.parseLong(rate, start, rate.length(), 10);
	}

}
