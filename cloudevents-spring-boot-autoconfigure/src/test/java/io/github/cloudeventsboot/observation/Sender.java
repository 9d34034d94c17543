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

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import io.github.cloudeventsboot.testsupport.TestClient;

/**
 * Sends events whose attributes the tests of observations expect.
 */
final class Sender {

	private final TestClient client;

	Sender(int port) {
		this.client = new TestClient(port);
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
		HttpRequest.Builder builder = this.client.request(path)
			.POST(HttpRequest.BodyPublishers.ofString(data))
			.header("Content-Type", "application/json")
			.header("ce-specversion", "1.0")
			.header("ce-id", "1")
			.header("ce-source", "/tests")
			.header("ce-type", type);
		for (int i = 0; i < headers.length; i += 2) {
			builder.setHeader(headers[i], headers[i + 1]);
		}
		return TestClient.send(builder);
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
		return this.client.post(path, contentType, body, headers);
	}

}
