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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.example.support.CurlExample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends each curl command that the documents show for this application, and compares the
 * answer with the one they show.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ReadmeTests {

	private static final Path ROOT = Path.of("..", "..");

	private static final List<Path> DOCUMENTS = List.of(ROOT.resolve("README.md"), Path.of("README.md"),
			ROOT.resolve("docs/getting-started.md"));

	@LocalServerPort
	private int port;

	static List<CurlExample> examples() throws IOException {
		List<CurlExample> examples = new ArrayList<>();
		for (Path document : DOCUMENTS) {
			examples.addAll(CurlExample.in(document));
		}
		return examples;
	}

	@ParameterizedTest
	@MethodSource("examples")
	void answersAsShown(CurlExample example) throws Exception {
		example.answersAsShown(this.port);
	}

	@Test
	void readmesShowEachEndpointInBothModesOfTheRequest() throws Exception {
		List<CurlExample> examples = examples();
		for (String path : List.of("/user-events", "/structured", "/binary", "/safe-events")) {
			assertThat(examples).as(path)
				.anySatisfy((example) -> assertThat(example.request(this.port).uri()).hasPath(path));
		}
		assertThat(examples).anySatisfy((example) -> assertThat(contentType(example)).isEqualTo("application/json"));
		assertThat(examples)
			.anySatisfy((example) -> assertThat(contentType(example)).isEqualTo("application/cloudevents+json"));
	}

	private String contentType(CurlExample example) {
		return example.request(this.port).headers().firstValue("Content-Type").orElseThrow();
	}

	@Test
	void readmeNamesTheCommandThatTestsEverything() throws Exception {
		List<String> script = Files.readAllLines(ROOT.resolve(".ci/run"));
		String command = script.get(script.size() - 1);
		assertThat(command).startsWith("mvn ");
		assertThat(ROOT.resolve("README.md")).content().contains("```shell\n" + command + "\n```");
	}

}
