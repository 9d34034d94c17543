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

import jakarta.servlet.http.HttpServletRequest;

/**
 * Strategy that decides which senders may deliver events to a webhook (HTTP 1.1 Web Hooks
 * for Event Delivery, section 4). A bean of this type replaces the default one, which
 * uses {@code cloudevents.webhook.allowed-origins}.
 * <p>
 * It is called for each handshake on the path of an event handler and, with
 * {@code cloudevents.webhook.require-origin=true}, for each delivery to an event handler.
 * Consent protects senders, which ask before they deliver. It does not authenticate them:
 * anyone can send any origin.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * &#064;Bean
 * WebhookConsentStrategy partnerConsent() {
 * 	Map&lt;String, String&gt; partners = Map.of("/hooks/acme", "events.acme.example", "/hooks/globex",
 * 			"hooks.globex.example");
 * 	return (origin, request) -&gt; origin.equalsIgnoreCase(partners.get(request.getRequestURI()));
 * }
 * </pre>
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface WebhookConsentStrategy {

	/**
	 * Return whether a sender may deliver to the path of a request.
	 * <p>
	 * To give consent later, return {@code false} and keep the value of the header
	 * {@code WebHook-Request-Callback}. The sender chooses that URL: call it only after a
	 * person has approved it, or if its host is known.
	 * @param origin the value of {@code WebHook-Request-Origin}, a DNS name in any case
	 * @param request the handshake, whose method is {@code OPTIONS}, or the delivery; its
	 * body must not be read
	 * @return whether consent is given
	 */
	boolean isAllowed(String origin, HttpServletRequest request);

}
