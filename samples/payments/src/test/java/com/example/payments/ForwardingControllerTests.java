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

package com.example.payments;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(properties = "cloudevents.sink.retry.delay=1ms")
@AutoConfigureMockMvc
class ForwardingControllerTests {

	private static final HttpServer sink = sink();

	private static final Queue<Integer> answers = new ArrayDeque<>();

	private static final Deque<List<String>> received = new ConcurrentLinkedDeque<>();

	@Autowired
	private MockMvcTester mvc;

	@DynamicPropertySource
	static void sinkUrl(DynamicPropertyRegistry registry) {
		registry.add("cloudevents.sink.url", () -> "http://localhost:" + sink.getAddress().getPort() + "/");
	}

	private static HttpServer sink() {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			server.createContext("/", ForwardingControllerTests::receive);
			server.start();
			return server;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void receive(HttpExchange exchange) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		received.add(List.of(exchange.getRequestHeaders().getFirst("ce-id"),
				exchange.getRequestHeaders().getFirst("ce-type"), body));
		Integer answer = answers.poll();
		exchange.sendResponseHeaders((answer != null) ? answer : 202, -1);
		exchange.close();
	}

	@AfterEach
	void forget() {
		answers.clear();
		received.clear();
	}

	@AfterAll
	static void stop() {
		sink.stop(0);
	}

	@Test
	void forwardsTheEventAsItCame() {
		assertThat(send()).hasStatus(204);
		assertThat(received).containsExactly(List.of("p1", "payment.completed", "{\"amount\" : 1.10}"));
	}

	@Test
	void triesAgain() {
		answers.addAll(List.of(503, 429));
		assertThat(send()).hasStatus(204);
		assertThat(received).hasSize(3).extracting((event) -> event.get(0)).containsOnly("p1");
	}

	@Test
	void leavesTheEventToItsSenderIfTheSinkRefusesIt() {
		answers.add(400);
		assertThat(send()).hasStatus(502)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("Event was not accepted by the sink");
		assertThat(received).hasSize(1);
	}

	private MvcTestResult send() {
		return this.mvc.post()
			.uri("/forwarded-payments")
			.header("Content-Type", "application/cloudevents+json")
			.content(
					"""
							{"specversion": "1.0", "id": "p1", "source": "/shop", "type": "payment.completed", "data": {"amount" : 1.10}}
							""")
			.exchange();
	}

}
