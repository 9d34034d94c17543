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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.ConcurrentKafkaListenerContainerFactoryConfigurer;
import org.springframework.boot.micrometer.tracing.test.autoconfigure.AutoConfigureTracing;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
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

	@Autowired
	private InMemorySpanExporter exporter;

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

	@BeforeEach
	void reset() {
		this.exporter.reset();
		this.listeners.received.clear();
	}

	@Test
	void continuesTraceOfRecord() throws Exception {
		ProducerRecord<byte[], byte[]> record = Records.binary("traced", "any", "{}");
		Records.header(record, "traceparent", OTHER_PARENT);
		Records.header(record, "ce_traceparent", PARENT);
		Broker.send(record);
		SpanData span = receive();
		SpanData container = container();
		assertThat(span.getTraceId()).isEqualTo(OTHER_TRACE).isEqualTo(container.getTraceId());
		assertThat(span.getParentSpanId()).isEqualTo(container.getSpanId());
		assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
		assertThat(span.getLinks()).extracting((link) -> link.getSpanContext().getSpanId()).containsExactly(SPAN);
		assertThat(this.listeners.received.poll(30, TimeUnit.SECONDS)).isEqualTo(OTHER_TRACE + " " + span.getSpanId() + " 1");
	}

	@Test
	void continuesTraceOfEvent() {
		ProducerRecord<byte[], byte[]> record = Records.binary("traced", "any", "{}");
		Records.header(record, "ce_traceparent", PARENT);
		Broker.send(record);
		SpanData span = receive();
		assertThat(span.getTraceId()).isEqualTo(TRACE);
		assertThat(span.getParentSpanId()).isEqualTo(SPAN);
		assertThat(span.getLinks()).extracting((link) -> link.getSpanContext().getSpanId())
			.containsExactly(container().getSpanId());
	}

	@Test
	void continuesTraceOfRecordInContainerWithoutObservation() {
		ProducerRecord<byte[], byte[]> record = Records.structured("unobserved", "any", "{}");
		Records.header(record, "traceparent", OTHER_PARENT);
		Broker.send(record);
		SpanData span = receive();
		assertThat(span.getTraceId()).isEqualTo(OTHER_TRACE);
		assertThat(span.getParentSpanId()).isEqualTo(OTHER_SPAN);
	}

	@Test
	void linksTracesOfBatch() {
		ProducerRecord<byte[], byte[]> record = Records.binary("traced-batches", "any", "{}");
		Records.header(record, "ce_traceparent", PARENT);
		Broker.send(record);
		assertThat(receive().getLinks()).extracting((link) -> link.getSpanContext().getTraceId())
			.containsExactly(TRACE);
	}

	@Test
	void continuesTraceOfTemplate() {
		this.template.send("traced", OutgoingCloudEvent.of("any"));
		SpanData span = receive();
		assertThat(span.getTraceId()).isEqualTo(span((other) -> other.getKind() == SpanKind.PRODUCER).getTraceId());
	}

	@Test
	void countsSizesLagsAndRejections() {
		ProducerRecord<byte[], byte[]> record = Records.binary("traced", "any", "{\"a\":1}");
		Records.header(record, "ce_time", OffsetDateTime.now().toString());
		Broker.send(record);
		receive();
		this.exporter.reset();
		Broker.send(new ProducerRecord<>("traced", Records.bytes("{}")));
		receive();
		assertThat(this.meters.get("cloudevents.data.size").summary().totalAmount()).isPositive();
		assertThat(this.meters.get("cloudevents.lag").timer().count()).isPositive();
		assertThat(this.meters.get("cloudevents.rejected").tag("reason", "invalid-event").counter().count())
			.isEqualTo(1);
	}

	private SpanData receive() {
		return span((span) -> span.getName().startsWith("receive "));
	}

	private SpanData container() {
		return span((span) -> span.getName().endsWith(" receive") || span.getName().endsWith(" process"));
	}

	private SpanData span(Predicate<SpanData> predicate) {
		return await().atMost(Duration.ofSeconds(30))
			.until(() -> this.exporter.getFinishedSpanItems().stream().filter(predicate).findFirst(),
					(span) -> span.isPresent())
			.orElseThrow();
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		InMemorySpanExporter spanExporter() {
			return InMemorySpanExporter.create();
		}

		@Bean
		SpanProcessor spanProcessor(InMemorySpanExporter exporter) {
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

		private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

		private final Tracer tracer;

		Listeners(Tracer tracer) {
			this.tracer = tracer;
		}

		@KafkaListener(topics = "traced")
		void traced(CloudEvent event) {
			add();
		}

		@KafkaListener(topics = "unobserved", containerFactory = "unobserved")
		void unobserved(CloudEvent event) {
			add();
		}

		@KafkaListener(topics = "traced-batches", batch = "true")
		void batch(List<CloudEvent> events) {
			add();
		}

		private void add() {
			this.received.add(this.tracer.currentSpan().context().traceId() + " "
					+ this.tracer.currentSpan().context().spanId() + " " + MDC.get("cloudevents.event_id"));
		}

	}

}
