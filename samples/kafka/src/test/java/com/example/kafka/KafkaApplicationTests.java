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

package com.example.kafka;

import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.example.support.SampleClient;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.test.EmbeddedKafkaBroker;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the application over a real port and with a real broker.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(EmbeddedBroker.class)
class KafkaApplicationTests {

	@LocalServerPort
	private int port;

	@Autowired
	private EmbeddedKafkaBroker broker;

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
		assertThat(receipt.headers().firstValue("ce-source")).contains("/kafka-payments");
		ConsumerRecord<byte[], byte[]> record = find("receipts", "ce_causationid", id);
		assertThat(record.value()).asString().isEqualTo(data);
	}

	@Test
	void forwardsEachByteAndAttribute() {
		byte[] data = { (byte) 0xff, 0, (byte) 0x80 };
		this.client.binary("application/octet-stream",
				Map.of("specversion", "1.0", "id", "any", "source", "/camera", "type", "picture.taken", "partitionkey",
						"k", "place", "Euro %E2%82%AC", "time", "2026-11-26T12:00:00Z"),
				data);
		ConsumerRecord<byte[], byte[]> record = find("events", "ce_id", "any");
		assertThat(record.value()).isEqualTo(data);
		assertThat(record.key()).asString().isEqualTo("k");
		assertThat(record.headers()).extracting(Header::key)
			.containsExactlyInAnyOrder("ce_specversion", "ce_id", "ce_source", "ce_type", "ce_partitionkey", "ce_place",
					"ce_time", "content-type");
		assertThat(header(record, "ce_place")).isEqualTo("Euro \u20ac");
		assertThat(header(record, "content-type")).isEqualTo("application/octet-stream");
		HttpResponse<byte[]> read = this.client.get("/events/any");
		assertThat(read.body()).isEqualTo(data);
		assertThat(read.headers().firstValue("ce-place")).contains("Euro%20%E2%82%AC");
	}

	@Test
	void describesDeadLettersInHeader() {
		String data = "{ \"amount\" : -1 }";
		this.client.binary("application/json", Map.of("specversion", "1.0", "id", "invalid", "source", "/shop", "type",
				"payment.completed", "place", "here"), bytes(data));
		assertThat(this.client.get("/dead-letters/invalid").body()).asString()
			.isEqualTo("{\"id\":\"invalid\",\"reason\":\"data '#/amount' must be greater than 0\"}");
		ConsumerRecord<byte[], byte[]> record = find("events-dlt", "ce_id", "invalid");
		assertThat(record.value()).asString().isEqualTo(data);
		assertThat(header(record, "ce_place")).isEqualTo("here");
		assertThat(header(record, "reason")).isEqualTo("data '#/amount' must be greater than 0");
		this.client.structured(
				"{\"specversion\": \"1.0\", \"id\": \"other\", \"source\": \"/shop\", \"type\": \"user.registered\"}");
		assertThat(this.client.get("/dead-letters/other").body()).asString()
			.contains("'type' is not accepted here, only payment.completed, payment.failed");
	}

	@Test
	void goesOnAfterRubbish() {
		byte[] rubbish = { (byte) 0xff, 0, (byte) 0x80 };
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
				Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, this.broker.getBrokersAsString()),
				new ByteArraySerializer(), new ByteArraySerializer())) {
			producer.send(new ProducerRecord<>("events", rubbish));
		}
		ConsumerRecord<byte[], byte[]> record = find("events-dlt", "reason", "record is not a CloudEvent");
		assertThat(record.value()).isEqualTo(rubbish);
		this.client.structured(
				"{\"specversion\": \"1.0\", \"id\": \"next\", \"source\": \"/shop\", \"type\": \"payment.completed\", \"data\": {\"amount\": 1}}");
		assertThat(this.client.get("/receipts/next").body()).asString().contains("1 USD paid");
	}

	@Test
	void refusesEventsThatAreTooLarge() {
		assertThat(this.client
			.binary("text/plain", Map.of("specversion", "1.0", "id", "large", "source", "/shop", "type", "large"),
					new byte[1024 * 1024])
			.statusCode()).isEqualTo(413);
	}

	private ConsumerRecord<byte[], byte[]> find(String topic, String header, String value) {
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
				Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, this.broker.getBrokersAsString()),
				new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
			TopicPartition partition = new TopicPartition(topic, 0);
			consumer.assign(List.of(partition));
			consumer.seekToBeginning(List.of(partition));
			long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
			while (System.nanoTime() < end) {
				for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
					String found = header(record, header);
					if (found != null && found.startsWith(value)) {
						return record;
					}
				}
			}
		}
		throw new AssertionError("No record in " + topic + " whose " + header + " begins with " + value);
	}

	private static String header(ConsumerRecord<?, ?> record, String name) {
		Header header = record.headers().lastHeader(name);
		return (header != null) ? new String(header.value(), StandardCharsets.UTF_8) : null;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
