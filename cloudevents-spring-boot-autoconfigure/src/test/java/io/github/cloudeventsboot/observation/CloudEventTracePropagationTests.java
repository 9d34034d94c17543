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

import java.util.List;
import java.util.Map;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CloudEventTracePropagationTests {

	@Test
	void addsNothingButTheTrace() {
		Propagator propagator = propagator(
				Map.of("traceparent", "00-a-b-01", "tracestate", "v=1", "baggage", "tenant=a", "X-B3-TraceId", "a"));
		assertThat(new CloudEventTracePropagation(Tracer.NOOP, propagator).currentTrace())
			.containsOnly(Map.entry("traceparent", "00-a-b-01"), Map.entry("tracestate", "v=1"));
	}

	@Test
	void leavesOutWhatIsEmpty() {
		Propagator propagator = propagator(Map.of("traceparent", "00-a-b-01", "tracestate", ""));
		assertThat(new CloudEventTracePropagation(Tracer.NOOP, propagator).currentTrace())
			.containsOnlyKeys("traceparent");
	}

	private static Propagator propagator(Map<String, String> fields) {
		return new Propagator() {

			@Override
			public List<String> fields() {
				return List.copyOf(fields.keySet());
			}

			@Override
			public <C> void inject(TraceContext context, C carrier, Setter<C> setter) {
				fields.forEach((name, value) -> setter.set(carrier, name, value));
			}

			@Override
			public <C> Span.Builder extract(C carrier, Getter<C> getter) {
				return Span.Builder.NOOP;
			}

		};
	}

}
