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

import java.math.BigDecimal;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.jackson.JsonFormat;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.binding.EventFactory;
import io.github.cloudeventsboot.binding.OutgoingDefaults;
import io.github.cloudeventsboot.http.HttpEventWriter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * From a value to the bytes of a message.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class EncodeBenchmark {

	private static final HttpEventWriter.Headers NO_HEADERS = new HttpEventWriter.Headers() {

		@Override
		public void contentType(String contentType) {
		}

		@Override
		public void attribute(String name, String value) {
		}

		@Override
		public void clear() {
		}

	};

	private final Payment.Data data = new Payment.Data("ord-20261123-000417", new BigDecimal("129.95"), "EUR",
			List.of(new Payment.Item("SKU-1", 2), new Payment.Item("SKU-2", 1)), "leave at the door");

	private final URI source = URI.create("https://shop.example.com/payments");

	private final OffsetDateTime time = OffsetDateTime.parse("2026-11-23T17:31:00.123Z");

	private final EventFactory encoder = Messages.encoder();

	private final HttpEventWriter writer = new HttpEventWriter();

	private final OutgoingCloudEvent<Payment.Data> outgoing = OutgoingCloudEvent
		.of("com.example.payment.completed", this.data)
		.withId("A234-1234-1234")
		.withSource(this.source)
		.withTime(this.time)
		.withExtension("partitionkey", "customer-4711");

	private final Payment.Envelope envelope = new Payment.Envelope("1.0", "A234-1234-1234", this.source,
			"com.example.payment.completed", this.time, "application/json", "customer-4711", this.data);

	private final EventFormat sdkFormat = new JsonFormat();

	@Benchmark
	public Object structured() {
		return this.writer.writeStructured(this.encoder.create(this.outgoing, OutgoingDefaults.NONE), NO_HEADERS);
	}

	@Benchmark
	public Object structuredWithDefaults() {
		return this.writer.writeStructured(
				this.encoder.create(new Payment.Completed(this.data), OutgoingDefaults.NONE), NO_HEADERS);
	}

	@Benchmark
	public Object binary(Blackhole headers) {
		return this.writer.writeBinary(this.encoder.create(this.outgoing, OutgoingDefaults.NONE),
				new HttpEventWriter.Headers() {

					@Override
					public void contentType(String contentType) {
						headers.consume(contentType);
					}

					@Override
					public void attribute(String name, String value) {
						headers.consume(value);
					}

					@Override
					public void clear() {
						throw new IllegalStateException();
					}

				});
	}

	@Benchmark
	public Object jacksonEnvelope() {
		return Messages.MAPPER.writeValueAsBytes(this.envelope);
	}

	@Benchmark
	public Object jacksonData() {
		return Messages.MAPPER.writeValueAsBytes(this.data);
	}

	@Benchmark
	public Object sdkStructured() {
		CloudEvent event = CloudEventBuilder.v1()
			.withId("A234-1234-1234")
			.withSource(this.source)
			.withType("com.example.payment.completed")
			.withTime(this.time)
			.withExtension("partitionkey", "customer-4711")
			.withData("application/json", Messages.MAPPER.writeValueAsBytes(this.data))
			.build();
		return this.sdkFormat.serialize(event);
	}

}
