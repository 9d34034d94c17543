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
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@code docs/configuration.md} says what the generated metadata says.
 */
class ConfigurationDocumentTests {

	@Test
	void hasEachKeyWithItsDefault() throws IOException {
		Map<String, String> expected = new TreeMap<>();
		ConfigurationMetadata.properties()
			.forEach((name, property) -> expected.put(name, property.path("defaultValue").asString("none")));
		assertThat(documented()).isEqualTo(expected);
	}

	private static Map<String, String> documented() throws IOException {
		Map<String, String> keys = new TreeMap<>();
		for (String line : Files.readAllLines(MarkdownDocument.ROOT.resolve("docs/configuration.md"))) {
			if (line.startsWith("| `cloudevents.")) {
				String[] cells = line.split("\\|");
				String value = cells[2].strip();
				keys.put(cells[1].strip().replace("`", ""), (value.startsWith("`")) ? value.replace("`", "") : "none");
				assertThat(cells[3].strip()).as(line).endsWith(".");
			}
		}
		return keys;
	}

}
