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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.cloudeventsboot.event.AttributePatterns;
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

/**
 * From an event's type to the member of a union.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TypeResolutionBenchmark {

	@Param({ "2", "20", "200" })
	private int members;

	private AttributePatterns<Integer> exact;

	private AttributePatterns<Integer> prefixes;

	private String type;

	@Setup
	public void fill() {
		Map<String, Integer> types = new LinkedHashMap<>();
		Map<String, Integer> patterns = new LinkedHashMap<>();
		for (int i = 0; i < this.members; i++) {
			types.put("com.example.payment.kind" + i, i);
			patterns.put("com.example." + "x".repeat(i % 20) + i + ".*", i);
		}
		this.exact = new AttributePatterns<>(types);
		this.prefixes = new AttributePatterns<>(patterns);
		this.type = new String("com.example.payment.kind" + (this.members - 1));
	}

	@Benchmark
	public Object exact() {
		return this.exact.find(this.type);
	}

	@Benchmark
	public Object prefixWithoutMatch() {
		return this.prefixes.find(this.type);
	}

}
