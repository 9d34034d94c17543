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
import java.util.Random;
import java.util.regex.Pattern;

import io.github.cloudeventsboot.conformance.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UriSyntax}.
 */
class UriSyntaxTests {

	private static final String CHAR = "(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})";

	private static final String PCHAR = "(?:" + CHAR + "|[:@])";

	/** RFC 3986, appendix A, save for the inner structure of IP addresses. */
	private static final String HIERARCHY = "(?://(?:(?:" + CHAR + "|:)*@)?(?:\\[[0-9A-Fa-f:.]*\\]|" + CHAR
			+ "*)(?::[0-9]*)?(?:/" + PCHAR + "*)*|/(?:" + PCHAR + "+(?:/" + PCHAR + "*)*)?|ROOTLESS|)";

	private static final String QUERY = "(?:\\?(?:" + PCHAR + "|[/?])*)?";

	private static final String FRAGMENT = "(?:#(?:" + PCHAR + "|[/?])*)?";

	private static final String ABSOLUTE = "[A-Za-z][A-Za-z0-9+.-]*:"
			+ HIERARCHY.replace("ROOTLESS", PCHAR + "+(?:/" + PCHAR + "*)*") + QUERY;

	private static final String RELATIVE = HIERARCHY.replace("ROOTLESS", "(?:" + CHAR + "|@)+(?:/" + PCHAR + "*)*")
			+ QUERY + FRAGMENT;

	private static final Pattern ABSOLUTE_URI = Pattern.compile(ABSOLUTE);

	private static final Pattern REFERENCE = Pattern.compile(ABSOLUTE + FRAGMENT + "|" + RELATIVE);

	private static final String[] PIECES = { "a", "b", "/", "/", "/", "?", "#", ":", ":", "@", "//", "[", "]", "%41",
			"%", "%4", "[::1]", "[1.2.3.4]", "[::1%25e]", "http:", "urn:", "1", "8080", ".", "..", "-", "+", "~", "!",
			"'", "(", "*", "$", "&", ",", ";", "=", "_", " ", "\\", "^", "|", "{", "\"", "<", "`", "\u00e9", "\n",
			"\u007f", "example.com" };

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com/a", "/cloudevents/spec/pull/123", "#fragment", "1-555-123-4567",
			"//auth/p", "a", "a/b:c", "./a:b", "?q", "?q#f", "mailto:cncf-wg-serverless@lists.cncf.io",
			"urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66", "urn:a?b#c", "http://u:p@h:80/p?q#f", "http://h:/p",
			"http://[::1]:8080/p", "//[2001:db8::7]", "a%20b", "%41", "file:///p", "//h", "x:/", "x:?q", "a@b",
			"http://a_b/", "sip:a@b;c=d", "*", "!$&'()*+,;=", "http://1.2.3.4.5/", "~a" })
	@Requirement(accepted = { "A-07", "A-21" })
	void takesReferences(String text) {
		assertThat(UriSyntax.isReference(text)).isTrue();
		assertThat(URI.create(text)).hasToString(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { " ", "a b", "a:b c", ":", ":a", "1:a", "1-555:123", "a_b:c", "%", "%4", "%4g", "a%", "##",
			"#a#b", "[", "a[b]", "http://[::1", "http://[::1]x", "http://[fe80::1%25eth0]/", "http://[fe80::1%eth0]/",
			"http://[:]/", "http://[v1.a]/", "http://a@b@c/", "http://h:80a/", "http://h:8:0/", "\\a", "a\\b", "a^",
			"a|b", "{a}", "<a>", "\"a\"", "`a`", "\u00e9", "http://\u00e9.example", "a\n", "\u0000", "\u007f", "//",
			"http://", "a:", "a:#f", "http://h/a?[b]", "?[" })
	@Requirement(rejected = { "A-07", "A-21" })
	void refusesAllElse(String text) {
		assertThat(UriSyntax.isReference(text)).isFalse();
		assertThat(UriSyntax.isAbsolute(text)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com/schema?version=1", "urn:example:schema", "tag:a,2005:b", "x:/p",
			"file:///p" })
	@Requirement(accepted = { "A-13", "A-20" })
	void takesAbsoluteUris(String text) {
		assertThat(UriSyntax.isAbsolute(text)).isTrue();
		assertThat(UriSyntax.isReference(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/hello", "//host", "hello", "?q", "#f", "1-555-123-4567", "https://example.com/a#f",
			"urn:a#", "" })
	@Requirement(rejected = { "A-13", "A-20" })
	void refusesRelativeReferencesAndFragmentsAsAbsoluteUri(String text) {
		assertThat(UriSyntax.isAbsolute(text)).isFalse();
		assertThat(UriSyntax.isReference(text)).isTrue();
	}

	@Test
	@Requirement(accepted = { "A-20", "A-21" }, rejected = { "A-20", "A-21" })
	void agreesWithTheGrammarForWhatJavaHolds() {
		Random random = new Random(3986);
		int valid = 0;
		for (int i = 0; i < 60_000; i++) {
			StringBuilder generated = new StringBuilder();
			random.ints(random.nextInt(7) + 1, 0, PIECES.length).forEach((piece) -> generated.append(PIECES[piece]));
			String text = generated.toString();
			boolean held = isHeldByJava(text);
			boolean reference = REFERENCE.matcher(text).matches() && held;
			assertThat(UriSyntax.isReference(text)).as(text).isEqualTo(reference);
			assertThat(UriSyntax.isAbsolute(text)).as(text).isEqualTo(ABSOLUTE_URI.matcher(text).matches() && held);
			valid += (reference) ? 1 : 0;
		}
		assertThat(valid).isBetween(6_000, 54_000);
	}

	@Test
	void encodesWhatASegmentCantHold() {
		assertThat(UriSyntax.encodeSegment("a-Z0.9_~!$&'()*+,;=:@")).isEqualTo("a-Z0.9_~!$&'()*+,;=:@");
		assertThat(UriSyntax.encodeSegment("a b/\u00e4%20?#\n")).isEqualTo("a%20b%2F%C3%A4%2520%3F%23%0A");
		assertThat(UriSyntax.encodeSegment("\ud83d\ude00")).isEqualTo("%F0%9F%98%80");
	}

	private static boolean isHeldByJava(String text) {
		try {
			return new URI(text).toString().equals(text);
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

}
