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

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * Sends messages over a real port.
 */
final class Sender {

	static final String STRUCTURED = "application/cloudevents+json";

	static final String BATCH = "application/cloudevents-batch+json";

	private final HttpClient client = HttpClient.newHttpClient();

	private final int port;

	Sender(int port) {
		this.port = port;
	}

	/**
	 * Send an event in binary mode.
	 * @param path the path
	 * @param type the type of the event
	 * @param data its data in JSON
	 * @param headers names and values of further headers
	 * @return the response
	 */
	HttpResponse<String> binary(String path, String type, String data, String... headers) {
		HttpRequest.Builder builder = builder(path, data, "application/json", headers)
			.setHeader("ce-specversion", "1.0")
			.setHeader("ce-id", "1")
			.setHeader("ce-source", "/tests")
			.setHeader("ce-type", type);
		for (int i = 0; i < headers.length; i += 2) {
			builder.setHeader(headers[i], headers[i + 1]);
		}
		return send(builder);
	}

	/**
	 * Send a body of any content type.
	 * @param path the path
	 * @param contentType the content type
	 * @param body the body
	 * @param headers names and values of further headers
	 * @return the response
	 */
	HttpResponse<String> body(String path, String contentType, String body, String... headers) {
		return send(builder(path, body, contentType, headers));
	}

	private HttpRequest.Builder builder(String path, String body, String contentType, String... headers) {
		HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.header("Content-Type", contentType);
		for (int i = 0; i < headers.length; i += 2) {
			builder.setHeader(headers[i], headers[i + 1]);
		}
		return builder;
	}

	private HttpResponse<String> send(HttpRequest.Builder builder) {
		try {
			return this.client.send(builder.build(), HttpResponse.BodyHandlers.ofString());
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
