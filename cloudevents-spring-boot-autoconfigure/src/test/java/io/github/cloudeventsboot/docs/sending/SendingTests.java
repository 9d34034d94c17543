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

package io.github.cloudeventsboot.docs.sending;

import java.util.List;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.client.CloudEventClients;
import io.github.cloudeventsboot.client.CloudEventSendException;
import io.github.cloudeventsboot.client.CloudEventSink;
import io.github.cloudeventsboot.testsupport.RecordingServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.service.registry.ImportHttpServices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that the clients of {@code sending.md} do what it says.
 */
@SpringBootTest(classes = SendingTests.ShopApplication.class,
		webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SendingTests {

	private static final Order ORDER = new Order("o1", 2);

	@LocalServerPort
	private int port;

	private final RecordingServer server = new RecordingServer();

	private ConfigurableApplicationContext client;

	@BeforeAll
	void startClient() {
		String url = "http://localhost:" + this.port;
		this.client = new SpringApplicationBuilder(ClientApplication.class).web(WebApplicationType.NONE)
			.properties("shop.url=" + url, "spring.http.serviceclient.shop.base-url=" + url,
					"cloudevents.sink.url=" + this.server.url())
			.run();
	}

	@AfterAll
	void stopClient() {
		this.client.close();
		this.server.close();
	}

	@Test
	void sendsByRestClient() {
		Orders orders = this.client.getBean(Orders.class);
		orders.place(ORDER);
		assertThat(orders.placeStructured(ORDER)).isEqualTo(new OrderAccepted(ORDER));
		CloudEvent event = this.client.getBean(CloudEventConverter.class).toCloudEvent(new OrderPlaced(null, ORDER));
		assertThat(orders.placeAll(List.of(event, event))).containsExactly(event, event);
		assertThat(orders.ping(this.client.getBean(CloudEventClients.class)).getType()).isEqualTo("pong");
	}

	@Test
	void sendsByRestTemplate() {
		assertThat(Orders.placeByTemplate(this.client.getBean(RestTemplateBuilder.class),
				"http://localhost:" + this.port, ORDER))
			.isEqualTo(new OrderAccepted(ORDER));
	}

	@Test
	void sendsByClientsWithoutBoot() {
		CloudEvent reply = Orders.clientWithoutBoot()
			.post()
			.uri("http://localhost:" + this.port + "/orders")
			.body(OutgoingCloudEvent.of("order.placed", ORDER))
			.retrieve()
			.requiredBody(CloudEvent.class);
		assertThat(reply.getType()).isEqualTo("order.accepted");
	}

	@Test
	void sendsByHttpInterface() {
		Shop shop = this.client.getBean(Shop.class);
		assertThat(shop.place(new OrderPlaced(null, ORDER))).isEqualTo(new OrderAccepted(ORDER));
		assertThat(shop.placeStructured(ORDER)).isEqualTo(new OrderAccepted(ORDER));
		assertThat(shop.placeAll(List.of(new OrderPlaced(null, ORDER)))).extracting(OrderPlaced::data)
			.containsExactly(ORDER);
	}

	@Test
	void keepsWhatTheSinkRefuses() {
		OrderForwarder forwarder = this.client.getBean(OrderForwarder.class);
		this.server.answer(202).answer(400);
		forwarder.forward(new OrderPlaced(null, ORDER));
		assertThat(forwarder.later()).isEmpty();
		forwarder.forward(new OrderPlaced(null, ORDER));
		assertThat(forwarder.later()).extracting(CloudEvent::getId)
			.containsExactly(this.server.ids().get(this.server.ids().size() - 1));
	}

	@Test
	void sendsABatchToTheSink() {
		this.server.answer(202);
		List<CloudEvent> sent = this.client.getBean(OrderForwarder.class)
			.forwardAll(List.of(new OrderPlaced(null, ORDER), new OrderPlaced(null, ORDER)));
		String batch = this.server.requests().get(this.server.requests().size() - 1).text();
		assertThat(sent).hasSize(2).allSatisfy((event) -> assertThat(batch).contains(event.getId()));
	}

	@Test
	void sendsToAnOwnSinkBesideTheDefaultOne() {
		try (RecordingServer billing = new RecordingServer();
				ConfigurableApplicationContext context = new SpringApplicationBuilder(OwnSinkConfiguration.class,
						OwnSinkApplication.class)
					.web(WebApplicationType.NONE)
					.properties("billing.url=" + billing.url(), "partner.url=" + billing.url(),
							"cloudevents.sink.url=" + this.server.url())
					.run()) {
			int before = this.server.requests().size();
			context.getBean(OrderForwarder.class).forward(new OrderPlaced(null, ORDER));
			assertThat(this.server.requests()).hasSize(before + 1);
			assertThat(billing.requests()).isEmpty();
			context.getBean("billing", CloudEventSink.class).send(new OrderPlaced(null, ORDER));
			assertThat(this.server.requests()).hasSize(before + 1);
			assertThat(billing.requests().get(0).headers().getFirst("Authorization")).isEqualTo("Bearer token");
			billing.answer(302, (headers) -> headers.set("Location", "/elsewhere"));
			CloudEventSink partner = context.getBean("partner", CloudEventSink.class);
			assertThatExceptionOfType(CloudEventSendException.class)
				.isThrownBy(() -> partner.send(new OrderPlaced(null, ORDER)));
			assertThat(billing.requests()).hasSize(2);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Orders.class, OrderForwarder.class })
	@ImportHttpServices(group = "shop", types = Shop.class)
	static class ClientApplication {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(OrderForwarder.class)
	static class OwnSinkApplication {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@RestController
	static class ShopApplication {

		@PostMapping("/orders")
		@CloudEventResponse
		OrderAccepted place(OrderPlaced event) {
			return new OrderAccepted(event.data());
		}

		@PostMapping("/orders/batch")
		List<CloudEvent> placeAll(List<CloudEvent> events) {
			return events;
		}

		@PostMapping("/orders/ping")
		OutgoingCloudEvent<Void> ping(CloudEvent event) {
			return OutgoingCloudEvent.of("pong");
		}

	}

}
