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

import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.integration.rabbitmq.PaymentEvent.Completed;
import io.github.cloudeventsboot.integration.rabbitmq.PaymentEvent.Failed;
import io.github.cloudeventsboot.integration.rabbitmq.PaymentEvent.PaymentData;

import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.annotation.RabbitHandler;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.config.SimpleRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.support.converter.JacksonJsonMessageConverter;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.amqp.autoconfigure.SimpleRabbitListenerContainerFactoryConfigurer;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;

/**
 * An application that converts ordinary messages from and to JSON, and takes events too.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ RabbitApplication.Listeners.class, RabbitApplication.ClassListener.class,
		RabbitApplication.MappedListener.class })
class RabbitApplication {

	static final String[] QUEUES = { "event", "typed", "union", "parts", "attributes", "errors", "optional", "envelope",
			"class", "mapped", "batch", "replies", "reply", "reply-annotated", "reply-future", "reply-envelope",
			"reply-bytes", "reply-expression", "reply-annotated-expression", "ordinary", "ordinary-reply", "sent" };

	@Bean
	Declarables queues() {
		return new Declarables(java.util.Arrays.stream(QUEUES).map((name) -> new Queue(name, false)).toList());
	}

	@Bean
	JacksonJsonMessageConverter converter() {
		return new JacksonJsonMessageConverter("*");
	}

	@Bean
	SimpleRabbitListenerContainerFactory batchFactory(SimpleRabbitListenerContainerFactoryConfigurer configurer,
			ConnectionFactory connectionFactory) {
		SimpleRabbitListenerContainerFactory factory = new SimpleRabbitListenerContainerFactory();
		configurer.configure(factory, connectionFactory);
		factory.setBatchListener(true);
		factory.setConsumerBatchEnabled(true);
		factory.setDeBatchingEnabled(true);
		factory.setBatchSize(5);
		factory.setReceiveTimeout(300L);
		return factory;
	}

	@Bean
	Received received() {
		return new Received();
	}

	/**
	 * What listeners were called with.
	 */
	static class Received {

		private final BlockingQueue<Object> values = new LinkedBlockingQueue<>();

		void add(Object value) {
			this.values.add(value);
		}

		Object next() throws InterruptedException {
			Object value = this.values.poll(10, TimeUnit.SECONDS);
			if (value == null) {
				throw new IllegalStateException("No listener was called");
			}
			return value;
		}

		boolean isEmpty() {
			return this.values.isEmpty();
		}

		void clear() {
			this.values.clear();
		}

	}

	record Order(String item) {

	}

	record Parts(PaymentData data, URI source, String id, String key) {

	}

	@Component
	static class Listeners {

		private final Received received;

		Listeners(Received received) {
			this.received = received;
		}

		@RabbitListener(queues = "event")
		void event(CloudEvent event) {
			this.received.add(event);
		}

		@RabbitListener(queues = "typed")
		void typed(TypedCloudEvent<PaymentData> event) {
			this.received.add(event);
		}

		@RabbitListener(queues = "union")
		void union(PaymentEvent event) {
			this.received.add(event);
		}

		@RabbitListener(queues = "parts")
		void parts(@CloudEventPayload PaymentData data, @CloudEventAttribute URI source,
				@CloudEventAttribute("id") String id, @Header("amqp_receivedRoutingKey") String key) {
			this.received.add(new Parts(data, source, id, key));
		}

		@RabbitListener(queues = "errors")
		void errors(@CloudEventPayload PaymentData data, BindingResult errors) {
			this.received.add(errors.getErrorCount());
		}

		@RabbitListener(queues = "envelope")
		void envelope(org.springframework.messaging.Message<CloudEvent> message) {
			this.received.add(message);
		}

		@RabbitListener(queues = "batch", containerFactory = "batchFactory")
		void batch(List<PaymentEvent> events) {
			events.forEach(this.received::add);
		}

		@RabbitListener(queues = "reply")
		@SendTo("replies")
		OutgoingCloudEvent<Order> reply(CloudEvent event) {
			return OutgoingCloudEvent.of("order.accepted", new Order(event.getId()));
		}

		@RabbitListener(queues = "reply-annotated")
		@SendTo("replies")
		@CloudEventResponse(type = "order.annotated", subject = "s", mode = ResponseMode.STRUCTURED)
		Order annotated(CloudEvent event) {
			return new Order(event.getId());
		}

		@RabbitListener(queues = "reply-future")
		@SendTo("replies")
		CompletableFuture<Completed> future(Failed event) {
			return CompletableFuture.supplyAsync(() -> new Completed("future-" + event.id(), event.data()));
		}

		@RabbitListener(queues = "reply-envelope")
		@SendTo("replies")
		org.springframework.messaging.Message<Completed> envelope(Failed event,
				@org.springframework.messaging.handler.annotation.Headers java.util.Map<String, Object> headers) {
			return MessageBuilder.withPayload(new Completed("envelope-" + event.id(), event.data()))
				.copyHeaders(headers)
				.setHeader("own", "header")
				.build();
		}

		@RabbitListener(queues = "reply-bytes")
		@SendTo("replies")
		Order bytes(CloudEvent event) {
			return new Order("plain");
		}

		@RabbitListener(queues = "reply-expression")
		@SendTo("!{result.data().note()}")
		Failed expression(Failed event) {
			return new Failed("expression-" + event.id(), new PaymentData(5, "replies"), "r");
		}

		@RabbitListener(queues = "reply-annotated-expression")
		@SendTo("!{result.item()}")
		@CloudEventResponse(type = "order.annotated")
		Order annotatedExpression(CloudEvent event) {
			return new Order("replies");
		}

		@RabbitListener(queues = "ordinary")
		void ordinary(Order order, Message message) {
			this.received.add(order);
		}

		@RabbitListener(queues = "ordinary-reply")
		@SendTo("replies")
		Order ordinaryReply(Order order) {
			return order;
		}

	}

	@Component
	@RabbitListener(queues = "class")
	static class ClassListener {

		private final Received received;

		ClassListener(Received received) {
			this.received = received;
		}

		@RabbitHandler
		void completed(Completed event) {
			this.received.add(event);
		}

		@RabbitHandler
		@SendTo("replies")
		Completed failed(Failed event) {
			this.received.add(event);
			return new Completed("reply", event.data());
		}

		@RabbitHandler(isDefault = true)
		void others(Object other) {
			this.received.add("default: " + other);
		}

	}

	@Component
	@RabbitListener(queues = "mapped")
	static class MappedListener {

		private final Received received;

		MappedListener(Received received) {
			this.received = received;
		}

		@RabbitHandler
		@CloudEventMapping(type = "order.*", source = "/shop/*")
		void shop(CloudEvent event) {
			this.received.add("shop " + event.getId());
		}

		@RabbitHandler
		@CloudEventMapping(type = "order.*")
		void order(CloudEvent event) {
			this.received.add("order " + event.getId());
		}

	}

}
