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
import java.util.stream.IntStream;

import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.event.MediaTypeSyntax;
import io.github.cloudeventsboot.event.UriSyntax;
import io.github.cloudeventsboot.http.EventHeaders;
import io.github.cloudeventsboot.http.HeaderValues;
import io.github.cloudeventsboot.http.HttpEventReader;
import io.github.cloudeventsboot.message.MessageLimits;
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
 * Hostile input: the cost of a byte must not grow with the size of the input.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HostileBenchmark {

	private static final String HEAD = "{\"specversion\":\"1.0\",\"type\":\"t\",\"source\":\"/s\",\"id\":\"1\",";

	@Param({ "1000", "32000", "1000000" })
	private int size;

	@Param({ "nesting", "separators", "number", "members", "headers", "mediatype", "quotes", "percent", "uri" })
	private String kind;

	private final HttpEventReader reader = new HttpEventReader(new MessageLimits(Integer.MAX_VALUE, 1000, Integer.MAX_VALUE));

	private String text;

	private byte[] body;

	private EventHeaders headers;

	@Setup
	public void fill() {
		int n = this.size;
		StringBuilder members = new StringBuilder(HEAD);
		for (int i = 0; this.kind.equals("members") && members.length() < n; i++) {
			members.append("\"x").append(i).append("\":\"v\",");
		}
		String json = switch (this.kind) {
			case "nesting" -> HEAD + "\"data\":" + "[".repeat(n);
			case "separators" -> HEAD + "\"data\":[" + ",".repeat(n);
			case "number" -> HEAD + "\"data\":" + "9".repeat(n) + "}";
			case "members" -> members + "\"last\":1}";
			default -> "{}";
		};
		this.body = json.getBytes(StandardCharsets.UTF_8);
		this.text = switch (this.kind) {
			case "mediatype" -> "text/plain" + ";a=b".repeat(n / 4);
			case "quotes" -> "\"\\\"".repeat(n / 4);
			case "percent" -> "%E2%82%AC".repeat(n / 9);
			case "uri" -> "http://" + "a@".repeat(n / 2);
			default -> "";
		};
		String[] names = IntStream.range(0, n / 8).mapToObj((i) -> "ce-x" + i).toArray(String[]::new);
		this.headers = (consumer) -> {
			for (String name : names) {
				consumer.accept(name, "value");
			}
		};
	}

	@Benchmark
	public Object read() {
		return switch (this.kind) {
			case "headers" -> read(null);
			case "mediatype" -> MediaTypeSyntax.isValid(this.text);
			case "uri" -> UriSyntax.isReference(this.text);
			case "quotes", "percent" -> HeaderValues.decode(this.text);
			default -> read("application/cloudevents+json");
		};
	}

	private Object read(String contentType) {
		try {
			return this.reader.readEvent(contentType, this.headers, this.body);
		}
		catch (CloudEventException ex) {
			return ex;
		}
	}

}
