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

package io.github.cloudeventsboot.docs.troubleshooting;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatusCode;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of {@code docs/troubleshooting.md} does what the document says.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class TroubleshootingTests {

	private static final String ENVELOPE = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/shop\","
			+ "\"type\":\"order.placed\",\"data\":{\"number\":\"A-1\",\"amount\":3}}";

	@LocalServerPort
	private int port;

	@Autowired
	private PlainEvents events;

	@BeforeEach
	void forget() {
		this.events.orders().clear();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/partner-events", "/mapped-orders", "/plain-events" })
	void dataIsReadInBothModes(String path) {
		assertThat(send(path, "application/cloudevents+json", ENVELOPE).value()).isEqualTo(204);
		assertThat(binary(path).value()).isEqualTo(204);
		assertThat(this.events.orders()).containsExactly(new Order("A-1", 3), new Order("A-1", 3));
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "application/json; charset=utf-8" })
	void envelopeAsOrdinaryJsonIsReadBehindTheFilter(String contentType) {
		assertThat(send("/partner-events", contentType, ENVELOPE).value()).isEqualTo(204);
		assertThat(this.events.orders()).containsExactly(new Order("A-1", 3));
		assertThat(send("/plain-events", contentType, ENVELOPE).value()).isEqualTo(400);
	}

	private HttpStatusCode send(String path, String contentType, String body) {
		return client().post()
			.uri(path)
			.header("Content-Type", contentType)
			.body(body)
			.exchange()
			.returnResult()
			.getStatus();
	}

	private HttpStatusCode binary(String path) {
		return client().post()
			.uri(path)
			.header("Content-Type", "application/json")
			.header("ce-specversion", "1.0")
			.header("ce-id", "1")
			.header("ce-source", "/shop")
			.header("ce-type", "order.placed")
			.body("{\"number\":\"A-1\",\"amount\":3}")
			.exchange()
			.returnResult()
			.getStatus();
	}

	private RestTestClient client() {
		return RestTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ EnvelopeConfiguration.class, PlainEvents.class })
	static class Application {

	}

}
