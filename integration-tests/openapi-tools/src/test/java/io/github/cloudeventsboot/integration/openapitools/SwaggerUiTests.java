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

package io.github.cloudeventsboot.integration.openapitools;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.example.payments.PaymentsApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Swagger UI of the payments sample sends each example as an event, in each mode.
 */
@Tag("slow")
@SpringBootTest(classes = PaymentsApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class SwaggerUiTests {

	/** The headers that the description of an example in binary mode names. */
	private static final Pattern HEADER = Pattern.compile("`(ce-[a-z0-9]+): ([^`]*)`");

	private static final Pattern HEADER_OF_COMMAND = Pattern.compile("-H '(ce-[a-z0-9]+): ");

	private static Browser browser;

	@LocalServerPort
	private int port;

	@BeforeAll
	static void startBrowser() throws Exception {
		browser = Browser.start();
	}

	@AfterAll
	static void stopBrowser() throws Exception {
		if (browser != null) {
			browser.close();
		}
	}

	@ParameterizedTest
	@CsvSource({ "/typed-events, 204, ''", "/receipts, 200, ce-type: payment.receipt" })
	void sendsEachExampleInEachMode(String path, String status, String reply) throws Exception {
		sendExamples(path, status, reply);
	}

	@ParameterizedTest
	@CsvSource({ "/payments, 204, ''", "/events, 204, ''", "/user-events, 200, ce-type: user.event.ack",
			"/structured, 200, structured.response", "/batch, 200, batch.processed" })
	void sendsExamplesOfOtherHandlers(String path, String status, String reply) throws Exception {
		sendExamples(path, status, reply);
	}

	private void sendExamples(String path, String status, String reply) throws Exception {
		JsonNode post = document().path("paths").path(path).path("post");
		SwaggerOperation operation = SwaggerOperation.tryOut(browser.driver(), uri("/"), path);
		for (Map.Entry<String, JsonNode> content : post.at("/requestBody/content").properties()) {
			assertThat(content.getValue().path("examples").size()).isPositive();
			for (Map.Entry<String, JsonNode> example : content.getValue().path("examples").properties()) {
				Map<String, String> headers = headers(example.getValue().path("description").asString(""));
				operation.execute(content.getKey(), example.getKey(), headers);
				assertThat(operation.response()).contains(reply);
				assertThat(operation.status()).as(operation.response()).isEqualTo(status);
				assertThat(operation.request()).contains("'Content-Type: " + content.getKey() + "'");
				assertThat(HEADER_OF_COMMAND.matcher(operation.request()).results().map((header) -> header.group(1)))
					.containsExactlyInAnyOrderElementsOf(headers.keySet());
			}
		}
	}

	@Test
	void showsReply() throws Exception {
		SwaggerOperation operation = SwaggerOperation.tryOut(browser.driver(), uri("/"), "/receipts");
		operation.execute("application/cloudevents+json", "payment.completed", Map.of());
		assertThat(operation.response()).contains("\"amount\": 12.5", "ce-source: /payments");
		// the picture in the documentation
		if (Boolean.getBoolean("picture.write")) {
			Files.write(Path.of("../../docs/swagger-ui.png"),
					Base64.getDecoder().decode(operation.picture(browser.driver())));
		}
	}

	private JsonNode document() throws Exception {
		return JsonMapper.shared()
			.readTree(HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create(uri("/v3/api-docs"))).build(), BodyHandlers.ofString())
				.body());
	}

	private String uri(String path) {
		return "http://localhost:" + this.port + path;
	}

	private static Map<String, String> headers(String description) {
		Map<String, String> headers = new LinkedHashMap<>();
		Matcher matcher = HEADER.matcher(description);
		while (matcher.find()) {
			headers.put(matcher.group(1), matcher.group(2));
		}
		return headers;
	}

}
