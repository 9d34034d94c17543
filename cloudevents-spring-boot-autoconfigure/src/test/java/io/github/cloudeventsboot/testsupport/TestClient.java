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

package io.github.cloudeventsboot.testsupport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Sends requests to a server under test, byte by byte as given.
 */
public final class TestClient {

	/**
	 * The media type of an event in structured mode.
	 */
	public static final String STRUCTURED = "application/cloudevents+json";

	/**
	 * The media type of a batch.
	 */
	public static final String BATCH = "application/cloudevents-batch+json";

	private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final String root;

	public TestClient(int port) {
		this.root = "http://localhost:" + port;
	}

	/**
	 * Send an event in binary mode with JSON data.
	 */
	public HttpResponse<String> binary(String path, String... headers) {
		return send(request(path, BodyPublishers.ofString("{\"amount\":1}"), headers)
			.header("Content-Type", "application/json")
			.header("ce-specversion", "1.0")
			.header("ce-id", "request-1")
			.header("ce-source", "/sender")
			.header("ce-type", "order.placed"));
	}

	/**
	 * Send an event in structured mode with JSON data.
	 */
	public HttpResponse<String> structured(String path, String... headers) {
		return post(path, STRUCTURED, event("request-1", "order.placed", "{\"amount\":1}"), headers);
	}

	/**
	 * Send a body of any content type.
	 */
	public HttpResponse<String> post(String path, String contentType, String body, String... headers) {
		return send(request(path, BodyPublishers.ofString(body), headers).header("Content-Type", contentType));
	}

	/**
	 * Send a body whose length is not known beforehand.
	 */
	public HttpResponse<String> chunked(String path, String contentType, byte[] body) {
		return send(request(path, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
			.header("Content-Type", contentType));
	}

	public HttpResponse<String> get(String path, String... headers) {
		return send(request(path, BodyPublishers.noBody(), headers).GET());
	}

	/**
	 * Start a request, a {@code GET} unless another method is set.
	 */
	public HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.root + path));
	}

	private HttpRequest.Builder request(String path, BodyPublisher body, String... headers) {
		HttpRequest.Builder request = request(path).POST(body);
		return (headers.length > 0) ? request.headers(headers) : request;
	}

	public static HttpResponse<String> send(HttpRequest.Builder request) {
		return send(request.build(), BodyHandlers.ofString());
	}

	public static <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
		try {
			return CLIENT.send(request, handler);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Return an event in the JSON event format.
	 */
	public static String event(String id, String type, String data) {
		return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"/sender\",\"type\":\"" + type
				+ "\",\"datacontenttype\":\"application/json\",\"data\":" + data + "}";
	}

	/**
	 * Return all values of a header, separated by {@code " | "}.
	 */
	public static String header(HttpResponse<?> response, String name) {
		return String.join(" | ", response.headers().allValues(name));
	}

}
