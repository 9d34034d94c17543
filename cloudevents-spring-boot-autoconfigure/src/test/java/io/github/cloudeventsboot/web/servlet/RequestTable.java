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

package io.github.cloudeventsboot.web.servlet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Reads tables of requests from the class path.
 */
final class RequestTable {

	private RequestTable() {
	}

	/**
	 * Return the lines that are no comment, split into columns.
	 */
	static Stream<String[]> read(String name, int columns) throws IOException {
		try (InputStream input = RequestTable.class.getResourceAsStream("/" + name)) {
			String text = new String(input.readAllBytes(), StandardCharsets.UTF_8);
			return text.lines()
				.filter((line) -> !line.isBlank() && !line.startsWith("#"))
				.map((line) -> columns(line, columns));
		}
	}

	private static String[] columns(String line, int columns) {
		String[] parts = line.split(" \\| ", columns);
		if (parts.length != columns) {
			throw new IllegalArgumentException("Not " + columns + " columns: " + line);
		}
		return Arrays.stream(parts).map(String::trim).toArray(String[]::new);
	}

}
