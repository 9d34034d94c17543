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

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.cloudeventsboot.integration.kafka.PaymentEvent.Payment;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.test.context.EmbeddedKafka;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The test of a listener that docs/testing.md shows.
 */
@TestPropertySource(properties = { "spring.application.name=shop", "spring.kafka.consumer.group-id=payments" })
@SpringBootTest(properties = { "spring.kafka.bootstrap-servers=${spring.embedded.kafka.brokers}",
		"spring.kafka.consumer.auto-offset-reset=earliest" })
@EmbeddedKafka(topics = "payments", brokerProperties = { "max.connections.per.ip=0",
		"max.connections.per.ip.overrides=127.0.0.1:100,0:0:0:0:0:0:0:1:100" })
class PaymentListenerTests {

	@Autowired
	private KafkaTemplate<Object, Object> template;

	@Autowired
	private PaymentListener listener;

	@Test
	void takesPayments() {
		PaymentEvent event = new PaymentEvent.Failed(new Payment("a", 1));
		this.template.send("payments", event);
		await().untilAsserted(() -> assertThat(this.listener.received()).containsExactly(event));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(PaymentListener.class)
	static class Application {

	}

	static class PaymentListener {

		private final List<PaymentEvent> received = new CopyOnWriteArrayList<>();

		@KafkaListener(topics = "payments")
		void on(PaymentEvent event) {
			this.received.add(event);
		}

		List<PaymentEvent> received() {
			return this.received;
		}

	}

}
