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

package io.github.cloudeventsboot.messaging;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;

import io.github.cloudeventsboot.handler.EventObservations;
import io.github.cloudeventsboot.handler.RejectionLog;
import io.github.cloudeventsboot.message.MessageLimits;
import io.github.cloudeventsboot.message.MessageReader;
import io.github.cloudeventsboot.message.MessageSource;
import io.github.cloudeventsboot.message.ReceivedMessage;
import io.github.cloudeventsboot.observation.CloudEventLogContext;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link EventListenerInvoker}.
 */
class EventListenerInvokerTests {

	@Test
	void nothingOfAnEventRemainsAfterAnError() {
		TestObservationRegistry registry = TestObservationRegistry.create();
		EventListenerInvoker invoker = new EventListenerInvoker(new EventObservations(registry, null, (type) -> null),
				new CloudEventLogContext(), new RejectionLog(), false);
		ReceivedMessage message = message();
		Callable<Object> listener = () -> {
			message.event();
			assertThat(MDC.get("cloudevents.event_id")).isEqualTo("1");
			throw new StackOverflowError();
		};
		assertThatExceptionOfType(StackOverflowError.class)
			.isThrownBy(() -> invoker.invoke(message, List.of(), listener));
		assertThat(MDC.get("cloudevents.event_id")).isNull();
		TestObservationRegistryAssert.assertThat(registry)
			.doesNotHaveAnyRemainingCurrentObservation()
			.hasSingleObservationThat()
			.hasBeenStopped()
			.hasLowCardinalityKeyValue("outcome", "ERROR");
	}

	private static ReceivedMessage message() {
		MessageSource source = mock(MessageSource.class);
		given(source.transport()).willReturn("kafka");
		given(source.contentType()).willReturn("application/cloudevents+json");
		given(source.body()).willReturn("""
				{"specversion": "1.0", "id": "1", "source": "/tests", "type": "t"}""".getBytes(StandardCharsets.UTF_8));
		return new ReceivedMessage(source, new MessageReader(new MessageLimits(1000, 1, 10), "not an event"));
	}

}
