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

import java.util.HashMap;
import java.util.Map;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;

/**
 * Returns the current trace as attributes of the CloudEvents extension for distributed
 * tracing.
 *
 * @since 0.1.0
 */
public final class CloudEventTracePropagation {

	private final Tracer tracer;

	private final Propagator propagator;

	/**
	 * Create a propagation.
	 * @param tracer provides the current span
	 * @param propagator writes the span, if its format is W3C Trace Context
	 */
	public CloudEventTracePropagation(Tracer tracer, Propagator propagator) {
		this.tracer = tracer;
		this.propagator = propagator;
	}

	/**
	 * Return the current trace as extension attributes.
	 * @return {@code traceparent} and perhaps {@code tracestate}, empty without a current
	 * span
	 */
	public Map<String, String> currentTrace() {
		Span span = this.tracer.currentSpan();
		if (span == null) {
			return Map.of();
		}
		Map<String, String> attributes = new HashMap<>();
		this.propagator.inject(span.context(), attributes, (carrier, name, value) -> {
			boolean trace = TraceParent.NAME.equals(name) || TraceParent.STATE_NAME.equals(name);
			if (trace && value != null && !value.isEmpty() && carrier != null) {
				carrier.put(name, value);
			}
		});
		return attributes;
	}

}
