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

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.core.message.MessageReader;
import io.cloudevents.core.message.impl.GenericStructuredMessageReader;
import io.cloudevents.jackson.JsonFormat;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.binding.EventBinding;
import io.github.cloudeventsboot.binding.EventBindings;
import io.github.cloudeventsboot.http.HttpEventReader;
import io.github.cloudeventsboot.message.MessageLimits;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.core.ResolvableType;

/**
 * From the bytes of a message to an event, and to typed data.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DecodeBenchmark {

	private static final String STRUCTURED = "application/cloudevents+json";

	private final HttpEventReader reader = new HttpEventReader(new MessageLimits(Integer.MAX_VALUE, 1000, Integer.MAX_VALUE));

	private final EventBindings bindings = new EventBindings(Messages.context());

	private final EventBinding union = this.bindings.of(ResolvableType.forClass(Payment.class), false);

	private final EventBinding typed = this.bindings
		.of(ResolvableType.forClassWithGenerics(TypedCloudEvent.class, Payment.Data.class), false);

	private final EventFormat sdkFormat = new JsonFormat();

	@Benchmark
	public Object structuredEvent() {
		return this.reader.readEvent(STRUCTURED, Messages.EVENT_HEADERS, Messages.TYPE_FIRST);
	}

	@Benchmark
	public Object structuredTyped() {
		return this.typed.bind(this.reader.readEvent(STRUCTURED, Messages.EVENT_HEADERS, Messages.TYPE_FIRST));
	}

	@Benchmark
	public Object structuredUnionTypeFirst() {
		return this.union.bind(this.reader.readEvent(STRUCTURED, Messages.EVENT_HEADERS, Messages.TYPE_FIRST));
	}

	@Benchmark
	public Object structuredUnionTypeLast() {
		return this.union.bind(this.reader.readEvent(STRUCTURED, Messages.EVENT_HEADERS, Messages.TYPE_LAST));
	}

	@Benchmark
	public Object jacksonEnvelope() {
		return Messages.MAPPER.readValue(Messages.TYPE_FIRST, Payment.Envelope.class);
	}

	@Benchmark
	public Object sdkStructured() throws IOException {
		MessageReader message = new GenericStructuredMessageReader(this.sdkFormat, Messages.TYPE_FIRST);
		return data(message.toEvent());
	}

	@Benchmark
	public Object binaryEvent() {
		return this.reader.readEvent("application/json", Messages.EVENT_HEADERS, Messages.DATA_BYTES);
	}

	@Benchmark
	public Object binaryTyped() {
		return this.typed
			.bind(this.reader.readEvent("application/json", Messages.EVENT_HEADERS, Messages.DATA_BYTES));
	}

	@Benchmark
	public Object binaryUnion() {
		return this.union
			.bind(this.reader.readEvent("application/json", Messages.EVENT_HEADERS, Messages.DATA_BYTES));
	}

	@Benchmark
	public Object jacksonData() {
		return Messages.MAPPER.readValue(Messages.DATA_BYTES, Payment.Data.class);
	}

	@Benchmark
	public Object sdkBinary() {
		return data(new SdkHeaders(Messages.HEADERS, Messages.DATA_BYTES).toEvent());
	}

	private static Object data(CloudEvent event) {
		return Messages.MAPPER.readValue(event.getData().toBytes(), Payment.Data.class);
	}

	/**
	 * The SDK's reader of binary messages, fed with headers.
	 */
	private static final class SdkHeaders
			extends io.cloudevents.core.message.impl.BaseGenericBinaryMessageReaderImpl<String, String> {

		private final Map<String, String> headers;

		SdkHeaders(Map<String, String> headers, byte[] body) {
			super(io.cloudevents.SpecVersion.V1, io.cloudevents.core.data.BytesCloudEventData.wrap(body));
			this.headers = headers;
		}

		@Override
		protected boolean isContentTypeHeader(String key) {
			return "content-type".equalsIgnoreCase(key);
		}

		@Override
		protected boolean isCloudEventsHeader(String key) {
			return key.regionMatches(true, 0, "ce-", 0, 3);
		}

		@Override
		protected String toCloudEventsKey(String key) {
			return key.substring(3).toLowerCase(java.util.Locale.ROOT);
		}

		@Override
		protected void forEachHeader(BiConsumer<String, String> consumer) {
			consumer.accept("Content-Type", "application/json");
			this.headers.forEach(consumer);
		}

		@Override
		protected String toCloudEventsValue(String value) {
			return value;
		}

	}

}
