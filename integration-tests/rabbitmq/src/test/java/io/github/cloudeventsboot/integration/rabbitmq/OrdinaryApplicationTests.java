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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import io.github.cloudeventsboot.autoconfigure.messaging.CloudEventsAmqpAutoConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.annotation.RabbitHandler;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.config.SimpleRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.retry.MessageRecoverer;
import org.springframework.amqp.support.converter.JacksonJsonMessageConverter;
import org.springframework.amqp.support.converter.MessageConverter;
import org.springframework.amqp.support.converter.SimpleMessageConverter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.amqp.autoconfigure.RabbitTemplateConfigurer;
import org.springframework.boot.amqp.autoconfigure.SimpleRabbitListenerContainerFactoryConfigurer;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.messaging.handler.annotation.SendTo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What has nothing to do with events is the same on the wire with and without this
 * library.
 */
class OrdinaryApplicationTests {

	@Test
	void isTheSameWithoutTheLibrary() throws Exception {
		Map<String, List<String>> with = run("with");
		Map<String, List<String>> without = run("without",
				"--spring.autoconfigure.exclude=" + CloudEventsAmqpAutoConfiguration.class.getName());
		assertThat(with).isEqualTo(without);
	}

	/**
	 * Return all messages that the application has sent.
	 */
	private static Map<String, List<String>> run(String prefix, String... arguments) throws Exception {
		List<String> all = new ArrayList<>(Arrays.asList(arguments));
		all.addAll(List.of("--with=" + prefix, "--spring.rabbitmq.port=" + EmbeddedBroker.port(),
				"--spring.rabbitmq.virtual-host=default", "--spring.rabbitmq.listener.simple.retry.enabled=true",
				"--spring.rabbitmq.listener.simple.retry.max-retries=2",
				"--spring.rabbitmq.listener.simple.retry.initial-interval=1ms"));
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.run(all.toArray(String[]::new))) {
			assertThat(context.getBeanNamesForType(CloudEventsAmqpAutoConfiguration.class))
				.hasSize((prefix.equals("with")) ? 1 : 0);
			send(context, prefix);
			Map<String, List<String>> messages = new TreeMap<>();
			RabbitTemplate raw = new RabbitTemplate(context.getBean(ConnectionFactory.class));
			messages.put("sent", read(raw, prefix + "-sent", 5));
			messages.put("answers", read(raw, prefix + "-answers", 6));
			messages.put("parked", read(raw, prefix + "-parked", 1));
			messages.put("calls", List.of(String.valueOf(context.getBean(Listeners.class).failed)));
			assertThat(messages.get("calls")).containsExactly("3");
			return messages;
		}
	}

	private static void send(ConfigurableApplicationContext context, String prefix) {
		RabbitTemplate json = context.getBean("json", RabbitTemplate.class);
		RabbitTemplate plain = context.getBean("plain", RabbitTemplate.class);
		Order order = new Order("book");
		json.convertAndSend(prefix + "-sent", order);
		json.convertAndSend(prefix + "-sent", List.of(order));
		plain.convertAndSend(prefix + "-sent", "text");
		plain.convertAndSend(prefix + "-sent", new byte[] { (byte) 0xff, 0, (byte) 0x80 });
		plain.convertAndSend(prefix + "-sent", new ArrayList<>(List.of("serialized")));
		json.convertAndSend(prefix + "-json", order);
		// an event, to listeners of something else
		json.send(prefix + "-json", event("{\"item\":\"pen\"}"));
		plain.convertAndSend(prefix + "-plain", "text");
		plain.send(prefix + "-plain", event("{\"item\":\"pen\"}"));
		json.convertAndSend(prefix + "-class", order);
		json.convertAndSend(prefix + "-class", "text");
		json.convertAndSend(prefix + "-failing", order);
	}

	private static Message event(String data) {
		return MessageBuilder.withBody(data.getBytes())
			.setContentType("application/json")
			.setHeader("cloudEvents_specversion", "1.0")
			.setHeader("cloudEvents_id", "1")
			.setHeader("cloudEvents_source", "/s")
			.setHeader("cloudEvents_type", "payment.failed")
			.build();
	}

	private static List<String> read(RabbitTemplate template, String queue, int count) {
		List<String> messages = new ArrayList<>();
		await().until(() -> {
			GetResponse response = template.execute((Channel channel) -> channel.basicGet(queue, true));
			if (response != null) {
				messages.add(new String(response.getBody()) + " " + response.getProps()
						+ new TreeMap<>(response.getProps().getHeaders()));
			}
			return messages.size() >= count;
		});
		return messages.stream().sorted().toList();
	}

	record Order(String item) {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Declarables queues(@Value("${with}") String prefix) {
			return new Declarables(Stream.of("sent", "answers", "parked", "json", "plain", "class", "failing")
				.map((name) -> new Queue(prefix + "-" + name, false))
				.toList());
		}

		@Bean
		MessageConverter converter() {
			return new JacksonJsonMessageConverter("*");
		}

		@Bean
		@Primary
		RabbitTemplate json(RabbitTemplateConfigurer configurer, ConnectionFactory connectionFactory) {
			RabbitTemplate template = new RabbitTemplate();
			configurer.configure(template, connectionFactory);
			return template;
		}

		@Bean
		RabbitTemplate plain(ConnectionFactory connectionFactory) {
			return new RabbitTemplate(connectionFactory);
		}

		@Bean
		SimpleRabbitListenerContainerFactory own(SimpleRabbitListenerContainerFactoryConfigurer configurer,
				ConnectionFactory connectionFactory) {
			SimpleRabbitListenerContainerFactory factory = new SimpleRabbitListenerContainerFactory();
			configurer.configure(factory, connectionFactory);
			factory.setMessageConverter(new SimpleMessageConverter());
			factory.setBeforeSendReplyPostProcessors((message) -> {
				message.getMessageProperties().setHeader("own", "header");
				return message;
			});
			return factory;
		}

		@Bean
		MessageRecoverer recoverer(RabbitTemplate plain, @Value("${with}") String prefix) {
			return (message, cause) -> plain.send(prefix + "-parked", message);
		}

		@Bean
		Listeners listeners() {
			return new Listeners();
		}

		@Bean
		ClassListener classListener() {
			return new ClassListener();
		}

	}

	static class Listeners {

		private volatile int failed;

		@RabbitListener(queues = "${with}-json")
		@SendTo("${with}-answers")
		Order json(Order order) {
			return new Order("re: " + order.item());
		}

		@RabbitListener(queues = "${with}-plain", containerFactory = "own")
		@SendTo("${with}-answers")
		String plain(Message message) {
			return "re: " + new String(message.getBody());
		}

		@RabbitListener(queues = "${with}-failing")
		void failing(Order order) {
			this.failed++;
			throw new IllegalStateException("failed");
		}

	}

	@RabbitListener(queues = "${with}-class")
	static class ClassListener {

		@RabbitHandler
		@SendTo("${with}-answers")
		Order order(Order order) {
			return new Order("class: " + order.item());
		}

		@RabbitHandler
		@SendTo("${with}-answers")
		Order text(String text) {
			return new Order("class: " + text);
		}

	}

}
