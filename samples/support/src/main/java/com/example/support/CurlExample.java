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

package com.example.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A curl command in a Markdown document, and the answer in the block of code after it.
 * Generated values (id and time of an answer) are compared by their form only.
 *
 * @param where document and line
 * @param command the words of the command, as a shell would split them
 * @param answer the answer: status line, headers, and after an empty line the body
 */
public record CurlExample(String where, List<String> command, List<String> answer) {

	private static final String FENCE = "```";

	private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z";

	private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

	private static final HttpClient client = HttpClient.newHttpClient();

	/**
	 * Return all examples of a document.
	 */
	public static List<CurlExample> in(Path document) throws IOException {
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
	public HttpRequest request(int port) {
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

	/**
	 * Send the request to another port and compare the answer with the one shown.
	 */
	public void answersAsShown(int port) throws IOException, InterruptedException {
		HttpResponse<String> response = client.send(request(port), HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).as(this.where).isEqualTo(status());
		assertThat(headers(response)).as(this.where).isEqualTo(withoutGenerated(headers()));
		if (!body().startsWith("{")) {
			assertThat(response.body()).as(this.where).isEqualTo(body());
			return;
		}
		assertThat(json(response.body())).as(this.where).isEqualTo(json(body()));
	}

	private static Map<String, String> headers(HttpResponse<?> response) {
		Map<String, String> headers = new TreeMap<>();
		response.headers().map().forEach((name, values) -> {
			if (name.startsWith("ce-") || name.equals("content-type")) {
				headers.put(name, String.join(",", values));
			}
		});
		return withoutGenerated(headers);
	}

	private static Map<String, String> withoutGenerated(Map<String, String> headers) {
		Map<String, String> copy = new TreeMap<>(headers);
		copy.computeIfPresent("ce-id", (name, value) -> (value.matches(ID)) ? "generated" : value);
		copy.computeIfPresent("ce-time", (name, value) -> (value.matches(TIME)) ? "generated" : value);
		return copy;
	}

	private static JsonNode json(String text) {
		ObjectNode node = (ObjectNode) JsonMapper.shared().readTree(text);
		if (node.has("specversion")) {
			assertThat(node.path("id").asString()).matches(ID);
			assertThat(node.path("time").asString()).matches(TIME);
			node.put("id", "generated").put("time", "generated");
		}
		return node;
	}

	private int status() {
		return Integer.parseInt(this.answer.get(0).split(" ")[1]);
	}

	private Map<String, String> headers() {
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

	private String body() {
		int empty = this.answer.indexOf("");
		return (empty < 0) ? "" : String.join("\n", this.answer.subList(empty + 1, this.answer.size()));
	}

	@Override
	public String toString() {
		return this.where;
	}

}
