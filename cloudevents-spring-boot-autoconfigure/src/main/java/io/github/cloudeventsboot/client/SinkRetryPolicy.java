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

package io.github.cloudeventsboot.client;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.web.client.ResourceAccessException;

/**
 * Decides whether and when an event is sent again: after temporary failures, and at the
 * time that the sink requests.
 */
final class SinkRetryPolicy implements RetryPolicy {

	private final BackOff backOff;

	private final Duration maxDelay;

	private @Nullable Duration retryAfter;

	/**
	 * Create a policy for one event.
	 * @param backOff the time between attempts if the sink does not set it
	 * @param maxDelay the maximum that the sink may request
	 */
	SinkRetryPolicy(BackOff backOff, Duration maxDelay) {
		this.backOff = backOff;
		this.maxDelay = maxDelay;
	}

	@Override
	public boolean shouldRetry(Throwable throwable) {
		this.retryAfter = (throwable instanceof SinkStatusException status) ? status.getRetryAfter() : null;
		return throwable instanceof ResourceAccessException
				|| (throwable instanceof SinkStatusException status && status.isTemporary());
	}

	@Override
	public BackOff getBackOff() {
		return () -> {
			BackOffExecution execution = this.backOff.start();
			return () -> delay(execution.nextBackOff());
		};
	}

	private long delay(long next) {
		Duration asked = this.retryAfter;
		return (next == BackOffExecution.STOP || asked == null) ? next
				: Math.min(asked.toMillis(), this.maxDelay.toMillis());
	}

}
