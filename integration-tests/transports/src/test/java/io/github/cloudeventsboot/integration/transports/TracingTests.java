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

package io.github.cloudeventsboot.integration.transports;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.ContentMode;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.integration.kafka.Broker;
import io.github.cloudeventsboot.integration.rabbitmq.EmbeddedBroker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.config.SimpleRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.amqp.autoconfigure.SimpleRabbitListenerContainerFactoryConfigurer;
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
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Traces, meters and log context of messages from brokers, with OpenTelemetry's tracer
 * and an exporter in memory.
 */
@AutoConfigureTracing
@DirtiesContext
@SpringBootTest(classes = TracingTests.Application.class, webEnvironment = WebEnvironment.NONE,
		properties = { "spring.application.name=shop", "management.tracing.sampling.probability=1",
				"spring.kafka.listener.observation-enabled=true", "spring.kafka.template.observation-enabled=true",
				"spring.kafka.consumer.auto-offset-reset=earliest", "spring.kafka.consumer.group-id=tracing",
				"spring.rabbitmq.listener.simple.observation-enabled=true",
				"spring.rabbitmq.template.observation-enabled=true", "spring.rabbitmq.virtual-host=default" })
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
	private KafkaTemplate<Object, Object> kafka;

	@Autowired
	private RabbitTemplate rabbit;

	@Autowired
	private MeterRegistry meters;

	@Autowired
	private Listeners listeners;

	@DynamicPropertySource
	static void brokers(DynamicPropertyRegistry registry) {
		registry.add("spring.kafka.bootstrap-servers", Broker::servers);
		registry.add("spring.rabbitmq.port", EmbeddedBroker::port);
	}

	@ParameterizedTest
	@ValueSource(strings = { "kafka", "amqp" })
	void continuesTraceOfMessage(String transport) {
		send(transport, "traced", ContentMode.BINARY, event(transport + ".message").with("traceparent", PARENT),
				OTHER_PARENT);
		SpanData span = receive(transport + ".message");
		assertThat(span.getTraceId()).isEqualTo(OTHER_TRACE);
		assertThat(span.getParentSpanId()).isNotEqualTo(OTHER_SPAN);
		SpanData container = span((other) -> other.getSpanId().equals(span.getParentSpanId()));
		assertThat(container.getParentSpanId()).isEqualTo(OTHER_SPAN);
		assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
		assertThat(span.getLinks()).extracting((link) -> link.getSpanContext().getSpanId()).containsExactly(SPAN);
		assertThat(this.listeners.handled(transport + ".message"))
			.isEqualTo(OTHER_TRACE + " " + span.getSpanId() + " 1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "kafka", "amqp" })
	void continuesTraceOfEvent(String transport) {
		send(transport, "traced", ContentMode.BINARY, event(transport + ".event").with("traceparent", PARENT), null);
		SpanData span = receive(transport + ".event");
		assertThat(span.getTraceId()).isEqualTo(TRACE);
		assertThat(span.getParentSpanId()).isEqualTo(SPAN);
		String container = span.getLinks().get(0).getSpanContext().getSpanId();
		assertThat(span((other) -> other.getSpanId().equals(container)).getName()).doesNotStartWith("receive ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "kafka", "amqp" })
	void continuesTraceOfMessageInContainerWithoutObservation(String transport) {
		send(transport, "unobserved", ContentMode.STRUCTURED, event(transport + ".unobserved"), OTHER_PARENT);
		SpanData span = receive(transport + ".unobserved");
		assertThat(span.getTraceId()).isEqualTo(OTHER_TRACE);
		assertThat(span.getParentSpanId()).isEqualTo(OTHER_SPAN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "kafka", "amqp" })
	void linksTracesOfBatch(String transport) {
		send(transport, "traced-batches", ContentMode.BINARY, event("any").with("traceparent", PARENT), null);
		SpanData span = span(
				(any) -> has(any, "cloudevents.mode", "batch") && has(any, "cloudevents.transport", transport));
		assertThat(span.getLinks()).extracting((link) -> link.getSpanContext().getTraceId()).containsExactly(TRACE);
	}

	@Test
	void continuesTraceOfTemplateForRecords() {
		this.kafka.send("traced", OutgoingCloudEvent.of("kafka.template"));
		assertContinuesTraceOfTemplate(receive("kafka.template"));
	}

	@Test
	void continuesTraceOfTemplateForMessages() {
		this.rabbit.convertAndSend("traced", OutgoingCloudEvent.of("amqp.template"));
		assertContinuesTraceOfTemplate(receive("amqp.template"));
	}

	private static void assertContinuesTraceOfTemplate(SpanData span) {
		span((other) -> other.getKind() == SpanKind.PRODUCER && other.getTraceId().equals(span.getTraceId()));
	}

	@Test
	void countsSizesLagsAndRejections() {
		send("kafka", "traced", ContentMode.BINARY, event("kafka.meters").with("time", OffsetDateTime.now().toString()),
				null);
		receive("kafka.meters");
		KafkaTransport.send("traced", new byte[] { '{', '}' }, Map.of());
		span((span) -> has(span, "outcome", "REJECTED"));
		assertThat(this.meters.get("cloudevents.data.size").summary().totalAmount()).isPositive();
		assertThat(this.meters.get("cloudevents.lag").timer().count()).isPositive();
		assertThat(this.meters.get("cloudevents.rejected").tag("reason", "invalid-event").counter().count())
			.isEqualTo(1);
	}

	private static RawEvent event(String type) {
		return new RawEvent(Map.of("specversion", "1.0", "id", "1", "source", "/tests", "type", type, "datacontenttype",
				"application/json"), "{\"a\":1}");
	}

	/**
	 * Send by what is not observed, as a template that is would set headers of its own.
	 */
	private void send(String transport, String channel, ContentMode mode, RawEvent event,
			@Nullable String traceparent) {
		boolean kafka = transport.equals("kafka");
		Map<String, String> headers = new HashMap<>(
				event.headers((kafka) ? "ce_" : "cloudEvents_", UnaryOperator.identity(), mode));
		if (traceparent != null) {
			headers.put("traceparent", traceparent);
		}
		if (kafka) {
			KafkaTransport.send(channel, event.body(mode), headers);
		}
		else {
			new RabbitTransport(this.rabbit).send(channel, event.body(mode), headers);
		}
	}

	private static SpanData receive(String type) {
		return span((span) -> span.getName().startsWith("receive ") && has(span, "cloudevents.event_type", type));
	}

	private static boolean has(SpanData span, String key, String value) {
		return value.equals(span.getAttributes().get(AttributeKey.stringKey(key)));
	}

	private static SpanData span(Predicate<SpanData> predicate) {
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
		Declarables queues() {
			return new Declarables(new Queue("traced", false), new Queue("unobserved", false),
					new Queue("traced-batches", false));
		}

		@Bean
		ConcurrentKafkaListenerContainerFactory<Object, Object> unobservedRecords(
				ConcurrentKafkaListenerContainerFactoryConfigurer configurer,
				ConsumerFactory<Object, Object> consumers) {
			ConcurrentKafkaListenerContainerFactory<Object, Object> factory = new ConcurrentKafkaListenerContainerFactory<>();
			configurer.configure(factory, consumers);
			factory.getContainerProperties().setObservationEnabled(false);
			return factory;
		}

		@Bean
		SimpleRabbitListenerContainerFactory unobservedMessages(
				SimpleRabbitListenerContainerFactoryConfigurer configurer, ConnectionFactory connectionFactory) {
			SimpleRabbitListenerContainerFactory factory = new SimpleRabbitListenerContainerFactory();
			configurer.configure(factory, connectionFactory);
			factory.setObservationEnabled(false);
			return factory;
		}

		@Bean
		SimpleRabbitListenerContainerFactory batches(SimpleRabbitListenerContainerFactoryConfigurer configurer,
				ConnectionFactory connectionFactory) {
			SimpleRabbitListenerContainerFactory factory = new SimpleRabbitListenerContainerFactory();
			configurer.configure(factory, connectionFactory);
			factory.setBatchListener(true);
			factory.setConsumerBatchEnabled(true);
			factory.setReceiveTimeout(300L);
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
		@RabbitListener(queues = "traced")
		void traced(CloudEvent event) {
			TraceContext context = this.tracer.currentSpan().context();
			this.handled.put(event.getType(),
					context.traceId() + " " + context.spanId() + " " + MDC.get("cloudevents.event_id"));
		}

		@KafkaListener(topics = "unobserved", containerFactory = "unobservedRecords")
		@RabbitListener(queues = "unobserved", containerFactory = "unobservedMessages")
		void unobserved(CloudEvent event) {
		}

		@KafkaListener(topics = "traced-batches", batch = "true")
		@RabbitListener(queues = "traced-batches", containerFactory = "batches")
		void batch(List<CloudEvent> events) {
		}

	}

}
