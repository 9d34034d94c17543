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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.cloudeventsboot.integration.rabbitmq.PaymentEvent.Completed;
import io.github.cloudeventsboot.integration.rabbitmq.PaymentEvent.PaymentData;
import io.github.cloudeventsboot.integration.rabbitmq.RabbitApplication.Received;
import io.github.cloudeventsboot.messaging.MessagingCloudEventException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.config.SimpleRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.RabbitListenerEndpointRegistry;
import org.springframework.amqp.rabbit.listener.api.RabbitListenerErrorHandler;
import org.springframework.amqp.rabbit.retry.RepublishMessageRecoverer;
import org.springframework.amqp.rabbit.transaction.RabbitTransactionManager;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.amqp.autoconfigure.SimpleRabbitListenerContainerFactoryConfigurer;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Dead letters of rejected events, in RabbitMQ itself.
 */
@EnabledIf(value = "io.github.cloudeventsboot.integration.rabbitmq.RabbitMqServer#isAvailable",
		disabledReason = "RabbitMQ is not installed, or does not start")
class DeadLetterTests {

	private static final String VALID = "{\"amount\":5,\"note\":\"n\"}";

	private static final String INVALID = "{ \"amount\": -5,\t\"note\": \"secret\" }";

	private Message message(String id, String data) {
		return MessageBuilder.withBody(data.getBytes(StandardCharsets.UTF_8))
			.setContentType("application/json")
			.setHeader("cloudEvents_specversion", "1.0")
			.setHeader("cloudEvents_id", id)
			.setHeader("cloudEvents_source", "/s")
			.setHeader("cloudEvents_type", "payment.completed")
			.setHeader("own", 1)
			.build();
	}

	private void checkDeadLetter(Message letter, String id) {
		assertThat(letter).isNotNull();
		assertThat(letter.getBody()).asString().isEqualTo(INVALID);
		assertThat(letter.getMessageProperties().getContentType()).isEqualTo("application/json");
		assertThat(letter.getMessageProperties().getHeaders()).containsEntry("cloudEvents_id", id)
			.containsEntry("own", 1);
	}

	private void checkBatches(RabbitTemplate template, Received received, String queue) throws Exception {
		send(template, queue, "1 2 -3");
		assertThat(List.of(received.next(), received.next())).extracting("id").containsExactly("1", "2");
		checkDeadLetter(template.receive("dead", 10_000), "-3");
		send(template, queue, "-4 5 -6");
		assertThat(received.next()).extracting("id").isEqualTo("5");
		checkDeadLetter(template.receive("dead", 10_000), "-4");
		checkDeadLetter(template.receive("dead", 10_000), "-6");
		send(template, queue, "-7 -8");
		checkDeadLetter(template.receive("dead", 10_000), "-7");
		checkDeadLetter(template.receive("dead", 10_000), "-8");
		// a closed channel would deliver messages again before this one
		send(template, queue, "9");
		assertThat(received.next()).extracting("id").isEqualTo("9");
		assertThat(received.isEmpty()).isTrue();
	}

	/**
	 * Send messages, of which those with a minus sign are invalid.
	 */
	private void send(RabbitTemplate template, String queue, String ids) {
		for (String id : ids.split(" ")) {
			template.send(queue, message(id, (id.startsWith("-")) ? INVALID : VALID));
		}
	}

	@Nested
	@SpringBootTest(classes = Application.class)
	class ByExchange {

		@Autowired
		private RabbitTemplate template;

		@Autowired
		private Received received;

		@Autowired
		private Attempts attempts;

		@Autowired
		private RabbitListenerEndpointRegistry registry;

		@DynamicPropertySource
		static void broker(DynamicPropertyRegistry registry) {
			registry.add("spring.rabbitmq.port", RabbitMqServer::port);
		}

