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

package io.github.cloudeventsboot.integration;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cloudeventsboot.test.web.CloudEventRequestBuilder;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpEntity;

/**
 * A request to send.
 *
 * @param method the method
 * @param path the path, with the query
 * @param headers the headers
 * @param body the body, or {@code null} if there is none
 */
public record Call(String method, String path, Map<String, String> headers, byte @Nullable [] body) {

	private static final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	public static Call of(String method, String path) {
		return new Call(method, path, Map.of(), null);
	}

	public static Call get(String path) {
		return of("GET", path);
	}

	public static Call post(String path, String contentType, String body) {
		return post(path, contentType, body.getBytes(StandardCharsets.UTF_8));
	}

	public static Call post(String path, String contentType, byte[] body) {
		return new Call("POST", path, Map.of("Content-Type", contentType), body);
	}

	/**
	 * Return a request with an event.
	 */
	public static Call post(String path, CloudEventRequestBuilder event) {
		HttpEntity<byte[]> entity = event.toEntity();
		return new Call("POST", path, entity.getHeaders().toSingleValueMap(), entity.getBody());
	}

	public Call with(String header, String value) {
		Map<String, String> headers = new LinkedHashMap<>(this.headers);
		headers.put(header, value);
		return new Call(this.method, this.path, headers, this.body);
	}

	public Call to(String path) {
		return new Call(this.method, path, this.headers, this.body);
	}

	public HttpResponse<String> send(int port) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + this.path));
		request.method(this.method,
				(this.body != null) ? BodyPublishers.ofByteArray(this.body) : BodyPublishers.noBody());
		this.headers.forEach(request::header);
		try {
			return client.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(this + " got no response", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public String toString() {
		return this.method + " " + this.path + " " + this.headers;
	}

}
