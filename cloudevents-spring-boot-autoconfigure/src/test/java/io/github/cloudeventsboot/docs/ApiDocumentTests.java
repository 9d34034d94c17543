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
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that docs/api.md and the documentation of the packages say the same about the API
 * as the build, which has the list in the set-up of japicmp.
 */
class ApiDocumentTests {

	private static final Pattern INCLUDE = Pattern.compile("<include>(io\\.github\\.cloudeventsboot[^<*]*)</include>");

	private static final Pattern ROW = Pattern.compile("^\\| `(io\\.github\\.cloudeventsboot[^`]*)` \\|",
			Pattern.MULTILINE);

	private static final Pattern LINK = Pattern.compile("\\{@link (io\\.github\\.cloudeventsboot[^}]*)}");

	@Test
	void documentListsTheApi() throws IOException {
		String document = Files.readString(MarkdownDocument.ROOT.resolve("docs/api.md"));
		assertThat(matches(ROW, document)).isEqualTo(api());
	}

	@Test
	void packagesSayWhatIsInternal() throws IOException {
		List<String> api = api();
		List<Path> files = MarkdownDocument.files("package-info.java")
			.stream()
			.filter((file) -> file.toString().contains("/cloudevents-spring-boot-"))
			.filter((file) -> file.toString().contains("/src/main/java/"))
			.toList();
		assertThat(files).hasSizeGreaterThan(30).allSatisfy((file) -> {
			String text = Files.readString(file).replaceAll("\\s+(?:\\* )?", " ");
			String name = file.getParent().toString().replaceFirst(".*/java/", "").replace('/', '.');
			List<String> classes = api.stream()
				.filter((entry) -> entry.startsWith(name + ".")
						&& Character.isUpperCase(entry.charAt(name.length() + 1)))
				.toList();
			if (api.contains(name)) {
				assertThat(text).doesNotContain("Internal");
			}
			else if (classes.isEmpty()) {
				assertThat(text).contains("Internal").doesNotContain("except for");
			}
			else {
				assertThat(text).contains("Internal, except for");
				assertThat(matches(LINK, text)).containsAll(classes);
			}
		});
	}

	private static List<String> api() throws IOException {
		return matches(INCLUDE, Files.readString(MarkdownDocument.ROOT.resolve("pom.xml")));
	}

	private static List<String> matches(Pattern pattern, String text) {
		return pattern.matcher(text).results().map((MatchResult result) -> result.group(1)).toList();
	}

}