		@Test
		void takesMessageAsItIsAfterOneAttempt() throws Exception {
			int before = this.attempts.count();
			this.template.send("payments", message("bad", INVALID));
			this.template.send("payments", message("good", VALID));
			checkDeadLetter(this.template.receive("dead", 10_000), "bad");
			assertThat(this.received.next()).isEqualTo(new Completed("good", new PaymentData(5, "n")));
			assertThat(this.received.isEmpty()).isTrue();
			assertThat(this.attempts.count()).isEqualTo(before + 1);
			assertThat(this.attempts.violations()).isEqualTo("[data '#/amount' must be greater than 0]");
		}

		@Test
		void takesOnlyInvalidMessagesOfBatch() throws Exception {
			for (int i = 0; i < 20; i++) {
				this.template.send("batches", message(String.valueOf(i), (i % 5 == 0) ? INVALID : VALID));
			}
			for (int i = 0; i < 20; i++) {
				if (i % 5 == 0) {
					checkDeadLetter(this.template.receive("dead", 10_000), String.valueOf(i));
				}
				else {
					assertThat(this.received.next()).extracting("id").isEqualTo(String.valueOf(i));
				}
			}
			assertThat(this.template.receive("dead", 500)).isNull();
			assertThat(this.received.isEmpty()).isTrue();
		}

		@ParameterizedTest
		@ValueSource(strings = { "batches", "transacted-batches", "later-batches" })
		void takesInvalidMessagesAtEndOfBatch(String queue) throws Exception {
			checkBatches(this.template, this.received, queue);
		}

		@Test
		void takesWholeBatchOfTransaction() throws Exception {
			send(this.template, "managed-batches", "1 -2");
			this.registry.getListenerContainer("managed").start();
			assertThat(List.of(this.template.receive("dead", 10_000), this.template.receive("dead", 10_000)))
				.extracting((letter) -> letter.getMessageProperties().getHeader("cloudEvents_id"))
				.containsExactly("1", "-2");
			send(this.template, "managed-batches", "3");
			assertThat(this.received.next()).extracting("id").isEqualTo("3");
			assertThat(this.received.isEmpty()).isTrue();
		}

	}

	@Nested
	@SpringBootTest(classes = { Application.class, RecovererConfiguration.class },
			properties = { "spring.rabbitmq.listener.simple.retry.enabled=true",
					"spring.rabbitmq.listener.simple.retry.max-retries=3",
					"spring.rabbitmq.listener.simple.retry.initial-interval=10ms" })
	class ByRecoverer {

		@Autowired
		private RabbitTemplate template;

		@Autowired
		private Received received;

		@Autowired
		private Attempts attempts;

		@DynamicPropertySource
		static void broker(DynamicPropertyRegistry registry) {
			registry.add("spring.rabbitmq.port", RabbitMqServer::port);
		}

		@Test
		void hasReasonAfterOneAttempt() {
			int before = this.attempts.count();
			this.template.send("payments", message("bad", INVALID));
			Message letter = this.template.receive("parked", 10_000);
			checkDeadLetter(letter, "bad");
			Map<String, Object> headers = letter.getMessageProperties().getHeaders();
			assertThat(headers.get("x-exception-message").toString()).contains("invalid-data")
				.contains("must be greater than 0");
			assertThat(headers.toString()).doesNotContain("secret").doesNotContain("-5");
			assertThat(this.attempts.count()).isEqualTo(before + 1);
		}

		@Test
		void leavesMessagesOfBatchToExchange() throws Exception {
			send(this.template, "batches", "flaky -0");
			assertThat(this.received.next()).extracting("id").isEqualTo("flaky");
			checkDeadLetter(this.template.receive("dead", 10_000), "-0");
			checkBatches(this.template, this.received, "batches");
		}

		@Test
		void retriesWhatListenersThrow() {
			int before = this.attempts.count();
			this.template.send("payments", message("fail", VALID));
			Message letter = this.template.receive("parked", 10_000);
			assertThat(letter.getMessageProperties().<String>getHeader("x-exception-message")).contains("listener");
			assertThat(this.attempts.count()).isEqualTo(before + 4);
		}

	}

	/**
	 * Counts attempts that failed.
	 */
	static class Attempts implements RabbitListenerErrorHandler {

