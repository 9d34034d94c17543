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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Names of eight characters that have the hash of a name of five to eight characters in
 * each table of names of Jackson's byte-based parsers, because its seed comes last.
 */
final class CollidingNames {

	private static final int INVERSE_OF_33 = inverse(33);

	private CollidingNames() {
	}

	/**
	 * Return names that differ from each other and from the name.
	 * @param name the name, in ASCII
	 * @param count how many
	 */
	static List<String> of(String name, int count) {
		byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
		int hash = mix(quad(bytes, 0)) + quad(bytes, 4) * 33;
		List<String> names = new ArrayList<>(count);
		Random random = new Random(42);
		while (names.size() < count) {
			int first = 0;
			for (int i = 0; i < 4; i++) {
				first = first << 8 | 'a' + random.nextInt(26);
			}
			int second = (hash - mix(first)) * INVERSE_OF_33;
			String candidate = text(first) + text(second);
			if (isPlain(second) && !candidate.equals(name) && !names.contains(candidate)) {
				names.add(candidate);
			}
		}
		return names;
	}

	private static int mix(int quad) {
		int hash = quad + (quad >>> 15);
		return hash ^ (hash >>> 9);
	}

	/**
	 * Return four bytes of a name, with ones before the bytes if there are fewer.
	 */
	private static int quad(byte[] bytes, int start) {
		int quad = (bytes.length < start + 4) ? -1 : 0;
		for (int i = start; i < Math.min(start + 4, bytes.length); i++) {
			quad = quad << 8 | bytes[i];
		}
		return quad;
	}

	private static int inverse(int odd) {
		int inverse = odd;
		for (int i = 0; i < 5; i++) {
			inverse *= 2 - odd * inverse;
		}
		return inverse;
	}

	private static boolean isPlain(int quad) {
		return text(quad).chars().allMatch((c) -> c > ' ' && c < 0x7f && c != '"' && c != '\\');
	}

	private static String text(int quad) {
		byte[] bytes = { (byte) (quad >> 24), (byte) (quad >> 16), (byte) (quad >> 8), (byte) quad };
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

}
