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

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import io.github.cloudeventsboot.web.webhook.SignedPath;
import io.github.cloudeventsboot.web.webhook.StandardWebhooksVerifier;
import io.github.cloudeventsboot.web.webhook.WebhookSignatureVerifier;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

/**
 * Creates signed paths from {@code cloudevents.webhook.signatures}.
 */
final class SignedPaths {

	private static final String KEY = "cloudevents.webhook.signatures";

	private SignedPaths() {
	}

	static List<SignedPath> of(List<CloudEventsWebhookProperties.Signature> signatures,
			@Nullable WebhookSignatureVerifier verifier, Clock clock) {
		List<SignedPath> paths = new ArrayList<>();
		for (int i = 0; i < signatures.size(); i++) {
			CloudEventsWebhookProperties.Signature signature = signatures.get(i);
			String key = KEY + "[" + i + "]";
			paths.add(new SignedPath(path(signature, key), verifier(signature, key, verifier, clock)));
		}
		if (verifier != null && signatures.stream().noneMatch((signature) -> signature.getSecrets().isEmpty())) {
			throw new InvalidConfigurationPropertyValueException(KEY, null,
					"The WebhookSignatureVerifier bean is not used: add an entry that has a path but no secrets.");
		}
		return paths;
	}

	private static String path(CloudEventsWebhookProperties.Signature signature, String key) {
		String path = signature.getPath();
		if (path == null || !path.startsWith("/")) {
			throw new InvalidConfigurationPropertyValueException(key + ".path", path,
					"It must be a path pattern such as /hooks/orders or /hooks/**.");
		}
		try {
			PathPatternParser.defaultInstance.parse(path);
			return path;
		}
		catch (PatternParseException ex) {
			throw new InvalidConfigurationPropertyValueException(key + ".path", path,
					"It must be a path pattern: " + ex.getMessage());
		}
	}

	private static WebhookSignatureVerifier verifier(CloudEventsWebhookProperties.Signature signature, String key,
			@Nullable WebhookSignatureVerifier verifier, Clock clock) {
		if (signature.getSecrets().isEmpty()) {
			if (verifier == null) {
				throw new InvalidWebhookSecretException(key + ".secrets",
						"is missing, and there is no WebhookSignatureVerifier bean");
			}
			return verifier;
		}
		if (signature.getTolerance().toSeconds() <= 0) {
			throw new InvalidConfigurationPropertyValueException(key + ".tolerance", signature.getTolerance(),
					"It must be at least one second.");
		}
		try {
			return new StandardWebhooksVerifier(signature.getSecrets(), signature.getTolerance(), clock);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidWebhookSecretException(key + ".secrets", "has a value that is malformed");
		}
	}

}
