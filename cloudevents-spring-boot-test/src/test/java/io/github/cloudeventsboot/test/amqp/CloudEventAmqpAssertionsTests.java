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

package io.github.cloudeventsboot.test.amqp;

import java.time.OffsetDateTime;
import java.util.Date;

import org.junit.jupiter.api.Test;

import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;

import static io.github.cloudeventsboot.test.amqp.CloudEventAmqpAssertions.assertThatMessage;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CloudEventAmqpAssertions}.
 */
class CloudEventAmqpAssertionsTests {

	@Test
	void readsBinaryMessageWithNativeValues() {
		Message message = MessageBuilder.withBody("{}".getBytes())
			.setContentType("application/json")
			.setHeader("cloudEvents_specversion", "1.0")
			.setHeader("cloudEvents_id", "1")
			.setHeader("cloudEvents_source", "/shop")
			.setHeader("cloudEvents_type", "order.placed")
			.setHeader("cloudEvents_time", new Date(0))
			.setHeader("cloudEvents_priority", 7)
			.build();
		assertThatMessage(message).isBinary()
			.event()
			.hasExtension("priority", 7)
			.hasTime(OffsetDateTime.parse("1970-01-01T00:00:00Z"));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThatMessage(message).isBatch())
			.withMessageStartingWith("Expected a message with an event in batch mode but it has one in binary mode:")
			.withMessageContaining("  cloudEvents_id: 1");
	}

	@Test
	void readsStructuredMessage() {
		Message message = MessageBuilder
			.withBody("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\"}".getBytes())
			.setContentType("application/cloudevents+json")
			.build();
		assertThatMessage(message).isStructured().events().hasSize(1);
		assertThatMessage(message).event().hasType("t");
	}

}
