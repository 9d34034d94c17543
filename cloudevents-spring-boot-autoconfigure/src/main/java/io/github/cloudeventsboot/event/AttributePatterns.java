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

package io.github.cloudeventsboot.event;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * Maps values to objects by exact values and by prefixes, which end in {@code *}. An
 * exact value takes precedence over a prefix, a longer prefix over a shorter one.
 *
 * @param <T> the type of the objects
 * @since 0.1.0
 */
public final class AttributePatterns<T> {

	private final Map<String, T> exact = new HashMap<>();

	private final Map<String, T> prefixes = new HashMap<>();

	private final int[] prefixLengths;

	/**
	 * Create patterns.
	 * @param patterns the object for each pattern
	 */
	public AttributePatterns(Map<String, T> patterns) {
		TreeSet<Integer> lengths = new TreeSet<>(Comparator.reverseOrder());
		for (Map.Entry<String, T> entry : patterns.entrySet()) {
			String pattern = entry.getKey();
			if (isPrefix(pattern)) {
				String prefix = pattern.substring(0, pattern.length() - 1);
				this.prefixes.put(prefix, entry.getValue());
				lengths.add(prefix.length());
			}
			else {
				this.exact.put(pattern, entry.getValue());
			}
		}
		this.prefixLengths = new int[lengths.size()];
		int i = 0;
		for (int length : lengths) {
			this.prefixLengths[i++] = length;
		}
	}

	/**
	 * Return whether a pattern is a prefix.
	 * @param pattern the pattern
	 * @return whether it ends in {@code *}
	 */
	public static boolean isPrefix(String pattern) {
		return pattern.endsWith("*");
	}

	/**
	 * Return whether a value matches a pattern.
	 * @param pattern the pattern
	 * @param value the value
	 * @return whether it is the value, or a prefix of it
	 */
	public static boolean matches(String pattern, String value) {
		int length = pattern.length() - 1;
		return (isPrefix(pattern)) ? value.regionMatches(0, pattern, 0, length) : pattern.equals(value);
	}

	/**
	 * Return how specific the best match is: exact before prefix, a longer prefix before
	 * a shorter one, and none last.
	 * @param patterns the patterns
	 * @param value the value, or {@code null}
	 * @return a number that is greater for a more specific match, negative for none
	 */
	public static int rank(Iterable<String> patterns, @Nullable String value) {
		int rank = -1;
		if (value != null) {
			for (String pattern : patterns) {
				if (matches(pattern, value)) {
					rank = Math.max(rank, (isPrefix(pattern)) ? pattern.length() : Integer.MAX_VALUE / 2);
				}
			}
		}
		return rank;
	}

	/**
	 * Return whether some value can match both patterns.
	 * @param one a pattern
	 * @param other another pattern
	 * @return whether they are equal, or one is a prefix of the other
	 */
	public static boolean overlap(String one, String other) {
		if (isPrefix(one) && isPrefix(other)) {
			int length = Math.min(one.length(), other.length()) - 1;
			return one.regionMatches(0, other, 0, length);
		}
		return (isPrefix(one)) ? matches(one, other) : matches(other, one);
	}

	/**
	 * Find the object for a value.
	 * @param value the value
	 * @return the object of the most specific pattern that matches, or {@code null}
	 */
	public @Nullable T find(String value) {
		T target = this.exact.get(value);
		if (target != null || this.prefixLengths.length == 0) {
			return target;
		}
		for (int length : this.prefixLengths) {
			if (length <= value.length()) {
				target = this.prefixes.get(value.substring(0, length));
				if (target != null) {
					return target;
				}
			}
		}
		return null;
	}

}
