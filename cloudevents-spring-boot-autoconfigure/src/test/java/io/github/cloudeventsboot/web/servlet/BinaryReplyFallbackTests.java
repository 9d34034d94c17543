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

import java.net.http.HttpResponse;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.testsupport.TestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for events that the headers of a response can't carry, over a real port.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class BinaryReplyFallbackTests {

	@LocalServerPort
	private int port;

	private TestClient client;

	@BeforeEach
	void connect() {
		this.client = new TestClient(this.port);
	}

	@ParameterizedTest
	@ValueSource(ints = { 6_500, 20_000, 500_000 })
	void sendsALargeAttributeInTheBody(int size) {
		String large = "x".repeat(size);
		HttpResponse<String> response = echo("\"large\":\"" + large + "\"");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo(TestClient.STRUCTURED);
		assertThat(response.headers().map()).doesNotContainKeys("ce-large", "ce-id");
		assertThat(response.body()).contains("\"large\":\"" + large + "\"", "\"data\":{\"a\":1}");
	}

	@Test
	void sendsAttributesThatBecomeLargeByEncodingInTheBody() {
		HttpResponse<String> response = echo("\"large\":\"" + "\ud83d\ude00".repeat(1000) + "\"");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo(TestClient.STRUCTURED);
	}

	@Test
	void sendsManyAttributesInTheBody() {
		StringBuilder many = new StringBuilder("\"a\":1");
		for (int i = 0; i < 240; i++) {
			many.append(",\"a").append(i).append("\":\"").append("x".repeat(30)).append('"');
		}
		HttpResponse<String> response = echo(many.toString());
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo(TestClient.STRUCTURED);
	}

	@Test
	void sendsAttributesOfUsualSizeInHeaders() {
		HttpResponse<String> response = echo("\"large\":\"" + "x".repeat(5_000) + "\"");
		assertThat(TestClient.header(response, "ce-large")).hasSize(5_000);
		assertThat(response.body()).isEqualTo("{\"a\":1}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain;charset=bogus", "multipart/mixed; boundary=\\\"a b\\\"", "text/plain;a=b;a=c",
			"application/x;x=y;charset=us-ascii", "text/plain;charset=utf-16" })
	void sendsAnyContentType(String contentType) {
		HttpResponse<String> response = this.client.post("/echo", TestClient.STRUCTURED,
				"{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"datacontenttype\":\""
						+ contentType + "\",\"data_base64\":\"AQID\"}");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(TestClient.header(response, "Content-Type").replace(" ", ""))
			.isEqualTo(contentType.replace("\\", "").replace(" ", ""));
		assertThat(TestClient.header(response, "Content-Length")).isEqualTo("3");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/cloudevents+json", "application/cloudevents-batch+json",
			"Application/CloudEvents+JSON; charset=utf-8" })
	void sendsDataThatIsAnEventInTheBody(String contentType) {
		HttpResponse<String> response = echo("\"datacontenttype\":\"" + contentType + "\"");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo(TestClient.STRUCTURED);
		assertThat(response.headers().map()).doesNotContainKey("ce-id");
		assertThat(response.body()).contains("\"id\":\"1\"", "\"datacontenttype\":\"" + contentType + "\"",
				"\"data\":{\"a\":1}");
	}

	@Test
	void keepsStatusAndHeadersOfTheHandler() {
		HttpResponse<String> response = this.client.binary("/large");
		assertThat(response.statusCode()).isEqualTo(201);
		assertThat(TestClient.header(response, "X-Mine")).isEqualTo("1");
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo(TestClient.STRUCTURED);
		assertThat(response.body()).contains("\"type\":\"large\"");
	}

	private HttpResponse<String> echo(String members) {
		return this.client.post("/echo", TestClient.STRUCTURED,
				"{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\"," + members
						+ ",\"data\":{\"a\":1}}");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Handlers.class)
	static class Application {

	}

	@RestController
	static class Handlers {

		@PostMapping("/echo")
		CloudEvent echo(CloudEvent event) {
			return event;
		}

		@PostMapping("/large")
		ResponseEntity<OutgoingCloudEvent<Integer>> large(CloudEvent event) {
			return ResponseEntity.status(201)
				.header("X-Mine", "1")
				.body(OutgoingCloudEvent.of("large", 1).withExtension("large", "x".repeat(20_000)));
		}

	}

}
