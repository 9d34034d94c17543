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

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.cloudeventsboot.ContentMode;
import io.github.cloudeventsboot.integration.kafka.Broker;
import io.github.cloudeventsboot.integration.rabbitmq.EmbeddedBroker;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for events of every kind by every transport, in one content mode: what is
 * sent arrives equal, and what is invalid is rejected for the same reasons.
 */
@DirtiesContext
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = TransportsApplication.class,
		properties = { "cloudevents.response.mode=${mode}", "cloudevents.kafka.producer.mode=${mode}",
				"cloudevents.amqp.template.mode=${mode}", "spring.kafka.consumer.group-id=transports",
				"spring.kafka.consumer.auto-offset-reset=earliest", "spring.rabbitmq.virtual-host=default",
				"logging.level.io.github.cloudeventsboot.messaging.amqp=error" })
abstract class TransportContract {

	@Autowired
	private Map<String, Transport> transports;

	@Autowired
	private Received received;

	@Value("${mode}")
	private ContentMode mode;

	@DynamicPropertySource
	static void brokers(DynamicPropertyRegistry registry) {
		registry.add("spring.kafka.bootstrap-servers", Broker::servers);
		registry.add("spring.rabbitmq.port", EmbeddedBroker::port);
	}

	static Stream<Arguments> kinds() {
		return transports()
			.flatMap((transport) -> Arrays.stream(Kind.values()).map((kind) -> Arguments.of(transport, kind)));
	}

	static Stream<Arguments> faults() {
		return transports().flatMap((transport) -> Arrays.stream(Kind.values())
			.flatMap((kind) -> Arrays.stream(Fault.values())
				.filter((fault) -> fault.appliesTo(kind))
				.map((fault) -> Arguments.of(transport, kind, fault))));
	}

	private static Stream<String> transports() {
		return Stream.of("http", "restClient", "kafka", "rabbitmq");
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void arrivesAsItWasSent(String transport, Kind kind) throws Exception {
		if (this.transports.get(transport).supports(kind)) {
			this.transports.get(transport).send(kind, this.mode, kind.samples());
			assertThat(this.received.next(kind.samples().size())).isEqualTo(kind.expected());
			assertThat(this.received.isEmpty()).isTrue();
		}
	}

	@ParameterizedTest
	@MethodSource("faults")
	void isRejectedForTheSameReasons(String transport, Kind kind, Fault fault) throws Exception {
		// for a response without body, a RestClient returns null whatever its headers are
		boolean isRead = !transport.equals("restClient") || fault != Fault.NO_DATA
				|| this.mode == ContentMode.STRUCTURED;
		if (isRead && this.transports.get(transport).supports(kind)) {
			this.transports.get(transport).send(kind, this.mode, fault.event(kind));
			Object expected = (fault == Fault.NONE) ? kind.expected().get(0) : fault.violations(kind);
			assertThat(this.received.next(1)).isEqualTo(List.of(expected));
			assertThat(this.received.isEmpty()).isTrue();
		}
	}

}
