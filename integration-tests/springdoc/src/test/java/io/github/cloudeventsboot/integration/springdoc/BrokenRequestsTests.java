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

package io.github.cloudeventsboot.integration.springdoc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.integration.Application;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The requests of {@code docs/errors.md} don't fit the document of the application that
 * rejects them, as far as a document can say so.
 */
class BrokenRequestsTests {

	private static final Path DOCUMENT = Path.of(System.getProperty("maven.multiModuleProjectDirectory", "../.."),
			"docs", "errors.md");

	private static Application application;

	private static OpenApiDocument document;

	@BeforeAll
	static void start() {
		application = Application.start(ErrorsConfiguration.class, List.of("cloudevents.http.max-batch-size=1"));
		document = OpenApiDocument.of(application.port());
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void brokenRequestsDoNotFit() throws Exception {
		List<String> fitting = new ArrayList<>();
		int count = 0;
		String title = "";
		List<String> lines = Files.readAllLines(DOCUMENT);
		for (int i = 0; i < lines.size(); i++) {
			title = (lines.get(i).startsWith("### ")) ? lines.get(i).substring(4) : title;
			if (lines.get(i).startsWith("POST ")) {
				List<String> request = lines.subList(i, i + lines.subList(i, lines.size()).indexOf("```"));
				count++;
				if (fits(request)) {
					fitting.add(title);
				}
			}
		}
		assertThat(count).isGreaterThan(12);
		assertThat(fitting).containsExactly("unsupported-content-encoding", "unsupported-charset");
	}

	@Test
	void goodRequestFits() {
		assertThat(fits(List.of("POST /orders HTTP/1.1", "Content-Type: application/json", "ce-specversion: 1.0",
				"ce-id: 1", "ce-source: /shop", "ce-type: com.example.order.placed", "ce-customer: c-1", "",
				"{\"number\": \"A-1\", \"amount\": 3}")))
			.isTrue();
		assertThat(fits(List.of("POST /orders HTTP/1.1", "Content-Type: application/cloudevents+json", "", """
				{"specversion": "1.0", "id": "1", "source": "/shop", "type": "com.example.order.placed",
				"customer": "c-1", "other": true, "data": {"number": "A-1", "amount": 3}}"""))).isTrue();
	}

	private static boolean fits(List<String> request) {
		Map<String, String> headers = new LinkedHashMap<>();
		int line = 1;
		for (; line < request.size() && !request.get(line).isEmpty(); line++) {
			String[] header = request.get(line).split(": ", 2);
			headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
		}
		JsonNode operation = document.post(request.get(0).split(" ")[1]);
		JsonNode content = operation.at("/requestBody/content").path(headers.get("content-type").split(";")[0]);
		if (content.isMissingNode()) {
			return false;
		}
		for (JsonNode parameter : operation.path("parameters")) {
			String value = headers.get(parameter.path("name").asString());
			if (value != null
					&& !document.violations(parameter.path("schema"), OpenApiDocument.mapper.valueToTree(value))
						.isEmpty()) {
				return false;
			}
		}
		if (headers.containsKey("content-encoding") || headers.get("content-type").contains("charset")) {
			return true;
		}
		try {
			JsonNode body = OpenApiDocument.mapper.readTree(String.join("\n", request.subList(line, request.size())));
			return document.violations(content.path("schema"), body).isEmpty();
		}
		catch (JacksonException ex) {
			// not even JSON
			return false;
		}
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Orders.class)
	static class ErrorsConfiguration {

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

	@CloudEventType("com.example.order.placed")
	record OrderPlaced(Order data, String customer) {

	}

	record Order(@NotBlank String number, @Positive int amount) {

	}

	@CloudEventType("com.example.order.trimmed")
	record TrimmedOrderPlaced(TrimmedOrder data) {

	}

	@NullMarked
	record TrimmedOrder(String number, int amount) {

		TrimmedOrder {
			number = number.trim();
		}

	}

}
