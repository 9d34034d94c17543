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
import io.github.cloudeventsboot.test.web.CloudEventRequestBuilder;
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

import static io.github.cloudeventsboot.test.kafka.CloudEventKafkaAssertions.assertThatRecord;
import static io.github.cloudeventsboot.test.web.CloudEventRequests.cloudEvent;
import static io.github.cloudeventsboot.test.web.CloudEventWebAssertions.assertThatReply;
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
		assertThatReply(receipt).event().hasType("payment.receipt").hasSource("/kafka-payments").hasTextData(data);
		assertThatRecord(find("receipts", "ce_causationid", id)).event().hasTextData(data);
	}

	@Test
	void forwardsEachByteAndAttribute() {
		byte[] data = { (byte) 0xff, 0, (byte) 0x80 };
		this.client.send(cloudEvent("picture.taken").with("id", "any")
			.with("partitionkey", "k")
			.with("place", "Euro \u20ac")
			.withData("application/octet-stream", data));
		ConsumerRecord<byte[], byte[]> record = find("events", "ce_id", "any");
		assertThat(record.value()).isEqualTo(data);
		assertThat(record.key()).asString().isEqualTo("k");
		assertThat(record.headers()).extracting(Header::key)
			.containsExactlyInAnyOrder("ce_specversion", "ce_id", "ce_source", "ce_type", "ce_partitionkey", "ce_place",
					"ce_time", "content-type");
		assertThatRecord(record).isBinary()
			.event()
			.hasExtension("place", "Euro \u20ac")
			.hasDataContentType("application/octet-stream");
		HttpResponse<byte[]> read = this.client.get("/events/any");
		assertThat(read.body()).isEqualTo(data);
		assertThatReply(read).isBinary().event().hasExtension("place", "Euro \u20ac");
	}

	@Test
	void describesDeadLettersInHeader() {
		String data = "{ \"amount\" : -1 }";
		this.client.send(cloudEvent("payment.completed").with("id", "invalid").with("place", "here").withJson(data));
		assertThat(this.client.get("/dead-letters/invalid").body()).asString()
			.isEqualTo("{\"id\":\"invalid\",\"reason\":\"data '#/amount' must be greater than 0\"}");
		ConsumerRecord<byte[], byte[]> record = find("events-dlt", "ce_id", "invalid");
		assertThatRecord(record).event().hasExtension("place", "here").hasTextData(data);
		assertThat(header(record, "reason")).isEqualTo("data '#/amount' must be greater than 0");
		this.client.send(cloudEvent("user.registered").with("id", "other").structured());
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
		this.client.send(cloudEvent("payment.completed").with("id", "next").withJson("{\"amount\": 1}").structured());
		assertThat(this.client.get("/receipts/next").body()).asString().contains("1 USD paid");
	}

	@Test
	void refusesEventsThatAreTooLarge() {
		assertThatReply(this.client.send(cloudEvent("large").withData("text/plain", new byte[1024 * 1024])))
			.isRejected()
			.hasStatus(413);
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

}
