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

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import io.github.cloudeventsboot.http.converter.EventRequestBody;
import io.github.cloudeventsboot.observation.CloudEventSendMeters;
import io.github.cloudeventsboot.observation.CloudEventSendOutcome;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.log.LogMessage;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryState;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.retry.Retryable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;

/**
 * Delivers complete events to a URL: with retries, log lines and meters.
 */
final class SinkDelivery {

	private static final Log logger = LogFactory.getLog(CloudEventSink.class);

	private final RestClient client;

	private final URI url;

	private final Supplier<RetryPolicy> policies;

	private final @Nullable CloudEventSendMeters meters;

	/**
	 * Create an instance.
	 * @param client the client that sends
	 * @param url the URL
	 * @param policies creates the policy for one delivery
	 * @param meters records the outcome of deliveries, or {@code null}
	 */
	SinkDelivery(RestClient client, URI url, Supplier<RetryPolicy> policies, @Nullable CloudEventSendMeters meters) {
		this.client = client;
		this.url = url;
		this.policies = policies;
		this.meters = meters;
	}

	/**
	 * Deliver events.
	 * @param events the events
	 * @throws CloudEventSendException if they were not accepted
	 */
	void deliver(EventRequestBody events) {
		long start = System.nanoTime();
		Attempts attempts = new Attempts(events);
		RetryTemplate retry = new RetryTemplate(this.policies.get());
		retry.setRetryListener(attempts);
		CloudEventSendOutcome outcome = CloudEventSendOutcome.ERROR;
		try {
			retry.execute(() -> attempt(events));
			outcome = CloudEventSendOutcome.SUCCESS;
		}
		catch (RetryException ex) {
			if (ex.getCause() instanceof SinkStatusException answer && !answer.isTemporary()) {
				outcome = CloudEventSendOutcome.REJECTED;
			}
			throw failure(events, ex);
		}
		finally {
			if (this.meters != null) {
				this.meters.record(events.mode().name().toLowerCase(Locale.ROOT), outcome, attempts.number,
						Duration.ofNanos(System.nanoTime() - start));
			}
		}
	}

	private static CloudEventSendException failure(EventRequestBody events, RetryException ex) {
		Throwable cause = ex.getCause();
		if (cause instanceof Error error) {
			throw error;
		}
		HttpStatusCode status = (cause instanceof SinkStatusException answer) ? answer.getStatusCode() : null;
		CloudEventSendException failure = new CloudEventSendException(List.copyOf(events.events()),
				ex.getRetryCount() + 1, status, cause);
		logger.warn(failure.getMessage());
		return failure;
	}

	private boolean attempt(EventRequestBody events) {
		// bypasses status handlers, which could ignore an error status: events would be
		// lost
		return this.client.post()
			.uri(this.url)
			.body(events)
			.exchangeForRequiredValue((sent, response) -> check(response));
	}

	private static boolean check(ClientHttpResponse response) throws IOException {
		HttpStatusCode status = response.getStatusCode();
		if (!status.is2xxSuccessful()) {
			throw new SinkStatusException(status, RetryAfter.of(response.getHeaders(), Instant.now()));
		}
		return true;
	}

	/**
	 * Counts and logs the attempts of one delivery.
	 */
	private static final class Attempts implements RetryListener {

		private final EventRequestBody events;

		private int number;

		Attempts(EventRequestBody events) {
			this.events = events;
		}

		@Override
		public void onRetryableExecution(RetryPolicy retryPolicy, Retryable<?> retryable, RetryState retryState) {
			this.number = retryState.getRetryCount() + 1;
			if (!retryState.isSuccessful()) {
				Throwable failure = retryState.getLastException();
				HttpStatusCode status = (failure instanceof SinkStatusException answer) ? answer.getStatusCode() : null;
				logger.debug(LogMessage
					.of(() -> SendFailures.events(this.events.events()) + " was not accepted by the sink at attempt "
							+ this.number + ", " + SendFailures.reason(status, failure)));
			}
		}

	}

}
