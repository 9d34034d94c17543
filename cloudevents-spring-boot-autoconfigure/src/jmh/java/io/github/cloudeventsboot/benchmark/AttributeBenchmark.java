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

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.concurrent.TimeUnit;

import io.github.cloudeventsboot.event.AttributeStrings;
import io.github.cloudeventsboot.event.MediaTypeSyntax;
import io.github.cloudeventsboot.event.Timestamps;
import io.github.cloudeventsboot.event.UriSyntax;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.util.MimeTypeUtils;

/**
 * The rules of attributes, next to what Java and Spring offer for the same strings.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AttributeBenchmark {

	private String time = "2026-11-23T17:31:00.123Z";

	private String uri = "https://shop.example.com/payments";

	private String mediaType = "application/json; charset=utf-8";

	private String text = "com.example.payment.completed";

	@Benchmark
	public Object timestampCheck() {
		return Timestamps.isValid(this.time);
	}

	@Benchmark
	public Object timestampParse() {
		return Timestamps.parse(this.time);
	}

	@Benchmark
	public Object timestampJava() {
		return OffsetDateTime.parse(this.time);
	}

	@Benchmark
	public Object uriCheck() {
		return UriSyntax.isReference(this.uri);
	}

	@Benchmark
	public Object uriJava() {
		return URI.create(this.uri);
	}

	@Benchmark
	public Object mediaTypeCheck() {
		return MediaTypeSyntax.isValid(this.mediaType);
	}

	@Benchmark
	public Object mediaTypeSpring() {
		return MimeTypeUtils.parseMimeType(this.mediaType);
	}

	@Benchmark
	public Object textCheck() {
		return AttributeStrings.isValid(this.text);
	}

}
