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

package io.github.cloudeventsboot.integration.springdoc;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.cloudeventsboot.integration.Application;
import io.github.cloudeventsboot.integration.Call;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Exchanges events with an application as its document says.
 *
 * @param application the application
 * @param document its document
 */
record DocumentedExchange(Application application, OpenApiDocument document) {

	/** The headers that the description of an example in binary mode names. */
	private static final Pattern HEADER = Pattern.compile("`(ce-[a-z0-9]+): ([^`]*)`");

	/**
	 * The example fits its schema and is accepted, and the reply is one of those that the
	 * document has.
	 */
	void accepts(String path, Map.Entry<String, JsonNode> content, JsonNode example) {
		JsonNode value = example.path("value");
		assertThat(this.document.violations(content.getValue().path("schema"), value)).isEmpty();
		String url = path.replace("{tenant}", "acme") + (path.contains("tenant") ? "?page=1" : "");
		Call call = Call.post(url, content.getKey(), (value.isString()) ? value.asString() : value.toString());
		Matcher headers = HEADER.matcher(example.path("description").asString());
		while (headers.find()) {
			call = call.with(headers.group(1), headers.group(2));
		}
		HttpResponse<String> response = call.send(this.application.port());
		assertThat(response.statusCode()).as(value + " " + response.body()).isBetween(200, 299);
		answers(this.document.post(path), response);
	}

	/**
	 * The reply is one of those that the document has.
	 */
	void answers(JsonNode operation, HttpResponse<String> response) {
		JsonNode responses = operation.path("responses");
		JsonNode described = responses.path(String.valueOf(response.statusCode()));
		described = (described.isMissingNode()) ? responses.path("2XX") : described;
		assertThat(described.isMissingNode()).as(response + " " + responses.propertyNames()).isFalse();
		described.path("headers").properties().forEach((header) -> {
			String value = response.headers().firstValue(header.getKey()).orElse(null);
			assertThat(value != null || !header.getValue().path("required").asBoolean()).as(header.getKey()).isTrue();
			boolean text = "string".equals(header.getValue().at("/schema/type").asString());
			if (value != null && text) {
				assertThat(this.document.violations(header.getValue().path("schema"),
						OpenApiDocument.mapper.valueToTree(value)))
					.isEmpty();
			}
		});
		String type = response.headers().firstValue("Content-Type").orElse("").split(";")[0];
		JsonNode content = described.path("content");
		if (response.body().isEmpty() || content.has("*/*")) {
			return;
		}
		assertThat(content.propertyNames()).contains(type);
		JsonNode schema = content.path(type).path("schema");
		JsonNode value = (type.contains("json")) ? OpenApiDocument.mapper.readTree(response.body())
				: OpenApiDocument.mapper.valueToTree(response.body());
		assertThat(this.document.violations(schema, value)).as(response.body()).isEmpty();
	}

}
