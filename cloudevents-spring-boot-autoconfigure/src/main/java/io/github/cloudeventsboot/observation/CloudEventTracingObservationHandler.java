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

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.cloudevents.CloudEvent;
import io.micrometer.observation.Observation;
import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import org.jspecify.annotations.Nullable;

/**
 * Creates spans for received messages. The span continues the trace in the event if the
 * message itself has none, and otherwise links to it. Since the event must be read first,
 * the span is created afterwards, with the time at which reading began.
 *
 * @since 0.1.0
 */
public final class CloudEventTracingObservationHandler
		implements TracingObservationHandler<CloudEventReceiveObservationContext> {

	private static final Set<String> TRACE_HEADERS = Set.of(TraceParent.NAME, "b3", "X-B3-TraceId");

	private static final int MAX_LINKS = 100;

	private final Tracer tracer;

	private final Propagator propagator;

	private final Set<String> traceHeaders;

	/**
	 * Create a handler.
	 * @param tracer creates spans
	 * @param propagator reads the trace of an event
	 */
	public CloudEventTracingObservationHandler(Tracer tracer, Propagator propagator) {
		this.tracer = tracer;
		this.propagator = propagator;
		this.traceHeaders = traceHeaders(propagator);
	}

	/**
	 * Return the headers that carry a trace; the propagator also uses others, such as
	 * baggage.
	 */
	private static Set<String> traceHeaders(Propagator propagator) {
		Set<String> headers = new LinkedHashSet<>(TRACE_HEADERS);
		propagator.fields()
			.stream()
			.filter((name) -> !TraceParent.STATE_NAME.equals(name) && name.toLowerCase(Locale.ROOT).contains("trace"))
			.forEach(headers::add);
		return headers;
	}

	@Override
	public Tracer getTracer() {
		return this.tracer;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof CloudEventReceiveObservationContext;
	}

	@Override
	public void onStart(CloudEventReceiveObservationContext context) {
		// the first of the other callbacks creates the span
	}

	@Override
	public void onScopeOpened(CloudEventReceiveObservationContext context) {
		span(context);
		TracingObservationHandler.super.onScopeOpened(context);
	}

	@Override
	public void onEvent(Observation.Event event, CloudEventReceiveObservationContext context) {
		span(context);
		TracingObservationHandler.super.onEvent(event, context);
	}

	@Override
	public void onError(CloudEventReceiveObservationContext context) {
		Throwable error = context.getError();
		if (error != null) {
			span(context).error(new HandlingFailure(error));
		}
	}

	@Override
	public void onStop(CloudEventReceiveObservationContext context) {
		Span span = span(context);
		span.name(getSpanName(context));
		tagSpan(context, span);
		endSpan(context, span);
	}

	private Span span(CloudEventReceiveObservationContext context) {
		TracingContext known = context.get(TracingContext.class);
		if (known != null && known.getSpan() != null) {
			return known.getSpan();
		}
		// must be checked before the context has its own span
		Span parent = getParentSpan(context);
		Span span = builder(context, parent).kind(Span.Kind.CONSUMER)
			.startTimestamp(context.getReceived().toEpochMilli(), TimeUnit.MILLISECONDS)
			.start();
		getTracingContext(context).setSpan(span);
		return span;
	}

	private Span.Builder builder(CloudEventReceiveObservationContext context, @Nullable Span parent) {
		CloudEvent event = context.getEvent();
		if (event != null && TraceParent.of(event) != null && !hasTraceHeader(context)) {
			Span.Builder builder = this.propagator.extract(event, CloudEventTracingObservationHandler::extension);
			return (parent != null) ? builder.addLink(new Link(parent.context())) : builder;
		}
		Span.Builder builder = builder(parent, context);
		TraceParent header = header(context);
		context.getEvents()
			.stream()
			.map(TraceParent::of)
			.filter((trace) -> trace != null && !trace.equals(header))
			.distinct()
			.limit(MAX_LINKS)
			.forEach((trace) -> builder.addLink(new Link(trace.toContext(this.tracer))));
		return builder;
	}

	/**
	 * Create a builder that continues the current trace or, if no other instrumentation
	 * has created a span for the message (listener containers do so only on request), the
	 * trace in the headers.
	 */
	private Span.Builder builder(@Nullable Span parent, CloudEventReceiveObservationContext context) {
		if (parent != null) {
			return this.tracer.spanBuilder().setParent(parent.context());
		}
		return (hasTraceHeader(context))
				? this.propagator.extract(context, CloudEventReceiveObservationContext::getRequestHeader)
				: this.tracer.spanBuilder();
	}

	private boolean hasTraceHeader(CloudEventReceiveObservationContext context) {
		return this.traceHeaders.stream().anyMatch((name) -> context.getRequestHeader(name) != null);
	}

	private static @Nullable TraceParent header(CloudEventReceiveObservationContext context) {
		String value = context.getRequestHeader(TraceParent.NAME);
		return (value != null) ? TraceParent.parse(value) : null;
	}

	private static @Nullable String extension(CloudEvent event, String name) {
		boolean trace = TraceParent.NAME.equals(name) || TraceParent.STATE_NAME.equals(name);
		return (trace && event.getExtension(name) instanceof String text) ? text : null;
	}

	/**
	 * The part of an exception that a span records: classes and stack trace, but no
	 * messages, which may hold data of the event.
	 */
	private static final class HandlingFailure extends Exception {

		private static final int MAX_CAUSES = 8;

		HandlingFailure(Throwable error) {
			super(classes(error), null, false, true);
			setStackTrace(error.getStackTrace());
		}

		private static String classes(Throwable error) {
			StringBuilder classes = new StringBuilder(error.getClass().getName());
			Throwable cause = error.getCause();
			for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
				classes.append(", caused by ").append(cause.getClass().getName());
				cause = cause.getCause();
			}
			return classes.toString();
		}

	}

}
