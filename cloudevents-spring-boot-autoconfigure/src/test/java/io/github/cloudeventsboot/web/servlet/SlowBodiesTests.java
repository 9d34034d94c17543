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
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.testsupport.Connection;
import io.github.cloudeventsboot.testsupport.SentEvent;
import io.github.cloudeventsboot.testsupport.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureWebMvc;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Connections that announce as much as is allowed and send next to nothing must not cost
 * a server its memory. It runs in a process of its own, with less memory than they
 * announce.
 */
class SlowBodiesTests {

	private static final int CONNECTIONS = 400;

	@Test
	void holdLittleMemory() throws Exception {
		withServer("--server.tomcat.threads.max=" + (CONNECTIONS + 20));
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void holdLittleMemoryOnVirtualThreads() throws Exception {
		withServer("--spring.threads.virtual.enabled=true");
	}

	private static void withServer(String argument) throws IOException {
		try (ServerProcess server = new ServerProcess(Application.class, List.of("-Xmx128m", "-XX:TieredStopAtLevel=1"),
				argument, "--server.tomcat.connection-timeout=60s")) {
			sendAmongSlowOnes(server.port());
			server.assertAlive();
		}
	}

	private static void sendAmongSlowOnes(int port) throws IOException {
		SentEvent honest = SentEvent.ofType("t").data("{\"a\":1}");
		assertThat(honest.post(port, "/event", SentEvent.Mode.BINARY).statusCode()).isEqualTo(204);
		List<Connection> slow = new ArrayList<>();
		try {
			for (int i = 0; i < CONNECTIONS; i++) {
				Connection connection = new Connection(port);
				slow.add(connection);
				connection.send(request((i % 2 == 0) ? "/event" : "/mapped"));
			}
			for (int i = 0; i < 20; i++) {
				for (SentEvent.Mode mode : SentEvent.Mode.values()) {
					long start = System.nanoTime();
					HttpResponse<String> response = honest.post(port, "/event", mode);
					assertThat(response.statusCode()).isEqualTo(204);
					assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isLessThan(5);
				}
			}
		}
		finally {
			for (Connection connection : slow) {
				connection.close();
			}
		}
	}

	private static byte[] request(String path) {
		return ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/cloudevents+json\r\n"
				+ "Content-Length: 1048576\r\n\r\n{")
			.getBytes(StandardCharsets.US_ASCII);
	}

	/** Has only what it needs, as its start takes most of the time. */
	@Configuration(proxyBeanMethods = false)
	@AutoConfigureWebMvc
	@ImportAutoConfiguration({ DispatcherServletAutoConfiguration.class, JacksonAutoConfiguration.class,
			TomcatServletWebServerAutoConfiguration.class })
	@Import(Handlers.class)
	static class Application {

	}

	@RestController
	static class Handlers {

		@PostMapping("/event")
		void event(CloudEvent event) {
		}

		@CloudEventMapping("/mapped")
		void mapped(CloudEvent event) {
		}

	}

}
