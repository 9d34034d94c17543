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

package com.example.rabbitmq;

import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.example.support.SampleClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.FanoutExchange;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the application over a real port and with a real broker.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(EmbeddedBroker.class)
class RabbitApplicationTests {

	@LocalServerPort
	private int port;

	@Autowired
	private AmqpAdmin admin;

	@Autowired
	private RabbitTemplate template;

	private SampleClient client;

	@BeforeEach
	void connect() {
		this.client = new SampleClient(this.port);
	}

	@Test
	void listensOnThisMachineOnly(@Value("${server.address}") InetAddress address) {
		assertThat(address.isLoopbackAddress()).isTrue();
	}

	@Test
	void answersPaymentInBothModes() {
		HttpResponse<byte[]> accepted = this.client.structured("""
				{"specversion": "1.0", "id": "structured", "source": "/shop", "type": "payment.completed",
				"data": {"amount": 12.50, "currency": "EUR"}}
				""");
		assertThat(accepted.statusCode()).isEqualTo(202);
		checkReceipt("structured", "{\"status\":\"PAID\",\"text\":\"12.50 EUR paid\"}");
		accepted = this.client.binary("application/json", Map.of("specversion", "1.0", "id", "binary", "source",
				"/shop", "type", "payment.failed", "reason", "no money"), bytes("{\"amount\": 7}"));
		assertThat(accepted.statusCode()).isEqualTo(202);
		checkReceipt("binary", "{\"status\":\"UNPAID\",\"text\":\"7 USD not paid: no money\"}");
	}

	private void checkReceipt(String id, String data) {
		HttpResponse<byte[]> receipt = this.client.get("/receipts/" + id);
		assertThat(receipt.body()).asString().isEqualTo(data);
		assertThat(receipt.headers().firstValue("ce-type")).contains("payment.receipt");
		assertThat(receipt.headers().firstValue("ce-source")).contains("/rabbitmq-payments");
	}

	@Test
	void forwardsEachByteAndAttribute() {
		String queue = queue("events");
		byte[] data = { (byte) 0xff, 0, (byte) 0x80 };
		this.client.binary("application/octet-stream", Map.of("specversion", "1.0", "id", "any", "source", "/camera",
				"type", "picture.taken", "place", "Euro %E2%82%AC", "time", "2026-11-26T12:00:00.123456Z"), data);
		Message message = receive(queue);
		assertThat(message.getBody()).isEqualTo(data);
		assertThat(message.getMessageProperties().getContentType()).isEqualTo("application/octet-stream");
		Map<String, Object> headers = message.getMessageProperties().getHeaders();
		headers.keySet().removeIf((name) -> name.startsWith("spring_"));
		assertThat(headers).containsExactlyInAnyOrderEntriesOf(Map.of("cloudEvents_specversion", "1.0",
				"cloudEvents_id", "any", "cloudEvents_source", "/camera", "cloudEvents_type", "picture.taken",
				"cloudEvents_place", "Euro \u20ac", "cloudEvents_time", "2026-11-26T12:00:00.123456Z"));
		HttpResponse<byte[]> read = this.client.get("/events/any");
		assertThat(read.body()).isEqualTo(data);
		assertThat(read.headers().firstValue("ce-place")).contains("Euro%20%E2%82%AC");
	}

	@Test
	void describesDeadLettersInHeader() {
		String queue = queue("dead-letters");
		String data = "{ \"amount\" : -1 }";
		this.client.binary("application/json", Map.of("specversion", "1.0", "id", "invalid", "source", "/shop", "type",
				"payment.completed", "place", "here"), bytes(data));
		assertThat(this.client.get("/dead-letters/invalid").body()).asString()
			.isEqualTo("{\"id\":\"invalid\",\"reason\":\"data '#/amount' must be greater than 0\"}");
		Message message = receive(queue);
		assertThat(message.getBody()).asString().isEqualTo(data);
		assertThat(message.getMessageProperties().getHeaders()).containsEntry("cloudEvents_id", "invalid")
			.containsEntry("cloudEvents_place", "here")
			.containsEntry("reason", "data '#/amount' must be greater than 0");
		this.client.structured(
				"{\"specversion\": \"1.0\", \"id\": \"other\", \"source\": \"/shop\", \"type\": \"user.registered\"}");
		assertThat(this.client.get("/dead-letters/other").body()).asString()
			.contains("'type' is not accepted here, only payment.completed, payment.failed");
	}

	@Test
	void goesOnAfterRubbish() {
		String queue = queue("dead-letters");
		byte[] rubbish = { (byte) 0xff, 0, (byte) 0x80 };
		this.template.send("", "payments", MessageBuilder.withBody(rubbish).build());
		Message message = receive(queue);
		assertThat(message.getBody()).isEqualTo(rubbish);
		assertThat(message.getMessageProperties().<String>getHeader("reason"))
			.startsWith("message is not a CloudEvent");
		this.client.structured(
				"{\"specversion\": \"1.0\", \"id\": \"next\", \"source\": \"/shop\", \"type\": \"payment.completed\", \"data\": {\"amount\": 1}}");
		assertThat(this.client.get("/receipts/next").body()).asString().contains("1 USD paid");
	}

	@Test
	void leavesEventToItsSenderIfNoQueueTakesIt() {
		FanoutExchange events = new FanoutExchange("events");
		this.admin.deleteExchange("events");
		this.admin.declareExchange(events);
		try {
			HttpResponse<byte[]> response = this.client
				.structured("{\"specversion\": \"1.0\", \"id\": \"lost\", \"source\": \"/shop\", \"type\": \"any\"}");
			assertThat(response.statusCode()).isEqualTo(503);
			assertThat(response.body()).asString().contains("Event could not be forwarded");
		}
		finally {
			this.admin.declareBinding(BindingBuilder.bind(new Queue("payments")).to(events));
			this.admin.declareBinding(BindingBuilder.bind(new Queue("archive")).to(events));
		}
	}

	/**
	 * Return the name of a queue that gets what the exchange gets from now on.
	 */
	private String queue(String exchange) {
		Queue queue = new Queue("test-" + System.nanoTime(), false, false, true);
		this.admin.declareQueue(queue);
		this.admin.declareBinding(BindingBuilder.bind(queue).to(new FanoutExchange(exchange)));
		return queue.getName();
	}

	private Message receive(String queue) {
		Message message = this.template.receive(queue, 30_000);
		assertThat(message).isNotNull();
		return message;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
