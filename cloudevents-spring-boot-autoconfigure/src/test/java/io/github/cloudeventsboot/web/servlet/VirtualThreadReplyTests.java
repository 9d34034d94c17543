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

import java.util.List;
import java.util.concurrent.Callable;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.testsupport.TestClient;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for handlers on virtual threads, over a real port.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.threads.virtual.enabled=true")
@EnabledForJreRange(minVersion = 21)
class VirtualThreadReplyTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "/blocking", "/callable", "/batch" })
	void answersFromAVirtualThread(String path) {
		TestClient client = new TestClient(this.port);
		assertThat(client.binary(path).body()).contains("VirtualThread");
		assertThat(client.structured(path).body()).contains("VirtualThread");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Handlers.class)
	static class Application {

	}

	@RestController
	static class Handlers {

		private static OutgoingCloudEvent<String> thread() {
			return OutgoingCloudEvent.of("thread", Thread.currentThread().toString());
		}

		@PostMapping("/blocking")
		OutgoingCloudEvent<String> blocking(CloudEvent event) {
			return thread();
		}

		@PostMapping("/callable")
		Callable<OutgoingCloudEvent<String>> callable(CloudEvent event) {
			return Handlers::thread;
		}

		@PostMapping("/batch")
		List<OutgoingCloudEvent<String>> batch(List<CloudEvent> events) {
			return List.of(thread());
		}

	}

}
