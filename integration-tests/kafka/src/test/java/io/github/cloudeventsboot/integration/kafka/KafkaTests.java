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

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.integration.kafka.PaymentEvent.Payment;
import io.github.cloudeventsboot.observation.CloudEventReceiveObservationContext;
import io.github.cloudeventsboot.observation.CloudEventReceiveOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SpringBootTest(webEnvironment = WebEnvironment.NONE, properties = { "spring.application.name=shop",
		"spring.kafka.consumer.auto-offset-reset=earliest", "spring.kafka.consumer.group-id=tests" })
class KafkaTests {

	private static final String GOOD = "{\"reference\":\"a\",\"amount\":1}";

	private static final String BAD = "{\"reference\":\"\",\"amount\":-4711}";

	@Autowired
	private KafkaTemplate<Object, Object> template;

	@Autowired
	private MeterRegistry meters;

	@DynamicPropertySource
	static void broker(DynamicPropertyRegistry registry) {
		registry.add("spring.kafka.bootstrap-servers", Broker::servers);
	}

	@Test
	void receivesUnionInBothModes() {
		Broker.send(Records.binary("unions", "payment.completed", GOOD));
		assertThat(KafkaApplication.next())
			.isEqualTo(new PaymentEvent.Completed(new Payment("a", 1), "Euro \u20ac \ud83d\ude00 %20"));
		Broker.send(Records.structured("unions", "payment.failed", GOOD));
		assertThat(KafkaApplication.next()).isEqualTo(new PaymentEvent.Failed(new Payment("a", 1)));
	}

	@Test
	void receivesParts() {
		Broker.send(Records.binary("parts", "any", GOOD));
		assertThat(KafkaApplication.next()).isEqualTo(List.of(new Payment("a", 1), URI.create("/tests"), "parts"));
	}

	@Test
	void receivesMessagesOfEvents() {
		Broker.send(Records.binary("messages", "payment.failed", GOOD));
		assertThat(KafkaApplication.next())
			.isEqualTo(List.of(new PaymentEvent.Failed(new Payment("a", 1)), "messages"));
	}

	@Test
	void receivesOptionalEvents() {
		Broker.send(Records.structured("optional", "payment.failed", GOOD));
		assertThat(KafkaApplication.next()).isEqualTo(Optional.of(new PaymentEvent.Failed(new Payment("a", 1))));
	}

	@Test
	void receivesTypedEvents() {
		Broker.send(Records.binary("typed", "any", GOOD));
		assertThat(((List<?>) KafkaApplication.next()).get(1)).isEqualTo(new Payment("a", 1));
	}

	@Test
	void receivesBytesAsTheyAre() {
		ProducerRecord<byte[], byte[]> record = Records.binary("bytes", "any", "");
		byte[] bytes = { (byte) 0xff, 0, (byte) 0x80 };
		ProducerRecord<byte[], byte[]> raw = new ProducerRecord<>("bytes", null, null, null, bytes, record.headers());
		raw.headers().remove("content-type");
		Broker.send(raw);
		assertThat((byte[]) KafkaApplication.next()).isEqualTo(bytes);
	}

	@Test
	void tellsNoDataFromNoBytes() {
		Broker.send(Records.binary("events", "any", null));
		assertThat(((CloudEvent) KafkaApplication.next()).getData()).isNull();
		Broker.send(Records.binary("events", "any", ""));
		assertThat(((CloudEvent) KafkaApplication.next()).getData().toBytes()).isEmpty();
	}

	@Test
	void handsOverErrors() {
		Broker.send(Records.binary("checked", "payment.failed", BAD));
		assertThat(KafkaApplication.next()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "binary", "structured" })
	void rejectsOnceWithReasonAndExactBytes(String mode) {
		String topic = mode + "-rejected";
		ProducerRecord<byte[], byte[]> record = (mode.equals("binary"))
				? Records.binary(topic, "payment.completed", BAD) : Records.structured(topic, "payment.completed", BAD);
		Broker.send(record);
		ConsumerRecord<byte[], byte[]> dead = Broker.read(topic + "-dlt", 1).get(0);
		assertThat(dead.value()).isEqualTo(record.value());
		String reason = Records.header(dead, "kafka_dlt-exception-message");
		assertThat(reason).contains("invalid-data", "must be greater than 0", "must not be blank")
			.doesNotContain("4711");
		assertThat(Records.header(dead, "kafka_dlt-exception-cause-fqcn")).endsWith("MessagingCloudEventException");
		assertThat(Records.header(dead, "kafka_dlt-exception-stacktrace")).doesNotContain("4711");
		assertThat(Records.header(dead, "content-type")).isEqualTo(Records.header(record.headers(), "content-type"));
	}

