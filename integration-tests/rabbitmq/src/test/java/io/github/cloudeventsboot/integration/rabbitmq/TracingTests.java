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

package io.github.cloudeventsboot.integration.rabbitmq;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.config.SimpleRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.amqp.autoconfigure.SimpleRabbitListenerContainerFactoryConfigurer;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.micrometer.tracing.test.autoconfigure.AutoConfigureTracing;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Traces and log context of messages, with OpenTelemetry's tracer and an exporter in
 * memory.
 */
@AutoConfigureTracing
@SpringBootTest(classes = TracingTests.Application.class, webEnvironment = WebEnvironment.NONE,
		properties = { "spring.application.name=shop", "management.tracing.sampling.probability=1",
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
	private ConnectionFactory connectionFactory;

	@Autowired
	private RabbitTemplate template;

	@Autowired
	private Listeners listeners;

	@DynamicPropertySource
	static void broker(DynamicPropertyRegistry registry) {
		registry.add("spring.rabbitmq.port", EmbeddedBroker::port);
	}

	@Test
	void continuesTraceOfMessage() {
		send("traced", "of.message", Map.of("traceparent", OTHER_PARENT, "cloudEvents_traceparent", PARENT));
		SpanData span = receive("of.message");
		assertThat(span.getTraceId()).isEqualTo(OTHER_TRACE);
		SpanData container = span((other) -> other.getSpanId().equals(span.getParentSpanId()));
		assertThat(container.getParentSpanId()).isEqualTo(OTHER_SPAN);
		assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
		assertThat(span.getLinks()).extracting((link) -> link.getSpanContext().getSpanId()).containsExactly(SPAN);
		assertThat(this.listeners.handled("of.message")).isEqualTo(OTHER_TRACE + " " + span.getSpanId() + " 1");
	}

	@Test
	void continuesTraceOfEvent() {
		send("traced", "of.event", Map.of("cloudEvents_traceparent", PARENT));
		SpanData span = receive("of.event");
		assertThat(span.getTraceId()).isEqualTo(TRACE);
		assertThat(span.getParentSpanId()).isEqualTo(SPAN);
		String container = span.getLinks().get(0).getSpanContext().getSpanId();
		assertThat(span((other) -> other.getSpanId().equals(container)).getName()).doesNotStartWith("receive ");
	}

	@Test
	void continuesTraceOfMessageInContainerWithoutObservation() {
		send("unobserved", "of.unobserved", Map.of("traceparent", OTHER_PARENT));
		SpanData span = receive("of.unobserved");
		assertThat(span.getTraceId()).isEqualTo(OTHER_TRACE);
		assertThat(span.getParentSpanId()).isEqualTo(OTHER_SPAN);
	}

	@Test
	void linksTracesOfBatch() {
		send("traced-batches", "any", Map.of("cloudEvents_traceparent", PARENT));
		assertThat(span((span) -> has(span, "cloudevents.mode", "batch")).getLinks())
			.extracting((link) -> link.getSpanContext().getTraceId())
			.containsExactly(TRACE);
	}

	@Test
	void continuesTraceOfTemplate() {
		this.template.convertAndSend("traced", OutgoingCloudEvent.of("of.template"));
		SpanData span = receive("of.template");
		assertThat(span.getTraceId()).isEqualTo(span((other) -> other.getKind() == SpanKind.PRODUCER).getTraceId());
	}

	/**
	 * Send by a template that is not observed, which would set headers of its own.
	 */
	private void send(String queue, String type, Map<String, Object> headers) {
		Message message = MessageBuilder.withBody("{}".getBytes(StandardCharsets.UTF_8))
			.setContentType("application/json")
			.setHeader("cloudEvents_specversion", "1.0")
			.setHeader("cloudEvents_id", "1")
			.setHeader("cloudEvents_source", "/shop/1")
			.setHeader("cloudEvents_type", type)
			.copyHeaders(headers)
			.build();
		new RabbitTemplate(this.connectionFactory).send(queue, message);
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
		Declarables queues() {
			return new Declarables(new Queue("traced", false), new Queue("unobserved", false),
					new Queue("traced-batches", false));
		}

		@Bean
		SimpleRabbitListenerContainerFactory unobserved(SimpleRabbitListenerContainerFactoryConfigurer configurer,
				ConnectionFactory connectionFactory) {
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

		@RabbitListener(queues = "traced")
		void traced(CloudEvent event) {
			TraceContext context = this.tracer.currentSpan().context();
			this.handled.put(event.getType(),
					context.traceId() + " " + context.spanId() + " " + MDC.get("cloudevents.event_id"));
		}

		@RabbitListener(queues = "unobserved", containerFactory = "unobserved")
		void unobserved(CloudEvent event) {
		}

		@RabbitListener(queues = "traced-batches", containerFactory = "batches")
		void batch(List<CloudEvent> events) {
		}

	}

}
