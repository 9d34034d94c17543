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

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code template.yaml}.
 */
class TemplateTests {

	@Test
	void handlersExist() throws Exception {
		List<String> handlers = new ArrayList<>();
		collect("Handler", template(), handlers);
		assertThat(handlers).hasSize(3);
		for (String handler : handlers) {
			Class<?> type = Class.forName(handler);
			assertThat(RequestStreamHandler.class.isAssignableFrom(type) || RequestHandler.class.isAssignableFrom(type))
				.as(handler)
				.isTrue();
			assertThat(type.getConstructor()).isNotNull();
		}
	}

	@Test
	void codeIsWhereTheBuildPutsIt() throws Exception {
		List<String> directories = new ArrayList<>();
		collect("CodeUri", template(), directories);
		assertThat(directories).containsExactly("target/function");
		assertThat(Path.of("pom.xml")).content().contains("${project.build.directory}/function/lib");
	}

	@Test
	void brokenMessagesAreReported() throws Exception {
		assertThat(template()).asString().contains("FunctionResponseTypes=[ReportBatchItemFailures]");
	}

	private static Map<String, Object> template() throws IOException {
		try (Reader reader = Files.newBufferedReader(Path.of("template.yaml"))) {
			return new Yaml().load(reader);
		}
	}

	private static void collect(String name, Map<?, ?> node, List<String> values) {
		node.forEach((key, value) -> {
			if (key.equals(name)) {
				values.add((String) value);
			}
			if (value instanceof Map<?, ?> map) {
				collect(name, map, values);
			}
		});
	}

}
