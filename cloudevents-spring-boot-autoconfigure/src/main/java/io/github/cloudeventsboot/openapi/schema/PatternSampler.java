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

package io.github.cloudeventsboot.openapi.schema;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.jspecify.annotations.Nullable;

/**
 * Creates a text that matches a regular expression of a schema: literals, classes,
 * groups, alternatives (the first one) and quantifiers (the smallest number that is long
 * enough).
 */
final class PatternSampler {

	/** The limit for quantifiers without an upper bound. */
	private static final int MAX_REPEAT = 64;

	private static final String CANDIDATES = "aA0 -_.:/@#+,;!?$%&()[]{}=*'\"<>|~^\\éß";

	private final String pattern;

	/** The number of repetitions beyond the required minimum. */
	private final int extra;

	private int position;

	private PatternSampler(String pattern, int extra) {
		this.pattern = pattern;
		this.extra = extra;
	}

	/**
	 * Return a text that a schema with this pattern accepts.
	 * @param pattern the pattern, which may match a part of the text
	 * @param min the minimum length
	 * @param max the maximum length
	 * @return the text, or {@code null} if none is found
	 */
	static @Nullable String sample(String pattern, int min, int max) {
		try {
			Pattern compiled = Pattern.compile(pattern);
			for (int extra = 0; extra <= MAX_REPEAT; extra++) {
				PatternSampler sampler = new PatternSampler(pattern, extra);
				String text = sampler.alternatives();
				boolean all = sampler.position == pattern.length();
				if (all && text.length() >= min && text.length() <= max && compiled.matcher(text).find()) {
					return text;
				}
			}
		}
		catch (PatternSyntaxException | UnsupportedOperationException | StringIndexOutOfBoundsException ex) {
			// the pattern is malformed or not supported
			return null;
		}
		return null;
	}

	private String alternatives() {
		String first = sequence();
		while (this.position < this.pattern.length() && peek() == '|') {
			this.position++;
			sequence();
		}
		return first;
	}

	private String sequence() {
		StringBuilder text = new StringBuilder();
		while (this.position < this.pattern.length() && peek() != '|' && peek() != ')') {
			String atom = atom();
			text.append(atom.repeat(quantifier()));
		}
		return text.toString();
	}

	private char peek() {
		return this.pattern.charAt(this.position);
	}

	private String atom() {
		char c = this.pattern.charAt(this.position++);
		switch (c) {
			case '^', '$' -> {
				return "";
			}
			case '.' -> {
				return "a";
			}
			case '(' -> {
				return group();
			}
			case '[' -> {
				int start = this.position - 1;
				return characterOf(this.pattern.substring(start, classEnd()));
			}
			case '\\' -> {
				return escape();
			}
			default -> {
				return String.valueOf(c);
			}
		}
	}

	private String group() {
		if (peek() == '?') {
			if (this.pattern.charAt(this.position + 1) != ':') {
				throw new UnsupportedOperationException();
			}
			this.position += 2;
		}
		String text = alternatives();
		this.position++;
		return text;
	}

	private String escape() {
		char c = this.pattern.charAt(this.position++);
		if (c == 'b') {
			return "";
		}
		if ("dDwWsS".indexOf(c) >= 0) {
			return characterOf("\\" + c);
		}
		if (Character.isLetterOrDigit(c)) {
			throw new UnsupportedOperationException();
		}
		return String.valueOf(c);
	}

	private int classEnd() {
		// a leading bracket is literal
		if (peek() == '^') {
			this.position++;
		}
		if (peek() == ']') {
			this.position++;
		}
		while (peek() != ']') {
			this.position += (peek() == '\\') ? 2 : 1;
		}
		return ++this.position;
	}

	private static String characterOf(String characterClass) {
		Pattern compiled = Pattern.compile(characterClass);
		for (int i = 0; i < CANDIDATES.length(); i++) {
			String candidate = CANDIDATES.substring(i, i + 1);
			if (compiled.matcher(candidate).matches()) {
				return candidate;
			}
		}
		for (char c = '!'; c < 0x3000; c++) {
			if (compiled.matcher(String.valueOf(c)).matches()) {
				return String.valueOf(c);
			}
		}
		throw new UnsupportedOperationException();
	}

	private int quantifier() {
		if (this.position >= this.pattern.length()) {
			return 1;
		}
		int count = switch (peek()) {
			case '*' -> this.extra;
			case '+' -> 1 + this.extra;
			case '?' -> Math.min(this.extra, 1);
			case '{' -> braces();
			default -> -1;
		};
		if (count < 0) {
			return 1;
		}
		this.position++;
		if (this.position < this.pattern.length() && peek() == '?') {
			this.position++;
		}
		return count;
	}

	private int braces() {
		int end = this.pattern.indexOf('}', this.position);
		String[] bounds = this.pattern.substring(this.position + 1, end).split(",", -1);
		this.position = end;
		try {
			int min = Integer.parseInt(bounds[0]);
			int max = (bounds.length == 1) ? min
					: (bounds[1].isEmpty()) ? Integer.MAX_VALUE : Integer.parseInt(bounds[1]);
			return Math.min((int) Math.min((long) min + this.extra, max), 10_000);
		}
		catch (NumberFormatException ex) {
			throw new UnsupportedOperationException(ex);
		}
	}

}
