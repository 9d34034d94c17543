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

package com.example.throughput;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The endpoints do the same work: what is measured is comparable.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ThroughputApplicationTests {

	private static final String DATA = """
			{"orderId":"ord-1","amount":129.95,"currency":"EUR","items":[{"sku":"SKU-1","quantity":2}]}""";

	private static final String EVENT = """
			{"specversion":"1.0","id":"1","source":"/shop","type":"com.example.payment.completed",\
			"time":"2026-11-23T17:31:00Z","datacontenttype":"application/json","data":%s}""";

	@LocalServerPort
	private int port;

	private final HttpClient client = HttpClient.newHttpClient();

	@Test
	void allEndpointsAnswerTheSameOrder() throws Exception {
		for (String[] call : new String[][] { { "/plain", "application/json" },
				{ "/typed", "application/cloudevents+json" } }) {
			HttpResponse<String> response = post(call[0], call[1], EVENT.formatted(DATA));
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.body()).contains("\"type\":\"payment.received\"", "{\"orderId\":\"ord-1\"}");
		}
		HttpResponse<String> batch = post("/batch", "application/cloudevents-batch+json",
				"[" + EVENT.formatted(DATA) + "]");
		assertThat(batch.statusCode()).isEqualTo(204);
	}

	@Test
	void allEndpointsRefuseWhatIsNotValid() throws Exception {
		String invalid = EVENT.formatted(DATA.replace("129.95", "0"));
		assertThat(post("/plain", "application/json", invalid).statusCode()).isEqualTo(400);
		assertThat(post("/typed", "application/cloudevents+json", invalid).statusCode()).isEqualTo(400);
		assertThat(post("/batch", "application/cloudevents-batch+json", "[" + invalid + "]").statusCode())
			.isEqualTo(400);
	}

	private HttpResponse<String> post(String path, String contentType, String body) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.header("Content-Type", contentType)
			.POST(BodyPublishers.ofString(body))
			.build();
		return this.client.send(request, BodyHandlers.ofString());
	}

}
