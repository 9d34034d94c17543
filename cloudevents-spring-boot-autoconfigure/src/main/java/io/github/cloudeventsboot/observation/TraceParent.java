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

import io.cloudevents.CloudEvent;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;

/**
 * The {@code traceparent} of the CloudEvents extension for distributed tracing, in the
 * form of W3C Trace Context, section 3.2.
 *
 * @param traceId the trace, 32 hexadecimal digits
 * @param spanId the span, 16 hexadecimal digits
 * @param sampled whether the sender recorded it
 */
record TraceParent(String traceId, String spanId, boolean sampled) {

	static final String NAME = "traceparent";

	static final String STATE_NAME = "tracestate";

	private static final int LENGTH = 55;

	/**
	 * Return the trace of an event.
	 * @return the trace, or {@code null} if the event has no valid one
	 */
	static @Nullable TraceParent of(CloudEvent event) {
		return (event.getExtension(NAME) instanceof String text) ? parse(text) : null;
	}

	static @Nullable TraceParent parse(String text) {
		// a later version may append further fields
		boolean complete = text.length() == LENGTH
				|| (text.length() > LENGTH && text.charAt(LENGTH) == '-' && !text.startsWith("00"));
		if (!complete || text.startsWith("ff") || !isHex(text, 0, 2) || text.charAt(2) != '-' || !isId(text, 3, 35)
				|| text.charAt(35) != '-' || !isId(text, 36, 52) || text.charAt(52) != '-' || !isHex(text, 53, 55)) {
			return null;
		}
		boolean sampled = (Character.digit(text.charAt(54), 16) & 1) != 0;
		return new TraceParent(text.substring(3, 35), text.substring(36, 52), sampled);
	}

	private static boolean isId(String text, int start, int end) {
		boolean zero = true;
		for (int i = start; i < end; i++) {
			zero &= text.charAt(i) == '0';
		}
		return !zero && isHex(text, start, end);
	}

	private static boolean isHex(String text, int start, int end) {
		for (int i = start; i < end; i++) {
			char character = text.charAt(i);
			if ((character < '0' || character > '9') && (character < 'a' || character > 'f')) {
				return false;
			}
		}
		return true;
	}

	TraceContext toContext(Tracer tracer) {
		return tracer.traceContextBuilder().traceId(this.traceId).spanId(this.spanId).sampled(this.sampled).build();
	}

}
