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

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.integration.rabbitmq.PaymentEvent.Completed;
import io.github.cloudeventsboot.integration.rabbitmq.PaymentEvent.Failed;
import io.github.cloudeventsboot.integration.rabbitmq.PaymentEvent.PaymentData;
import io.github.cloudeventsboot.integration.rabbitmq.RabbitApplication.Order;
import io.github.cloudeventsboot.integration.rabbitmq.RabbitApplication.Parts;
import io.github.cloudeventsboot.integration.rabbitmq.RabbitApplication.Received;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.messaging.Message;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * Events in messages of a broker for AMQP 0-9-1.
 */
@SpringBootTest(classes = RabbitApplication.class, properties = "spring.application.name=payments")
@ExtendWith(OutputCaptureExtension.class)
class RabbitTests {

	private static final String DATA = "{\"amount\":5,\"note\":\"n\"}";

	@Autowired
	private RabbitTemplate template;

	@Autowired
	private CachingConnectionFactory connectionFactory;

	@Autowired
	private Received received;

	@Autowired
	private MeterRegistry meters;

	private Connection connection;

	private Channel channel;

	private final Map<String, BlockingQueue<Delivery>> deliveries = new HashMap<>();

	@DynamicPropertySource
	static void broker(DynamicPropertyRegistry registry) {
		registry.add("spring.rabbitmq.port", EmbeddedBroker::port);
		registry.add("spring.rabbitmq.virtual-host", () -> "default");
	}

	@BeforeEach
	void open() throws Exception {
		this.received.clear();
		this.connection = this.connectionFactory.getRabbitConnectionFactory().newConnection();
		this.channel = this.connection.createChannel();
		consume("sent");
		consume("replies");
	}

	private void consume(String queue) throws IOException {
		BlockingQueue<Delivery> messages = new LinkedBlockingQueue<>();
		this.deliveries.put(queue, messages);
		this.channel.queuePurge(queue);
		this.channel.basicConsume(queue, true, (tag, message) -> messages.add(message), (tag) -> {
		});
	}

	@AfterEach
	void close() throws IOException {
		this.connection.close();
	}

	private static Map<String, Object> attributes(String id, String type) {
		Map<String, Object> headers = new LinkedHashMap<>();
		headers.put("cloudEvents_specversion", "1.0");
		headers.put("cloudEvents_id", id);
		headers.put("cloudEvents_source", "/shop/1");
		headers.put("cloudEvents_type", type);
		return headers;
	}

	private void send(String queue, String contentType, Map<String, Object> headers, String body) throws IOException {
		BasicProperties properties = new BasicProperties.Builder().contentType(contentType).headers(headers).build();
		this.channel.basicPublish("", queue, properties, body.getBytes(StandardCharsets.UTF_8));
	}

	private void send(String queue, boolean structured, String id, String type, String data) throws IOException {
		if (structured) {
			send(queue, "application/cloudevents+json", Map.of(), "{\"specversion\":\"1.0\",\"id\":\"" + id
					+ "\",\"source\":\"/shop/1\",\"type\":\"" + type + "\",\"reason\":\"r\",\"data\":" + data + "}");
		}
		else {
			Map<String, Object> headers = attributes(id, type);
			headers.put("cloudEvents_reason", "r");
			send(queue, "application/json", headers, data);
		}
	}

	private Delivery next(String queue) throws InterruptedException {
		Delivery delivery = this.deliveries.get(queue).poll(10, TimeUnit.SECONDS);
		assertThat(delivery).as("message in " + queue).isNotNull();
		return delivery;
	}

