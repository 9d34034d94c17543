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
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that docs/troubleshooting.md has a page that helps for each message with which a
 * start fails, and for each problem type.
 */
class StartMessagesDocumentTests {

	private static final String START = "new InvalidEventTypeException(";

	private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

	private static final Pattern PHRASE = Pattern.compile("`([^`]+)`");

	@Test
	void eachMessageLeadsToPage() throws IOException {
		List<String> phrases = phrases();
		List<String> messages = messages();
		assertThat(messages).hasSizeGreaterThan(40)
			.allSatisfy((message) -> assertThat(phrases).as(message).anyMatch(message::contains));
	}

	@Test
	void eachPhraseIsPartOfMessage() throws IOException {
		String sources = sources().stream().map(StartMessagesDocumentTests::literals).collect(Collectors.joining("\n"));
		assertThat(phrases()).allSatisfy((phrase) -> assertThat(sources).contains(phrase));
	}

	private static List<String> phrases() throws IOException {
		List<String> lines = Files.readAllLines(MarkdownDocument.ROOT.resolve("docs/troubleshooting.md"));
		return lines.subList(lines.indexOf("## The application does not start"), lines.size())
			.stream()
			.filter((line) -> line.startsWith("| `"))
			.flatMap((line) -> {
				assertThat(line).contains("](");
				return PHRASE.matcher(line.split("\\|")[1]).results().map((result) -> result.group(1));
			})
			.toList();
	}

	/**
	 * The texts of all places where an exception is created, without what is put in.
	 */
	private static List<String> messages() throws IOException {
		List<String> messages = new ArrayList<>();
		for (String source : sources()) {
			for (int at = source.indexOf(START); at >= 0; at = source.indexOf(START, at + 1)) {
				String message = literals(source.substring(at, source.indexOf(";\n", at)));
				if (!message.startsWith(" It is used by")) {
					messages.add(message);
				}
			}
		}
		return messages;
	}

	private static String literals(String source) {
		return LITERAL.matcher(source).results().map((result) -> result.group(1)).collect(Collectors.joining());
	}

	private static List<String> sources() throws IOException {
		List<String> sources = new ArrayList<>();
		for (Path file : MarkdownDocument.files(".java")) {
			if (file.toString().contains("cloudevents-spring-boot-autoconfigure/src/main/")) {
				sources.add(Files.readString(file));
			}
		}
		return sources;
	}

}
