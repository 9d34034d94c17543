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

package io.github.cloudeventsboot.test.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import io.github.cloudeventsboot.test.web.OrdersApplication.Order;
import io.github.cloudeventsboot.test.web.OrdersApplication.OrderPlaced;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.client.RestClient;

import static io.github.cloudeventsboot.test.web.CloudEventRequests.cloudEvent;
import static io.github.cloudeventsboot.test.web.CloudEventWebAssertions.assertThatHandler;
import static io.github.cloudeventsboot.test.web.CloudEventWebAssertions.assertThatReply;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for requests and assertions over a real port, in an application that is lenient.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "server.address=127.0.0.1", "cloudevents.unknown-type=accept",
				"cloudevents.invalid-optional-attributes=ignore", "cloudevents.source=/orders" })
@AutoConfigureRestTestClient
class PortHandlerTests {

	private static final OrderPlaced ORDER = new OrderPlaced(new Order(1, "a@b.c"));

	@Autowired
	private RestTestClient client;

	@LocalServerPort
	private int port;

	@Test
	void handlerRepliesWithEvent() {
		assertThatReply(cloudEvent(ORDER).exchange(this.client.post().uri("/orders"))).isAccepted()
			.event()
			.hasType("order.confirmed")
			.hasSource("/orders");
		cloudEvent("any").structured()
			.exchange(this.client.post().uri("/structured"))
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentType("application/cloudevents+json");
	}

	@Test
	void handlerRejectsBrokenEvents() {
		assertThatReply(cloudEvent(ORDER).without("id").structured().exchange(this.client.post().uri("/orders")))
			.isRejected()
			.hasViolation("id");
	}

	@Test
	void expectationsFollowTheProperties() {
		assertThatHandler(this.client, "/orders").acceptsOnlyValid(ORDER);
		assertThatHandler(this.client, "/mapped").acceptsOnlyValid(ORDER);
		assertThatHandler(this.client, "/order-batch").acceptsOnlyValid(ORDER);
	}

	@Test
	void postProcessorsAreForMockRequestsOnly() {
		assertThatIllegalStateException()
			.isThrownBy(
					() -> assertThatHandler(this.client, "/orders").with((request) -> request).acceptsOnlyValid(ORDER))
			.withMessage("Request post-processors are for mock requests only");
	}

	@Test
	void repliesOfOtherClientsAreAsserted() throws Exception {
		String path = "http://localhost:" + this.port + "/structured";
		ResponseEntity<byte[]> response = RestClient.create()
			.post()
			.uri(path)
			.header("Content-Type", "application/cloudevents+json")
			.body("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\"}")
			.retrieve()
			.toEntity(byte[].class);
		assertThatReply(response).isStructured().event().hasType("copied");
		HttpResponse<String> other = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(path)).POST(HttpRequest.BodyPublishers.noBody()).build(),
					HttpResponse.BodyHandlers.ofString());
		assertThatReply(other).isRejected();
	}

}
