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

import java.util.List;

import io.github.cloudeventsboot.integration.kafka.CompanyApplication.Amount;
import io.github.cloudeventsboot.integration.kafka.CompanyApplication.Listeners;
import io.github.cloudeventsboot.integration.kafka.PaymentEvent.Failed;
import io.github.cloudeventsboot.integration.kafka.PaymentEvent.Payment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for events beside what Spring for Apache Kafka offers.
 */
@SpringBootTest(webEnvironment = WebEnvironment.NONE, classes = CompanyApplication.class,
		properties = { "spring.application.name=company", "spring.threads.virtual.enabled=true",
				"spring.kafka.consumer.auto-offset-reset=earliest", "spring.kafka.consumer.group-id=company",
				"cloudevents.validation.trusted-sources=/trusted" })
class CompanyTests {

	private static final String GOOD = "{\"reference\":\"a\",\"amount\":1}";

	private static final String BAD = "{\"reference\":\"\",\"amount\":-4711}";

	private static final Failed EVENT = new Failed(new Payment("a", 1));

	@Autowired
	private Listeners listeners;

	@Autowired
	private KafkaListenerEndpointRegistry registry;

	@DynamicPropertySource
	static void broker(DynamicPropertyRegistry registry) {
		registry.add("spring.kafka.bootstrap-servers", Broker::servers);
	}

	@Test
	void receivesByOwnConsumerFactoriesWithFilters() throws Exception {
		Broker.send(Records.binary("company-own", "payment.failed", GOOD.replace("\"a\"", "\"ignored\"")));
		Broker.send(Records.binary("company-own", "payment.failed", GOOD));
		assertThat(this.listeners.next()).isEqualTo(List.of(EVENT, GOOD));
	}

	@Test
	void receivesBatchesByOwnConsumerFactoriesWithFilters() throws Exception {
		Broker.send(Records.binary("company-own-batches", "payment.failed", GOOD.replace("\"a\"", "\"ignored\"")));
		Broker.send(Records.structured("company-own-batches", "payment.failed", GOOD));
		assertThat(this.listeners.next()).isEqualTo(EVENT);
		assertThat(this.listeners.isEmpty()).isTrue();
	}

	@Test
	void deliversEventsAgainWhoseListenersFail() throws Exception {
		Broker.send(Records.binary("company-retried", "payment.failed", GOOD));
		assertThat(this.listeners.next()).isEqualTo(EVENT);
		Broker.send(Records.binary("company-retried-batches", "payment.failed", GOOD));
		assertThat(this.listeners.next()).isEqualTo(List.of(EVENT));
	}

	@ParameterizedTest
	@ValueSource(strings = { "company-failing-batches", "company-failing-futures" })
	void recoversOnlyRejectedEventsOfBatchesWhoseListenersFail(String topic) throws Exception {
		Broker.send(Records.binary(topic, "payment.failed", GOOD));
		Broker.send(Records.binary(topic, "payment.failed", BAD));
		Broker.send(Records.binary(topic, "payment.failed", GOOD.replace("1", "2")));
		this.registry.getListenerContainer(topic).start();
		assertThat(this.listeners.next()).isEqualTo(List.of(EVENT));
		assertThat(this.listeners.next()).isEqualTo(List.of(new Failed(new Payment("a", 2))));
		assertThat(Broker.readAll(topic + "-dlt")).singleElement()
			.satisfies((record) -> assertThat(record.value()).isEqualTo(Records.bytes(BAD)));
	}

	@Test
	void deliversEventsByRetryTopics() throws Exception {
		Broker.send(Records.binary("company-retry-topic", "payment.failed", GOOD));
		assertThat(this.listeners.next()).isEqualTo(EVENT);
		ConsumerRecord<byte[], byte[]> retried = Broker.read("company-retry-topic-retry", 1).get(0);
		assertThat(retried.value()).isEqualTo(Records.bytes(GOOD));
		assertThat(Records.header(retried, "ce_subject")).isEqualTo("Euro \u20ac \ud83d\ude00 %20");
	}

	@Test
	void leavesRejectedEventsToErrorHandlersOfListeners() throws Exception {
		Broker.send(Records.binary("company-violations", "payment.failed", BAD));
		assertThat(this.listeners.next().toString()).contains("'#/reference' must not be blank",
				"'#/amount' must be greater than 0");
		assertThat(Broker.read("company-handled", 1).get(0).value()).isEqualTo(Records.bytes("handled"));
	}

