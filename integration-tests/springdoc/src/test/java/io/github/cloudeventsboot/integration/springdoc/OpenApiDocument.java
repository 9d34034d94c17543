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

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.cloudeventsboot.integration.Call;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The document of an application, whose schemas are used as those of JSON Schema 2020-12.
 *
 * @param text the document as it was sent
 * @param root the document
 */
record OpenApiDocument(String text, JsonNode root) {

	static final JsonMapper mapper = new JsonMapper();

	private static final SchemaRegistry registry = SchemaRegistry
		.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

	static OpenApiDocument of(int port) {
		return of(Call.get("/v3/api-docs").send(port).body());
	}

	static OpenApiDocument of(String text) {
		return new OpenApiDocument(text, mapper.readTree(text));
	}

	JsonNode post(String path) {
		JsonNode operation = this.root.path("paths").path(path).path("post");
		if (operation.isMissingNode()) {
			throw new IllegalArgumentException(path + " is not in " + this.root.path("paths").propertyNames());
		}
		return operation;
	}

	Set<Map.Entry<String, JsonNode>> paths(String prefix) {
		Set<Map.Entry<String, JsonNode>> paths = new LinkedHashSet<>();
		this.root.path("paths").properties().forEach((path) -> {
			if (path.getKey().startsWith(prefix) && path.getValue().has("post")) {
				paths.add(Map.entry(path.getKey(), path.getValue().path("post")));
			}
		});
		return paths;
	}

	JsonNode request(String path, String mediaType) {
		return post(path).path("requestBody").path("content").path(mediaType);
	}

	JsonNode schema(String name) {
		return this.root.path("components").path("schemas").path(name);
	}

	/**
	 * Return what is wrong with a value.
	 */
	List<String> violations(JsonNode schema, JsonNode value) {
		ObjectNode root = mapper.createObjectNode();
		root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
		root.setAll((ObjectNode) schema);
		root.set("components", this.root.path("components"));
		Schema compiled = registry.getSchema(root);
		List<String> violations = new ArrayList<>();
		compiled.validate(value, (context) -> context.executionConfig((config) -> config.formatAssertionsEnabled(true)))
			.forEach((error) -> violations.add(error.toString()));
		return violations;
	}

}
