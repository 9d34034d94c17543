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
 * Strategy that verifies the signatures of requests to a webhook. A bean of this type is
 * called for the entries of {@code cloudevents.webhook.signatures} that have a
 * {@code path} and no {@code secrets}.
 * <p>
 * Implementations have to compare in constant time, as
 * {@link java.security.MessageDigest#isEqual MessageDigest.isEqual} does, and should
 * reject old signatures. Parts of a request that they do not verify, such as the headers
 * that hold the attributes of events in binary mode, are not protected.
 *
 * <p>
 * For example:
 *
 * <pre class="code">
 * &#064;Bean
 * WebhookSignatureVerifier hubSignature() {
 * 	SecretKeySpec key = new SecretKeySpec(secret(), "HmacSHA256");
 * 	return (request, body) -&gt; {
 * 		String signature = request.getHeader("X-Hub-Signature-256");
 * 		if (signature == null) {
 * 			return false;
 * 		}
 * 		try {
 * 			Mac mac = Mac.getInstance("HmacSHA256");
 * 			mac.init(key);
 * 			String expected = "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
 * 			return MessageDigest.isEqual(expected.getBytes(), signature.getBytes());
 * 		}
 * 		catch (GeneralSecurityException ex) {
 * 			throw new IllegalStateException(ex);
 * 		}
 * 	};
 * }
 * </pre>
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface WebhookSignatureVerifier {

	/**
	 * Return whether a request was signed by a known sender. Otherwise it is rejected
	 * with status 401.
	 * @param request the request, whose body has been read
	 * @param body the body as it was sent, empty if there is none; it must not be changed
	 * @return whether the signature is valid
	 */
	boolean isValid(HttpServletRequest request, byte[] body);

}
