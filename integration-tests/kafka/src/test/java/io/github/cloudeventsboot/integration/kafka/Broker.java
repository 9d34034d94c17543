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

package io.github.cloudeventsboot.integration.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * The broker of all tests, and records as they are on the wire.
 */
public final class Broker {

	private static final EmbeddedKafkaKraftBroker broker = start();

	private static final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
			Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers()), new ByteArraySerializer(),
			new ByteArraySerializer());

	private Broker() {
	}

	private static EmbeddedKafkaKraftBroker start() {
		EmbeddedKafkaKraftBroker started = new EmbeddedKafkaKraftBroker(1, 1);
		Map<String, String> properties = new HashMap<>();
		// its sockets are open to all, so accept connections from this machine only
		properties.put("max.connections.per.ip", "0");
		properties.put("max.connections.per.ip.overrides", "127.0.0.1:1000,0:0:0:0:0:0:0:1:1000");
		properties.put("group.initial.rebalance.delay.ms", "0");
		properties.put("offsets.topic.num.partitions", "1");
		properties.put("transaction.state.log.replication.factor", "1");
		properties.put("transaction.state.log.min.isr", "1");
		properties.put("transaction.state.log.num.partitions", "1");
		// transactions of killed producers end soon
		properties.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500");
		started.brokerProperties(properties);
		started.afterPropertiesSet();
		Runtime.getRuntime().addShutdownHook(new Thread(started::destroy));
		return started;
	}

	public static String servers() {
		return broker.getBrokersAsString();
	}

	public static void send(ProducerRecord<byte[], byte[]> record) {
		producer.send(record);
		producer.flush();
	}

	static void sendLater(ProducerRecord<byte[], byte[]> record) {
		producer.send(record);
	}

	/**
	 * Return all committed records that are in a topic by now.
	 */
	static List<ConsumerRecord<byte[], byte[]>> readAll(String topic) {
		List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
		try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
			if (consumer.partitionsFor(topic).isEmpty()) {
				return records;
			}
			TopicPartition partition = new TopicPartition(topic, 0);
			consumer.assign(List.of(partition));
			consumer.seekToBeginning(List.of(partition));
			long end = consumer.endOffsets(List.of(partition)).get(partition);
			while (consumer.position(partition) < end) {
				consumer.poll(Duration.ofMillis(200)).forEach(records::add);
			}
		}
		return records;
	}

	private static KafkaConsumer<byte[], byte[]> consumer() {
		return new KafkaConsumer<>(
				Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers(), ConsumerConfig.ISOLATION_LEVEL_CONFIG,
						"read_committed",
						// to close a consumer takes as long as the server waits for more
						ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10),
				new ByteArrayDeserializer(), new ByteArrayDeserializer());
	}

	/**
	 * Return the first records of a topic, in the order in which they came.
	 */
	public static List<ConsumerRecord<byte[], byte[]>> read(String topic, int count) {
		List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
		try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
			TopicPartition partition = new TopicPartition(topic, 0);
			consumer.assign(List.of(partition));
			consumer.seekToBeginning(List.of(partition));
			long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
			while (records.size() < count && System.nanoTime() < end) {
				consumer.poll(Duration.ofMillis(200)).forEach(records::add);
			}
		}
		if (records.size() < count) {
			throw new AssertionError("Only " + records.size() + " of " + count + " records in " + topic);
		}
		return records;
	}

}
