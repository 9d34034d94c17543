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

package com.example.payments;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the application over a real port, with the JDK's own client.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PaymentsApplicationTests {

	private static final String STRUCTURED = """
			{ "specversion": "1.0", "type": "user.logged_in", "id": "abcd-efgh", "source": "/auth-service",
			"datacontenttype": "application/json", "data": {"userId": "usr_123", "ip": "192.168.1.1"} }
			""";

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Autowired
	private JsonMapper mapper;

	@Test
	void listensOnThisMachineOnly(@Value("${server.address}") InetAddress address) {
		assertThat(address.isLoopbackAddress()).isTrue();
	}

	@Test
	void acknowledgesUserEventInBothModes() throws Exception {
		HttpResponse<String> binary = send(binary("/user-events", "user.registered", "{\"name\": \"John Doe\"}"));
		assertThat(binary.statusCode()).isEqualTo(200);
		assertThat(header(binary, "ce-type")).isEqualTo("user.event.ack");
		assertThat(header(binary, "ce-source")).isEqualTo("/payments");
		assertThat(json(binary.body())).isEqualTo(json("{\"original_event\": \"1234-5678\", \"handled\": true}"));
		HttpResponse<String> structured = send(structured("/user-events", STRUCTURED));
		assertThat(json(structured.body())).isEqualTo(json("{\"original_event\": \"abcd-efgh\", \"handled\": true}"));
	}

	@Test
	void answersInStructuredModeWhateverTheRequestHas() throws Exception {
		for (HttpRequest request : new HttpRequest[] { binary("/structured", "t", "{}"),
				structured("/structured", STRUCTURED) }) {
			HttpResponse<String> response = send(request);
			assertThat(header(response, "content-type")).isEqualTo("application/cloudevents+json");
			assertThat(response.headers().map()).doesNotContainKey("ce-id");
			JsonNode event = json(response.body());
			assertThat(event.path("type").asString()).isEqualTo("structured.response");
			assertThat(event.path("datacontenttype").asString()).isEqualTo("application/json");
			assertThat(event.path("data").path("message").asString()).isEqualTo("whole event in the body");
		}
	}

	@Test
	void answersInBinaryModeWhateverTheRequestHas() throws Exception {
		for (HttpRequest request : new HttpRequest[] { binary("/binary", "t", "{}"),
				structured("/binary", STRUCTURED) }) {
			HttpResponse<String> response = send(request);
			assertThat(header(response, "ce-type")).isEqualTo("binary.response");
			assertThat(header(response, "content-type")).isEqualToIgnoringCase("text/plain;charset=UTF-8");
			assertThat(response.body()).isEqualTo("metadata in the headers");
		}
	}

	@Test
	void tellsTheSenderWhetherToSendAgain() throws Exception {
		HttpResponse<String> accepted = send(structured("/safe-events", STRUCTURED));
		assertThat(accepted.statusCode()).isEqualTo(200);
		assertThat(header(accepted, "ce-type")).isEqualTo("success");
		HttpResponse<String> refused = send(structured("/safe-events",
				"{\"specversion\": \"1.0\", \"type\": \"t\", \"id\": \"1\", \"source\": \"/s\"}"));
		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(header(refused, "content-type")).isEqualTo("application/problem+json");
		assertThat(json(refused.body()).path("detail").asString()).isEqualTo("Invalid data format");
	}

	@Test
	void refusesEventWithoutRequiredAttribute() throws Exception {
		HttpResponse<String> response = send(structured("/user-events", "{\"specversion\": \"1.0\", \"id\": \"1\"}"));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(json(response.body()).path("errors").findValuesAsString("attribute")).containsExactly("source",
				"type");
	}

	@Test
	void isMeasured() throws Exception {
		send(structured("/user-events", STRUCTURED));
		HttpResponse<String> response = send(HttpRequest.newBuilder(uri("/actuator/prometheus")).build());
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("http_server_requests_seconds_count", "uri=\"/user-events\"");
	}

	private URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.port + path);
	}

	private HttpRequest binary(String path, String type, String data) {
		return HttpRequest.newBuilder(uri(path))
			.headers("Content-Type", "application/json", "ce-specversion", "1.0", "ce-type", type, "ce-id", "1234-5678",
					"ce-source", "/auth-service")
			.POST(HttpRequest.BodyPublishers.ofString(data))
			.build();
	}

	private HttpRequest structured(String path, String event) {
		return HttpRequest.newBuilder(uri(path))
			.header("Content-Type", "application/cloudevents+json")
			.POST(HttpRequest.BodyPublishers.ofString(event))
			.build();
	}

	private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
		return this.client.send(request, HttpResponse.BodyHandlers.ofString());
	}

	private JsonNode json(String text) {
		return this.mapper.readTree(text);
	}

	private static String header(HttpResponse<?> response, String name) {
		return response.headers().firstValue(name).orElseThrow();
	}

}
