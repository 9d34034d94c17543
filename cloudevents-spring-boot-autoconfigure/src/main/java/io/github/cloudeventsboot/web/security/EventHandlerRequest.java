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

import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Factory of {@link RequestMatcher}s for Spring Security.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * http.securityMatcher(EventHandlerRequest.toHandlers()).csrf(AbstractHttpConfigurer::disable);
 * </pre>
 *
 * @since 0.1.0
 */
public final class EventHandlerRequest {

	private EventHandlerRequest() {
	}

	/**
	 * Return a matcher of the requests that go to event handlers of Spring MVC.
	 * <p>
	 * The mappings of the application decide what matches, never the content of the
	 * request: a request to an ordinary handler does not match, whatever its {@code ce-}
	 * headers or content type, but a malformed event for an event handler does. An
	 * {@code OPTIONS} request matches if the request that it asks about does: a preflight
	 * by the method that it announces, any other {@code OPTIONS} request if {@code POST}
	 * would.
	 * <p>
	 * The handlers are collected once, for the first request. The body is read only if a
	 * path has ordinary handlers besides methods with
	 * {@link io.github.cloudeventsboot.annotation.CloudEventMapping @CloudEventMapping}
	 * and the request is an event in structured mode or a batch; the handler can still
	 * read it.
	 * @return the matcher
	 */
	public static RequestMatcher toHandlers() {
		return new EventHandlerRequestMatcher();
	}

	/**
	 * Return a matcher for the requests with which senders request consent to deliver to
	 * the event handlers of Spring MVC: {@code OPTIONS} with a
	 * {@code WebHook-Request-Origin}, on the path of an event handler. These requests
	 * have no credentials. CORS preflights do not match, nor do {@code OPTIONS} requests
	 * that the application maps itself.
	 * @return the matcher
	 */
	public static RequestMatcher toHandshakes() {
		return new HandshakeRequestMatcher();
	}

}