	@Test
	void rejectsGarbage() {
		byte[] garbage = { (byte) 0xff, 0, (byte) 0x80 };
		Broker.send(new ProducerRecord<>("events", garbage));
		ConsumerRecord<byte[], byte[]> dead = Broker.read("events-dlt", 1).get(0);
		assertThat(dead.value()).isEqualTo(garbage);
		assertThat(Records.header(dead, "kafka_dlt-exception-message")).contains("record is not a CloudEvent");
	}

	@Test
	void answersWithEvents() {
		Broker.send(Records.binary("asked", "payment.completed", GOOD));
		ConsumerRecord<byte[], byte[]> answer = Broker.read("answers", 1).get(0);
		assertThat(Records.header(answer, "ce_type")).isEqualTo("payment.completed");
		assertThat(Records.header(answer, "ce_source")).isEqualTo("/shop");
		assertThat(answer.value()).isEqualTo(Records.bytes(GOOD));
		Broker.send(Records.binary("questions", "any", GOOD));
		ConsumerRecord<byte[], byte[]> described = Broker.read("described", 1).get(0);
		assertThat(Records.header(described, "ce_type")).isEqualTo("payment.described");
		assertThat(Records.header(described, "ce_source")).isEqualTo("/described");
	}

	@Test
	void choosesMethodsOfClassByEvent() {
		Broker.send(Records.binary("classes", "payment.completed", GOOD));
		Broker.send(Records.structured("classes", "payment.failed", GOOD));
		Broker.send(Records.binary("classes", "mapped", GOOD));
		Broker.send(Records.binary("classes", "else", GOOD));
		assertThat(List.of(KafkaApplication.next(), KafkaApplication.next(), KafkaApplication.next(),
				KafkaApplication.next()))
			.containsExactly("completed", "failed", "mapped", "others");
		ConsumerRecord<byte[], byte[]> answer = Broker.read("class-answers", 1).get(0);
		assertThat(Records.header(answer, "ce_type")).isEqualTo("noted");
		assertThat(answer.value()).isEqualTo(Records.bytes("text"));
	}

	@Test
	void sendsEvents() {
		CloudEvent event = CloudEventBuilder.v1()
			.withId("7")
			.withSource(URI.create("/tests"))
			.withType("any")
			.withExtension("count", 3)
			.build();
		this.template.send("sent", event);
		this.template.send("sent", OutgoingCloudEvent.of("order.accepted", new Payment("b", 2)));
		this.template.send("sent", new PaymentEvent.Completed(new Payment("c", 3), "s \u20ac"));
		this.template.send("sent", "text");
		List<ConsumerRecord<byte[], byte[]>> records = Broker.read("sent", 4);
		assertThat(records.get(0).value()).isNull();
		assertThat(Records.header(records.get(0), "ce_count")).isEqualTo("3");
		assertThat(Records.header(records.get(1), "ce_source")).isEqualTo("/shop");
		assertThat(Records.header(records.get(1), "content-type")).isEqualTo("application/json");
		assertThat(Records.header(records.get(2), "ce_subject")).isEqualTo("s \u20ac");
		assertThat(records.get(2).value()).isEqualTo(Records.bytes("{\"reference\":\"c\",\"amount\":3}"));
		assertThat(records.get(3).value()).isEqualTo(Records.bytes("text"));
		assertThat(records.get(3).headers()).isEmpty();
	}

