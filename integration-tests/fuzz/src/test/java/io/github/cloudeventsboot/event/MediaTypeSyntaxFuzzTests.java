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

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cloudeventsboot.UnsupportedCloudEventException;
import io.github.cloudeventsboot.fuzz.Rejections;
import io.github.cloudeventsboot.fuzz.Seeds;
import io.github.cloudeventsboot.message.MessageMode;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fuzzes {@link MediaTypeSyntax} and what is made of media types.
 */
class MediaTypeSyntaxFuzzTests {

	private static final String TOKEN = "[!#$%&'*+.^_`{|}~0-9a-zA-Z-]++";

	private static final Pattern MEDIA_TYPE = Pattern
		.compile("(?!\\*[/+])" + TOKEN + "/(?!\\*(?:\\+|[ \\t]*(?:;|$)))" + TOKEN + "(?:[ \\t]*+;[ \\t]*+(?:" + TOKEN
				+ "=(?:" + TOKEN + "|\"(?:[\\t -!#-\\[\\]-~]|\\\\[\\t -~])*+\")|(?=;|$)))*+", Pattern.DOTALL);

	static Stream<byte[]> seeds() {
		return Seeds.of("application/json", "text/plain; charset=\"utf\\-8\"", "a/b;c={d};;e=f", "text/*",
				"application/*+json", "application/cloudevents+json; charset=UTF-16", "text/xml ; charset=iso-2022-jp",
				"application/cloudevents-batch+json", "*+a/b", "a/b; ");
	}

	@DictionaryEntries({ "application/", "text/", "+json", "+xml", ";", "charset=", "\"", "\\\"", "utf-8", "utf-16",
			"*", "UTF-7", "x-windows-iso2022jp", "ISO-2022-CN" })
	@MethodSource("seeds")
	@FuzzTest
	void agreesWithTheGrammar(byte[] bytes) {
		String text = new String(bytes, StandardCharsets.ISO_8859_1);
		boolean expected = MEDIA_TYPE.matcher(text).matches() && text.indexOf('\n') < 0;
		boolean valid = MediaTypeSyntax.isValid(text);
		check(valid == expected, "valid", text);
		// never asked for what isn't valid only
		MediaTypeSyntax.isText(text);
		String withParameter = text + "; a=b";
		check(!MediaTypeSyntax.isJson(text) || !valid || MediaTypeSyntax.isJson(withParameter), "JSON", text);
		int end = MediaTypeSyntax.typeEnd(text);
		check(end >= 0 && end <= text.length(), "end of the type", text);
		check(MessageMode.of(text) == MessageMode.of(withParameter), "mode", text);
		try {
			check(DataCharsets.of(text).canEncode(), "charset", text);
		}
		catch (UnsupportedCloudEventException ex) {
			Rejections.check(ex);
		}
	}

	private static void check(boolean condition, String what, String text) {
		if (!condition) {
			throw new AssertionError(what + ": " + text);
		}
	}

}
