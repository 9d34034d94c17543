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
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A curl command in a Markdown document, and the answer in the block of code after it.
 *
 * @param where document and line
 * @param command the words of the command, as a shell would split them
 * @param answer the answer: status line, headers, and after an empty line the body
 */
record CurlExample(String where, List<String> command, List<String> answer) {

	private static final String FENCE = "```";

	/**
	 * Return all examples of a document.
	 */
	static List<CurlExample> in(Path document) throws IOException {
		List<CurlExample> examples = new ArrayList<>();
		List<String> lines = Files.readAllLines(document);
		for (int i = 0; i < lines.size(); i++) {
			if (lines.get(i).startsWith("curl ")) {
				String where = document.getFileName() + ":" + (i + 1);
				StringBuilder command = new StringBuilder();
				while (!lines.get(i).startsWith(FENCE)) {
					command.append(lines.get(i++)).append('\n');
				}
				do {
					i++;
				}
				while (!lines.get(i).startsWith(FENCE));
				if (!lines.get(i).equals(FENCE + "http")) {
					throw new IllegalStateException("No answer to " + where);
				}
				List<String> answer = new ArrayList<>();
				while (!lines.get(++i).startsWith(FENCE)) {
					answer.add(lines.get(i));
				}
				examples.add(new CurlExample(where, words(command.toString()), answer));
			}
		}
		return examples;
	}

	private static List<String> words(String command) {
		List<String> words = new ArrayList<>();
		StringBuilder word = null;
		char quote = 0;
		for (int i = 0; i < command.length(); i++) {
			char character = command.charAt(i);
			if (quote == 0 && Character.isWhitespace(character)) {
				if (word != null) {
					words.add(word.toString());
				}
				word = null;
				continue;
			}
			if (quote == 0 && character == '\\' && command.charAt(i + 1) == '\n') {
				i++;
				continue;
			}
			word = (word != null) ? word : new StringBuilder();
			if (character == quote) {
				quote = 0;
			}
			else if (quote == 0 && (character == '\'' || character == '"')) {
				quote = character;
			}
			else if (character == '\\' || (quote != '\'' && (character == '$' || character == '`'))) {
				throw new IllegalStateException("Not understood: " + command);
			}
			else {
				word.append(character);
			}
		}
		if (quote != 0) {
			throw new IllegalStateException("Open quote: " + command);
		}
		return words;
	}

	/**
	 * Return the request that curl would send, but to another port.
	 */
	HttpRequest request(int port) {
		HttpRequest.Builder request = HttpRequest.newBuilder();
		String method = null;
		String body = null;
		boolean contentType = false;
		Iterator<String> words = this.command.iterator();
		words.next();
		while (words.hasNext()) {
			String word = words.next();
			switch (word) {
				case "-i", "-s" -> {
				}
				case "-X" -> method = words.next();
				case "-d" -> body = words.next();
				case "-H" -> {
					String header = words.next();
					int colon = header.indexOf(':');
					request.header(header.substring(0, colon), header.substring(colon + 1).trim());
					contentType |= header.regionMatches(true, 0, "Content-Type", 0, colon);
				}
				default -> {
					if (!word.startsWith("http://localhost:8080/")) {
						throw new IllegalStateException(this.where + " has " + word);
					}
					request.uri(URI.create(word.replace("localhost:8080", "127.0.0.1:" + port)));
				}
			}
		}
		if (body == null) {
			return request.method((method != null) ? method : "GET", HttpRequest.BodyPublishers.noBody()).build();
		}
		if (!contentType) {
			request.header("Content-Type", "application/x-www-form-urlencoded");
		}
		return request.method((method != null) ? method : "POST", HttpRequest.BodyPublishers.ofString(body)).build();
	}

	int status() {
		return Integer.parseInt(this.answer.get(0).split(" ")[1]);
	}

	Map<String, String> headers() {
		Map<String, String> headers = new LinkedHashMap<>();
		for (String line : this.answer.subList(1, this.answer.size())) {
			if (line.isEmpty()) {
				break;
			}
			int colon = line.indexOf(':');
			headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).trim());
		}
		return headers;
	}

	String body() {
		int empty = this.answer.indexOf("");
		return (empty < 0) ? "" : String.join("\n", this.answer.subList(empty + 1, this.answer.size()));
	}

	@Override
	public String toString() {
		return this.where;
	}

}
