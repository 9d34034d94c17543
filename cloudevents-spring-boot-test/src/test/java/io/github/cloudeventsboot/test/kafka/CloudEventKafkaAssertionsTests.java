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

package io.github.cloudeventsboot.test.kafka;

import java.nio.charset.StandardCharsets;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import static io.github.cloudeventsboot.test.kafka.CloudEventKafkaAssertions.assertThatRecord;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CloudEventKafkaAssertions}.
 */
class CloudEventKafkaAssertionsTests {

	private static final String STRUCTURED = """
			{"specversion": "1.0", "id": "1", "source": "/shop", "type": "order.placed"}""";

	@Test
	void readsBinaryRecord() {
		ConsumerRecord<String, byte[]> record = record("ce_specversion", "1.0", "ce_id", "1", "ce_source", "/shop",
				"ce_type", "order.placed", "ce_partitionkey", "p 1", "content-type", "application/json");
		assertThatRecord(record).isBinary().event().hasSource("/shop").hasExtension("partitionkey", "p 1");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThatRecord(record).isStructured())
			.withMessageStartingWith(
					"Expected a record with an event in structured mode but it has one in binary mode:")
			.withMessageContaining("  ce_id: 1");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThatRecord(record).isNotEvent())
			.withMessageStartingWith("Expected a record without an event but it has one:");
	}

	@Test
	void readsStructuredRecord() {
		ConsumerRecord<String, Object> record = new ConsumerRecord<>("orders", 0, 0, "k", STRUCTURED);
		record.headers().add("content-type", "application/cloudevents+json".getBytes(StandardCharsets.UTF_8));
		assertThatRecord(record).isStructured().event().hasType("order.placed").hasNoData();
	}

	@Test
	void failsForRecordWithoutEvent() {
		assertThatRecord(record()).isNotEvent();
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThatRecord(record()).event())
			.withMessage("Expected a record with an event but it has none:%n  {}".formatted());
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThatRecord(record()).isBinary())
			.withMessage("Expected a record with an event in binary mode but it has none:%n  {}".formatted());
	}

	@Test
	void failureOfInvalidEventNamesTheViolations() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThatRecord(record("ce_id", "1", "ce_time", "yesterday")).event())
			.withMessageStartingWith("Expected a record with a valid event but:")
			.withMessageContaining("attribute 'time' must be a timestamp (RFC 3339)")
			.withMessageContaining("attribute 'source' is required");
	}

	private static ConsumerRecord<String, byte[]> record(String... headers) {
		ConsumerRecord<String, byte[]> record = new ConsumerRecord<>("orders", 0, 0, "k", "{}".getBytes());
		for (int i = 0; i < headers.length; i += 2) {
			record.headers().add(headers[i], headers[i + 1].getBytes(StandardCharsets.UTF_8));
		}
		return record;
	}

}
