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
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.client.CloudEventClients;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.micrometer.metrics.test.autoconfigure.AutoConfigureMetrics;
import org.springframework.boot.micrometer.tracing.test.autoconfigure.AutoConfigureTracing;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Base of the tests of one application with OpenTelemetry's tracer and an exporter in
 * memory.
 */
@AutoConfigureMetrics
@AutoConfigureTracing
@SpringBootTest(classes = AbstractTracedTests.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.tracing.sampling.probability=1", "cloudevents.observation.propagate=true",
				"cloudevents.observation.types=listed.exactly,listed.*" })
abstract class AbstractTracedTests {

	/** Not a bean: Spring Boot would export each span once more, in batches. */
	protected static final InMemorySpanExporter exporter = InMemorySpanExporter.create();

	@Autowired
	protected ObservedContexts observed;

	protected Sender sender;

	private Instant start;

	@BeforeEach
	void start(@LocalServerPort int port) {
		this.sender = new Sender(port);
		this.observed.clear();
		exporter.reset();
		this.start = Instant.now();
	}

	/**
	 * Return the spans of this test that have ended. Those of earlier messages may come
	 * late: a span of the server ends after its response has been sent.
	 */
	protected Stream<SpanData> finishedSpans() {
		long from = TimeUnit.SECONDS.toNanos(this.start.getEpochSecond()) + this.start.getNano();
		return exporter.getFinishedSpanItems().stream().filter((span) -> span.getStartEpochNanos() >= from);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(ObservedHandlers.class)
	static class Application {

		@Bean
		SpanProcessor spanProcessor() {
			return SimpleSpanProcessor.create(exporter);
		}

		@Bean
		ObservedContexts observedContexts() {
			return new ObservedContexts();
		}

		@Bean
		SpanHandler spanHandler(Tracer tracer, CloudEventClients clients) {
			return new SpanHandler(tracer, clients);
		}

	}

	@RestController
	static class SpanHandler {

		private final Tracer tracer;

		private final CloudEventClients clients;

		SpanHandler(Tracer tracer, CloudEventClients clients) {
			this.tracer = tracer;
			this.clients = clients;
		}

		@PostMapping("/forwarding")
		void forward(CloudEvent event, HttpServletRequest request) {
			URI sink = URI.create("http://localhost:" + request.getServerPort() + "/untyped");
			this.clients.sink(sink).build().send(OutgoingCloudEvent.of("order.forwarded"));
		}

		@PostMapping("/span")
		String span(CloudEvent event) {
			TraceContext context = this.tracer.currentSpan().context();
			return context.traceId() + "-" + context.spanId();
		}

	}

}
