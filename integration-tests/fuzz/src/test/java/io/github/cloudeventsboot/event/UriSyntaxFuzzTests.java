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

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cloudeventsboot.fuzz.Seeds;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fuzzes {@link UriSyntax} against the grammar of RFC 3986 and {@link URI}.
 */
class UriSyntaxFuzzTests {

	private static final String UNRESERVED = "[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2}";

	private static final String SEGMENT = "(?:" + UNRESERVED + "|[:@])*+";

	private static final String AUTHORITY = "(?:(?:" + UNRESERVED + "|:)*@)?(?:\\[[0-9A-Fa-f:.]*+\\]|(?:" + UNRESERVED
			+ ")*+)(?::[0-9]*+)?";

	private static final String REST = "(?:\\?(?:" + UNRESERVED + "|[:@/?])*+)?(?<fragment>#(?:" + UNRESERVED
			+ "|[:@/?])*+)?";

	/** Nothing that starts with two slashes is a path without an authority. */
	private static final String HIERARCHY = "(?://" + AUTHORITY + "(?:/" + SEGMENT + ")*+|(?!//)" + SEGMENT + "(?:/"
			+ SEGMENT + ")*+)";

	private static final Pattern REFERENCE = Pattern
		.compile("(?:(?<scheme>[A-Za-z][A-Za-z0-9+.-]*+:)|(?![^/?#:]*+:))" + HIERARCHY + REST);

	static Stream<byte[]> seeds() {
		return Seeds.of("https://user:pw@example.com:8080/a/b;c?d=e&f#g", "/a", "urn:uuid:6e8bc430", "//[::1]:80",
				"mailto:a@b", "a%20b", "//", "a:", "//[v1.a]", "http://[1.2.3.4%25e]/", "?#");
	}

	@DictionaryEntries({ "://", "//", "[::1]", "%41", "@", ":", "#", "?", "[", "]" })
	@MethodSource("seeds")
	@FuzzTest
	void agreesWithTheGrammarAndWithJava(byte[] bytes) {
		String text = new String(bytes, StandardCharsets.ISO_8859_1);
		var matcher = REFERENCE.matcher(text);
		boolean reference = matcher.matches() && isHeldByJava(text);
		check(UriSyntax.isReference(text) == reference, "reference", text);
		boolean absolute = reference && matcher.group("scheme") != null && matcher.group("fragment") == null;
		check(UriSyntax.isAbsolute(text) == absolute, "absolute", text);
		check(UriSyntax.isReference("/" + UriSyntax.encodeSegment(text)), "segment", text);
	}

	private static boolean isHeldByJava(String text) {
		try {
			return new URI(text).toString().equals(text);
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

	private static void check(boolean condition, String what, String text) {
		if (!condition) {
			throw new AssertionError(what + ": " + text);
		}
	}

}
