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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.rabbitmq.client.Channel;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.integration.rabbitmq.PaymentEvent.Completed;
import io.github.cloudeventsboot.integration.rabbitmq.PaymentEvent.Failed;
import io.github.cloudeventsboot.integration.rabbitmq.PaymentEvent.PaymentData;
import io.github.cloudeventsboot.integration.rabbitmq.RabbitApplication.Received;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.annotation.RabbitHandler;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.batch.SimpleBatchingStrategy;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.BatchingRabbitTemplate;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.support.AmqpHeaders;
import org.springframework.amqp.support.converter.RemoteInvocationResult;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for events beside what Spring AMQP offers, in direct containers.
 */
@SpringBootTest(properties = { "spring.application.name=payments", "spring.rabbitmq.listener.type=direct",
		"spring.rabbitmq.listener.direct.prefetch=1", "cloudevents.unknown-type=accept" })
class CompanyTests {

	private static final String GOOD = "{\"amount\":5,\"note\":\"n\"}";

	private static final String BAD = "{\"amount\":-5,\"note\":\"n\"}";

	@Autowired
	private RabbitTemplate rabbitTemplate;

	@Autowired
	private BatchingRabbitTemplate batchingTemplate;

	@Autowired
	private Received received;

	@DynamicPropertySource
	static void broker(DynamicPropertyRegistry registry) {
		registry.add("spring.rabbitmq.port", EmbeddedBroker::port);
		registry.add("spring.rabbitmq.virtual-host", () -> "default");
	}

	private static Message message(String id, String data) {
		return message("payment.failed", id, data);
	}

	private static Message message(String type, String id, String data) {
		return MessageBuilder.withBody(data.getBytes(StandardCharsets.UTF_8))
			.setContentType("application/json")
			.setHeader("cloudEvents_specversion", "1.0")
			.setHeader("cloudEvents_id", id)
			.setHeader("cloudEvents_source", "/s")
			.setHeader("cloudEvents_type", type)
			.setHeader("cloudEvents_reason", "r")
			.build();
	}

	@Test
	void leavesAcknowledgmentToListeners() throws Exception {
		this.rabbitTemplate.send("company-manual", message("1", GOOD));
		// rejected by the container, else the next one would wait for it
		this.rabbitTemplate.send("company-manual", message("2", BAD));
		this.rabbitTemplate.send("company-manual", message("3", GOOD));
		assertThat(this.received.next()).isEqualTo("acknowledged 1");
		assertThat(this.received.next()).isEqualTo("acknowledged 3");
		assertThat(this.received.isEmpty()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "manual", "nothing", "class", "later" })
	void acknowledgesIgnoredEvents(String queue) throws Exception {
		this.rabbitTemplate.send("company-" + queue, message("unknown", "1", GOOD));
		// delivered as soon as the other one is acknowledged
		this.rabbitTemplate.send("company-" + queue, message("2", GOOD));
		assertThat(this.received.next()).isEqualTo("acknowledged 2");
	}

	@Test
	void sendsReplyOfMono() {
		this.rabbitTemplate.send("company-mono", message("1", GOOD));
		Message reply = this.rabbitTemplate.receive("company-replies", 10_000);
		assertThat(reply.getMessageProperties().<String>getHeader("cloudEvents_id")).isEqualTo("mono-1");
		assertThat(reply.getBody()).asString().isEqualTo(GOOD);
	}

	@Test
	void returnsRejectionsToWhoAsked() throws Exception {
		Message reply = this.rabbitTemplate.sendAndReceive("company-returned", message("1", BAD));
		try (ObjectInputStream input = new ObjectInputStream(new ByteArrayInputStream(reply.getBody()))) {
			assertThat(((RemoteInvocationResult) input.readObject()).getException())
				.isInstanceOf(IllegalArgumentException.class)
				.hasMessageContaining("invalid-data: data must be greater than 0");
		}
		reply = this.rabbitTemplate.sendAndReceive("company-returned", message("2", GOOD));
		assertThat(reply.getMessageProperties().<String>getHeader("cloudEvents_id")).isEqualTo("returned-2");
	}

