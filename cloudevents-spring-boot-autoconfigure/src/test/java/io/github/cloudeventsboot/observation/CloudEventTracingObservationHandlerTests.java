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

import java.net.URI;
import java.util.List;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CloudEventTracingObservationHandlerTests {

	private static final CloudEvent EVENT = CloudEventBuilder.v1()
		.withId("1")
		.withSource(URI.create("/source"))
		.withType("t")
		.withExtension("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
		.build();

	@ParameterizedTest
	@CsvSource({ "traceparent, false", "b3, false", "X-B3-TraceId, false", "uber-trace-id, false",
			"X-Amzn-Trace-Id, false", "tracestate, true", "baggage, true", "x-tenant, true", "x-trace-me, true" })
	void continuesTraceOfEventUnlessTheRequestHasOne(String header, boolean continued) {
		CountingPropagator propagator = new CountingPropagator();
		CloudEventReceiveObservationContext context = new CloudEventReceiveObservationContext("binary",
				(name) -> name.equals(header) ? "value" : null);
		context.setName("cloudevents.receive");
		context.setEvents(List.of(EVENT), (type) -> null);
		new CloudEventTracingObservationHandler(Tracer.NOOP, propagator).onStop(context);
		assertThat(propagator.extracted).isEqualTo((continued) ? 1 : 0);
	}

	/**
	 * Knows the headers of several vendors, and baggage.
	 */
	private static final class CountingPropagator implements Propagator {

		private int extracted;

		@Override
		public List<String> fields() {
			return List.of("traceparent", "tracestate", "uber-trace-id", "X-Amzn-Trace-Id", "baggage", "x-tenant");
		}

		@Override
		public <C> void inject(TraceContext context, C carrier, Setter<C> setter) {
		}

		@Override
		public <C> Span.Builder extract(C carrier, Getter<C> getter) {
			if (carrier instanceof CloudEvent) {
				this.extracted++;
			}
			return Span.Builder.NOOP;
		}

	}

}