	private static String header(Delivery response, String name) {
		Object value = response.getProperties().getHeaders().get(name);
		return (value != null) ? value.toString() : null;
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void receivesEvent(boolean structured) throws Exception {
		send("event", structured, "1", "t", DATA);
		CloudEvent event = (CloudEvent) this.received.next();
		assertThat(event.getId()).isEqualTo("1");
		assertThat(event.getSource()).hasToString("/shop/1");
		assertThat(event.getType()).isEqualTo("t");
		assertThat(event.getExtension("reason")).isEqualTo("r");
		assertThat(event.getDataContentType()).isEqualTo((structured) ? null : "application/json");
		assertThat(event.getData().toBytes()).asString().isEqualTo(DATA);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void receivesTypedEvent(boolean structured) throws Exception {
		send("typed", structured, "1", "t", DATA);
		TypedCloudEvent<?> event = (TypedCloudEvent<?>) this.received.next();
		assertThat(event.getId()).isEqualTo("1");
		assertThat(event.data()).isEqualTo(new PaymentData(5, "n"));
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void receivesUnion(boolean structured) throws Exception {
		send("union", structured, "1", "payment.completed", DATA);
		send("union", structured, "2", "payment.failed", DATA);
		assertThat(this.received.next()).isEqualTo(new Completed("1", new PaymentData(5, "n")));
		assertThat(this.received.next()).isEqualTo(new Failed("2", new PaymentData(5, "n"), "r"));
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void receivesPartsBesideHeaders(boolean structured) throws Exception {
		send("parts", structured, "1", "t", DATA);
		assertThat(this.received.next())
			.isEqualTo(new Parts(new PaymentData(5, "n"), URI.create("/shop/1"), "1", "parts"));
	}

	@Test
	void handsErrorsOver() throws Exception {
		send("errors", false, "1", "t", "{\"amount\":-5,\"note\":\"n\"}");
		assertThat(this.received.next()).isEqualTo(1);
	}

	@Test
	void receivesEventInMessage() throws Exception {
		send("envelope", false, "1", "t", DATA);
		Message<?> message = (Message<?>) this.received.next();
		assertThat(message.getPayload()).isInstanceOf(CloudEvent.class);
		assertThat(message.getHeaders()).containsEntry("amqp_receivedRoutingKey", "envelope");
	}

	@Test
	void receivesEventWithoutDataAndContentType() throws Exception {
		send("event", null, attributes("1", "t"), "");
		CloudEvent event = (CloudEvent) this.received.next();
		assertThat(event.getDataContentType()).isNull();
		assertThat(event.getData()).isNull();
	}

	@Test
	void keepsContentTypeOfBytes() throws Exception {
		send("event", "application/octet-stream", attributes("1", "t"), "bytes");
		assertThat(((CloudEvent) this.received.next()).getDataContentType()).isEqualTo("application/octet-stream");
	}

	@Test
	void receivesNativeValues() throws Exception {
		Map<String, Object> headers = attributes("1", "t");
		headers.put("cloudEvents_time", new Date(1_600_000_000_000L));
		headers.put("cloudEvents_count", 7L);
		headers.put("cloudEvents_small", (short) 3);
		headers.put("cloudEvents_flag", true);
		headers.put("cloudEvents_bytes", new byte[] { 1, 2 });
		headers.put("cloudEvents_long", "x".repeat(5000));
		send("event", null, headers, "");
		CloudEvent event = (CloudEvent) this.received.next();
		assertThat(event.getTime())
			.isEqualTo(OffsetDateTime.ofInstant(new Date(1_600_000_000_000L).toInstant(), ZoneOffset.UTC));
		assertThat(event.getExtension("count")).isEqualTo(7);
		assertThat(event.getExtension("small")).isEqualTo(3);
		assertThat(event.getExtension("flag")).isEqualTo(true);
		assertThat(event.getExtension("bytes")).isEqualTo("AQI=");
		assertThat(event.getExtension("long")).isEqualTo("x".repeat(5000));
	}

	@Test
	void rejectsInvalidEventOnceWithoutShowingIt(CapturedOutput output) throws Exception {
		int before = attempts(output);
		send("union", false, "bad", "payment.completed", "{\"amount\":-1,\"note\":\"secret\"}");
		send("union", false, "good", "payment.completed", DATA);
		assertThat(this.received.next()).isEqualTo(new Completed("good", new PaymentData(5, "n")));
		assertThat(this.received.isEmpty()).isTrue();
		assertThat(output).contains("MessagingCloudEventException").contains("invalid-data").doesNotContain("secret");
		assertThat(attempts(output)).isEqualTo(before + 1);
	}

	private static int attempts(CapturedOutput output) {
		return output.toString().split("Execution of Rabbit message listener failed\\.", -1).length;
	}

	@Test
	void rejectsMessageThatIsNoEvent(CapturedOutput output) throws Exception {
		send("union", "application/json", Map.of(), "{\"note\":\"secret\"}");
		send("union", false, "good", "payment.completed", DATA);
		assertThat(this.received.next()).isInstanceOf(Completed.class);
		assertThat(output).contains("message is not a CloudEvent").doesNotContain("secret");
	}

	@Test
	void choosesMethodOfClassByEventType() throws Exception {
		send("class", false, "1", "payment.completed", DATA);
		assertThat(this.received.next()).isEqualTo(new Completed("1", new PaymentData(5, "n")));
		send("class", true, "2", "payment.failed", DATA);
		assertThat(this.received.next()).isInstanceOf(Failed.class);
		assertThat(header(next("replies"), "cloudEvents_id")).isEqualTo("reply");
	}

	@Test
	void leavesOtherMessagesToOrdinaryDefaultMethod() throws Exception {
		this.template.convertAndSend("class", new Order("book"));
		assertThat(this.received.next()).isEqualTo("default: " + new Order("book"));
	}

	@Test
	void choosesMethodOfClassByMapping(CapturedOutput output) throws Exception {
		send("mapped", false, "1", "order.placed", DATA);
		assertThat(this.received.next()).isEqualTo("shop 1");
		Map<String, Object> headers = attributes("2", "order.placed");
		headers.put("cloudEvents_source", "/other");
		send("mapped", null, headers, "");
		assertThat(this.received.next()).isEqualTo("order 2");
		send("mapped", false, "3", "unknown", DATA);
		send("mapped", false, "4", "order.placed", DATA);
		assertThat(this.received.next()).isEqualTo("shop 4");
		assertThat(output).contains("unknown-type");
	}

	@Test
	void rejectsOnlyInvalidEventsOfBatch(CapturedOutput output) throws Exception {
		send("batch", false, "1", "payment.completed", "{\"amount\":-1,\"note\":\"secret\"}");
		send("batch", true, "2", "payment.completed", DATA);
		send("batch", false, "3", "payment.completed", "{\"amount\":\"secret\"}");
		send("batch", false, "4", "payment.failed", DATA);
		send("batch", false, "5", "payment.failed", "{}");
		assertThat(this.received.next()).extracting("id").isEqualTo("2");
		assertThat(this.received.next()).extracting("id").isEqualTo("4");
		send("batch", false, "6", "payment.failed", DATA);
		assertThat(this.received.next()).extracting("id").isEqualTo("6");
		assertThat(this.received.isEmpty()).isTrue();
		assertThat(output).contains("invalid-data").doesNotContain("secret");
	}

	@Test
	void observesMessagesAndBatches() throws Exception {
		send("event", true, "1", "t", DATA);
		send("union", false, "2", "payment.completed", "{}");
		send("batch", false, "3", "payment.completed", DATA);
		assertThat(List.of(this.received.next(), this.received.next())).hasSize(2);
		await().untilAsserted(() -> {
			assertThat(count("structured", "SUCCESS")).isPositive();
			assertThat(count("binary", "REJECTED")).isPositive();
			assertThat(count("batch", "SUCCESS")).isPositive();
		});
	}

	private long count(String mode, String outcome) {
		return this.meters.find("cloudevents.receive")
			.tags("cloudevents.transport", "amqp", "cloudevents.mode", mode, "outcome", outcome)
			.timers()
			.stream()
			.mapToLong(Timer::count)
			.sum();
	}

	@Test
	void sendsReplyInBinaryMode() throws Exception {
		send("reply", false, "1", "t", DATA);
		Delivery reply = next("replies");
		assertThat(header(reply, "cloudEvents_type")).isEqualTo("order.accepted");
		assertThat(header(reply, "cloudEvents_source")).isEqualTo("/payments");
		assertThat(reply.getProperties().getContentType()).isEqualTo("application/json");
		assertThat(reply.getBody()).asString().isEqualTo("{\"item\":\"1\"}");
	}

	@Test
	void sendsAnnotatedReplyInStructuredMode() throws Exception {
		send("reply-annotated", false, "1", "t", DATA);
		Delivery reply = next("replies");
		assertThat(reply.getProperties().getContentType()).isEqualTo("application/cloudevents+json");
		assertThat(reply.getBody()).asString()
			.contains("\"type\":\"order.annotated\"")
			.contains("\"subject\":\"s\"")
			.contains("\"data\":{\"item\":\"1\"}");
	}

	@Test
	void sendsReplyOfFuture() throws Exception {
		send("reply-future", false, "1", "payment.failed", DATA);
		assertThat(header(next("replies"), "cloudEvents_id")).isEqualTo("future-1");
	}

	@Test
	void sendsReplyWithHeadersButWithoutThoseOfReceivedEvent() throws Exception {
		send("reply-envelope", false, "1", "payment.failed", DATA);
		Delivery reply = next("replies");
		assertThat(header(reply, "cloudEvents_id")).isEqualTo("envelope-1");
		assertThat(header(reply, "own")).isEqualTo("header");
		assertThat(header(reply, "cloudEvents_reason")).isNull();
	}

	@Test
	void sendsReplyWhereExpressionSays() throws Exception {
		send("reply-expression", false, "1", "payment.failed", DATA);
		assertThat(header(next("replies"), "cloudEvents_id")).isEqualTo("expression-1");
		send("reply-annotated-expression", false, "1", "t", DATA);
		assertThat(header(next("replies"), "cloudEvents_type")).isEqualTo("order.annotated");
	}

	@Test
	void leavesOtherRepliesToConverter() throws Exception {
		send("reply-bytes", false, "1", "t", DATA);
		Delivery reply = next("replies");
		assertThat(header(reply, "__TypeId__")).isEqualTo(Order.class.getName());
		assertThat(reply.getBody()).asString().isEqualTo("{\"item\":\"plain\"}");
	}

	@Test
	void sendsEvents() throws Exception {
		CloudEvent event = CloudEventBuilder.v1()
			.withId("1")
			.withSource(URI.create("/s"))
			.withType("t")
			.withTime(OffsetDateTime.parse("2020-01-02T03:04:05.678901Z"))
			.withExtension("count", 5)
			.build();
		this.template.convertAndSend("sent", event);
		Delivery message = next("sent");
		assertThat(message.getProperties().getHeaders()).containsOnlyKeys("cloudEvents_specversion", "cloudEvents_id",
				"cloudEvents_source", "cloudEvents_type", "cloudEvents_time", "cloudEvents_count");
		assertThat(header(message, "cloudEvents_time")).isEqualTo("2020-01-02T03:04:05.678901Z");
		assertThat(header(message, "cloudEvents_count")).isEqualTo("5");
		assertThat(message.getProperties().getContentType()).isNull();
		assertThat(message.getBody()).isEmpty();
	}

	@Test
	void sendsEventTypesAndOutgoingEvents() throws Exception {
		this.template.convertAndSend("", "sent", new Failed("1", new PaymentData(5, "n"), "r"));
		Delivery message = next("sent");
		assertThat(header(message, "cloudEvents_type")).isEqualTo("payment.failed");
		assertThat(header(message, "cloudEvents_reason")).isEqualTo("r");
		assertThat(header(message, "cloudEvents_source")).isEqualTo("/payments");
		assertThat(message.getBody()).asString().isEqualTo(DATA);
		this.template.convertAndSend("sent", OutgoingCloudEvent.of("order.accepted", new Order("book")));
		assertThat(header(next("sent"), "cloudEvents_type")).isEqualTo("order.accepted");
	}

	@Test
	void sendsWhatItReceived() throws Exception {
		send("typed", true, "1", "t", DATA);
		this.template.convertAndSend("sent", this.received.next());
		Delivery message = next("sent");
		assertThat(header(message, "cloudEvents_id")).isEqualTo("1");
		assertThat(message.getProperties().getContentType()).isEqualTo("application/json");
		assertThat(message.getBody()).asString().isEqualTo(DATA);
	}

	@Test
	void refusesToSendInvalidEvent() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.template.convertAndSend("sent", OutgoingCloudEvent.of("", new Order("book"))));
	}

	@Test
	void leavesOrdinaryListenersAndTemplateAlone() throws Exception {
		this.template.convertAndSend("ordinary", new Order("book"));
		assertThat(this.received.next()).isEqualTo(new Order("book"));
		this.template.convertAndSend("ordinary-reply", new Order("book"));
		Delivery reply = next("replies");
		assertThat(header(reply, "__TypeId__")).isEqualTo(Order.class.getName());
		assertThat(reply.getProperties().getContentType()).isEqualTo("application/json");
		this.template.convertAndSend("sent", List.of(new Order("book")));
		assertThat(next("sent").getBody()).asString().isEqualTo("[{\"item\":\"book\"}]");
	}

}
