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

package io.github.cloudeventsboot.integration.kafka;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.ConcurrentKafkaListenerContainerFactoryConfigurer;
import org.springframework.boot.micrometer.tracing.test.autoconfigure.AutoConfigureTracing;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Traces, meters and log context of records, with OpenTelemetry's tracer and an exporter
 * in memory.
 */
@AutoConfigureTracing
@SpringBootTest(classes = TracingTests.Application.class, webEnvironment = WebEnvironment.NONE,
		properties = { "spring.application.name=shop", "management.tracing.sampling.probability=1",
				"spring.kafka.listener.observation-enabled=true", "spring.kafka.template.observation-enabled=true",
				"spring.kafka.consumer.auto-offset-reset=earliest", "spring.kafka.consumer.group-id=tracing" })
class TracingTests {

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final String SPAN = "00f067aa0ba902b7";

	private static final String PARENT = "00-" + TRACE + "-" + SPAN + "-01";

	private static final String OTHER_TRACE = "0af7651916cd43dd8448eb211c80319c";

	private static final String OTHER_SPAN = "b7ad6b7169203331";

	private static final String OTHER_PARENT = "00-" + OTHER_TRACE + "-" + OTHER_SPAN + "-01";

	/** Not a bean: Spring Boot would export each span once more, in batches. */
	private static final InMemorySpanExporter exporter = InMemorySpanExporter.create();

	@Autowired
	private KafkaTemplate<Object, Object> template;

	@Autowired
	private MeterRegistry meters;

	@Autowired
	private Listeners listeners;

	@DynamicPropertySource
	static void broker(DynamicPropertyRegistry registry) {
		registry.add("spring.kafka.bootstrap-servers", Broker::servers);
	}

	@Test
	void continuesTraceOfRecord() {
		ProducerRecord<byte[], byte[]> record = Records.binary("traced", "of.record", "{}");
		Records.header(record, "traceparent", OTHER_PARENT);
		Records.header(record, "ce_traceparent", PARENT);
		Broker.send(record);
		SpanData span = receive("of.record");
		assertThat(span.getTraceId()).isEqualTo(OTHER_TRACE);
		assertThat(span.getParentSpanId()).isNotEqualTo(OTHER_SPAN);
		SpanData container = span((other) -> other.getSpanId().equals(span.getParentSpanId()));
		assertThat(container.getParentSpanId()).isEqualTo(OTHER_SPAN);
		assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
		assertThat(span.getLinks()).extracting((link) -> link.getSpanContext().getSpanId()).containsExactly(SPAN);
		assertThat(this.listeners.handled("of.record")).isEqualTo(OTHER_TRACE + " " + span.getSpanId() + " 1");
	}

	@Test
	void continuesTraceOfEvent() {
		ProducerRecord<byte[], byte[]> record = Records.binary("traced", "of.event", "{}");
		Records.header(record, "ce_traceparent", PARENT);
		Broker.send(record);
		SpanData span = receive("of.event");
		assertThat(span.getTraceId()).isEqualTo(TRACE);
		assertThat(span.getParentSpanId()).isEqualTo(SPAN);
		String container = span.getLinks().get(0).getSpanContext().getSpanId();
		assertThat(span((other) -> other.getSpanId().equals(container)).getName()).doesNotStartWith("receive ");
	}

	@Test
	void continuesTraceOfRecordInContainerWithoutObservation() {
		ProducerRecord<byte[], byte[]> record = Records.structured("unobserved", "of.unobserved", "{}");
		Records.header(record, "traceparent", OTHER_PARENT);
		Broker.send(record);
		SpanData span = receive("of.unobserved");
		assertThat(span.getTraceId()).isEqualTo(OTHER_TRACE);
		assertThat(span.getParentSpanId()).isEqualTo(OTHER_SPAN);
	}

	@Test
	void linksTracesOfBatch() {
		ProducerRecord<byte[], byte[]> record = Records.binary("traced-batches", "any", "{}");
		Records.header(record, "ce_traceparent", PARENT);
		Broker.send(record);
		assertThat(span((span) -> has(span, "cloudevents.mode", "batch")).getLinks())
			.extracting((link) -> link.getSpanContext().getTraceId())
			.containsExactly(TRACE);
	}

	@Test
	void continuesTraceOfTemplate() {
		this.template.send("traced", OutgoingCloudEvent.of("of.template"));
		SpanData span = receive("of.template");
		assertThat(span.getTraceId()).isEqualTo(span((other) -> other.getKind() == SpanKind.PRODUCER).getTraceId());
	}

	@Test
	void countsSizesLagsAndRejections() {
		ProducerRecord<byte[], byte[]> record = Records.binary("traced", "of.meters", "{\"a\":1}");
		Records.header(record, "ce_time", OffsetDateTime.now().toString());
		Broker.send(record);
		receive("of.meters");
		Broker.send(new ProducerRecord<>("traced", Records.bytes("{}")));
		span((span) -> has(span, "outcome", "REJECTED"));
		assertThat(this.meters.get("cloudevents.data.size").summary().totalAmount()).isPositive();
		assertThat(this.meters.get("cloudevents.lag").timer().count()).isPositive();
		assertThat(this.meters.get("cloudevents.rejected").tag("reason", "invalid-event").counter().count())
			.isEqualTo(1);
	}

	private SpanData receive(String type) {
		return span((span) -> span.getName().startsWith("receive ") && has(span, "cloudevents.event_type", type));
	}

	private static boolean has(SpanData span, String key, String value) {
		return value.equals(span.getAttributes().get(AttributeKey.stringKey(key)));
	}

	private SpanData span(Predicate<SpanData> predicate) {
		return await().atMost(Duration.ofSeconds(30))
			.until(() -> exporter.getFinishedSpanItems().stream().filter(predicate).findFirst(), Optional::isPresent)
			.orElseThrow();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		SpanProcessor spanProcessor() {
			return SimpleSpanProcessor.create(exporter);
		}

		@Bean
		ConcurrentKafkaListenerContainerFactory<Object, Object> unobserved(
				ConcurrentKafkaListenerContainerFactoryConfigurer configurer,
				ConsumerFactory<Object, Object> consumers) {
			ConcurrentKafkaListenerContainerFactory<Object, Object> factory = new ConcurrentKafkaListenerContainerFactory<>();
			configurer.configure(factory, consumers);
			factory.getContainerProperties().setObservationEnabled(false);
			return factory;
		}

		@Bean
		Listeners listeners(Tracer tracer) {
			return new Listeners(tracer);
		}

	}

	static class Listeners {

		private final Map<String, String> handled = new ConcurrentHashMap<>();

		private final Tracer tracer;

		Listeners(Tracer tracer) {
			this.tracer = tracer;
		}

		String handled(String type) {
			return this.handled.get(type);
		}

		@KafkaListener(topics = "traced")
		void traced(CloudEvent event) {
			TraceContext context = this.tracer.currentSpan().context();
			this.handled.put(event.getType(),
					context.traceId() + " " + context.spanId() + " " + MDC.get("cloudevents.event_id"));
		}

		@KafkaListener(topics = "unobserved", containerFactory = "unobserved")
		void unobserved(CloudEvent event) {
		}

		@KafkaListener(topics = "traced-batches", batch = "true")
		void batch(List<CloudEvent> events) {
		}

	}

}
