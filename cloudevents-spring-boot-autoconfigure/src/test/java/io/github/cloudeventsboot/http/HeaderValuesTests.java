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
import java.util.Arrays;
import java.util.Random;

import io.github.cloudeventsboot.conformance.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HeaderValues}.
 */
class HeaderValuesTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\u0001',
			value = { "Euro \u20ac \ud83d\ude00,Euro%20%E2%82%AC%20%F0%9F%98%80", "a b,a%20b", "\"a\",%22a%22",
					"100%,100%25", "%20,%2520", "a+b,a+b", "a\\b,a\\b", "\u00e9,%C3%A9", "\u00a0,%C2%A0",
					"~!$&'()*/:;=?@[]{}|^`<>#._-,~!$&'()*/:;=?@[]{}|^`<>#._-" })
	@Requirement(accepted = "B-09", produced = "B-08")
	void encodesWhatHasToBeAndNothingElse(String value, String encoded) {
		assertThat(HeaderValues.encode(value)).isEqualTo(encoded);
		assertThat(HeaderValues.decode(encoded)).isEqualTo(value);
	}

	@Test
	@Requirement(accepted = "B-09", produced = "B-08")
	void encodesEveryCharacterToVisibleAscii() {
		for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint += (codePoint < 0x3000) ? 1 : 251) {
			if (codePoint >= 0xd800 && codePoint <= 0xdfff) {
				continue;
			}
			String value = "a" + Character.toString(codePoint) + "b";
			String encoded = HeaderValues.encode(value);
			boolean plain = codePoint > 0x20 && codePoint < 0x7f && codePoint != '"' && codePoint != '%';
			assertThat(encoded.equals(value)).as(encoded).isEqualTo(plain);
			assertThat(encoded.chars()).as(encoded).allMatch((c) -> c > 0x20 && c < 0x7f && c != '"');
			assertThat(HeaderValues.decode(encoded)).isEqualTo(value);
		}
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\u0001',
			value = { "%c3%a9,\u00e9", "%C3%a9,\u00e9", "%30%2F%2f,0//", "a+b,a+b", "%2B,+", "%2520,%20", "%25,%",
					"%f0%9f%98%80,\ud83d\ude00", "a b,a b", "plain,plain", "%61%62,ab", "%22,\"", "%5C,\\", "%7E,~",
					"%EF%BF%BD,\ufffd" })
	@Requirement(accepted = "B-09")
	void decodesOnce(String header, String expected) {
		assertThat(HeaderValues.decode(header)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\u0001', delimiter = '\u0002',
			value = { "\"a b\"\u0002a b", "a\" b \"c\u0002a b c", "\"a\\\"b\"\u0002a\"b", "\"a\\\\b\"\u0002a\\b",
					"\"\\a\"\u0002a", "a\\b\u0002a\\b", "\"x%20y\"\u0002x y", "\"a\"\"b\"\u0002ab",
					"\"x\\%20y\"\u0002x y", "\"%22\"\u0002\"", "%22\"a\"\u0002\"a", "\"a, b\"\u0002a, b",
					"x\\\"y\"\u0002x\\y" })
	@Requirement(accepted = "B-10")
	void removesQuotesBeforeDecoding(String header, String expected) {
		assertThat(HeaderValues.decode(header)).isEqualTo(expected);
	}

	@Test
	@Requirement(accepted = "B-10")
	void takesAnEmptyQuotedString() {
		assertThat(HeaderValues.decode("\"\"")).isEmpty();
		assertThat(HeaderValues.decode("")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "%C0%A0", "%C1%BF", "%E0%80%80", "%F0%80%80%80", "%ED%A0%80", "%ED%BF%BF",
			"%ED%A0%BD%ED%B8%80", "%E2", "%E2%82", "%E2%82x", "%F0%9F%98", "%82", "a%80b", "%FF", "%FE%FF",
			"%F4%90%80%80", "%C3(", "%C3\"\"(" })
	@Requirement(rejected = { "B-08", "B-09", "B-11" })
	void refusesWhatIsNotUtf8(String header) {
		assertThat(HeaderValues.decode(header)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "%", "%0", "%0g", "%g0", "%%", "a%", "%2", "% 0", "%+1", "%-1", "%\u0661\u0661", "\"a",
			"a\"", "\"", "\"a\\\"", "\"a\\", "\"a\"b\"", "%2\"0\"\"" })
	@Requirement(rejected = { "B-09", "B-10", "B-12" })
	void refusesMalformedEscapesAndQuotes(String header) {
		assertThat(HeaderValues.decode(header)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u00e9", "\u20ac", "\ud83d\ude00", "a\u0080", "\u007f", "\u00c3\u00a9", "\"\u00e9\"" })
	@Requirement(rejected = "B-08")
	void refusesRawCharactersOutsideAscii(String header) {
		assertThat(HeaderValues.decode(header)).isNull();
	}

	@Test
	@Requirement(accepted = { "B-09", "B-10" }, rejected = { "B-11", "B-12" })
	void agreesWithAPlainImplementation() {
		Random random = new Random(748);
		String[] pieces = { "a", "%", "%20", "%C3", "%A9", "%c3%a9", "\"", "\"", "\\", " ", "+", "%E2%82%AC",
				"%ED%A0%80", "0", "g", "%22", "%25", "\u00e9" };
		for (int i = 0; i < 20_000; i++) {
			StringBuilder header = new StringBuilder();
			random.ints(random.nextInt(8), 0, pieces.length).forEach((piece) -> header.append(pieces[piece]));
			assertThat(HeaderValues.decode(header.toString())).as(header.toString())
				.isEqualTo(decodePlainly(header.toString()));
		}
	}

	private static String decodePlainly(String header) {
		String rest = header;
		StringBuilder latin = new StringBuilder();
		for (boolean quoted = false; !rest.isEmpty() || quoted;) {
			if (rest.isEmpty()) {
				return null;
			}
			if (rest.charAt(0) == '"') {
				quoted = !quoted;
			}
			else {
				if (quoted && rest.charAt(0) == '\\') {
					rest = rest.substring(1);
				}
				if (rest.isEmpty() || rest.charAt(0) > 0x7e) {
					return null;
				}
				latin.append(rest.charAt(0));
			}
			rest = rest.substring(1);
		}
		StringBuilder bytes = new StringBuilder();
		for (int i = 0; i < latin.length(); i++) {
			if (latin.charAt(i) != '%') {
				bytes.append(latin.charAt(i));
			}
			else if (latin.substring(i).matches("(?s)%[0-9A-Fa-f]{2}.*")) {
				bytes.append((char) Integer.parseInt(latin.substring(i + 1, i + 3), 16));
				i += 2;
			}
			else {
				return null;
			}
		}
		byte[] raw = bytes.toString().getBytes(StandardCharsets.ISO_8859_1);
		String text = new String(raw, StandardCharsets.UTF_8);
		return (Arrays.equals(text.getBytes(StandardCharsets.UTF_8), raw)) ? text : null;
	}

	@Test
	@Requirement(accepted = "B-09", produced = "B-08")
	void decodesWhatItEncodes() {
		Random random = new Random(8);
		for (int i = 0; i < 5_000; i++) {
			StringBuilder value = new StringBuilder();
			random.ints(random.nextInt(12), 0, 0x110000)
				.filter((codePoint) -> codePoint < 0xd800 || codePoint > 0xdfff)
				.map((codePoint) -> (codePoint % 3 == 0) ? codePoint % 0x180 : codePoint)
				.forEach(value::appendCodePoint);
			assertThat(HeaderValues.decode(HeaderValues.encode(value.toString()))).isEqualTo(value.toString());
		}
	}

}
