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

package io.github.cloudeventsboot.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the table of requirements and of the tests that show them.
 */
class ConformanceTests {

	private static final Path DOCUMENT = Path.of("..", "docs", "conformance.md");

	private static final String WRITE = "conformance.write";

	@Test
	void everyRequirementHasTestsOrAReason() throws IOException {
		assertThat(ConformanceTable.read().problems()).isEmpty();
	}

	@Test
	void documentIsUpToDate() throws IOException {
		String table = ConformanceTable.read().toMarkdown();
		if (Boolean.getBoolean(WRITE)) {
			Files.createDirectories(DOCUMENT.getParent());
			Files.writeString(DOCUMENT, table);
		}
		assertThat(DOCUMENT)
			.as("docs/conformance.md, which is written anew by 'mvn -Pquick"
					+ " -pl cloudevents-spring-boot-autoconfigure test -Dtest=ConformanceTests -D" + WRITE + "=true'")
			.content()
			.isEqualToNormalizingNewlines(table);
	}

}
