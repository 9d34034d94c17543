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

package io.github.cloudeventsboot.autoconfigure.web.webhook;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Reports that a secret of a webhook is missing or malformed. Spring Boot's analyzer for
 * property values would show the secret.
 */
final class InvalidWebhookSecretFailureAnalyzer extends AbstractFailureAnalyzer<InvalidWebhookSecretException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidWebhookSecretException cause) {
		String description = "The property '" + cause.getProperty() + "', with which webhook signatures are verified, "
				+ cause.getReason() + ". Secrets are not shown.";
		return new FailureAnalysis(description,
				"Set '" + cause.getProperty() + "' to secrets of Standard Webhooks, 'whsec_' and 24 to 64 bytes in"
						+ " Base64, or define a WebhookSignatureVerifier bean and no secrets.",
				cause);
	}

}
