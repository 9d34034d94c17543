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

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the document of the application, which {@link ContractFilter} holds the
 * exchanges of all other tests against.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ContractTests {

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Test
	void exchangesAreComparedWithTheDocument(@Autowired ContractFilter filter) throws Exception {
		int before = filter.compared();
		HttpRequest request = request("/payments").header("Content-Type", "application/cloudevents+json")
			.POST(BodyPublishers.ofString("""
					{"specversion": "1.0", "id": "1", "source": "/shop", "type": "payment.completed",
					"data": {"amount": 3}}"""))
			.build();
		assertThat(send(request).statusCode()).isEqualTo(204);
		assertThat(filter.compared()).isEqualTo(before + 1);
	}

	@Test
	void swaggerUiIsLinked() throws Exception {
		assertThat(send(request("/").build()).body()).contains("href=\"/swagger-ui.html\"");
		HttpResponse<String> redirect = send(request("/swagger-ui.html").build());
		assertThat(redirect.statusCode()).isEqualTo(302);
		assertThat(send(request("/swagger-ui/index.html").build()).body()).contains("Swagger UI");
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

	private HttpResponse<String> send(HttpRequest request) throws Exception {
		return this.client.send(request, BodyHandlers.ofString());
	}

}
