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

package io.github.cloudeventsboot.observation;

import io.github.cloudeventsboot.testsupport.TestClient;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the types in spans, and for {@code cloudevents.observation.types}.
 */
class ObservedTypesTests extends AbstractTracedTests {

	private static final String KEY = "cloudevents.event_type";

	@Autowired
	private MeterRegistry registry;

	@ParameterizedTest
	@CsvSource({ "/untyped, made.up, other", "/untyped, listed.exactly, listed.exactly",
			"/untyped, listed.otherwise, listed.*", "/mapped, order.created, order.created",
			"/mapped, order.changed, order.*" })
	void spansHaveTheTypeOfTheEventAndMetersThatOfTheHandler(String path, String type, String metered) {
		double before = count(metered);
		assertThat(this.sender.binary(path, type, "{}").statusCode()).isEqualTo(204);
		check(type, metered, before + 1);
		assertThat(this.sender
			.body(path, TestClient.STRUCTURED,
					"{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"" + type + "\"}")
			.statusCode()).isEqualTo(204);
		check(type, metered, before + 2);
	}

	private void check(String type, String metered, double count) {
		CloudEventReceiveObservationContext context = this.observed.single();
		assertThat(context.getAllKeyValues()).contains(KeyValue.of(KEY, type));
		assertThat(context.getLowCardinalityKeyValues()).contains(KeyValue.of(KEY, metered));
		assertThat(context.getContextualName()).isEqualTo("receive " + metered);
		long deadline = System.nanoTime() + 10_000_000_000L;
		while ((count(metered) < count || !hasSpan(type)) && System.nanoTime() < deadline) {
			Thread.onSpinWait();
		}
		assertThat(count(metered)).isEqualTo(count);
		assertThat(hasSpan(type)).isTrue();
		exporter.reset();
	}

	private double count(String metered) {
		return this.registry.find("cloudevents.receive")
			.tag(KEY, metered)
			.timers()
			.stream()
			.mapToLong((timer) -> timer.count())
			.sum();
	}

	private boolean hasSpan(String type) {
		return finishedSpans().filter((span) -> span.getName().startsWith("receive "))
			.anyMatch((span) -> type.equals(span.getAttributes().get(AttributeKey.stringKey(KEY))));
	}

}
