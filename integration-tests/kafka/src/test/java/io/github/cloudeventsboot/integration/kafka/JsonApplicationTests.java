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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.integration.kafka.PaymentEvent.Payment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaHandler;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.RetryableTopic;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.AcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.kafka.support.converter.JacksonJsonMessageConverter;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for events beside JSON serializers, deserializers and converters, with all
 * properties changed.
 */
@SpringBootTest(webEnvironment = WebEnvironment.NONE, classes = JsonApplicationTests.JsonApplication.class,
		properties = { "cloudevents.source=/json", "cloudevents.unknown-type=accept",
				"cloudevents.response.correlate=true", "cloudevents.kafka.producer.mode=structured",
				"cloudevents.kafka.producer.partition-key=true", "spring.kafka.consumer.auto-offset-reset=earliest",
				"spring.kafka.consumer.group-id=json", "spring.kafka.listener.ack-mode=manual",
				"spring.kafka.consumer.value-deserializer=org.springframework.kafka.support.serializer.ErrorHandlingDeserializer",
				"spring.kafka.consumer.properties.spring.deserializer.value.delegate.class=org.springframework.kafka.support.serializer.JacksonJsonDeserializer",
				"spring.kafka.consumer.properties.spring.json.trusted.packages=*",
				"spring.kafka.consumer.properties.spring.json.value.default.type=io.github.cloudeventsboot.integration.kafka.PaymentEvent$Payment",
				"spring.kafka.producer.value-serializer=org.springframework.kafka.support.serializer.JacksonJsonSerializer" })
class JsonApplicationTests {

	private static final String GOOD = "{\"reference\":\"a\",\"amount\":1}";

	private static final String BAD = "{\"reference\":\"\",\"amount\":-4711}";

	private static final BlockingQueue<Object> received = new LinkedBlockingQueue<>();

	@Autowired
	private KafkaTemplate<Object, Object> template;

	@Autowired
	private KafkaListenerEndpointRegistry registry;

	@DynamicPropertySource
	static void broker(DynamicPropertyRegistry registry) {
		registry.add("spring.kafka.bootstrap-servers", Broker::servers);
	}

	@Test
	void receivesAndAnswersBesideConverters() throws InterruptedException {
		Broker.send(Records.binary("json-events", "payment.completed", GOOD));
		ConsumerRecord<byte[], byte[]> answer = Broker.read("json-answers", 1).get(0);
		assertThat(Records.header(answer, "content-type")).isEqualTo("application/cloudevents+json");
		assertThat(new String(answer.value())).contains("\"source\":\"/json\"", "\"causationid\":\"1\"");
		assertThat(answer.headers().lastHeader("__TypeId__")).isNull();
	}

	@Test
	void leavesJsonAlone() throws InterruptedException {
		Broker.send(new ProducerRecord<>("json-ordinary", Records.bytes(GOOD)));
		assertThat(next()).isEqualTo(new Payment("a", 1));
		this.template.send("json-sent", new Payment("a", 1));
		ConsumerRecord<byte[], byte[]> sent = Broker.read("json-sent", 1).get(0);
		assertThat(sent.value()).isEqualTo(Records.bytes(GOOD));
		assertThat(Records.header(sent, "__TypeId__")).isEqualTo(Payment.class.getName());
	}

	@Test
	void sendsDeadLettersAsTheyCame() {
		Broker.send(Records.binary("json-events", "payment.completed", BAD));
		assertThat(Broker.read("json-events-dlt", 1).get(0).value()).isEqualTo(Records.bytes(BAD));
		byte[] garbage = { (byte) 0xff, 0, (byte) 0x80 };
		Broker.send(new ProducerRecord<>("json-garbage", garbage));
		assertThat(Broker.read("json-garbage-dlt", 1).get(0).value()).isEqualTo(garbage);
	}

