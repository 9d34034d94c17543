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
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A document of this project.
 *
 * @param path where it is
 * @param lines what it says
 */
record MarkdownDocument(Path path, List<String> lines) {

	static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final Set<String> NO_SOURCES = Set.of("target", ".git", "node_modules");

	private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)\\s]+)\\)");

	static List<MarkdownDocument> all() throws IOException {
		List<MarkdownDocument> documents = new ArrayList<>();
		for (Path path : files(".md")) {
			documents.add(new MarkdownDocument(path, Files.readAllLines(path)));
		}
		return documents;
	}

	/**
	 * Return the files of this project whose names end so.
	 */
	static List<Path> files(String... endings) throws IOException {
		List<Path> files = new ArrayList<>();
		Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
			@Override
			public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
				return (NO_SOURCES.contains(directory.getFileName().toString())) ? FileVisitResult.SKIP_SUBTREE
						: FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
				for (String ending : endings) {
					if (file.toString().endsWith(ending)) {
						files.add(file);
					}
				}
				return FileVisitResult.CONTINUE;
			}
		});
		return files;
	}

	/**
	 * Return the blocks of code in a language.
	 */
	List<List<String>> code(String language) {
		List<List<String>> blocks = new ArrayList<>();
		for (int i = 0; i < this.lines.size(); i++) {
			if (this.lines.get(i).startsWith("```")) {
				String opening = this.lines.get(i);
				List<String> block = new ArrayList<>();
				while (!this.lines.get(++i).startsWith("```")) {
					block.add(this.lines.get(i));
				}
				if (opening.equals("```" + language)) {
					blocks.add(block);
				}
			}
		}
		return blocks;
	}

	/**
	 * Return the lines outside of blocks of code.
	 */
	List<String> prose() {
		List<String> prose = new ArrayList<>();
		boolean code = false;
		for (String line : this.lines) {
			if (line.startsWith("```")) {
				code = !code;
			}
			else if (!code) {
				prose.add(line);
			}
		}
		return prose;
	}

	List<String> links() {
		List<String> links = new ArrayList<>();
		for (String line : prose()) {
			Matcher matcher = LINK.matcher(line);
			while (matcher.find()) {
				links.add(matcher.group(1));
			}
		}
		return links;
	}

	/**
	 * Return what links to the headings of this document have after the hash.
	 */
	Set<String> anchors() {
		return prose().stream()
			.filter((line) -> line.startsWith("#"))
			.map((line) -> line.replaceFirst("#+ +", "").toLowerCase(Locale.ROOT))
			.map((heading) -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
			.collect(Collectors.toSet());
	}

	@Override
	public String toString() {
		return ROOT.relativize(this.path).toString();
	}

}