	@Test
	void sendsEventsOfBatchesWithAttributesOfTheirOwn() throws Exception {
		this.batchingTemplate.convertAndSend("", "company-batched", new Completed("1", new PaymentData(1, "n")));
		this.batchingTemplate.convertAndSend("", "company-batched",
				OutgoingCloudEvent.of("payment.failed", new PaymentData(2, "n"))
					.withId("2")
					.withExtension("reason", "r"));
		assertThat(this.received.next()).isEqualTo(new Completed("1", new PaymentData(1, "n")));
		assertThat(this.received.next()).isEqualTo(new Failed("2", new PaymentData(2, "n"), "r"));
	}

	@Test
	void takesBatchesOfSendersAndSingleMessages() throws Exception {
		Completed good = new Completed("1", new PaymentData(1, "n"));
		this.rabbitTemplate.send("company-lists", message("bad", BAD));
		this.rabbitTemplate.convertAndSend("company-lists", good);
		assertThat(this.received.next()).isEqualTo(List.of(good));
		this.batchingTemplate.convertAndSend("", "company-lists", good);
		this.batchingTemplate.convertAndSend("", "company-lists", new Completed("bad", new PaymentData(-1, "n")));
		this.batchingTemplate.convertAndSend("", "company-lists", good);
		this.batchingTemplate.convertAndSend("", "company-lists", good);
		// nothing of the message that is rejected
		assertThat(this.received.next()).isEqualTo(List.of(good, good));
		assertThat(this.received.isEmpty()).isTrue();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Declarables companyQueues() {
			return new Declarables(Arrays.asList(queue("manual"), queue("mono"), queue("nothing"), queue("class"),
					queue("lists"), queue("later"), queue("returned"), queue("batched"), queue("replies")));
		}

		private static Queue queue(String name) {
			return new Queue("company-" + name, false, false, false, Map.of());
		}

		@Bean
		Received received() {
			return new Received();
		}

		@Bean
		Listeners companyListeners(Received received) {
			return new Listeners(received);
		}

		@Bean
		ClassListener companyClassListener(Received received) {
			return new ClassListener(received);
		}

		@Bean
		TaskScheduler batchScheduler() {
			return new ThreadPoolTaskScheduler();
		}

		@Bean
		RabbitTemplate rabbitTemplate(ConnectionFactory connectionFactory) {
			return new RabbitTemplate(connectionFactory);
		}

		@Bean
		BatchingRabbitTemplate batchingTemplate(ConnectionFactory connectionFactory, TaskScheduler batchScheduler) {
			return new BatchingRabbitTemplate(connectionFactory, new SimpleBatchingStrategy(2, 100_000, 10_000),
					batchScheduler);
		}

	}

	static class Listeners {

		private final Received received;

		Listeners(Received received) {
			this.received = received;
		}

		@RabbitListener(queues = "company-manual", ackMode = "MANUAL")
		void manual(PaymentEvent event, Channel channel, @Header(AmqpHeaders.DELIVERY_TAG) long tag)
				throws IOException {
			channel.basicAck(tag, false);
			this.received.add("acknowledged " + event.id());
		}

		@RabbitListener(queues = "company-mono")
		@SendTo("company-replies")
		Mono<Completed> mono(Failed event) {
			return Mono.fromSupplier(() -> new Completed("mono-" + event.id(), event.data()));
		}

		@RabbitListener(queues = "company-nothing")
		Mono<Void> nothing(Failed event) {
			return Mono.fromRunnable(() -> this.received.add("acknowledged " + event.id()));
		}

		@RabbitListener(queues = "company-returned", returnExceptions = "true")
		Completed returned(Failed event) {
			return new Completed("returned-" + event.id(), event.data());
		}

		@RabbitListener(queues = "company-lists", batch = "true")
		void lists(List<PaymentEvent> events) {
			this.received.add(events);
		}

		@RabbitListener(queues = "company-later", batch = "true")
		Mono<Void> later(List<PaymentEvent> events) {
			return Mono.fromRunnable(() -> this.received.add("acknowledged " + events.get(0).id()));
		}

		@RabbitListener(queues = "company-batched")
		void batched(PaymentEvent event) {
			this.received.add(event);
		}

	}

	@RabbitListener(queues = "company-class")
	static class ClassListener {

		private final Received received;

		ClassListener(Received received) {
			this.received = received;
		}

		@RabbitHandler
		Mono<Void> failed(Failed event) {
			return Mono.fromRunnable(() -> this.received.add("acknowledged " + event.id()));
		}

	}

}
