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
import java.util.Map;

import javax.management.MBeanServer;
import javax.management.ObjectName;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The actuator's endpoint without anything of the web, by JMX. Listeners are not started.
 */
@SpringBootTest(classes = EndpointTests.Application.class, webEnvironment = WebEnvironment.NONE,
		properties = { "spring.jmx.enabled=true", "management.endpoints.jmx.exposure.include=cloudevents",
				"spring.kafka.listener.auto-startup=false", "spring.kafka.consumer.group-id=shop" })
class EndpointTests {

	@Test
	@SuppressWarnings("unchecked")
	void describesListeners(@Autowired MBeanServer server) throws Exception {
		assertThat(ClassUtils.isPresent("org.springframework.web.method.HandlerMethod", null)).isFalse();
		Map<String, Object> answer = (Map<String, Object>) server.invoke(
				new ObjectName("org.springframework.boot:type=Endpoint,name=Cloudevents"), "cloudEvents", new Object[0],
				new String[0]);
		assertThat(answer).containsEntry("handlers", List.of());
		assertThat((List<Map<String, Object>>) answer.get("listeners")).singleElement()
			.satisfies((listener) -> assertThat(listener)
				.containsEntry("method", Application.class.getName() + "#on(PaymentEvent)")
				.containsEntry("transport", "kafka")
				.containsEntry("group", "shop")
				.containsEntry("destinations", List.of("payments"))
				.hasEntrySatisfying("reply",
						(reply) -> assertThat((Map<String, Object>) reply).containsEntry("destination", "acks")));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@KafkaListener(id = "payments", topics = "payments", idIsGroup = false)
		@SendTo("acks")
		PaymentEvent on(PaymentEvent event) {
			return event;
		}

	}

}
