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

package io.github.cloudeventsboot.benchmark;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.binding.EventBinding;
import io.github.cloudeventsboot.binding.EventBindings;
import io.github.cloudeventsboot.binding.EventFactory;
import io.github.cloudeventsboot.binding.OutgoingDefaults;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.format.json.JsonEventReader;
import io.github.cloudeventsboot.format.json.JsonEventWriter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.core.ResolvableType;

/**
 * Batches, from bytes to members of a union, from values to bytes, and from events that
 * were received to bytes. The figures are for the whole batch.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BatchBenchmark {

	@Param({ "1", "100", "10000" })
	private int size;

	private final JsonEventReader reader = new JsonEventReader(Integer.MAX_VALUE);

	private final JsonEventWriter writer = new JsonEventWriter();

	private final EventBinding union = new EventBindings(Messages.context())
		.of(ResolvableType.forClass(Payment.class), false);

	private byte[] body;

	private List<Payment.Envelope> envelopes;

	private List<ImmutableCloudEvent> events;

	private List<OutgoingCloudEvent<Payment.Data>> outgoing;

	private final EventFactory encoder = Messages.encoder();

	/**
	 * What is written is one event many times: ten thousand of them that nobody has just
	 * made would show how far away the memory is.
	 */
	@Setup
	public void fill() {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		for (int i = 0; i < this.size; i++) {
			output.write((i == 0) ? '[' : ',');
			output.writeBytes(Messages.TYPE_FIRST);
		}
		output.write(']');
		this.body = output.toByteArray();
		Payment.Envelope envelope = Messages.MAPPER.readValue(Messages.TYPE_FIRST, Payment.Envelope.class);
		this.envelopes = Collections.nCopies(this.size, envelope);
		this.events = Collections.nCopies(this.size, this.reader.readEvent(Messages.TYPE_FIRST));
		this.outgoing = Collections.nCopies(this.size, OutgoingCloudEvent.of(envelope.type(), envelope.data())
			.withId(envelope.id())
			.withSource(envelope.source())
			.withTime(envelope.time())
			.withExtension("partitionkey", envelope.partitionkey()));
	}

	@Benchmark
	public Object decode() {
		List<Object> values = new ArrayList<>(this.size);
		for (CloudEvent event : this.reader.readBatch(this.body, this.size)) {
			values.add(this.union.bind(event));
		}
		return values;
	}

	@Benchmark
	public Object jacksonDecode() {
		return Messages.MAPPER.readValue(this.body, Payment.Envelope[].class);
	}

	@Benchmark
	public Object encode() {
		return this.writer.writeBatch(
				this.outgoing.stream().map((event) -> this.encoder.create(event, OutgoingDefaults.NONE)), this.size);
	}

	@Benchmark
	public Object copy() {
		return this.writer.writeBatch(this.events.stream(), this.size);
	}

	@Benchmark
	public Object jacksonEncode() {
		return Messages.MAPPER.writeValueAsBytes(this.envelopes);
	}

}
