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

package io.github.cloudeventsboot.web.servlet;

import java.util.List;

import io.github.cloudeventsboot.UnknownCloudEventTypeException;
import io.github.cloudeventsboot.event.InvalidOptionalAttributes;
import io.github.cloudeventsboot.handler.EventExchange;
import io.github.cloudeventsboot.handler.EventObservations;
import io.github.cloudeventsboot.handler.ExchangeOutcome;
import io.github.cloudeventsboot.handler.RejectionLog;
import io.github.cloudeventsboot.http.problem.CloudEventRejectedException;
import io.github.cloudeventsboot.message.MessageLimits;
import io.github.cloudeventsboot.message.ReceivedMessage;
import io.github.cloudeventsboot.observation.CloudEventReceiveOutcome;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.async.DeferredResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServletOutcome}.
 */
class ServletOutcomeTests {

	private static final CloudEventRejectedException REFUSED = new CloudEventRejectedException(
			new UnknownCloudEventTypeException(List.of()));

	@Test
	void goesByTheStatusOfWhatTheHandlerAnswers() {
		assertThat(of(204, null, null)).hasToString("SUCCESS with 204");
		assertThat(of(302, null, null).outcome()).isEqualTo(CloudEventReceiveOutcome.SUCCESS);
		assertThat(of(409, null, null)).hasToString("REJECTED with 409");
		assertThat(of(409, null, null).reason()).isEqualTo("handler");
		assertThat(of(503, null, null)).hasToString("ERROR with 503");
		assertThat(of(503, null, null).reason()).isNull();
	}

	@Test
	void goesByTheStatusOfARefusal() {
		for (int status : new int[] { 202, 399 }) {
			assertThat(of(status, REFUSED, null).outcome()).isEqualTo(CloudEventReceiveOutcome.IGNORED);
		}
		for (int status : new int[] { 400, 499 }) {
			assertThat(of(status, REFUSED, null).outcome()).isEqualTo(CloudEventReceiveOutcome.REJECTED);
		}
		assertThat(of(500, REFUSED, null).outcome()).isEqualTo(CloudEventReceiveOutcome.ERROR);
		for (int status : new int[] { 202, 400, 500 }) {
			assertThat(of(status, REFUSED, null).reason()).isEqualTo("unknown-type");
			// the stack of a refusal may tell data
			assertThat(of(status, REFUSED, null).error()).isNull();
		}
	}

	@Test
	void doesNotGoByTheStatusAsLongAsNobodyResolvedTheException() {
		assertThat(of(200, null, REFUSED).outcome()).isEqualTo(CloudEventReceiveOutcome.REJECTED);
		IllegalStateException failure = new IllegalStateException();
		assertThat(of(200, null, failure)).hasToString("ERROR");
		assertThat(of(200, null, failure).error()).isSameAs(failure);
		assertThat(of(500, failure, null).error()).isSameAs(failure);
	}

	@Test
	void missingRightIsTheSendersMistake() {
		for (Exception denial : List.of(new AuthorizationDeniedException("no"), new BadCredentialsException("no"))) {
			assertThat(of(200, null, denial)).hasToString("REJECTED");
			assertThat(of(200, null, denial).reason()).isEqualTo("handler");
			assertThat(of(200, null, denial).error()).isNull();
			assertThat(of(500, denial, null).outcome()).isEqualTo(CloudEventReceiveOutcome.ERROR);
		}
	}

	@Test
	void messageThatNobodyComesBackToIsAnError() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.addHeader("ce-specversion", "1.0");
		request.addHeader("ce-id", "1");
		request.addHeader("ce-source", "/tests");
		request.addHeader("ce-type", "t");
		TestObservationRegistry registry = TestObservationRegistry.create();
		ReceivedMessage message = new ServletMessages(new MessageLimits(100, 1, 10), InvalidOptionalAttributes.REJECT,
				new BodyMemory())
			.get(request);
		EventExchange exchange = new EventExchange(message, () -> "handler", (type) -> null,
				new EventObservations(registry, null, (type) -> null), null, new RejectionLog());
		exchange.enter();
		message.event();
		exchange.suspend();
		TestObservationRegistryAssert.assertThat(registry)
			.hasObservationWithNameEqualTo("cloudevents.receive")
			.that()
			.isNotStopped();
		AsyncEventExchange async = new AsyncEventExchange(exchange);
		async.afterCompletion(new ServletWebRequest(request), new DeferredResult<>());
		async.afterCompletion(new ServletWebRequest(request), () -> null);
		TestObservationRegistryAssert.assertThat(registry)
			.hasNumberOfObservationsWithNameEqualTo("cloudevents.receive", 1)
			.hasSingleObservationThat()
			.hasBeenStopped()
			.hasLowCardinalityKeyValue("outcome", "ERROR");
	}

	private static ExchangeOutcome of(int status, @Nullable Throwable resolved, @Nullable Throwable unresolved) {
		return ServletOutcome.of(status, resolved, unresolved, List.of());
	}

}
