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

package io.github.cloudeventsboot.test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.cloudeventsboot.test.support.StrictJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

import org.springframework.test.json.JsonComparator;
import org.springframework.test.json.JsonComparison;
import org.springframework.util.Assert;

/**
 * Compares JSON that is read strictly, and numbers by their exact value, however they are
 * written.
 *
 * @param lenient whether objects may have other members too, and arrays another order
 */
record ExactJsonComparator(boolean lenient) implements JsonComparator {

	private static final int FREE = -1;

	@Override
	public JsonComparison compare(@Nullable String expectedJson, @Nullable String actualJson) {
		Assert.notNull(expectedJson, "The expected JSON must not be null");
		Assert.notNull(actualJson, "The JSON must not be null");
		List<String> differences = new ArrayList<>();
		compare(JsonPointer.empty(), expected(expectedJson), StrictJson.read(actualJson), differences);
		return (differences.isEmpty()) ? JsonComparison.match()
				: JsonComparison.mismatch(String.join(System.lineSeparator(), differences));
	}

	private static JsonNode expected(String json) {
		try {
			return StrictJson.read(json);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("The expected JSON is malformed: " + ex.getOriginalMessage(), ex);
		}
	}

	private void compare(JsonPointer path, JsonNode expected, JsonNode actual, List<String> differences) {
		if (expected.isObject() && actual.isObject()) {
			compareMembers(path, expected, actual, differences);
		}
		else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
			compareElements(path, expected, actual, differences);
		}
		else if (!isSameValue(expected, actual)) {
			differences.add("#%s: expected %s but was %s".formatted(path, expected, actual));
		}
	}

	private void compareMembers(JsonPointer path, JsonNode expected, JsonNode actual, List<String> differences) {
		expected.forEachEntry((name, value) -> {
			JsonPointer member = path.appendProperty(name);
			if (actual.has(name)) {
				compare(member, value, actual.path(name), differences);
			}
			else {
				differences.add("#%s: expected %s but is absent".formatted(member, value));
			}
		});
		if (!this.lenient) {
			actual.forEachEntry((name, value) -> {
				if (!expected.has(name)) {
					differences
						.add("#%s: expected to be absent but was %s".formatted(path.appendProperty(name), value));
				}
			});
		}
	}

	/**
	 * Compare arrays of the same size. Elements that have no counterpart are compared
	 * with each other, to report how they differ.
	 */
	private void compareElements(JsonPointer path, JsonNode expected, JsonNode actual, List<String> differences) {
		int[] owners = new int[actual.size()];
		Arrays.fill(owners, FREE);
		List<Integer> unmatched = new ArrayList<>();
		for (int i = 0; i < owners.length; i++) {
			if (!this.lenient || !assign(i, expected, actual, owners, new boolean[owners.length])) {
				unmatched.add(i);
			}
		}
		int position = 0;
		for (int i : unmatched) {
			while (owners[position] != FREE) {
				position++;
			}
			compare(path.appendIndex(position), expected.path(i), actual.path(position), differences);
			position++;
		}
	}

	/**
	 * Find an element that equals an expected one, preferably in the same position. An
	 * element may be taken from another expected one that finds a substitute.
	 */
	private boolean assign(int index, JsonNode expected, JsonNode actual, int[] owners, boolean[] visited) {
		for (int i = 0; i < owners.length; i++) {
			int position = (index + i) % owners.length;
			if (!visited[position] && matches(expected.path(index), actual.path(position))) {
				visited[position] = true;
				if (owners[position] == FREE || assign(owners[position], expected, actual, owners, visited)) {
					owners[position] = index;
					return true;
				}
			}
		}
		return false;
	}

	private boolean matches(JsonNode expected, JsonNode actual) {
		List<String> differences = new ArrayList<>();
		compare(JsonPointer.empty(), expected, actual, differences);
		return differences.isEmpty();
	}

	private static boolean isSameValue(JsonNode expected, JsonNode actual) {
		if (expected.isNumber() && actual.isNumber()) {
			return expected.decimalValue().compareTo(actual.decimalValue()) == 0;
		}
		return expected.equals(actual);
	}

}
