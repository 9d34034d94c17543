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

package com.example.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code docs/cold-start.md}: it shows the commands that the script runs, and a
 * row for each way to start.
 */
class ColdStartDocumentTests {

	private static final Path DOCUMENT = Path.of("..", "..", "docs", "cold-start.md");

	private static final Path SCRIPT = Path.of("cold-start.sh");

	@Test
	void showsCommandsOfScript() throws IOException {
		List<String> commands = Files.readAllLines(DOCUMENT)
			.stream()
			.filter((line) -> line.startsWith("java "))
			.toList();
		assertThat(commands).hasSizeGreaterThan(5);
		List<String> script = Files.readAllLines(SCRIPT);
		assertThat(commands).allSatisfy((command) -> assertThat(script)
			.anyMatch((line) -> List.of(line.split("\\||&& |\\)$")).contains(command)));
	}

	@Test
	void hasRowForEachWay() throws IOException {
		String document = Files.readString(DOCUMENT);
		Matcher way = Pattern.compile("(?m)^([A-Za-z ]+)\\|java .*$").matcher(Files.readString(SCRIPT));
		assertThat(way.results().map((result) -> result.group(1))).hasSize(7)
			.allSatisfy((name) -> assertThat(document).contains("| " + name + " |"));
	}

}
