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

import io.github.cloudeventsboot.web.webhook.WebhookConsentStrategy;
import io.github.cloudeventsboot.web.webhook.WebhookSignatureVerifier;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the strategies of docs/webhooks.md.
 */
class PartnerConfigurationTests {

	private final PartnerConfiguration configuration = new PartnerConfiguration();

	private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/hooks/acme");

	@Test
	void eachPartnerHasItsPath() {
		WebhookConsentStrategy consent = this.configuration.partnerConsent();
		assertThat(consent.isAllowed("Events.ACME.example", this.request)).isTrue();
		assertThat(consent.isAllowed("hooks.globex.example", this.request)).isFalse();
		this.request.setRequestURI("/hooks/other");
		assertThat(consent.isAllowed("events.acme.example", this.request)).isFalse();
	}

	@Test
	void verifiesOtherSignatures() {
		WebhookSignatureVerifier verifier = this.configuration.hubSignature();
		byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
		assertThat(verifier.isValid(this.request, body)).isFalse();
		// printf '{}' | openssl dgst -sha256 -hmac "a secret of the partner's"
		this.request.addHeader("X-Hub-Signature-256",
				"sha256=d1113fc5fbc6de7913b0d1abf8ab5132d196875ba272b898575f81b0ee3eb675");
		assertThat(verifier.isValid(this.request, body)).isTrue();
		assertThat(verifier.isValid(this.request, new byte[0])).isFalse();
	}

}
