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

import io.github.cloudeventsboot.testsupport.TestClient;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for traces across events.
 */
class TracingTests extends AbstractTracedTests {

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final String SPAN = "00f067aa0ba902b7";

	private static final String PARENT = "00-" + TRACE + "-" + SPAN + "-01";

	private static final String OTHER_TRACE = "0af7651916cd43dd8448eb211c80319c";

	private static final String OTHER_SPAN = "b7ad6b7169203331";

	private static final String OTHER_PARENT = "00-" + OTHER_TRACE + "-" + OTHER_SPAN + "-01";

	@Test
	void continuesTraceOfRequest() {
		this.sender.binary("/untyped", "t", "{}", "traceparent", OTHER_PARENT);
		SpanData span = receive();
		SpanData http = http();
		assertThat(span.getTraceId()).isEqualTo(OTHER_TRACE).isEqualTo(http.getTraceId());
		assertThat(span.getParentSpanId()).isEqualTo(http.getSpanId());
		assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
		assertThat(span.getLinks()).isEmpty();
		assertThat(span.getName()).isEqualTo("receive other");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/untyped", "/mapped" })
	void continuesTraceOfEventInBinaryMode(String path) {
		this.sender.binary(path, "order.created", "{}", "ce-traceparent", PARENT, "ce-tracestate", "vendor=1");
		assertContinued(receive());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/untyped", "/mapped", "/callable" })
	void continuesTraceOfEventInStructuredMode(String path) {
		this.sender.body(path, TestClient.STRUCTURED, event("1", PARENT));
		assertContinued(receive());
	}

	private void assertContinued(SpanData span) {
		SpanData http = http();
		assertThat(span.getTraceId()).isEqualTo(TRACE);
		assertThat(span.getParentSpanId()).isEqualTo(SPAN);
		assertThat(span.getParentSpanContext().isRemote()).isTrue();
		assertThat(span.getSpanContext().getTraceState().get("vendor")).isEqualTo("1");
		assertThat(http.getTraceId()).isNotEqualTo(TRACE);
		assertThat(span.getLinks()).extracting((link) -> link.getSpanContext().getSpanId())
			.containsExactly(http.getSpanId());
		assertThat(span.getStartEpochNanos()).isLessThanOrEqualTo(span.getEndEpochNanos());
	}

	@Test
	void linksTraceOfEventWhenRequestHasOne() {
		this.sender.body("/untyped", TestClient.STRUCTURED, event("1", PARENT), "traceparent", OTHER_PARENT);
		SpanData span = receive();
		assertThat(span.getTraceId()).isEqualTo(OTHER_TRACE);
		assertThat(span.getLinks()).extracting((link) -> link.getSpanContext().getTraceId()).containsExactly(TRACE);
		assertThat(span.getLinks()).extracting((link) -> link.getSpanContext().getSpanId()).containsExactly(SPAN);
	}

	@Test
	void linksNothingWhenEventAndRequestSayTheSame() {
		this.sender.binary("/untyped", "t", "{}", "ce-traceparent", PARENT, "traceparent", PARENT);
		SpanData span = receive();
		assertThat(span.getTraceId()).isEqualTo(TRACE);
		assertThat(span.getLinks()).isEmpty();
	}

	@Test
	void linksTracesOfBatch() {
		this.sender.body("/batch", TestClient.BATCH,
				"[" + event("1", PARENT) + "," + event("2", OTHER_PARENT) + "," + event("3", PARENT) + "]");
		SpanData span = receive();
		assertThat(span.getParentSpanId()).isEqualTo(http().getSpanId());
		assertThat(span.getLinks()).extracting((LinkData link) -> link.getSpanContext().getTraceId())
			.containsExactly(TRACE, OTHER_TRACE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "nonsense", "00-00000000000000000000000000000000-0000000000000000-01" })
	void leavesTraceAloneThatMakesNoSense(String traceparent) {
		assertThat(this.sender.binary("/untyped", "t", "{}", "ce-traceparent", traceparent).statusCode())
			.isEqualTo(204);
		SpanData span = receive();
		assertThat(span.getParentSpanId()).isEqualTo(http().getSpanId());
		assertThat(span.getLinks()).isEmpty();
	}

	@Test
	void makesSpanOfMessageThatCanNotBeRead() {
		this.sender.body("/untyped", TestClient.STRUCTURED, "{");
		assertThat(receive().getParentSpanId()).isEqualTo(http().getSpanId());
	}

	@Test
	void tellsClassesOfExceptionsWithoutTheirMessages() {
		assertThat(this.sender.binary("/telling", "t", "{}").statusCode()).isEqualTo(500);
		SpanData span = receive();
		assertThat(span.toString() + span.getEvents()).doesNotContain("s3cr3t")
			.contains("java.lang.UnsupportedOperationException, caused by java.lang.IllegalStateException")
			.contains("ObservedHandlers.telling");
	}

	@Test
	void makesSpanCurrentWhileHandlerRuns() {
		String current = this.sender.binary("/span", "t", "{}", "ce-traceparent", PARENT).body();
		assertThat(current).isEqualTo(TRACE + "-" + receive().getSpanId());
	}

	@Test
	void repliesWithCurrentTrace() {
		String traceparent = this.sender.binary("/echo", "t", "{}")
			.headers()
			.firstValue("ce-traceparent")
			.orElseThrow();
		SpanData span = receive();
		assertThat(traceparent).startsWith("00-" + span.getTraceId() + "-" + span.getSpanId() + "-0");
	}

	@Test
	void repliesWithCurrentTraceAfterAsynchronousHandler() {
		String traceparent = this.sender.binary("/future", "t", "{}")
			.headers()
			.firstValue("ce-traceparent")
			.orElseThrow();
		assertThat(traceparent).contains(receive().getSpanId());
	}

	@Test
	void keepsTraceThatReplyAlreadyHas() {
		assertThat(
				this.sender.binary("/echo", "t", "{}", "ce-traceparent", PARENT).headers().firstValue("ce-traceparent"))
			.hasValue(PARENT);
		receive();
	}

	@Test
	void sinkCarriesCurrentTrace() {
		assertThat(this.sender.binary("/forwarding", "order.created", "{}").statusCode()).isEqualTo(204);
		this.observed.await(2);
		List<SpanData> spans = spans("receive ", 2);
		// the inner one ends first
		assertThat(spans.get(0).getTraceId()).isEqualTo(spans.get(1).getTraceId());
		assertThat(spans.get(0).getParentSpanId()).isEqualTo(spans.get(1).getSpanId());
	}

	private static String event(String id, String traceparent) {
		return """
				{"specversion":"1.0","id":"%s","source":"/tests","type":"order.created","traceparent":"%s",\
				"tracestate":"vendor=1","data":{}}""".formatted(id, traceparent);
	}

	private SpanData receive() {
		this.observed.single();
		return span("receive ");
	}

	private SpanData http() {
		return span("http ");
	}

	private SpanData span(String prefix) {
		return spans(prefix, 1).get(0);
	}

	private List<SpanData> spans(String prefix, int count) {
		long end = System.nanoTime() + 10_000_000_000L;
		while (System.nanoTime() < end) {
			List<SpanData> spans = finishedSpans().filter((span) -> span.getName().startsWith(prefix)).toList();
			if (spans.size() >= count) {
				return spans;
			}
			Thread.onSpinWait();
		}
		throw new AssertionError("Not enough spans " + prefix);
	}

}
