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

package io.github.cloudeventsboot.docs;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.UnsupportedCloudEventException.Reason;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.http.problem.CloudEventNotValidException;
import io.github.cloudeventsboot.http.problem.CloudEventRejectedException;
import io.github.cloudeventsboot.testsupport.TestClient;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of {@code docs/errors.md} are what an application answers.
 */
class ErrorsDocumentTests {

	private static final JsonMapper mapper = new JsonMapper();

	private static ConfigurableApplicationContext context;

	@BeforeAll
	static void start() {
		context = run(Application.class);
	}

	private static ConfigurableApplicationContext run(Class<?>... sources) {
		return new SpringApplicationBuilder(sources).run("--server.port=0", "--cloudevents.http.max-batch-size=1");
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	@Test
	void examplesAreAnsweredAsTheDocumentSays() throws Exception {
		List<List<String>> messages = document().code("http");
		assertThat(messages).hasSizeGreaterThan(20);
		for (int i = 0; i < messages.size(); i += 2) {
			Message request = Message.parse(messages.get(i));
			Message expected = Message.parse(messages.get(i + 1));
			HttpResponse<String> response = send(context, request);
			assertThat("HTTP/1.1 " + response.statusCode()).as(request.toString()).isEqualTo(expected.firstLine());
			assertThat(expected.headers())
				.containsExactly("Content-Type: " + response.headers().firstValue("Content-Type").orElse(""));
			assertThat(mapper.readTree(response.body())).as(response.body())
				.isEqualTo(mapper.readTree(expected.body()));
		}
	}

	@Test
	void eachProblemTypeHasAnExample() throws Exception {
		Set<String> types = new TreeSet<>(
				List.of("invalid-event", "invalid-data", "failed-construction", "unknown-type", "too-large"));
		Arrays.stream(Reason.values())
			.forEach((reason) -> types.add("unsupported-" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-')));
		Set<String> examples = new TreeSet<>();
		for (List<String> message : document().code("http")) {
			if (message.get(0).startsWith("HTTP")) {
				String type = mapper.readTree(Message.parse(message).body()).path("type").asString();
				examples.add(type.substring(type.lastIndexOf(':') + 1));
			}
		}
		assertThat(examples).isEqualTo(types);
		assertThat(document().anchors()).containsAll(types);
	}

	@Test
	void codesOfMessagesNameExceptions() throws Exception {
		Properties messages = new Properties();
		for (List<String> block : document().code("properties")) {
			PropertiesLoaderUtils.fillProperties(messages,
					new ByteArrayResource(String.join("\n", block).getBytes(StandardCharsets.UTF_8)));
		}
		assertThat(messages.stringPropertyNames()).filteredOn((key) -> key.startsWith("problemDetail."))
			.isNotEmpty()
			.allSatisfy((key) -> assertThat(Class.forName(key.replaceFirst("problemDetail\\.(title\\.|type\\.)?", "")))
				.isAssignableTo(CloudEventException.class));
	}

	@Test
	void eventsThatAreNoGoodCanBeDropped() throws Exception {
		Message malformed = Message.parse(document().code("http").get(0));
		Message violating = Message.parse("""
				POST /orders HTTP/1.1
				Content-Type: application/json
				ce-specversion: 1.0
				ce-id: 1
				ce-source: /s
				ce-type: com.example.order.placed

				{"number":"","amount":0}""".lines().toList());
		try (ConfigurableApplicationContext dropping = run(Application.class, DroppedEvents.class)) {
			for (Message request : List.of(malformed, violating)) {
				HttpResponse<String> response = send(dropping, request);
				assertThat(response.statusCode()).isEqualTo(202);
				assertThat(response.body()).isEmpty();
			}
		}
	}

	private static MarkdownDocument document() throws IOException {
		return MarkdownDocument.all()
			.stream()
			.filter((document) -> document.toString().equals("docs/errors.md"))
			.findFirst()
			.orElseThrow();
	}

	private static HttpResponse<String> send(ConfigurableApplicationContext application, Message message)
			throws Exception {
		String[] line = message.firstLine().split(" ");
		int port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
		HttpRequest.Builder request = new TestClient(port).request(line[1])
			.method(line[0], BodyPublishers.ofString(message.body()));
		message.headers().forEach((header) -> {
			String[] parts = header.split(": ", 2);
			request.header(parts[0], parts[1]);
		});
		return TestClient.send(request);
	}

	record Message(String firstLine, List<String> headers, String body) {

		static Message parse(List<String> lines) {
			int end = lines.indexOf("");
			int headers = (end < 0) ? lines.size() : end;
			return new Message(lines.get(0), lines.subList(1, headers),
					(end < 0) ? "" : String.join("\n", lines.subList(end + 1, lines.size())));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Orders.class)
	static class Application {

	}

	@RestController
	static class Orders {

		@PostMapping("/orders")
		void placed(OrderPlaced event) {
		}

		@PostMapping("/order-batches")
		void placed(List<OrderPlaced> events) {
		}

		@PostMapping("/trimmed-orders")
		void placed(TrimmedOrderPlaced event) {
		}

	}

	@CloudEventType("com.example.order.trimmed")
	record TrimmedOrderPlaced(TrimmedOrder data) {
	}

	record TrimmedOrder(String number, int amount) {

		TrimmedOrder {
			number = number.trim();
		}

	}

	@CloudEventType("com.example.order.placed")
	record OrderPlaced(Order data, String customer) {
	}

	record Order(@NotBlank String number, @Positive int amount) {
	}

	@RestControllerAdvice
	static class DroppedEvents {

		private static final Log logger = LogFactory.getLog(DroppedEvents.class);

		@ExceptionHandler({ CloudEventRejectedException.class, CloudEventNotValidException.class })
		ResponseEntity<Void> drop(ErrorResponse ex) {
			logger.warn("Event dropped: " + ex.getBody().getDetail());
			return ResponseEntity.accepted().build();
		}

	}

}
