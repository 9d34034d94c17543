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

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.cloudeventsboot.integration.Application;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two properties of all event types, tried with random ones: what the mapper writes fits
 * the schema, and handlers accept the examples.
 */
class GeneratedTypesTests {

	private static final int VALUES = 20;

	@TempDir
	private Path directory;

	@Test
	void typesAreDescribedAsTheyAre() throws Exception {
		check(1, 20);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 5, 23 })
	@Tag("slow")
	void manyTypesAreDescribedAsTheyAre(long seed) throws Exception {
		check(seed, 60);
	}

	private void check(long seed, int events) throws Exception {
		GeneratedTypes types = new GeneratedTypes(seed);
		Class<?> handlers = types.compile(events, this.directory);
		Thread thread = Thread.currentThread();
		ClassLoader loader = thread.getContextClassLoader();
		thread.setContextClassLoader(handlers.getClassLoader());
		try (Application application = new Application(new SpringApplicationBuilder(Configuration.class, handlers)
			.properties("server.port=0", "spring.main.banner-mode=off", "logging.level.root=off")
			.run())) {
			OpenApiDocument document = OpenApiDocument.of(application.port());
			assertThat(document.paths("/generated/")).as(document.text()).hasSize(events);
			for (Map.Entry<String, JsonNode> path : document.paths("/generated/")) {
				examplesAreAccepted(path, new DocumentedExchange(application, document));
				valuesFit(path, document, application.context().getBean(JsonMapper.class), types);
			}
		}
		finally {
			thread.setContextClassLoader(loader);
		}
	}

	private static void examplesAreAccepted(Map.Entry<String, JsonNode> path, DocumentedExchange exchange) {
		JsonNode content = path.getValue().at("/requestBody/content");
		JsonNode events = content.path("application/cloudevents+json").path("examples");
		assertThat(events.size()).as(path.getKey() + " " + content).isPositive();
		content.properties()
			.forEach((type) -> type.getValue()
				.path("examples")
				.forEach((example) -> exchange.accepts(path.getKey(), type, example)));
	}

	private static void valuesFit(Map.Entry<String, JsonNode> path, OpenApiDocument document, JsonMapper mapper,
			GeneratedTypes types) {
		JsonNode schema = path.getValue().at("/responses/200/content").path("application/json").path("schema");
		List<JsonNode> schemas = (schema.has("anyOf")) ? schema.path("anyOf").valueStream().toList() : List.of(schema);
		for (JsonNode data : schemas) {
			String name = data.path("$ref").asString().replace("#/components/schemas/", "").replace("Reply", "");
			for (int i = 0; i < VALUES; i++) {
				JsonNode value = OpenApiDocument.mapper.readTree(mapper.writeValueAsString(types.value(name)));
				assertThat(document.violations(data, value))
					.as(value + " "
							+ document.schema(data.path("$ref").asString().replace("#/components/schemas/", "")))
					.isEmpty();
			}
		}
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Configuration {

	}

}
