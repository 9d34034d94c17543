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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

import io.github.cloudeventsboot.autoconfigure.messaging.CloudEventsKafkaAutoConfiguration;
import io.github.cloudeventsboot.integration.kafka.PaymentEvent.Payment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What has nothing to do with events is the same on the wire with and without this
 * library.
 */
class OrdinaryApplicationTests {

	private static final String JSON = "{\"reference\":\"a\",\"amount\":1}";

	@Test
	void isTheSameWithoutTheLibrary() {
		Map<String, List<String>> with = run("with");
		Map<String, List<String>> without = run("without",
				"--spring.autoconfigure.exclude=" + CloudEventsKafkaAutoConfiguration.class.getName());
		assertThat(with).isEqualTo(without);
		assertThat(with.values()).allSatisfy((records) -> assertThat(records).isNotEmpty());
	}

	/**
	 * Return all records of the topics to which the application has sent.
	 */
	private static Map<String, List<String>> run(String prefix, String... arguments) {
		List<String> all = new ArrayList<>(Arrays.asList(arguments));
		all.add("--with=" + prefix);
		all.add("--spring.kafka.bootstrap-servers=" + Broker.servers());
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(OrdinaryApplication.class)
			.run(all.toArray(String[]::new))) {
			assertThat(context.getBeanNamesForType(CloudEventsKafkaAutoConfiguration.class))
				.hasSize((prefix.equals("with")) ? 1 : 0);
			send(context, prefix);
			receive(prefix);
			Map<String, List<String>> records = new TreeMap<>();
			Map.of("sent-json", 5, "sent-text", 3, "sent-bytes", 3, "answers", 3, "text-answers", 2, "batch-answers", 1,
					"json-dlt", 1)
				.forEach((topic, count) -> records.put(topic,
						Broker.read(prefix + "-" + topic, count)
							.stream()
							.map((record) -> describe(record).replace(prefix + "-", ""))
							.toList()));
			return records;
		}
	}

	private static void send(ConfigurableApplicationContext context, String prefix) {
		Payment payment = new Payment("a", 1);
		KafkaTemplate<Object, Object> json = template(context, "json");
		json.send(prefix + "-sent-json", "key", payment);
		json.send(prefix + "-sent-json", List.of(payment));
		json.send(prefix + "-sent-json", "text");
		json.send(prefix + "-sent-json", "tombstone", null);
		json.send(message(prefix + "-sent-json", payment));
		KafkaTemplate<Object, Object> text = template(context, "text");
		text.send(prefix + "-sent-text", "text");
		text.send(message(prefix + "-sent-text", payment));
		text.send(message(prefix + "-sent-text", "text"));
		KafkaTemplate<Object, Object> bytes = template(context, "bytes");
		bytes.send(prefix + "-sent-bytes", new byte[] { (byte) 0xff, 0, (byte) 0x80 });
		bytes.send(message(prefix + "-sent-bytes", payment));
		bytes.send(message(prefix + "-sent-bytes", Map.of("a", 1)));
	}

	@SuppressWarnings("unchecked")
	private static KafkaTemplate<Object, Object> template(ConfigurableApplicationContext context, String name) {
		return context.getBean(name, KafkaTemplate.class);
	}

	private static Message<?> message(String topic, Object payload) {
		return MessageBuilder.withPayload(payload)
			.setHeader(KafkaHeaders.TOPIC, topic)
			.setHeader("own", "header")
			.setHeader("number", 7)
			.build();
	}

	private static void receive(String prefix) {
		ProducerRecord<byte[], byte[]> typed = new ProducerRecord<>(prefix + "-json", Records.bytes(JSON));
		Records.header(typed, "__TypeId__", Payment.class.getName());
		Broker.send(typed);
		Broker.send(new ProducerRecord<>(prefix + "-json", Records.bytes(JSON)));
		Broker.send(new ProducerRecord<>(prefix + "-json", Records.bytes("{ not JSON")));
		// an event, to a listener of something else
		Broker.send(Records.binary(prefix + "-json", "payment.failed", JSON));
		Broker.send(new ProducerRecord<>(prefix + "-text", Records.bytes(JSON)));
		Broker.send(Records.binary(prefix + "-text", "payment.failed", JSON));
		Broker.send(new ProducerRecord<>(prefix + "-batches", Records.bytes(JSON)));
	}

	private static String describe(ConsumerRecord<byte[], byte[]> record) {
		List<String> headers = StreamSupport.stream(record.headers().spliterator(), false)
			.filter((header) -> !header.key().matches("kafka_dlt-(exception-stacktrace|original-timestamp)"))
			.sorted(Comparator.comparing(Header::key))
			.map((header) -> header.key() + "=" + describe(header.value()))
			.toList();
		return describe(record.key()) + " " + describe(record.value()) + " " + headers;
	}

	private static String describe(byte[] bytes) {
		return (bytes != null) ? new String(bytes, StandardCharsets.ISO_8859_1) : "null";
	}

}
