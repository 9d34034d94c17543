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

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import io.github.cloudeventsboot.binding.EventBinding;
import io.github.cloudeventsboot.binding.EventBindings;
import io.github.cloudeventsboot.format.json.JsonEventReader;
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
 * Structured events with data of different sizes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DataSizeBenchmark {

	@Param({ "100", "10000", "1000000" })
	private int size;

	private final JsonEventReader reader = new JsonEventReader(Integer.MAX_VALUE);

	private final EventBinding union = new EventBindings(Messages.context())
		.of(ResolvableType.forClass(Payment.class), false);

	private byte[] body;

	@Setup
	public void fill() {
		StringBuilder items = new StringBuilder();
		for (int i = 0; items.length() < this.size; i++) {
			items.append("{\"sku\":\"SKU-").append(i).append("\",\"quantity\":").append(i).append("},");
		}
		String message = new String(Messages.TYPE_FIRST, StandardCharsets.UTF_8);
		this.body = message.replace("\"items\":[", "\"items\":[" + items).getBytes(StandardCharsets.UTF_8);
	}

	@Benchmark
	public Object union() {
		return this.union.bind(this.reader.readEvent(this.body));
	}

	@Benchmark
	public Object event() {
		return this.reader.readEvent(this.body);
	}

	@Benchmark
	public Object jacksonEnvelope() {
		return Messages.MAPPER.readValue(this.body, Payment.Envelope.class);
	}

}