	@Test
	void validatesGroups() throws Exception {
		Broker.send(Records.binary("company-strict", "amount", "{\"name\":\"a\",\"amount\":-1}"));
		assertThat(Records.header(Broker.read("company-strict-dlt", 1).get(0), "kafka_dlt-exception-message"))
			.contains("must be greater than 0");
		Broker.send(Records.binary("company-strict", "amount", "{\"name\":\"\",\"amount\":1}"));
		assertThat(this.listeners.next()).isEqualTo(new Amount(new Amount.Data("", 1)));
	}

	@Test
	void validatesEventsOfOthersThanTrustedSourcesOnly() throws Exception {
		ProducerRecord<byte[], byte[]> trusted = Records.binary("company-trusted", "payment.failed", BAD);
		trusted.headers().remove("ce_source");
		Records.header(trusted, "ce_source", "/trusted");
		Broker.send(trusted);
		assertThat(this.listeners.next()).isEqualTo(new Failed(new Payment("", -4711)));
	}

	@Test
	void handsErrorsOfBatchesOver() throws Exception {
		Broker.send(Records.binary("company-errors", "amount", "{\"name\":\"\",\"amount\":1}"));
		assertThat(this.listeners.next()).isEqualTo("1 events, 1 errors");
	}

	@Test
	void repliesLater() {
		Broker.send(Records.binary("company-future", "payment.failed", GOOD));
		ConsumerRecord<byte[], byte[]> reply = Broker.read("company-futures", 1).get(0);
		assertThat(Records.header(reply, "ce_type")).isEqualTo("payment.failed");
		assertThat(reply.value()).isEqualTo(Records.bytes(GOOD));
	}

	@ParameterizedTest
	@ValueSource(strings = { "company-rejected-futures", "company-rejected-class" })
	void continuesAfterEventsThatAsynchronousListenersReject(String topic) throws Exception {
		for (String data : List.of(GOOD, BAD, GOOD)) {
			Broker.send(Records.binary(topic, "payment.failed", data));
		}
		this.registry.getListenerContainer(topic).start();
		assertThat(List.of(this.listeners.next(), this.listeners.next())).containsExactly(EVENT, EVENT);
		ConsumerRecord<byte[], byte[]> dead = Broker.read(topic + "-dlt", 1).get(0);
		assertThat(dead.value()).isEqualTo(Records.bytes(BAD));
		assertThat(Records.header(dead, "kafka_dlt-exception-message")).contains("must be greater than 0");
		Broker.send(Records.binary(topic, "payment.failed", GOOD));
		assertThat(this.listeners.next()).isEqualTo(EVENT);
	}

	@Test
	void continuesAfterMethodsWithoutResultInAsynchronousClasses() throws Exception {
		this.registry.getListenerContainer("company-rejected-class").start();
		for (String type : List.of("payment.completed", "payment.failed")) {
			Broker.send(Records.binary("company-rejected-class", type, GOOD));
			assertThat(this.listeners.next()).isNotNull();
		}
	}

	@Test
	void repliesToWhoAsked() {
		ProducerRecord<byte[], byte[]> question = Records.binary("company-asked", "payment.failed", GOOD);
		Records.header(question, "kafka_replyTopic", "company-replies");
		Records.header(question, "kafka_correlationId", "4711");
		Broker.send(question);
		ConsumerRecord<byte[], byte[]> reply = Broker.read("company-replies", 1).get(0);
		assertThat(Records.header(reply, "ce_type")).isEqualTo("payment.failed");
		assertThat(Records.header(reply, "kafka_correlationId")).isEqualTo("4711");
		assertThat(Records.header(reply, "ce_subject")).isNull();
	}

	@Test
	void repliesInMessages() {
		Broker.send(Records.binary("company-envelopes", "payment.failed", GOOD));
		ConsumerRecord<byte[], byte[]> reply = Broker.read("company-enveloped", 1).get(0);
		assertThat(Records.header(reply, "ce_type")).isEqualTo("payment.failed");
		assertThat(Records.header(reply, "own")).isEqualTo("header");
		assertThat(reply.key()).isEqualTo(Records.bytes("key"));
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void receivesInVirtualThreads() throws Exception {
		Broker.send(Records.binary("company-threads", "any", GOOD));
		assertThat(this.listeners.next()).isEqualTo(true);
	}

}
