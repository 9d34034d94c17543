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

package io.github.cloudeventsboot.docs.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.github.cloudeventsboot.web.webhook.WebhookConsentStrategy;
import io.github.cloudeventsboot.web.webhook.WebhookSignatureVerifier;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The strategies of docs/webhooks.md.
 */
@Configuration(proxyBeanMethods = false)
class PartnerConfiguration {

	@Bean
	WebhookConsentStrategy partnerConsent() {
		Map<String, String> partners = Map.of("/hooks/acme", "events.acme.example", "/hooks/globex",
				"hooks.globex.example");
		return (origin, request) -> origin.equalsIgnoreCase(partners.get(request.getRequestURI()));
	}

	@Bean
	WebhookSignatureVerifier hubSignature() {
		SecretKeySpec key = new SecretKeySpec(secret(), "HmacSHA256");
		return (request, body) -> {
			String signature = request.getHeader("X-Hub-Signature-256");
			if (signature == null) {
				return false;
			}
			try {
				Mac mac = Mac.getInstance("HmacSHA256");
				mac.init(key);
				String expected = "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
				return MessageDigest.isEqual(expected.getBytes(), signature.getBytes());
			}
			catch (GeneralSecurityException ex) {
				throw new IllegalStateException(ex);
			}
		};
	}

	private static byte[] secret() {
		return "a secret of the partner's".getBytes(StandardCharsets.UTF_8);
	}

}
