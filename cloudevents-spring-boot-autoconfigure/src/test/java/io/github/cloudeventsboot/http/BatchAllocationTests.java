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

package io.github.cloudeventsboot.http;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import com.sun.management.ThreadMXBean;
import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.binding.BindingContext;
import io.github.cloudeventsboot.binding.ConstraintMetadata;
import io.github.cloudeventsboot.binding.EventBinding;
import io.github.cloudeventsboot.binding.EventBindings;
import io.github.cloudeventsboot.binding.EventFactory;
import io.github.cloudeventsboot.binding.OutgoingDefaults;
import io.github.cloudeventsboot.conformance.RecordedHeaders;
import io.github.cloudeventsboot.message.MessageLimits;
import io.github.cloudeventsboot.message.MessageMode;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ResolvableType;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.util.AlternativeJdkIdGenerator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what an event of a batch costs: it must not depend on the size of the batch.
 */
class BatchAllocationTests {

	private static final int SMALL = 100;

	private static final int LARGE = 10_000;

	private static final double LIMIT = 1.2;

	private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private final HttpEventReader reader = new HttpEventReader(
			new MessageLimits(Integer.MAX_VALUE, LARGE, Integer.MAX_VALUE));

	private final HttpEventWriter writer = new HttpEventWriter();

	private final BindingContext context = new BindingContext(JsonMapper.builder().build(), List.of(),
			DefaultConversionService.getSharedInstance(), ConstraintMetadata.NONE);

	private final EventFactory encoder = new EventFactory(this.context, new AlternativeJdkIdGenerator(),
			Clock.systemUTC(), "/tests");

	/** What was made last, so that it is not optimised away. */
	private Object result = "";

	@Test
	void readsAnEventOfALargeBatchAsCheaplyAsOfASmallOne() {
		byte[] small = body(SMALL);
		byte[] large = body(LARGE);
		assertThat(bytesPerEvent(LARGE, () -> this.result = read(large)))
			.isLessThanOrEqualTo(LIMIT * bytesPerEvent(SMALL, () -> this.result = read(small)));
	}

	@Test
	void bindsAnEventOfALargeBatchAsCheaplyAsOfASmallOne() {
		EventBinding binding = new EventBindings(this.context).of(ResolvableType.forClass(Measured.class), false);
		byte[] small = body(SMALL);
		byte[] large = body(LARGE);
		assertThat(bytesPerEvent(LARGE, () -> this.result = bind(binding, large)))
			.isLessThanOrEqualTo(LIMIT * bytesPerEvent(SMALL, () -> this.result = bind(binding, small)));
	}

	@Test
	void writesAnEventOfALargeBatchAsCheaplyAsOfASmallOne() {
		List<OutgoingCloudEvent<Measurement>> small = values(SMALL);
		List<OutgoingCloudEvent<Measurement>> large = values(LARGE);
		assertThat(bytesPerEvent(LARGE, () -> this.result = write(large)))
			.isLessThanOrEqualTo(LIMIT * bytesPerEvent(SMALL, () -> this.result = write(small)));
	}

	/**
	 * The smallest of several measurements: others contain what the compiler and the
	 * buffers of Jackson allocate now and then.
	 */
	private double bytesPerEvent(int size, Runnable task) {
		long least = Long.MAX_VALUE;
		for (int i = 0; i < 20 + 20_000 / size; i++) {
			long before = this.threads.getCurrentThreadAllocatedBytes();
			task.run();
			least = Math.min(least, this.threads.getCurrentThreadAllocatedBytes() - before);
		}
		return (double) least / size;
	}

	private List<CloudEvent> read(byte[] body) {
		return this.reader.readEvents(MessageMode.JSON_BATCH, (consumer) -> {
		}, body);
	}

	private List<Object> bind(EventBinding binding, byte[] body) {
		List<Object> values = new ArrayList<>();
		for (CloudEvent event : read(body)) {
			values.add(binding.bind(event));
		}
		return values;
	}

	private Object write(List<OutgoingCloudEvent<Measurement>> values) {
		return this.writer.writeBatch(values.stream().map((value) -> this.encoder.create(value, OutgoingDefaults.NONE)),
				values.size(), new RecordedHeaders());
	}

	private static List<OutgoingCloudEvent<Measurement>> values(int size) {
		List<OutgoingCloudEvent<Measurement>> values = new ArrayList<>();
		for (int i = 0; i < size; i++) {
			values.add(OutgoingCloudEvent.of("measured", new Measurement(1000 + i % 1000)));
		}
		return values;
	}

	private static byte[] body(int size) {
		StringBuilder batch = new StringBuilder("[");
		for (int i = 0; i < size; i++) {
			batch.append((i > 0) ? "," : "")
				.append("{\"specversion\":\"1.0\",\"id\":\"id-")
				.append(10_000 + i)
				.append("\",\"source\":\"/sensors\",\"type\":\"measured\",\"time\":\"2026-11-23T10:00:00Z\",")
				.append("\"data\":{\"value\":5}}");
		}
		return batch.append("]").toString().getBytes(StandardCharsets.UTF_8);
	}

	@CloudEventType("measured")
	record Measured(String id, Measurement data) {

	}

	record Measurement(int value) {

	}

}