	@ParameterizedTest
	@ValueSource(strings = { "json-optional", "json-default", "json-batches-of-others" })
	void sendsDeadLettersOfOthersAsTheyCame(String topic) {
		ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, Records.bytes("text"));
		Records.header(record, "content-type", "text/plain");
		Broker.send(record);
		ConsumerRecord<byte[], byte[]> dead = Broker.read(topic + "-dlt", 1).get(0);
		assertThat(dead.value()).isEqualTo(Records.bytes("text"));
		assertThat(dead.headers()).extracting(Header::key)
			.contains("content-type")
			.allMatch((name) -> name.equals("content-type") || name.startsWith("kafka_"));
	}

	@Test
	void ignoresUnknownTypes() throws InterruptedException {
		Broker.send(Records.binary("json-classes", "unknown", GOOD));
		Broker.send(Records.binary("json-classes", "payment.failed", GOOD));
		assertThat(next()).isEqualTo("failed");
		Broker.send(Records.binary("json-classes", "payment.failed", BAD));
		assertThat(Broker.read("json-classes-dlt", 1).get(0).value()).as("the first dead letter")
			.isEqualTo(Records.bytes(BAD));
	}

	@ParameterizedTest
	@ValueSource(strings = { "json-classes", "json-future", "json-named" })
	@SuppressWarnings("unchecked")
	void acknowledgesIgnoredEvents(String id) {
		ConsumerRecord<Object, Object> record = new ConsumerRecord<>(id, 0, 0, null, Records.bytes(GOOD));
		Records.binary(id, "unknown", GOOD).headers().forEach(record.headers()::add);
		Object listener = this.registry.getListenerContainer(id).getContainerProperties().getMessageListener();
		AtomicBoolean acknowledged = new AtomicBoolean();
		if (listener instanceof AcknowledgingConsumerAwareMessageListener<?, ?> single) {
			((AcknowledgingConsumerAwareMessageListener<Object, Object>) single).onMessage(record,
					() -> acknowledged.set(true), null);
		}
		else {
			((BatchAcknowledgingConsumerAwareMessageListener<Object, Object>) listener).onMessage(List.of(record),
					() -> acknowledged.set(true), null);
		}
		assertThat(acknowledged).isTrue();
	}

	@Test
	void usesPartitionKey() {
		this.template.send("json-keys", OutgoingCloudEvent.of("any", "text").withExtension("partitionkey", "key"));
		this.template.send("json-keys", "own",
				OutgoingCloudEvent.of("any", "text").withExtension("partitionkey", "key"));
		List<ConsumerRecord<byte[], byte[]>> records = Broker.read("json-keys", 2);
		assertThat(records.get(0).key()).isEqualTo(Records.bytes("key"));
		assertThat(new String(records.get(0).value())).contains("\"partitionkey\":\"key\"");
		assertThat(records.get(1).key()).isEqualTo(Records.bytes("own"));
	}

	@Test
	void rejectsWithoutRetryTopics() {
		Broker.send(Records.binary("json-retried", "payment.completed", BAD));
		ConsumerRecord<byte[], byte[]> dead = Broker.read("json-retried-dlt", 1).get(0);
		assertThat(dead.value()).isEqualTo(Records.bytes(BAD));
		assertThat(
				Records.header(dead, "kafka_exception-message") + Records.header(dead, "kafka_dlt-exception-message"))
			.contains("must be greater than 0");
	}

	@Test
	void acknowledgesPartsOfBatches() throws InterruptedException {
		for (int i = 0; i < 4; i++) {
			Broker.send(Records.binary("json-batches", "payment.failed",
					(i == 2) ? BAD : GOOD.replace("\"a\"", "\"" + i + "\"")));
		}
		assertThat(List.of(next(), next(), next())).containsExactly("0", "1", "3");
		assertThat(Broker.read("json-batches-dlt", 1)).hasSize(1);
		assertThat(received).isEmpty();
	}

	@Test
	void countsIgnoredEventsOfBatches() throws InterruptedException {
		Broker.send(Records.binary("json-named", "unknown", GOOD));
		for (String reference : List.of("a", "refused", "broken", "b")) {
			Broker.send(Records.binary("json-named", "payment.failed", GOOD.replace("\"a\"", "\"" + reference + "\"")));
		}
		this.registry.getListenerContainer("json-named").start();
		assertThat(List.of(next(), next(), next())).containsExactly("a", "refused", "b");
		assertThat(Broker.readAll("json-named-dlt")).singleElement()
			.satisfies((record) -> assertThat(new String(record.value())).contains("broken"));
		assertThat(received).isEmpty();
	}

	private static Object next() throws InterruptedException {
		Object value = received.poll(30, TimeUnit.SECONDS);
		assertThat(value).as("what is received").isNotNull();
		return value;
	}

	/**
	 * Return an exception that is not retried.
	 */
	private static ClassCastException fatal() {
		return new ClassCastException();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class JsonApplication {

		@Bean
		KafkaTemplate<?, ?> ownTemplate(ProducerFactory<?, ?> producers) {
			KafkaTemplate<?, ?> template = new KafkaTemplate<>(producers);
			template.setMessageConverter(new JacksonJsonMessageConverter());
			return template;
		}

		@Bean
		CommonErrorHandler errorHandler(KafkaOperations<?, ?> operations) {
			return new DefaultErrorHandler(new DeadLetterPublishingRecoverer(operations));
		}

		@Bean
		Listeners jsonListeners() {
			return new Listeners();
		}

		@Bean
		WithDefault jsonWithDefault() {
			return new WithDefault();
		}

		@Bean
		ByType jsonByType() {
			return new ByType();
		}

	}

	static class Listeners {

		private boolean refused;

		@KafkaListener(topics = "json-events")
		@SendTo("json-answers")
		OutgoingCloudEvent<Payment> answer(PaymentEvent.Completed event, Acknowledgment acknowledgment) {
			acknowledgment.acknowledge();
			return OutgoingCloudEvent.of("answer", event.data());
		}

		@KafkaListener(topics = "json-garbage")
		void garbage(CloudEvent event, Acknowledgment acknowledgment) {
			acknowledgment.acknowledge();
		}

		@KafkaListener(topics = "json-optional")
		void optional(Optional<CloudEvent> event) {
			event.orElseThrow(JsonApplicationTests::fatal);
		}

		@KafkaListener(topics = "json-batches-of-others", batch = "true")
		void batchOfOthers(List<CloudEvent> events) {
		}

		@KafkaListener(topics = "json-ordinary")
		void ordinary(Payment payment, Acknowledgment acknowledgment) {
			received.add(payment);
			acknowledgment.acknowledge();
		}

		@RetryableTopic(attempts = "3")
		@KafkaListener(topics = "json-retried")
		void retried(PaymentEvent event, Acknowledgment acknowledgment) {
			acknowledgment.acknowledge();
		}

		@KafkaListener(topics = "json-batches", batch = "true")
		void batch(List<PaymentEvent.Failed> events, Acknowledgment acknowledgment) {
			events.forEach((event) -> received.add(event.data().reference()));
			acknowledgment.acknowledge();
		}

		@KafkaListener(id = "json-future", topics = "json-future", autoStartup = "false")
		CompletableFuture<Void> future(PaymentEvent event) {
			return CompletableFuture.completedFuture(null);
		}

		@KafkaListener(id = "json-named", topics = "json-named", batch = "true", autoStartup = "false")
		void named(List<PaymentEvent.Failed> events, Acknowledgment acknowledgment) {
			for (int i = 0; i < events.size(); i++) {
				String reference = events.get(i).data().reference();
				if (reference.equals("broken")) {
					throw new BatchListenerFailedException("Broken", fatal(), i);
				}
				if (reference.equals("refused") && !this.refused) {
					this.refused = true;
					acknowledgment.nack(i, Duration.ZERO);
					return;
				}
				received.add(reference);
			}
			acknowledgment.acknowledge();
		}

	}

	@KafkaListener(topics = "json-default")
	static class WithDefault {

		@KafkaHandler
		void event(CloudEvent event) {
		}

		@KafkaHandler(isDefault = true)
		void other(@Payload byte[] other) {
			throw fatal();
		}

	}

	@KafkaListener(id = "json-classes", topics = "json-classes")
	static class ByType {

		@KafkaHandler
		void completed(PaymentEvent.Completed event, Acknowledgment acknowledgment) {
			received.add("completed");
			acknowledgment.acknowledge();
		}

		@KafkaHandler
		void failed(PaymentEvent.Failed event, Acknowledgment acknowledgment) {
			received.add("failed");
			acknowledgment.acknowledge();
		}

	}

}
