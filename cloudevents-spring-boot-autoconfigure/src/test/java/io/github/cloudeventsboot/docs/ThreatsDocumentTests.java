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

package io.github.cloudeventsboot.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the tests in the list of threats of docs/security.md exist, and those in the
 * table of docs/conformance.md.
 */
class ThreatsDocumentTests {

	private static final Path DOCUMENT = MarkdownDocument.ROOT.resolve("docs/security.md");

	private static final Pattern NAME = Pattern.compile("`(\\w+Tests)(?:\\.(\\w+))?`");

	@Test
	void testsExist() throws IOException {
		Map<String, Path> files = files();
		List<String> rows = rows();
		assertThat(rows).hasSizeGreaterThan(25);
		for (String row : rows) {
			assertThat(assertExist(row, files)).as("tests in %s", row).isPositive();
		}
	}

	@Test
	void testsOfTheConformanceTableExist() throws IOException {
		Map<String, Path> files = files();
		for (String row : Files.readAllLines(MarkdownDocument.ROOT.resolve("docs/conformance.md"))) {
			assertExist(row, files);
		}
	}

	private static Map<String, Path> files() throws IOException {
		return MarkdownDocument.files(".java")
			.stream()
			.collect(Collectors.toMap((file) -> file.getFileName().toString(), Function.identity(),
					(first, second) -> first));
	}

	private static int assertExist(String row, Map<String, Path> files) {
		Matcher matcher = NAME.matcher(row);
		int count = 0;
		while (matcher.find()) {
			count++;
			assertThat(files).as(row).containsKey(matcher.group(1) + ".java");
			if (matcher.group(2) != null) {
				assertThat(files.get(matcher.group(1) + ".java")).as(row)
					.content()
					.contains(" " + matcher.group(2) + "(");
			}
		}
		return count;
	}

	private static List<String> rows() throws IOException {
		List<String> rows = new ArrayList<>();
		boolean threats = false;
		for (String line : Files.readAllLines(DOCUMENT)) {
			threats = (line.startsWith("## ")) ? line.equals("## Threats") : threats;
			if (threats && line.startsWith("| ") && !line.startsWith("| attempt")) {
				rows.add(line);
			}
		}
		return rows;
	}

}
