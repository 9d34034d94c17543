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
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the documents: code in them and in Javadoc is part of code that is compiled,
 * links lead somewhere, keys and versions exist.
 */
class DocumentationTests {

	private static final Pattern EXAMPLE = Pattern.compile("<pre class=\"code\">(.*?)</pre>", Pattern.DOTALL);

	private static final List<String> sources = sources();

	static List<MarkdownDocument> documents() throws IOException {
		return MarkdownDocument.all();
	}

	private static List<String> sources() {
		List<String> sources = new ArrayList<>();
		try {
			for (Path file : MarkdownDocument.files(".java", ".kt")) {
				sources.add(normalize(Files.readAllLines(file)));
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return sources;
	}

	/**
	 * Indentation, empty lines and imports are no part of the comparison.
	 */
	private static String normalize(Collection<String> lines) {
		return lines.stream()
			.map(String::strip)
			.filter((line) -> !line.isEmpty() && !line.startsWith("import ") && !line.startsWith("package "))
			.collect(Collectors.joining("\n", "\n", "\n"));
	}

	@ParameterizedTest
	@MethodSource("documents")
	void codeIsPartOfCodeThatIsCompiled(MarkdownDocument document) {
		List<List<String>> blocks = new ArrayList<>(document.code("java"));
		blocks.addAll(document.code("kotlin"));
		assertThat(blocks).allSatisfy((block) -> assertThat(sources)
			.as("These lines must stand one after the other in a source file, as a test or in a sample: %s", block)
			.anyMatch((source) -> source.contains(normalize(block))));
	}

	@Test
	void codeInJavadocIsPartOfCodeThatIsCompiled() throws IOException {
		List<List<String>> blocks = new ArrayList<>();
		for (Path file : MarkdownDocument.files(".java")) {
			if (MarkdownDocument.ROOT.relativize(file).toString().matches("cloudevents-.*/src/main/.*")) {
				EXAMPLE.matcher(Files.readString(file))
					.results()
					.map((example) -> HtmlUtils.htmlUnescape(example.group(1)).replaceAll("(?m)^\\s*\\*", ""))
					.forEach((example) -> blocks.add(example.lines().toList()));
			}
		}
		assertThat(blocks).hasSizeGreaterThan(30)
			.allSatisfy((block) -> assertThat(sources)
				.as("These lines must stand one after the other in a source file of a test or sample: %s", block)
				.anyMatch((source) -> source.contains(normalize(block))));
	}

	/**
	 * So that a reader knows whose types these are.
	 */
	@ParameterizedTest
	@MethodSource("documents")
	void firstCodeOfPageHasImports(MarkdownDocument document) {
		if (document.toString().startsWith("docs")) {
			document.code("java")
				.stream()
				.findFirst()
				.ifPresent((block) -> assertThat(block).anyMatch((line) -> line.startsWith("import ")));
		}
	}

	@ParameterizedTest
	@MethodSource("documents")
	void linksLeadSomewhere(MarkdownDocument document) throws IOException {
		for (String link : document.links()) {
			if (link.contains("://")) {
				continue;
			}
			String[] parts = link.split("#", 2);
			Path target = (parts[0].isEmpty()) ? document.path() : document.path().resolveSibling(parts[0]).normalize();
			assertThat(target).as("target of %s", link).exists();
			if (parts.length == 2) {
				assertThat(new MarkdownDocument(target, Files.readAllLines(target)).anchors()).as("target of %s", link)
					.contains(parts[1]);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("documents")
	void propertiesExist(MarkdownDocument document) throws IOException {
		for (List<String> block : document.code("properties")) {
			Properties properties = new Properties();
			properties.load(new StringReader(String.join("\n", block)));
			Set<String> keys = properties.stringPropertyNames()
				.stream()
				.filter((key) -> key.startsWith("cloudevents."))
				// of an element of a list, the list is in the metadata
				.map((key) -> (key.contains("[")) ? key.substring(0, key.indexOf('[')) : key)
				.collect(Collectors.toSet());
			assertThat(ConfigurationMetadata.properties().keySet()).containsAll(keys);
		}
	}

	@ParameterizedTest
	@MethodSource("documents")
	void versionsAreThoseOfTheBuild(MarkdownDocument document) throws IOException {
		String pom = Files.readString(MarkdownDocument.ROOT.resolve("pom.xml"));
		List<String> versions = document.code("xml")
			.stream()
			.flatMap(List::stream)
			.map(String::strip)
			.filter((line) -> line.startsWith("<version>") && !line.contains("0.0.1-SNAPSHOT"))
			.map((line) -> line.replaceAll("</?version>", ""))
			.toList();
		assertThat(versions).allSatisfy((version) -> assertThat(pom).contains(">" + version + "<"));
	}

	@Test
	void indexNamesEachDocument() throws IOException {
		MarkdownDocument index = documents().stream()
			.filter((document) -> document.toString().equals("docs/README.md"))
			.findFirst()
			.orElseThrow();
		List<Path> linked = index.links()
			.stream()
			.filter((link) -> !link.contains("://"))
			.map((link) -> index.path().resolveSibling(link.split("#")[0]).normalize())
			.toList();
		assertThat(documents())
			.filteredOn(
					(document) -> document.toString().startsWith("docs") || document.toString().startsWith("samples"))
			.allSatisfy((document) -> assertThat(linked.contains(document.path()) || document.equals(index))
				.as("docs/README.md links %s", document)
				.isTrue());
	}

}
