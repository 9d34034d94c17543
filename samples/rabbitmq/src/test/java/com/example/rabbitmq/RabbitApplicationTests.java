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
import java.util.Map;

import com.example.support.SampleClient;
import io.github.cloudeventsboot.test.web.CloudEventRequestBuilder;
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

import static io.github.cloudeventsboot.test.amqp.CloudEventAmqpAssertions.assertThatMessage;
import static io.github.cloudeventsboot.test.web.CloudEventRequests.cloudEvent;
import static io.github.cloudeventsboot.test.web.CloudEventWebAssertions.assertThatReply;
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
		CloudEventRequestBuilder completed = cloudEvent("payment.completed").with("id", "structured")
			.withJson("{\"amount\": 12.50, \"currency\": \"EUR\"}");
		assertThatReply(this.client.send(completed.structured())).hasStatus(202);
		checkReceipt("structured", "{\"status\":\"PAID\",\"text\":\"12.50 EUR paid\"}");
		CloudEventRequestBuilder failed = cloudEvent("payment.failed").with("id", "binary")
			.with("reason", "no money")
			.withJson("{\"amount\": 7}");
		assertThatReply(this.client.send(failed)).hasStatus(202);
		checkReceipt("binary", "{\"status\":\"UNPAID\",\"text\":\"7 USD not paid: no money\"}");
	}

	private void checkReceipt(String id, String data) {
		HttpResponse<byte[]> receipt = this.client.get("/receipts/" + id);
		assertThatReply(receipt).event().hasType("payment.receipt").hasSource("/rabbitmq-payments").hasTextData(data);
	}

	@Test
	void forwardsEachByteAndAttribute() {
		String queue = queue("events");
		byte[] data = { (byte) 0xff, 0, (byte) 0x80 };
		this.client.send(cloudEvent("picture.taken").with("id", "any")
			.with("source", "/camera")
			.with("place", "Euro \u20ac")
			.with("time", "2026-11-26T12:00:00.123456Z")
			.withData("application/octet-stream", data));
		Message message = receive(queue);
		assertThat(message.getBody()).isEqualTo(data);
		Map<String, Object> headers = message.getMessageProperties().getHeaders();
		headers.keySet().removeIf((name) -> name.startsWith("spring_"));
		assertThat(headers).containsExactlyInAnyOrderEntriesOf(Map.of("cloudEvents_specversion", "1.0",
				"cloudEvents_id", "any", "cloudEvents_source", "/camera", "cloudEvents_type", "picture.taken",
				"cloudEvents_place", "Euro \u20ac", "cloudEvents_time", "2026-11-26T12:00:00.123456Z"));
		assertThatMessage(message).isBinary().event().hasDataContentType("application/octet-stream");
		HttpResponse<byte[]> read = this.client.get("/events/any");
		assertThat(read.body()).isEqualTo(data);
		assertThatReply(read).isBinary().event().hasExtension("place", "Euro \u20ac");
	}

	@Test
	void describesDeadLettersInHeader() {
		String queue = queue("dead-letters");
		String data = "{ \"amount\" : -1 }";
		this.client.send(cloudEvent("payment.completed").with("id", "invalid").with("place", "here").withJson(data));
		assertThat(this.client.get("/dead-letters/invalid").body()).asString()
			.isEqualTo("{\"id\":\"invalid\",\"reason\":\"data '#/amount' must be greater than 0\"}");
		Message message = receive(queue);
		assertThatMessage(message).event().hasId("invalid").hasExtension("place", "here").hasTextData(data);
		assertThat(message.getMessageProperties().<String>getHeader("reason"))
			.isEqualTo("data '#/amount' must be greater than 0");
		this.client.send(cloudEvent("user.registered").with("id", "other").structured());
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
		this.client.send(cloudEvent("payment.completed").with("id", "next").withJson("{\"amount\": 1}").structured());
		assertThat(this.client.get("/receipts/next").body()).asString().contains("1 USD paid");
	}

	@Test
	void leavesEventToItsSenderIfNoQueueTakesIt() {
		FanoutExchange events = new FanoutExchange("events");
		this.admin.deleteExchange("events");
		this.admin.declareExchange(events);
		try {
			HttpResponse<byte[]> response = this.client.send(cloudEvent("any"));
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

}
