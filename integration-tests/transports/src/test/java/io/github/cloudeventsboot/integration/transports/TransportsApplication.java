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

package io.github.cloudeventsboot.integration.transports;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.ContentMode;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.client.CloudEventClients;
import io.github.cloudeventsboot.integration.transports.Trade.Item;
import io.github.cloudeventsboot.integration.transports.Trade.Sold;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.LoggerFactory;

import org.springframework.amqp.AmqpRejectAndDontRequeueException;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.config.ContainerCustomizer;
import org.springframework.amqp.rabbit.config.SimpleRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.amqp.autoconfigure.SimpleRabbitListenerContainerFactoryConfigurer;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/**
 * Takes events of every kind from every transport.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ TransportsApplication.Handlers.class, TransportsApplication.Replies.class })
class TransportsApplication {

	@Bean
	Received received() {
		return new Received();
	}

	@Bean
	Transport http(CloudEventClients clients, Environment environment, Received received) {
		return new HttpTransport(clients, environment, received);
	}

	@Bean
	ReplyTransport restClient(RestClient.Builder builder, CloudEventClients clients, Environment environment,
			Received received) {
		return new ReplyTransport(builder, clients, environment, received);
	}

	@Bean
	Transport kafka(KafkaTemplate<Object, Object> template) {
		return new KafkaTransport(template);
	}

	@Bean
	Transport rabbitmq(RabbitTemplate template) {
		return new RabbitTransport(template);
	}

	@Bean
	CommonErrorHandler kafkaErrors(Received received) {
		return new DefaultErrorHandler((message, ex) -> received.reject(ex), new FixedBackOff(0, 0));
	}

	@Bean
	Declarables queues(@Value("${mode}") String mode) {
		return new Declarables(Arrays.stream(Kind.values())
			.map(Kind::channel)
			.distinct()
			.map((name) -> new Queue(mode + "-" + name, false))
			.toList());
	}

	@Bean
	ContainerCustomizer<SimpleMessageListenerContainer> rabbitErrors(Received received) {
		return (container) -> container.setErrorHandler((ex) -> {
			received.reject(ex);
			throw new AmqpRejectAndDontRequeueException(ex);
		});
	}

	@Bean
	LoggedRejections loggedRejections(Received received) {
		return new LoggedRejections(received);
	}

	@Bean
	SimpleRabbitListenerContainerFactory batches(SimpleRabbitListenerContainerFactoryConfigurer configurer,
			ConnectionFactory connectionFactory, ContainerCustomizer<SimpleMessageListenerContainer> errors) {
		SimpleRabbitListenerContainerFactory factory = new SimpleRabbitListenerContainerFactory();
		configurer.configure(factory, connectionFactory);
		factory.setBatchListener(true);
		factory.setConsumerBatchEnabled(true);
		factory.setBatchSize(3);
		factory.setReceiveTimeout(100L);
		factory.setContainerCustomizer(errors);
		return factory;
	}

	/**
	 * Rejected messages of batches of RabbitMQ go to no error handler of Spring, only
	 * into the log, except the last one of a batch.
	 */
	static class LoggedRejections extends AppenderBase<ILoggingEvent> implements InitializingBean, DisposableBean {

		private final Logger logger = (Logger) LoggerFactory
			.getLogger("io.github.cloudeventsboot.messaging.amqp.EventBatchListenerAdapter");

		private final Received received;

		LoggedRejections(Received received) {
			this.received = received;
		}

		@Override
		public void afterPropertiesSet() {
			start();
			this.logger.addAppender(this);
		}

		@Override
		public void destroy() {
			this.logger.detachAppender(this);
		}

		@Override
		protected void append(ILoggingEvent event) {
			if (event.getThrowableProxy() instanceof ThrowableProxy proxy) {
				this.received.reject(proxy.getThrowable());
			}
		}

	}

	/**
	 * One method for each kind of event, with whatever transport it comes.
	 */
	@RestController
	static class Handlers {

		private final Received received;

		Handlers(Received received) {
			this.received = received;
		}

		@PostMapping("/take/event")
		@KafkaListener(topics = "${mode}-event")
		@RabbitListener(queues = "${mode}-event")
		void event(CloudEvent event) {
			this.received.add(Seen.of(event));
		}

		@PostMapping("/take/typed")
		@KafkaListener(topics = "${mode}-typed")
		@RabbitListener(queues = "${mode}-typed")
		void typed(TypedCloudEvent<Item> event) {
			this.received.add(Seen.of(event));
		}

		@PostMapping("/take/type")
		@KafkaListener(topics = "${mode}-type")
		@RabbitListener(queues = "${mode}-type")
		void type(Sold event) {
			this.received.add(Seen.of(event));
		}

		@PostMapping("/take/union")
		@KafkaListener(topics = "${mode}-union")
		@RabbitListener(queues = "${mode}-union")
		void union(Trade event) {
			this.received.add(Seen.of(event));
		}

		@PostMapping("/take/parts")
		@KafkaListener(topics = "${mode}-parts")
		@RabbitListener(queues = "${mode}-parts")
		void parts(@CloudEventPayload Item item, @CloudEventAttribute Map<String, Object> attributes,
				@CloudEventAttribute URI source, @CloudEventAttribute String region) {
			this.received.add(Seen.of(attributes, item));
		}

		@PostMapping("/take/list")
		@KafkaListener(topics = "${mode}-list", batch = "true")
		@RabbitListener(queues = "${mode}-list", containerFactory = "batches")
		void list(List<Sold> events) {
			events.forEach((event) -> this.received.add(Seen.of(event)));
		}

	}

	/**
	 * Replies for clients.
	 */
	@RestController
	static class Replies {

		private final ReplyTransport transport;

		Replies(ReplyTransport transport) {
			this.transport = transport;
		}

		@PostMapping("/give/{kind}")
		CloudEvent event(CloudEvent question, @PathVariable Kind kind) {
			return (CloudEvent) kind.samples().get(0);
		}

		@PostMapping("/give/typed")
		@SuppressWarnings("unchecked")
		TypedCloudEvent<Item> typed(CloudEvent question) {
			return (TypedCloudEvent<Item>) Kind.TYPED.samples().get(0);
		}

		@PostMapping("/give/type")
		Sold type(CloudEvent question) {
			return (Sold) Kind.TYPE.samples().get(0);
		}

		@PostMapping("/give/union")
		Trade union(CloudEvent question) {
			return (Trade) Kind.UNION.samples().get(0);
		}

		@PostMapping("/give/list")
		@SuppressWarnings("unchecked")
		List<Sold> list(CloudEvent question) {
			return (List<Sold>) Kind.LIST.samples();
		}

		@PostMapping("/give-raw/{mode}")
		void raw(@PathVariable ContentMode mode, HttpServletResponse response) throws IOException {
			RawEvent event = this.transport.raw();
			event.headers("ce-", HttpTransport::encode, mode).forEach(response::setHeader);
			byte[] body = event.body(mode);
			if (body != null) {
				response.getOutputStream().write(body);
			}
			response.flushBuffer();
		}

	}

}
