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

package com.example.payments;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the document of the application says of requests and replies.
 */
class Contract {

	private static final SchemaRegistry registry = SchemaRegistry
		.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

	private final JsonMapper mapper;

	private final JsonNode document;

	Contract(JsonMapper mapper, String document) {
		this.mapper = mapper;
		this.document = mapper.readTree(document);
	}

	boolean has(String path) {
		return this.document.path("paths").path(path).has("post");
	}

	private JsonNode post(String path) {
		return this.document.path("paths").path(path).path("post");
	}

	/**
	 * Return what is wrong with a request, {@code null} if nothing is.
	 */
	String fault(String path, String contentType, Function<String, String> headers, String body) {
		JsonNode content = post(path).at("/requestBody/content");
		String mediaType = (contentType != null) ? contentType.split(";")[0].strip() : "";
		if (!content.has(mediaType)) {
			return (body.isEmpty() && mediaType.isEmpty()) ? headerFault(path, headers)
					: "not " + content.propertyNames();
		}
		String fault = (mediaType.contains("cloudevents")) ? null : headerFault(path, headers);
		if (fault != null) {
			return fault;
		}
		if (body.isEmpty()) {
			return (post(path).at("/requestBody/required").asBoolean()) ? "body is required" : null;
		}
		return fault(content.path(mediaType).path("schema"), mediaType, body);
	}

	private String headerFault(String path, Function<String, String> headers) {
		for (JsonNode parameter : post(path).path("parameters")) {
			String name = parameter.path("name").asString();
			String value = headers.apply(name);
			if (value == null && parameter.path("description").asString().contains("required")) {
				return name + " is required";
			}
			JsonNode schema = parameter.path("schema");
			if (value != null && "string".equals(schema.path("type").asString())) {
				List<Error> errors = validate(schema, this.mapper.valueToTree(value));
				if (!errors.isEmpty()) {
					return name + " " + errors;
				}
			}
		}
		return null;
	}

	private String fault(JsonNode schema, String mediaType, String body) {
		try {
			JsonNode value = (mediaType.contains("json")) ? this.mapper.readTree(body) : this.mapper.valueToTree(body);
			List<Error> errors = validate(schema, value);
			return (errors.isEmpty()) ? null : errors.toString();
		}
		catch (JacksonException ex) {
			return ex.getOriginalMessage();
		}
	}

	/**
	 * Return what is wrong with a reply, {@code null} if nothing is.
	 */
	String wrongAnswer(String path, int status, String contentType, Function<String, String> headers, String body) {
		JsonNode response = post(path).path("responses").path(String.valueOf(status));
		if (response.isMissingNode()) {
			return "only " + post(path).path("responses").propertyNames();
		}
		for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
			String value = headers.apply(header.getKey());
			if (value == null && header.getValue().path("required").asBoolean()) {
				return header.getKey() + " is required";
			}
			if (value != null
					&& !validate(header.getValue().path("schema"), this.mapper.valueToTree(value)).isEmpty()) {
				return header.getKey() + " must be " + header.getValue().path("schema");
			}
		}
		String mediaType = (contentType != null) ? contentType.split(";")[0] : "";
		JsonNode content = response.path("content");
		if (body.isEmpty()) {
			return null;
		}
		JsonNode described = content.path((content.has(mediaType)) ? mediaType : "*/*");
		return (described.isMissingNode()) ? "only " + content.propertyNames()
				: fault(described.path("schema"), mediaType, body);
	}

	private List<Error> validate(JsonNode schema, JsonNode value) {
		ObjectNode root = this.mapper.createObjectNode();
		root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
		root.setAll((ObjectNode) schema);
		root.set("components", this.document.path("components"));
		return registry.getSchema(root)
			.validate(value, (context) -> context.executionConfig((config) -> config.formatAssertionsEnabled(true)));
	}

}
