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

package com.example.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds that who copies the first steps of the documentation has this project.
 */
class GettingStartedTests {

	private static final Path DOCUMENT = Path.of("..", "..", "docs", "getting-started.md");

	private static final Pattern DEPENDENCY = Pattern
		.compile("<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>(?:\\s*<version>[^<]+</version>)?"
				+ "\\s*(?:<scope>([^<]+)</scope>)?\\s*</dependency>");

	static List<Path> sources() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src"))) {
			return files
				.filter((file) -> file.toString().endsWith(".java") && !file.endsWith("GettingStartedTests.java"))
				.toList();
		}
	}

	@ParameterizedTest
	@MethodSource("sources")
	void documentHasTheWholeFile(Path file) throws IOException {
		String source = Files.readString(file).replace("\r", "");
		String withoutLicense = source.substring(source.indexOf("package "));
		String name = file.toString().replace('\\', '/');
		assertThat(document()).contains("`" + name + "`:\n\n```java\n" + withoutLicense + "```\n");
	}

	@Test
	void documentHasTheDependencies() throws IOException {
		String document = document();
		String pom = document.substring(document.indexOf("`pom.xml`:"));
		assertThat(dependencies(pom.substring(0, pom.indexOf("</project>"))))
			.containsExactlyElementsOf(dependencies(Files.readString(Path.of("pom.xml"))))
			.hasSize(3);
	}

	private static List<List<String>> dependencies(String pom) {
		return DEPENDENCY.matcher(pom)
			.results()
			.map((match) -> List.of(match.group(1), match.group(2), String.valueOf(match.group(3))))
			.toList();
	}

	private static String document() throws IOException {
		return Files.readString(DOCUMENT).replace("\r", "");
	}

}