		private final AtomicInteger count = new AtomicInteger();

		private volatile String violations = "";

		int count() {
			return this.count.get();
		}

		String violations() {
			return this.violations;
		}

		@Override
		public Object handleError(Message message, com.rabbitmq.client.Channel channel,
				org.springframework.messaging.Message<?> converted,
				org.springframework.amqp.listener.ListenerExecutionFailedException ex) throws Exception {
			if (ex.getCause() instanceof MessagingCloudEventException rejected) {
				this.violations = rejected.getViolations().toString();
			}
			this.count.incrementAndGet();
			throw ex;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Declarables queues() {
			return new Declarables(List.of(queue("payments"), queue("batches"), queue("transacted-batches"),
					queue("managed-batches"), queue("later-batches"), new Queue("dead"), new Queue("parked")));
		}

		private static Queue queue(String name) {
			return QueueBuilder.nonDurable(name).deadLetterExchange("").deadLetterRoutingKey("dead").build();
		}

		@Bean
		Received received() {
			return new Received();
		}

		@Bean
		Attempts attempts() {
			return new Attempts();
		}

		@Bean
		Listener listener(Received received) {
			return new Listener(received);
		}

		@Bean
		SimpleRabbitListenerContainerFactory batchFactory(SimpleRabbitListenerContainerFactoryConfigurer configurer,
				ConnectionFactory connectionFactory) {
			SimpleRabbitListenerContainerFactory factory = new SimpleRabbitListenerContainerFactory();
			configurer.configure(factory, connectionFactory);
			factory.setBatchListener(true);
			factory.setConsumerBatchEnabled(true);
			factory.setBatchSize(7);
			factory.setReceiveTimeout(300L);
			return factory;
		}

		@Bean
		SimpleRabbitListenerContainerFactory transactedFactory(
				SimpleRabbitListenerContainerFactoryConfigurer configurer, ConnectionFactory connectionFactory) {
			SimpleRabbitListenerContainerFactory factory = batchFactory(configurer, connectionFactory);
			factory.setChannelTransacted(true);
			return factory;
		}

		@Bean
		SimpleRabbitListenerContainerFactory managedFactory(SimpleRabbitListenerContainerFactoryConfigurer configurer,
				ConnectionFactory connectionFactory) {
			SimpleRabbitListenerContainerFactory factory = batchFactory(configurer, connectionFactory);
			factory.setTransactionManager(new RabbitTransactionManager(connectionFactory));
			return factory;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RecovererConfiguration {

		@Bean
		RepublishMessageRecoverer recoverer(RabbitTemplate template) {
			return new RepublishMessageRecoverer(template, "", "parked");
		}

	}

	static class Listener {

		private final Received received;

		private final AtomicBoolean flaky = new AtomicBoolean(true);

		Listener(Received received) {
			this.received = received;
		}

		@RabbitListener(queues = "payments", errorHandler = "attempts")
		void payment(PaymentEvent event) {
			if ("fail".equals(event.id())) {
				throw new IllegalStateException("listener");
			}
			this.received.add(event);
		}

		@RabbitListener(queues = "batches", containerFactory = "batchFactory")
		void batch(List<PaymentEvent> events) {
			if ("flaky".equals(events.get(0).id()) && this.flaky.getAndSet(false)) {
				throw new IllegalStateException("first attempt");
			}
			events.forEach(this.received::add);
		}

		@RabbitListener(queues = "transacted-batches", containerFactory = "transactedFactory")
		void transactedBatch(List<PaymentEvent> events) {
			events.forEach(this.received::add);
		}

		@RabbitListener(id = "managed", queues = "managed-batches", containerFactory = "managedFactory",
				autoStartup = "false")
		void managedBatch(List<PaymentEvent> events) {
			events.forEach(this.received::add);
		}

		@RabbitListener(queues = "later-batches", containerFactory = "batchFactory")
		CompletableFuture<Void> laterBatch(List<PaymentEvent> events) {
			return CompletableFuture.runAsync(() -> events.forEach(this.received::add));
		}

	}

}
