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

package io.github.cloudeventsboot.integration.rabbitmq;

import io.github.cloudeventsboot.integration.rabbitmq.PaymentEvent.Completed;
import io.github.cloudeventsboot.integration.rabbitmq.PaymentEvent.PaymentData;
import org.junit.jupiter.api.Test;

import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static io.github.cloudeventsboot.test.amqp.CloudEventAmqpAssertions.assertThatMessage;

/**
 * Tests for assertions on messages that were sent.
 */
@SpringBootTest(properties = "cloudevents.source=/shop")
class MessageAssertionsTests {

	@Autowired
	private RabbitTemplate template;

	@DynamicPropertySource
	static void broker(DynamicPropertyRegistry registry) {
		registry.add("spring.rabbitmq.port", EmbeddedBroker::port);
		registry.add("spring.rabbitmq.virtual-host", () -> "default");
	}

	@Test
	void messageIsAnEvent() {
		Completed event = new Completed("1", new PaymentData(5, "n"));
		this.template.convertAndSend("asserted", event);
		Message message = this.template.receive("asserted", 10_000);
		assertThatMessage(message).isBinary()
			.event()
			.hasId("1")
			.hasSource("/shop")
			.value(PaymentEvent.class)
			.isEqualTo(event);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Queue asserted() {
			return new Queue("asserted", false);
		}

	}

}
