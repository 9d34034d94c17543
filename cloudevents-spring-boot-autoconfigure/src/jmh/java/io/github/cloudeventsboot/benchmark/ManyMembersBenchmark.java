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
import java.util.Map;
import java.util.concurrent.TimeUnit;

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

/**
 * Events with as many extension attributes as fit into a message, against a map of
 * Jackson.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ManyMembersBenchmark {

	@Param({ "1000", "32000", "1000000" })
	private int size;

	private final JsonEventReader reader = new JsonEventReader(Integer.MAX_VALUE);

	private byte[] body;

	@Setup
	public void fill() {
		StringBuilder members = new StringBuilder(
				"{\"specversion\":\"1.0\",\"type\":\"t\",\"source\":\"/s\",\"id\":\"1\"");
		for (int i = 0; members.length() < this.size; i++) {
			members.append(",\"x").append(i).append("\":\"v\"");
		}
		this.body = members.append("}").toString().getBytes(StandardCharsets.UTF_8);
	}

	@Benchmark
	public Object event() {
		return this.reader.readEvent(this.body);
	}

	@Benchmark
	public Object jacksonMap() {
		return Messages.MAPPER.readValue(this.body, Map.class);
	}

}
