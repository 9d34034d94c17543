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

package com.example.lambda;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.example.lambda.Exchange.Request;
import com.example.lambda.Exchange.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What calls a function with the request of a sender, and how it writes that request.
 */
enum Gateway {

	HTTP_API("http-api.json"),

	FUNCTION_URL("function-url.json"),

	REST_API("rest-api.json");

	private static final JsonMapper mapper = new JsonMapper();

	private final ObjectNode example;

	Gateway(String example) {
		try (InputStream json = Gateway.class.getResourceAsStream(example)) {
			this.example = (ObjectNode) new JsonMapper().readTree(json);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Send a request to a function.
	 */
	Response send(RequestStreamHandler function, Request request, boolean base64) throws IOException {
		return send(function, mapper.writeValueAsBytes(event(request, base64)));
	}

	/**
	 * Call a function with an event of the gateway.
	 */
	Response send(RequestStreamHandler function, byte[] event) throws IOException {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		function.handleRequest(new ByteArrayInputStream(event), output, null);
		return response(mapper.readTree(output.toByteArray()));
	}

	ObjectNode event(Request request, boolean base64) {
		ObjectNode event = this.example.deepCopy();
		event.put("isBase64Encoded", base64);
		event.put("body", (base64) ? Base64.getEncoder().encodeToString(request.body())
				: new String(request.body(), StandardCharsets.UTF_8));
		if (this == REST_API) {
			event.put("path", request.path());
		}
		else {
			event.put("rawPath", request.path());
			event.withObject("/requestContext/http").put("path", request.path());
		}
		for (int i = 0; i < request.headers().size(); i += 2) {
			addHeader(event, request.headers().get(i), request.headers().get(i + 1));
		}
		addHeader(event, "Content-Length", String.valueOf(request.body().length));
		return event;
	}

	private void addHeader(ObjectNode event, String name, String value) {
		ObjectNode headers = event.withObject("/headers");
		if (this == REST_API) {
			headers.put(name, value);
			event.withObject("/multiValueHeaders").withArray(name).add(value);
		}
		else {
			String lowerCase = name.toLowerCase(Locale.ROOT);
			JsonNode present = headers.get(lowerCase);
			headers.put(lowerCase, (present != null) ? present.asString() + "," + value : value);
		}
	}

	private Response response(JsonNode json) {
		Map<String, List<String>> headers = new TreeMap<>();
		// what a gateway reads depends on the format of the payload
		json.path((this == REST_API) ? "multiValueHeaders" : "headers")
			.forEachEntry((name, value) -> headers.put(name, (value.isArray())
					? value.valueStream().map(JsonNode::asString).toList() : List.of(value.asString())));
		boolean base64 = json.path("isBase64Encoded").asBoolean();
		String body = json.path("body").asString("");
		return new Response(json.path("statusCode").asInt(), headers,
				(base64) ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8), base64);
	}

}
