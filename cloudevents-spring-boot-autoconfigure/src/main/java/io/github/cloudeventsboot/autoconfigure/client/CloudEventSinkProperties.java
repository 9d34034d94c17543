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

package io.github.cloudeventsboot.autoconfigure.client;

import java.time.Duration;

import io.github.cloudeventsboot.ContentMode;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@link ConfigurationProperties Properties} for the sink of events.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("cloudevents.sink")
public class CloudEventSinkProperties {

	/**
	 * URL to which events are sent. If not set, the environment variable K_SINK is used.
	 */
	private @Nullable String url;

	/**
	 * Content mode of sent events, binary or structured.
	 */
	private ContentMode mode = ContentMode.BINARY;

	/**
	 * Time to wait for a connection, and for the response to an event. If not set, the
	 * timeouts of spring.http.clients apply, otherwise thirty seconds.
	 */
	private @Nullable Duration timeout;

	private final Retry retry = new Retry();

	public @Nullable String getUrl() {
		return this.url;
	}

	public void setUrl(@Nullable String url) {
		this.url = url;
	}

	public ContentMode getMode() {
		return this.mode;
	}

	public void setMode(ContentMode mode) {
		this.mode = mode;
	}

	public @Nullable Duration getTimeout() {
		return this.timeout;
	}

	public void setTimeout(@Nullable Duration timeout) {
		this.timeout = timeout;
	}

	public Retry getRetry() {
		return this.retry;
	}

	/**
	 * Properties for further attempts.
	 */
	public static class Retry {

		/**
		 * Maximum number of attempts to send an event, including the first one.
		 */
		private int maxAttempts = 4;

		/**
		 * Time to wait after the first attempt. It doubles after each further attempt,
		 * unless the sink says how long to wait.
		 */
		private Duration delay = Duration.ofSeconds(1);

		/**
		 * Maximum time to wait between attempts, even if the sink asks for more.
		 */
		private Duration maxDelay = Duration.ofSeconds(30);

		public int getMaxAttempts() {
			return this.maxAttempts;
		}

		public void setMaxAttempts(int maxAttempts) {
			this.maxAttempts = maxAttempts;
		}

		public Duration getDelay() {
			return this.delay;
		}

		public void setDelay(Duration delay) {
			this.delay = delay;
		}

		public Duration getMaxDelay() {
			return this.maxDelay;
		}

		public void setMaxDelay(Duration maxDelay) {
			this.maxDelay = maxDelay;
		}

	}

}
