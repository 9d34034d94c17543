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

package com.example.throughput.kafka;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.sun.management.ThreadMXBean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * A consumer without a broker. It polls records from memory, as many as a round has, and
 * deserializes them on the thread that polls, as Kafka's own consumer does. That thread
 * measures what it spends on a round.
 *
 * @param <V> the type of values
 */
final class ReplayedConsumer<V> extends MockConsumer<String, V> {

	private static final int MAX_POLL_RECORDS = 500;

	private static final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private final TopicPartition partition;

	private final Deserializer<V> deserializer;

	private final Rounds rounds;

	private long offset;

	private int left;

	private long cpu;

	private long bytes;

	ReplayedConsumer(String topic, Deserializer<V> deserializer, Rounds rounds) {
		super("earliest");
		this.partition = new TopicPartition(topic, 0);
		this.deserializer = deserializer;
		this.rounds = rounds;
	}

	@Override
	public ConsumerRecords<String, V> poll(Duration timeout) {
		if (this.left == 0) {
			if (this.rounds.isRunning()) {
				this.rounds.finish(threads.getCurrentThreadCpuTime() - this.cpu,
						threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - this.bytes);
			}
			this.left = this.rounds.await(timeout);
			this.bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
			this.cpu = threads.getCurrentThreadCpuTime();
		}
		int count = Math.min(this.left, MAX_POLL_RECORDS);
		this.left -= count;
		if (count == 0) {
			return ConsumerRecords.empty();
		}
		List<ConsumerRecord<String, V>> records = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			records.add(read(this.rounds.record(this.offset)));
		}
		return new ConsumerRecords<>(Map.of(this.partition, records),
				Map.of(this.partition, new OffsetAndMetadata(this.offset)));
	}

	/**
	 * Headers are decoded when they are asked for, as those that came over the wire.
	 */
	private ConsumerRecord<String, V> read(WireRecord record) {
		List<Header> headers = new ArrayList<>(record.headers().size());
		record.headers()
			.forEach((name, value) -> headers.add(new RecordHeader(ByteBuffer.wrap(name), ByteBuffer.wrap(value))));
		RecordHeaders wire = new RecordHeaders(headers);
		V value = this.deserializer.deserialize(this.partition.topic(), wire, record.value());
		return new ConsumerRecord<>(this.partition.topic(), 0, this.offset++, 0, TimestampType.CREATE_TIME, 0,
				record.value().length, null, value, wire, Optional.empty());
	}

}
