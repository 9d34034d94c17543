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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@link ConfigurationProperties Properties} for webhooks.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("cloudevents.webhook")
public class CloudEventsWebhookProperties {

	/**
	 * Comma-separated list of origins that get consent to deliver events, as DNS names,
	 * or an asterisk for any origin. Handshakes get no consent if not set.
	 */
	private List<String> allowedOrigins = new ArrayList<>();

	/**
	 * Maximum number of requests per minute that senders are asked to observe. Not
	 * enforced. No limit if not set.
	 */
	private @Nullable Integer allowedRate;

	/**
	 * Whether events are rejected unless their request names an allowed origin.
	 */
	private boolean requireOrigin;

	/**
	 * Paths whose requests must be signed. The first matching entry applies.
	 */
	private List<Signature> signatures = new ArrayList<>();

	public List<String> getAllowedOrigins() {
		return this.allowedOrigins;
	}

	public void setAllowedOrigins(List<String> allowedOrigins) {
		this.allowedOrigins = allowedOrigins;
	}

	public @Nullable Integer getAllowedRate() {
		return this.allowedRate;
	}

	public void setAllowedRate(@Nullable Integer allowedRate) {
		this.allowedRate = allowedRate;
	}

	public boolean isRequireOrigin() {
		return this.requireOrigin;
	}

	public void setRequireOrigin(boolean requireOrigin) {
		this.requireOrigin = requireOrigin;
	}

	public List<Signature> getSignatures() {
		return this.signatures;
	}

	public void setSignatures(List<Signature> signatures) {
		this.signatures = signatures;
	}

	/**
	 * Properties for the signatures of requests to a path.
	 */
	public static class Signature {

		/**
		 * Path pattern of the requests that must be signed.
		 */
		private @Nullable String path;

		/**
		 * Comma-separated list of Standard Webhooks secrets: whsec_, followed by 24 to 64
		 * bytes in Base64. A request may be signed with any of them. If not set, a
		 * WebhookSignatureVerifier bean verifies signatures.
		 */
		private List<String> secrets = new ArrayList<>();

		/**
		 * Maximum difference between the time in a signature and the time of arrival, in
		 * either direction.
		 */
		private Duration tolerance = Duration.ofMinutes(5);

		public @Nullable String getPath() {
			return this.path;
		}

		public void setPath(@Nullable String path) {
			this.path = path;
		}

		public List<String> getSecrets() {
			return this.secrets;
		}

		public void setSecrets(List<String> secrets) {
			this.secrets = secrets;
		}

		public Duration getTolerance() {
			return this.tolerance;
		}

		public void setTolerance(Duration tolerance) {
			this.tolerance = tolerance;
		}

	}

}
