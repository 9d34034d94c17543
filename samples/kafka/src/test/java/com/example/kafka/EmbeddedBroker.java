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

package com.example.kafka;

import java.util.List;

import org.apache.kafka.common.utils.Exit;

import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * A broker in the process of the application, on a free port of this machine. It begins
 * empty and forgets everything when the application stops.
 */
@TestConfiguration(proxyBeanMethods = false)
class EmbeddedBroker {

	@Bean
	EmbeddedKafkaBroker broker() {
		// it deletes its directory when it has stopped, not while the JVM begins to
		Exit.setShutdownHookAdder((name, hook) -> {
		});
		EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
		// its sockets are open to all, so accept connections from this machine only
		broker.brokerProperty("max.connections.per.ip", "0");
		broker.brokerProperty("max.connections.per.ip.overrides", "127.0.0.1:1000,0:0:0:0:0:0:0:1:1000");
		broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
		broker.brokerProperty("offsets.topic.num.partitions", "1");
		return broker;
	}

	@Bean
	KafkaConnectionDetails connectionDetails(EmbeddedKafkaBroker broker) {
		return () -> List.of(broker.getBrokersAsString());
	}

}
