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

import java.util.Random;
import java.util.regex.Pattern;

import io.github.cloudeventsboot.conformance.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MediaTypeSyntax}.
 */
class MediaTypeSyntaxTests {

	private static final String TOKEN = "[!#$%&'*+.^_`{|}~0-9A-Za-z-]+";

	private static final String NAME = "(?!\\*(?:[+/;\\s]|$))" + TOKEN;

	private static final Pattern MEDIA_TYPE = Pattern.compile(NAME + "/" + NAME + "(?:[ \t]*;[ \t]*(?:" + TOKEN + "=(?:"
			+ TOKEN + "|\"(?:[\t !#-\\[\\]-~]|\\\\[\t -~])*\"))?)*");

	private static final String[] PIECES = { "a", "text", "/", "/", "json", "+", ";", ";", "; ", " ", "\t", "=", "\"",
			"\"b c\"", "\\", "charset=", "x=y", "{", "*", "(", ",", "@", "\u00e9", "\n" };

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/json; charset=utf-8", "TEXT/Plain;CharSet=utf-8",
			"multipart/form-data; boundary=\"a; b\"", "a/b;c=\"\\\"\"", "a/b;c=\"\"", "application/vnd.api+json",
			"x/y ; z=1 ;w=2", "text/plain;", "text/plain; ;charset=utf-8", "image/svg+xml", "a/b;c={d}", "a/b;c=*",
			"text/a*;b=c", "!*/**" })
	@Requirement(accepted = "A-10")
	void takesMediaTypes(String text) {
		assertThat(MediaTypeSyntax.isValid(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", " ", "xyz", "text", "text/", "/plain", "/", "text//plain", "text/plain/x", "text plain",
					" text/plain", "text/plain ", "text /plain", "text/ plain", "bogus ;====", "text/plain; charset",
					"text/plain; charset=", "text/plain; =utf-8", "text/plain; a=b c", "text/plain; a=\"b",
					"text/plain; a=\"b\"c", "text/plain; a=\"b\\", "text/plain, text/html", "text/plain;a=b;c",
					"text/pl\u00e4in", "text/plain; a=\"\u00e4\"", "text/plain\r\nx: y", "text/plain;a=\"\u0000\"",
					"text/(comment)", "@/@", "*", "*/*", "text/*", "*/json", "application/*+json", "text/*;b=c" })
	@Requirement(rejected = "A-10")
	void refusesAllElse(String text) {
		assertThat(MediaTypeSyntax.isValid(text)).isFalse();
	}

	@Test
	@Requirement(accepted = "A-10", rejected = "A-10")
	void agreesWithTheGrammar() {
		Random random = new Random(2046);
		int valid = 0;
		for (int i = 0; i < 30_000; i++) {
			StringBuilder generated = new StringBuilder((random.nextInt(4) > 0) ? "text/plain" : "");
			random.ints(random.nextInt(6), 0, PIECES.length).forEach((piece) -> generated.append(PIECES[piece]));
			String text = generated.toString();
			boolean expected = MEDIA_TYPE.matcher(text).matches();
			assertThat(MediaTypeSyntax.isValid(text)).as(text).isEqualTo(expected);
			valid += (expected) ? 1 : 0;
			MediaTypeSyntax.isJson(text);
			MediaTypeSyntax.isText(text);
			MediaTypeSyntax.charset(text);
		}
		assertThat(valid).isBetween(3_000, 27_000);
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "text/json", "APPLICATION/JSON", "application/json;charset=utf-8",
			"application/json ; a=b", "application/vnd.api+json", "application/vnd.hal+JSON; v=1", "image/x+json",
			"application/problem+json" })
	@Requirement(accepted = { "A-11", "J-07" })
	void knowsJsonByItsSubtype(String text) {
		assertThat(MediaTypeSyntax.isJson(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/jsonx", "application/xjson", "application/json-seq",
			"application/x-json", "text/plain; a=application/json", "text/plain;x=\"/json\"", "json/application",
			"application/json+xml", "application/x-ndjson" })
	@Requirement(rejected = "J-07")
	void takesNothingElseForJson(String text) {
		assertThat(MediaTypeSyntax.isJson(text)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "text/plain, true", "TEXT/HTML;charset=utf-8, true", "application/xml, true", "image/svg+XML, true",
			"application/octet-stream, false", "application/xml-dtd, false", "context/plain, false" })
	@Requirement(accepted = "A-11")
	void knowsText(String text, boolean expected) {
		assertThat(MediaTypeSyntax.isText(text)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "null",
			value = { "text/plain | null", "text/plain; charset=utf-8 | utf-8", "text/plain;CHARSET=UTF-8 | UTF-8",
					"text/plain; a=b; charset=x | x", "text/plain; charset=\"x\" | x",
					"text/plain; charset=\"\\x\\\"y\" | x\"y", "text/plain; a=\"; charset=x\" | null",
					"text/plain; xcharset=x | null", "text/plain; charset=a; charset=b | a" })
	@Requirement(accepted = "A-11")
	void findsTheCharset(String text, String expected) {
		assertThat(MediaTypeSyntax.charset(text)).isEqualTo(expected);
	}

	@Test
	void findsTheEndOfTheType() {
		assertThat(MediaTypeSyntax.typeEnd("a/b")).isEqualTo(3);
		assertThat(MediaTypeSyntax.typeEnd("a/b \t; c=d")).isEqualTo(3);
		assertThat(MediaTypeSyntax.typeEnd("")).isZero();
		assertThat(MediaTypeSyntax.typeEnd(";")).isZero();
	}

}