	@Test
	@SuppressWarnings("unchecked")
	void losesAndDoublesNothingOfBatches() {
		Set<Long> bad = Set.of(0L, 3L, 4L, 9L);
		for (long i = 0; i < 10; i++) {
			Broker.send(Records.binary("batches", "payment.failed",
					(bad.contains(i)) ? BAD : GOOD.replace("\"a\"", "\"" + i + "\"")));
		}
		List<Long> offsets = new ArrayList<>();
		List<String> references = new ArrayList<>();
		while (offsets.size() < 6) {
			List<List<?>> batch = (List<List<?>>) KafkaApplication.next();
			assertThat(batch.get(0)).hasSameSizeAs(batch.get(1));
			batch.get(0).forEach((event) -> references.add(((PaymentEvent.Failed) event).data().reference()));
			offsets.addAll((List<Long>) batch.get(1));
		}
		assertThat(offsets).containsExactly(1L, 2L, 5L, 6L, 7L, 8L);
		assertThat(references).containsExactly("1", "2", "5", "6", "7", "8");
		List<ConsumerRecord<byte[], byte[]>> dead = Broker.read("batches-dlt", 4);
		assertThat(dead).hasSize(4).allSatisfy((record) -> {
			assertThat(record.value()).isEqualTo(Records.bytes(BAD));
			assertThat(Records.header(record, "kafka_dlt-exception-message")).contains("must be greater than 0");
		});
		assertThat(KafkaApplication.received).isEmpty();
	}

	@Test
	void observesWhatIsReceived() {
		ProducerRecord<byte[], byte[]> record = Records.binary("unions", "payment.failed", GOOD);
		Records.header(record, "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
		Broker.send(record);
		KafkaApplication.next();
		CloudEventReceiveObservationContext observed = observed(
				(context) -> context.getRequestHeader("traceparent") != null);
		assertThat(observed.getTransport()).isEqualTo("kafka");
		assertThat(observed.getMode()).isEqualTo("binary");
		assertThat(observed.getEventType()).isEqualTo("payment.failed");
		assertThat(observed.getOutcome()).isEqualTo(CloudEventReceiveOutcome.SUCCESS);
		assertThat(observed.getRequestHeader("traceparent")).startsWith("00-0af76519");
		await().untilAsserted(() -> assertThat(this.meters.find("cloudevents.receive")
			.tags("cloudevents.transport", "kafka", "outcome", "SUCCESS")
			.timers()).isNotEmpty().allSatisfy((timer) -> assertThat(timer.count()).isPositive()));
		Broker.send(Records.binary("unions", "payment.failed", BAD));
		CloudEventReceiveObservationContext rejected = observed(
				(context) -> context.getOutcome() == CloudEventReceiveOutcome.REJECTED
						&& "payment.failed".equals(context.getEventType()));
		assertThat(rejected.getReason()).isEqualTo("invalid-data");
	}

	@Test
	void observesFuturesOfClasses() {
		ProducerRecord<byte[], byte[]> record = Records.binary("future-classes", "payment.failed", GOOD);
		Records.header(record, "own", "future");
		Broker.send(record);
		CloudEventReceiveObservationContext observed = observed((context) -> context.getRequestHeader("own") != null);
		assertThat(observed.getOutcome()).isEqualTo(CloudEventReceiveOutcome.ERROR);
		assertThat(observed.getError()).hasMessage("Failed later");
	}

	/**
	 * Return the first that matches, as others may still be observed after their test.
	 */
	private static CloudEventReceiveObservationContext observed(
			Predicate<CloudEventReceiveObservationContext> predicate) {
		return await().atMost(Duration.ofSeconds(30))
			.until(KafkaApplication.observed::poll, (context) -> context != null && predicate.test(context));
	}

	@Test
	void takesPayloadForTheDataBesideParts() {
		Broker.send(Records.binary("payloads", "any", GOOD));
		assertThat(KafkaApplication.next()).isEqualTo(List.of(new Payment("a", 1), "1"));
		Broker.send(Records.binary("payloads", "any", BAD));
		assertThat(Records.header(Broker.read("payloads-dlt", 1).get(0), "kafka_dlt-exception-message"))
			.contains("invalid-data");
	}

	@Test
	void leavesOrdinaryListenersAlone() {
		Broker.send(new ProducerRecord<>("ordinary", Records.bytes("text")));
		assertThat(KafkaApplication.next()).isEqualTo("text");
		Broker.send(new ProducerRecord<>("plain", Records.bytes("text")));
		assertThat(Broker.read("plain-answers", 1).get(0).value()).isEqualTo(Records.bytes("re: text"));
	}

}
