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

package io.github.cloudeventsboot.integration.transports;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.ContentMode;
import io.github.cloudeventsboot.client.CloudEventClients;
import io.github.cloudeventsboot.client.CloudEventSink;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.env.Environment;

/**
 * Requests to handlers. Events come from a sink.
 */
final class HttpTransport implements Transport {

	private final HttpClient client = HttpClient.newHttpClient();

	private final CloudEventClients clients;

	private final Environment environment;

	private final Received received;

	HttpTransport(CloudEventClients clients, Environment environment, Received received) {
		this.clients = clients;
		this.environment = environment;
		this.received = received;
	}

	private URI uri(Kind kind) {
		return URI.create(
				"http://localhost:" + this.environment.getProperty("local.server.port") + "/take/" + kind.channel());
	}

	@Override
	public void send(Kind kind, ContentMode mode, List<?> events) {
		CloudEventSink sink = this.clients.sink(uri(kind)).mode(mode).maxAttempts(1).build();
		if (kind == Kind.LIST) {
			sink.sendAll(events);
		}
		else {
			sink.send(events.get(0));
		}
	}

	@Override
	public void send(Kind kind, ContentMode mode, RawEvent event) throws Exception {
		byte[] body = event.body(mode);
		HttpRequest.Builder request = HttpRequest.newBuilder(uri(kind))
			.POST((body != null) ? BodyPublishers.ofByteArray(body) : BodyPublishers.noBody());
		event.headers("ce-", HttpTransport::encode, mode).forEach(request::header);
		HttpResponse<String> response = this.client.send(request.build(), BodyHandlers.ofString());
		if (response.statusCode() >= 400) {
			List<CloudEventViolation> violations = new ArrayList<>();
			JsonMapper.shared()
				.readTree(response.body())
				.path("errors")
				.forEach((error) -> violations.add(new CloudEventViolation(text(error, "attribute"),
						text(error, "pointer"), null, error.path("detail").asString())));
			this.received.reject(violations);
		}
	}

	private static @Nullable String text(JsonNode error, String name) {
		return (error.has(name)) ? error.path(name).asString() : null;
	}

	/**
	 * Encode a value as the HTTP Protocol Binding, section 3.1.3.2, says.
	 */
	static String encode(String value) {
		StringBuilder encoded = new StringBuilder();
		for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
			if (octet > 0x20 && octet < 0x7f && octet != '"' && octet != '%') {
				encoded.append((char) octet);
			}
			else {
				encoded.append(String.format("%%%02X", octet));
			}
		}
		return encoded.toString();
	}

}
