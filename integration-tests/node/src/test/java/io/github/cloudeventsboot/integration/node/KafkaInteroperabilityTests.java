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

package io.github.cloudeventsboot.integration.node;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.ContentMode;
import io.github.cloudeventsboot.integration.kafka.Broker;
import io.github.cloudeventsboot.integration.node.NodeInteroperabilityTests.Item;
import io.github.cloudeventsboot.integration.node.NodeInteroperabilityTests.Sold;
import io.github.cloudeventsboot.messaging.kafka.CloudEventKafkaSerializer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Kafka binding of the SDK of JavaScript and {@code kafkajs} read what producers
 * send, and send what listeners read.
 */
@Tag("slow")
@SpringBootTest(webEnvironment = WebEnvironment.NONE,
		properties = { "spring.kafka.consumer.group-id=java", "spring.kafka.consumer.auto-offset-reset=earliest" })
class KafkaInteroperabilityTests {

	private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-11-23T12:00:00Z");

	private static final Item ITEM = new Item("K\u00e4se \u20ac", 3);

	private static NodeServer node;

	private final RestClient client = RestClient.create();

	@Autowired
	private CloudEventConverter converter;

	@Autowired
	private Shop shop;

	@BeforeAll
	static void startNode() throws Exception {
		node = NodeServer.start();
	}

	@AfterAll
	static void stopNode() throws Exception {
		if (node != null) {
			node.close();
		}
	}

	@DynamicPropertySource
	static void broker(DynamicPropertyRegistry registry) {
		registry.add("spring.kafka.bootstrap-servers", Broker::servers);
	}

	@ParameterizedTest
	@EnumSource
	void readsWhatProducersSend(ContentMode mode) {
		String topic = "java-" + mode;
		try (KafkaProducer<String, Object> producer = new KafkaProducer<>(Map.of("bootstrap.servers", Broker.servers()),
				new StringSerializer(), new CloudEventKafkaSerializer(this.converter, mode, null))) {
			// the binding takes the key of the record for the partition key
			producer.send(new ProducerRecord<>(topic, "p1",
					new Sold("s1", URI.create("/shop"), "a-subject", TIME, "p1", ITEM)));
		}
		String seen = this.client.get()
			.uri(node.url("/kafka-read?brokers={brokers}&topic={topic}"), Broker.servers(), topic)
			.retrieve()
			.requiredBody(String.class);
		JsonNode event = JsonMapper.shared().readTree(seen);
		assertThat(event.path("specversion").asString()).isEqualTo("1.0");
		assertThat(event.path("id").asString()).isEqualTo("s1");
		assertThat(event.path("source").asString()).isEqualTo("/shop");
		assertThat(event.path("type").asString()).isEqualTo("item.sold");
		assertThat(event.path("subject").asString()).isEqualTo("a-subject");
		assertThat(OffsetDateTime.parse(event.path("time").asString())).isEqualTo(TIME);
		assertThat(event.path("partitionkey").asString()).isEqualTo("p1");
		assertThat(event.path("data")).isEqualTo(JsonMapper.shared().valueToTree(ITEM));
	}

	@ParameterizedTest
	@EnumSource
	void sendsWhatListenersRead(ContentMode mode) throws Exception {
		this.client.post()
			.uri(node.url("/kafka-send?brokers={brokers}&topic={topic}&mode={mode}"), Broker.servers(), "node",
					mode.name().toLowerCase(Locale.ROOT))
			.retrieve()
			.toBodilessEntity();
		assertThat(this.shop.sold.poll(30, TimeUnit.SECONDS))
			.isEqualTo(new Sold("n1", URI.create("/node"), "from-node", TIME, "p1", ITEM));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Shop {

		private final BlockingQueue<Sold> sold = new LinkedBlockingQueue<>();

		@KafkaListener(topics = "node")
		void sold(Sold event) {
			this.sold.add(event);
		}

	}

}
