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

import java.nio.charset.StandardCharsets;

import io.github.cloudeventsboot.integration.rabbitmq.PaymentEvent.Completed;
import io.github.cloudeventsboot.integration.rabbitmq.PaymentEvent.PaymentData;
import io.github.cloudeventsboot.integration.rabbitmq.RabbitApplication.Received;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties that say what listeners and templates do with events.
 */
@SpringBootTest(classes = RabbitApplication.class,
		properties = { "cloudevents.unknown-type=accept", "cloudevents.validation.trusted-sources=/trusted*",
				"cloudevents.amqp.template.mode=structured", "cloudevents.source=/trusted/1" })
@ExtendWith(OutputCaptureExtension.class)
class PropertiesTests {

	@Autowired
	private RabbitTemplate template;

	@Autowired
	private Received received;

	@DynamicPropertySource
	static void broker(DynamicPropertyRegistry registry) {
		registry.add("spring.rabbitmq.port", EmbeddedBroker::port);
		registry.add("spring.rabbitmq.virtual-host", () -> "default");
	}

	private static Message message(String id, String type) {
		return MessageBuilder.withBody("{\"amount\":5,\"note\":\"n\"}".getBytes(StandardCharsets.UTF_8))
			.setContentType("application/json")
			.setHeader("cloudEvents_specversion", "1.0")
			.setHeader("cloudEvents_id", id)
			.setHeader("cloudEvents_source", "/s")
			.setHeader("cloudEvents_type", type)
			.build();
	}

	@Test
	void ignoresUnknownTypes(CapturedOutput output) throws Exception {
		for (String queue : new String[] { "union", "mapped", "batch" }) {
			this.template.send(queue, message("1", "unknown"));
			this.template.send(queue, message("2", "mapped".equals(queue) ? "order.placed" : "payment.completed"));
			Object next = this.received.next();
			assertThat(next)
				.isEqualTo("mapped".equals(queue) ? "order 2" : new Completed("2", new PaymentData(5, "n")));
		}
		assertThat(this.received.isEmpty()).isTrue();
		assertThat(output).doesNotContain("MessagingCloudEventException");
	}

	@Test
	void sendsStructuredEventsAndTrustsTheirSource() throws Exception {
		Completed event = new Completed("3", new PaymentData(-5, "n"));
		this.template.convertAndSend("sent", event);
		assertThat(this.template.receive("sent", 10_000).getMessageProperties().getContentType())
			.isEqualTo("application/cloudevents+json");
		this.template.convertAndSend("union", event);
		assertThat(this.received.next()).isEqualTo(event);
	}

}
