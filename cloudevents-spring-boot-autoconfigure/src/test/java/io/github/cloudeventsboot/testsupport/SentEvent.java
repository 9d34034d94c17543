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

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event that is sent in either mode, with nothing checked.
 */
public final class SentEvent {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final Map<String, Object> attributes = new LinkedHashMap<>();

	private final List<String> headers = new ArrayList<>();

	private @Nullable String data;

	private String contentType = "application/json";

	/**
	 * How an event is sent.
	 */
	public enum Mode {

		BINARY, STRUCTURED, DATA_FIRST

	}

	private SentEvent() {
	}

	public static SentEvent ofType(String type) {
		return new SentEvent().with("specversion", "1.0").with("id", "1").with("source", "/sender").with("type", type);
	}

	public SentEvent with(String attribute, Object value) {
		this.attributes.put(attribute, value);
		return this;
	}

	public SentEvent without(String attribute) {
		this.attributes.remove(attribute);
		return this;
	}

	public SentEvent data(@Nullable String json) {
		this.data = json;
		return this;
	}

	public SentEvent text(String mediaType, String text) {
		this.contentType = mediaType;
		this.data = text;
		return this;
	}

	public SentEvent header(String name, String value) {
		this.headers.add(name);
		this.headers.add(value);
		return this;
	}

	public String json(boolean dataFirst) {
		StringBuilder json = new StringBuilder("{");
		boolean isJson = this.contentType.endsWith("json");
		String member = "\"data\":" + ((isJson) ? this.data : MAPPER.writeValueAsString(this.data));
		if (this.data != null && dataFirst) {
			json.append(member).append(',');
		}
		this.attributes.forEach((name, value) -> json.append(MAPPER.writeValueAsString(name))
			.append(':')
			.append(MAPPER.writeValueAsString(value))
			.append(','));
		json.append("\"datacontenttype\":").append(MAPPER.writeValueAsString(this.contentType));
		if (this.data != null && !dataFirst) {
			json.append(',').append(member);
		}
		return json.append('}').toString();
	}

	public HttpResponse<String> post(int port, String path, Mode mode) {
		HttpRequest.Builder request = new TestClient(port).request(path);
		if (!this.headers.isEmpty()) {
			request.headers(this.headers.toArray(String[]::new));
		}
		if (mode == Mode.BINARY) {
			this.attributes.forEach((name, value) -> request.header("ce-" + name, value.toString()));
			if (this.data != null) {
				request.header("Content-Type", this.contentType);
			}
			request.POST((this.data != null) ? BodyPublishers.ofString(this.data, StandardCharsets.UTF_8)
					: BodyPublishers.noBody());
		}
		else {
			request.header("Content-Type", TestClient.STRUCTURED)
				.POST(BodyPublishers.ofString(json(mode == Mode.DATA_FIRST), StandardCharsets.UTF_8));
		}
		return TestClient.send(request);
	}

	public static HttpResponse<String> batch(int port, String path, SentEvent... events) {
		List<String> elements = new ArrayList<>();
		for (SentEvent event : events) {
			elements.add(event.json(false));
		}
		return TestClient.send(new TestClient(port).request(path)
			.header("Content-Type", TestClient.BATCH)
			.POST(BodyPublishers.ofString("[" + String.join(",", elements) + "]")));
	}

	/**
	 * The errors of a problem, each as one string.
	 */
	public static List<String> errors(HttpResponse<String> response) {
		List<String> errors = new ArrayList<>();
		MAPPER.readTree(response.body()).path("errors").forEach((error) -> {
			String where = error.path("attribute").asString(error.path("pointer").asString(""));
			String index = (error.has("index")) ? error.get("index").asInt() + " " : "";
			errors.add((index + where + " " + error.get("detail").asString()).trim());
		});
		return errors;
	}

	public static String problemType(HttpResponse<String> response) {
		String type = MAPPER.readTree(response.body()).path("type").asString("");
		return type.substring(type.lastIndexOf(':') + 1);
	}

}
