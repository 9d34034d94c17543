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

package io.github.cloudeventsboot.http;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cloudeventsboot.fuzz.Seeds;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fuzzes {@link HeaderValues}, with headers as servers hand them over: a character for
 * each byte.
 */
class HeaderValuesFuzzTests {

	static Stream<byte[]> seeds() {
		return Seeds.of("a", "Euro%20%E2%82%AC%20%F0%9F%98%80", "\"a \\\" b\" c", "%c0%80", "%ed%a0%80", "%25%2");
	}

	@DictionaryEntries({ "%", "%25", "%F0%9F%98%80", "%E2%82%AC", "%00", "\"", "\\\"" })
	@MethodSource("seeds")
	@FuzzTest
	void decodesWhatItEncodes(byte[] bytes) {
		String value = new String(bytes, StandardCharsets.ISO_8859_1);
		String decoded = HeaderValues.decode(value);
		if (decoded == null) {
			check(value.indexOf('%') >= 0 || value.indexOf('"') >= 0 || !isAscii(value), value);
		}
		else {
			checkRoundTrip(decoded);
			check(value.indexOf('%') >= 0 || value.indexOf('"') >= 0 || decoded.equals(value), value);
		}
		checkRoundTrip(new String(bytes, StandardCharsets.UTF_8));
	}

	private static void checkRoundTrip(String text) {
		String encoded = HeaderValues.encode(text);
		for (int i = 0; i < encoded.length(); i++) {
			char c = encoded.charAt(i);
			check(c > ' ' && c < 0x7f && c != '"', encoded);
		}
		check(text.equals(HeaderValues.decode(encoded)), encoded);
	}

	private static boolean isAscii(String value) {
		return value.chars().allMatch((c) -> c < 0x7f);
	}

	private static void check(boolean condition, String value) {
		if (!condition) {
			// only then, as assertions take longer than what is tested
			assertThat(condition).as(value).isTrue();
		}
	}

}
