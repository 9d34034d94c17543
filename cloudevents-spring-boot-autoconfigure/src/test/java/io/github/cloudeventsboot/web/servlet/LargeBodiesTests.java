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

package io.github.cloudeventsboot.web.servlet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.testsupport.Connection;
import io.github.cloudeventsboot.testsupport.SentEvent;
import io.github.cloudeventsboot.testsupport.ServerProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.Assert;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two hundred requests at once, as many as Tomcat has threads, with bodies as large as
 * the default limit allows, must not exhaust a heap of 256 MB. The server runs in a
 * process of its own.
 */
@Tag("slow")
class LargeBodiesTests {

	private static final int REQUESTS = 200;

	private static final int LIMIT = 1024 * 1024;

	private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private ServerProcess server;

	@BeforeEach
	void startServer() throws IOException {
		this.server = new ServerProcess(Application.class, List.of("-Xmx256m", "-XX:+ExitOnOutOfMemoryError"),
				"--server.tomcat.connection-timeout=" + PATIENCE, "--cloudevents.webhook.signatures[0].path=/signed",
				"--cloudevents.webhook.signatures[0].secrets=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
	}

	@AfterEach
	void stopServer() throws IOException {
		this.server.close();
	}

	@ParameterizedTest
	@CsvSource({ "/event, /typed, 204", "/signed, /signed, 401" })
	void halfReadBodiesDoNotExhaustTheHeap(String even, String odd, int answer) throws Exception {
		List<Connection> connections = new ArrayList<>();
		List<Integer> finished = new ArrayList<>();
		List<Integer> aborted = new ArrayList<>();
		try {
			for (int i = 0; i < REQUESTS; i++) {
				Connection connection = connect();
				connections.add(connection);
				byte[] body = body();
				connection.send(head((i % 2 == 0) ? even : odd, i % 4 < 2));
				connection.send(Arrays.copyOf(body, body.length - 1));
			}
			for (int i = 0; i < REQUESTS; i++) {
				Connection connection = connections.get(i);
				if (i % 3 == 0) {
					connection.end();
					aborted.add(status(connection));
				}
				else {
					connection.send(ascii((i % 4 < 2) ? "}" : "}" + LAST_CHUNK));
					finished.add(status(connection));
				}
			}
		}
		finally {
			for (Connection connection : connections) {
				connection.close();
			}
		}
		assertAlive();
		assertThat(finished).contains(answer).containsOnly(answer, 503);
		assertThat(aborted).containsOnly(400, 503);
	}

	@Test
	void wholeBodiesDoNotExhaustTheHeap() throws Exception {
		ExecutorService senders = Executors.newFixedThreadPool(REQUESTS);
		try {
			List<Callable<Integer>> requests = new ArrayList<>();
			for (int i = 0; i < REQUESTS * 2; i++) {
				String path = (i % 2 == 0) ? "/event" : "/typed";
				boolean announced = i % 4 < 2;
				requests.add(() -> {
					try (Connection connection = connect()) {
						connection.send(head(path, announced));
						connection.send(body());
						connection.send(ascii((announced) ? "" : LAST_CHUNK));
						return status(connection);
					}
				});
			}
			List<Integer> statuses = new ArrayList<>();
			for (Future<Integer> status : senders.invokeAll(requests)) {
				statuses.add(status.get());
			}
			assertThat(statuses).contains(204).containsOnly(204, 503);
		}
		finally {
			senders.shutdownNow();
		}
		assertAlive();
	}

	private void assertAlive() {
		this.server.assertAlive();
		SentEvent honest = SentEvent.ofType("note").data("{\"text\":\"a\"}");
		for (SentEvent.Mode mode : SentEvent.Mode.values()) {
			assertThat(honest.post(this.server.port(), "/typed", mode).statusCode()).isEqualTo(204);
		}
	}

	private Connection connect() throws IOException {
		return new Connection(this.server.port(), PATIENCE);
	}

	private static byte[] head(String path, boolean announced) {
		return ascii("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/cloudevents+json\r\n"
				+ ((announced) ? "Content-Length: " + LIMIT + "\r\n\r\n"
						: "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(LIMIT) + "\r\n"));
	}

	private static byte[] body() {
		String start = "{\"specversion\":\"1.0\",\"type\":\"note\",\"source\":\"/s\",\"id\":\"1\",\"data\":{\"text\":\"";
		String end = "\"}}";
		return ascii(start + "a".repeat(LIMIT - start.length() - end.length()) + end);
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	private static int status(Connection connection) throws IOException {
		Connection.Response response = connection.read();
		assertThat(response).isNotNull();
		return response.status();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Handlers.class)
	static class Application {

	}

	@RestController
	static class Handlers {

		@PostMapping("/event")
		void event(CloudEvent event) {
		}

		@PostMapping("/typed")
		void typed(Note note) {
			Assert.notNull(note.data().text(), "no text");
		}

	}

	@CloudEventType("note")
	record Note(Text data) {

		record Text(String text) {

		}

	}

}
