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

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.testsupport.SentEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
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

	@TempDir
	private Path directory;

	private Process server;

	private int port;

	@BeforeEach
	void startServer() throws Exception {
		this.server = new ProcessBuilder(new File(System.getProperty("java.home"), "bin/java").getPath(), "-Xmx256m",
				"-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-cp", System.getProperty("java.class.path"),
				Application.class.getName(), "--server.port=0", "--server.tomcat.connection-timeout=180s")
			.redirectError(log().toFile())
			.start();
		BufferedReader output = this.server.inputReader(StandardCharsets.UTF_8);
		String line = output.readLine();
		while (line != null && !line.startsWith("port=")) {
			line = output.readLine();
		}
		assertThat(line).as(this::readLog).isNotNull();
		this.port = Integer.parseInt(line.substring("port=".length()));
		// the log must not fill the pipe
		Thread drain = new Thread(() -> output.lines().forEach((ignored) -> {
		}));
		drain.setDaemon(true);
		drain.start();
	}

	@AfterEach
	void stopServer() throws Exception {
		this.server.destroyForcibly().waitFor();
	}

	@Test
	void halfReadBodiesDoNotExhaustTheHeap() throws Exception {
		List<Socket> sockets = new ArrayList<>();
		List<Integer> finished = new ArrayList<>();
		List<Integer> aborted = new ArrayList<>();
		try {
			for (int i = 0; i < REQUESTS; i++) {
				Socket socket = connect();
				sockets.add(socket);
				byte[] body = body();
				socket.getOutputStream().write(head((i % 2 == 0) ? "/event" : "/typed", i % 4 < 2));
				socket.getOutputStream().write(body, 0, body.length - 1);
			}
			for (int i = 0; i < REQUESTS; i++) {
				Socket socket = sockets.get(i);
				if (i % 3 == 0) {
					socket.shutdownOutput();
					aborted.add(status(socket));
				}
				else {
					socket.getOutputStream().write(ascii((i % 4 < 2) ? "}" : "}" + LAST_CHUNK));
					finished.add(status(socket));
				}
			}
		}
		finally {
			for (Socket socket : sockets) {
				socket.close();
			}
		}
		assertAlive();
		assertThat(finished).contains(204).containsOnly(204, 503);
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
					try (Socket socket = connect()) {
						socket.getOutputStream().write(head(path, announced));
						socket.getOutputStream().write(body());
						socket.getOutputStream().write(ascii((announced) ? "" : LAST_CHUNK));
						return status(socket);
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

	private void assertAlive() throws IOException {
		// an OutOfMemoryError ends it
		assertThat(this.server.isAlive()).as(this::readLog).isTrue();
		SentEvent honest = SentEvent.ofType("note").data("{\"text\":\"a\"}");
		for (SentEvent.Mode mode : SentEvent.Mode.values()) {
			assertThat(honest.post(this.port, "/typed", mode).statusCode()).isEqualTo(204);
		}
	}

	private Socket connect() throws IOException {
		Socket socket = new Socket();
		socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port), 60000);
		socket.setSoTimeout(180000);
		return socket;
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

	private static int status(Socket socket) throws IOException {
		String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
			.readLine();
		assertThat(line).isNotNull();
		return Integer.parseInt(line.split(" ")[1]);
	}

	private Path log() {
		return this.directory.resolve("server.log");
	}

	private String readLog() {
		try {
			return Files.readString(log());
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Handlers.class)
	public static class Application {

		public static void main(String[] args) {
			ConfigurableApplicationContext context = SpringApplication.run(Application.class, args);
			System.out.println("port=" + context.getEnvironment().getProperty("local.server.port"));
		}

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
