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

package io.github.cloudeventsboot.integration.kafka;

import io.github.cloudeventsboot.integration.kafka.PaymentEvent.Payment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static io.github.cloudeventsboot.test.kafka.CloudEventKafkaAssertions.assertThatRecord;

/**
 * Tests for assertions on records that were sent.
 */
@SpringBootTest(webEnvironment = WebEnvironment.NONE,
		properties = { "spring.application.name=shop", "spring.kafka.listener.auto-startup=false" })
class RecordAssertionsTests {

	@Autowired
	private KafkaTemplate<Object, Object> template;

	@DynamicPropertySource
	static void broker(DynamicPropertyRegistry registry) {
		registry.add("spring.kafka.bootstrap-servers", Broker::servers);
	}

	@Test
	void recordIsAnEvent() {
		PaymentEvent event = new PaymentEvent.Completed(new Payment("a", 1), "Euro \u20ac");
		this.template.send("asserted", event);
		ConsumerRecord<byte[], byte[]> record = Broker.read("asserted", 1).get(0);
		assertThatRecord(record).isBinary()
			.event()
			.hasType("payment.completed")
			.hasSource("/shop")
			.hasSubject("Euro \u20ac")
			.value(PaymentEvent.class)
			.isEqualTo(event);
	}

	@Test
	void recordIsAnEventInStructuredMode() {
		Broker.send(Records.structured("asserted-structured", "payment.failed", "{\"amount\":1}"));
		assertThatRecord(Broker.read("asserted-structured", 1).get(0)).isStructured()
			.event()
			.hasType("payment.failed")
			.hasOnlyJsonData("{\"amount\": 1}");
	}

}
