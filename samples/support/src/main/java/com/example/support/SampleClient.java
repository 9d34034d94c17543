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

package com.example.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import io.github.cloudeventsboot.test.web.CloudEventRequestBuilder;

import org.springframework.http.HttpEntity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Sends events to a sample that forwards them, and waits for the results.
 */
public final class SampleClient {

	private final HttpClient client = HttpClient.newHttpClient();

	private final String url;

	public SampleClient(int port) {
		this.url = "http://127.0.0.1:" + port;
	}

	/**
	 * Send an event.
	 */
	public HttpResponse<byte[]> send(CloudEventRequestBuilder event) {
		HttpEntity<byte[]> entity = event.toEntity();
		byte[] body = entity.getBody();
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.url + "/events"))
			.POST((body != null) ? HttpRequest.BodyPublishers.ofByteArray(body) : HttpRequest.BodyPublishers.noBody());
		entity.getHeaders().toSingleValueMap().forEach(request::header);
		return exchange(request.build());
	}

	/**
	 * Repeat the request until there is an answer.
	 */
	public HttpResponse<byte[]> get(String path) {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.url + path)).build();
		return await().atMost(Duration.ofSeconds(30))
			.until(() -> exchange(request), (response) -> response.statusCode() == 200);
	}

	/**
	 * Send each command of a document in turn until it is answered as shown.
	 */
	public static void sendAll(Iterable<CurlExample> examples, int port) {
		assertThat(examples).isNotEmpty();
		for (CurlExample example : examples) {
			await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> example.answersAsShown(port));
		}
	}

	private HttpResponse<byte[]> exchange(HttpRequest request) {
		try {
			return this.client.send(request, HttpResponse.BodyHandlers.ofByteArray());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
