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

package io.github.cloudeventsboot.observation;

import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.github.cloudeventsboot.testsupport.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that log lines can tell of the current event, on whatever thread.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class LogContextTests {

	private final Sender sender;

	LogContextTests(@LocalServerPort int port) {
		this.sender = new Sender(port);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/now", "/later", "/elsewhere" })
	void tellsIdTypeAndSourceWhileHandlerRuns(String path) {
		assertThat(this.sender.binary(path, "order.created", "{}", "ce-id", "42").body())
			.isEqualTo("42 order.created /tests");
		assertThat(this.sender.body(path, TestClient.STRUCTURED, """
				{"specversion":"1.0","id":"43","source":"/s","type":"t"}""").body()).isEqualTo("43 t /s");
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void tellsThemOnVirtualThreads() {
		assertThat(this.sender.binary("/virtual", "order.created", "{}", "ce-id", "42").body())
			.isEqualTo("42 order.created /tests");
	}

	@Test
	void tellsNothingAfterwards() {
		this.sender.binary("/now", "order.created", "{}");
		assertThat(this.sender.body("/ordinary-now", "text/plain", "").body()).isEqualTo("null null null");
	}

	@Test
	void tellsNothingOfBatches() {
		assertThat(this.sender.body("/many-now", TestClient.BATCH, """
				[{"specversion":"1.0","id":"43","source":"/s","type":"t"}]""").body()).isEqualTo("null null null");
	}

	@Test
	void cutsWhatIsLong() {
		String text = this.sender.binary("/now", "t".repeat(500), "{}", "ce-id", "a".repeat(127) + "%F0%9F%98%80")
			.body();
		assertThat(text).isEqualTo("a".repeat(127) + " " + "t".repeat(128) + " /tests");
	}

	@ParameterizedTest
	@CsvSource({ "id, outer null null", "type, null outer null", "source, null null outer" })
	void bringsBackWhatWasThereBefore(String name, String described) {
		MDC.put("cloudevents.event_" + name, "outer");
		try {
			try (CloudEventLogContext.Scope scope = new CloudEventLogContext().open(event("inner"))) {
				assertThat(scope).isNotNull();
				assertThat(LogContextHandlers.describe()).isEqualTo("inner t /s");
			}
			assertThat(LogContextHandlers.describe()).isEqualTo(described);
		}
		finally {
			MDC.remove("cloudevents.event_" + name);
		}
	}

	@Test
	void nothingOfAnotherThreadIsLeft() {
		try {
			new CloudEventLogContext().open(event("42"));
			assertThat(LogContextHandlers.describe()).isEqualTo("42 t /s");
			new CloudEventLogContextAccessor().setValue();
			assertThat(LogContextHandlers.describe()).isEqualTo("null null null");
		}
		finally {
			MDC.clear();
		}
	}

	@ParameterizedTest
	@CsvSource({ "ecs, /cloudevents/", "logstash, /cloudevents.", "gelf, /_cloudevents." })
	void structuredLogLinesHaveTheKeys(String format, String prefix) {
		LoggerContext context = new LoggerContext();
		context.putObject(Environment.class.getName(), new StandardEnvironment());
		StructuredLogEncoder encoder = new StructuredLogEncoder();
		encoder.setContext(context);
		encoder.setFormat(format);
		encoder.start();
		LoggingEvent line = new LoggingEvent(null, context.getLogger("handler"), Level.INFO, "Registered", null, null);
		try (CloudEventLogContext.Scope scope = new CloudEventLogContext().open(event("42"))) {
			assertThat(scope).isNotNull();
			line.setMDCPropertyMap(MDC.getCopyOfContextMap());
		}
		JsonNode json = JsonMapper.shared().readTree(encoder.encode(line));
		assertThat(json.at(prefix + "event_id").asString()).isEqualTo("42");
		assertThat(json.at(prefix + "event_type").asString()).isEqualTo("t");
		assertThat(json.at(prefix + "event_source").asString()).isEqualTo("/s");
	}

	private static CloudEvent event(String id) {
		return CloudEventBuilder.v1().withId(id).withSource(URI.create("/s")).withType("t").build();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(LogContextHandlers.class)
	static class Application {

	}

	@RestController
	static class LogContextHandlers {

		static String describe() {
			return MDC.get("cloudevents.event_id") + " " + MDC.get("cloudevents.event_type") + " "
					+ MDC.get("cloudevents.event_source");
		}

		@PostMapping("/now")
		String now(CloudEvent event) {
			return describe();
		}

		@PostMapping("/ordinary-now")
		String ordinary() {
			return describe();
		}

		@PostMapping("/many-now")
		String many(java.util.List<CloudEvent> events) {
			return describe();
		}

		@PostMapping("/later")
		Callable<String> later(CloudEvent event) {
			return LogContextHandlers::describe;
		}

		@PostMapping("/elsewhere")
		CompletableFuture<String> elsewhere(CloudEvent event) {
			return onOtherThread(new SimpleAsyncTaskExecutor());
		}

		@PostMapping("/virtual")
		CompletableFuture<String> virtual(CloudEvent event) {
			SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor();
			executor.setVirtualThreads(true);
			return onOtherThread(executor);
		}

		private static CompletableFuture<String> onOtherThread(SimpleAsyncTaskExecutor executor) {
			executor.setTaskDecorator(new ContextPropagatingTaskDecorator());
			return CompletableFuture.supplyAsync(LogContextHandlers::describe, executor);
		}

	}

}
