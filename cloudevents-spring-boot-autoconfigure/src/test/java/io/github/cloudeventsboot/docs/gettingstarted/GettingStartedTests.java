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

package io.github.cloudeventsboot.docs.gettingstarted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the handlers of {@code getting-started.md} do what it says.
 */
@SpringBootTest
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
class GettingStartedTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void answersUserEvents() {
		assertThat(send("/user-events", "{}")).hasStatusOk().hasHeader("ce-type", "user.event.ack");
	}

	@Test
	void readsOtherHeadersOfTheRequest(CapturedOutput output) {
		assertThat(send("/audit", "{}").header("User-Agent", "tests")).hasStatus(204);
		assertThat(output).contains("1 came from tests");
	}

	@Test
	void bindsAndValidatesData(CapturedOutput output) {
		assertThat(send("/registrations", "{\"name\":\"Ada\",\"email\":\"ada@example.com\"}")).hasStatus(204);
		assertThat(output).contains("Event 1 is about Ada");
		assertThat(send("/registrations", "{\"email\":\"ada@example.com\"}")).hasStatus(400);
		assertThat(send("/registrations", "{\"name\":\"Ada\",\"email\":\"ada\"}")).hasStatus(400);
		assertThat(send("other", "/registrations", "{\"name\":\"Ada\",\"email\":\"ada@example.com\"}")).hasStatus(400);
	}

	@Test
	void fillsInTheAnswer() {
		assertThat(send("/orders", "{}")).hasStatusOk()
			.hasContentType("application/cloudevents+json")
			.bodyJson()
			.extractingPath("$.subject")
			.isEqualTo("orders/1");
	}

	private MockMvcTester.MockMvcRequestBuilder send(String path, String data) {
		return send("user.registered", path, data);
	}

	private MockMvcTester.MockMvcRequestBuilder send(String type, String path, String data) {
		return this.mvc.post()
			.uri(path)
			.header("ce-specversion", "1.0")
			.header("ce-id", "1")
			.header("ce-source", "/s")
			.header("ce-type", type)
			.header("Content-Type", "application/json")
			.content(data);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ UserEvents.class, MoreHandlers.class })
	static class Application {

	}

}
