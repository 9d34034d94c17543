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

package io.github.cloudeventsboot.format.json;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SkippedValue}.
 */
class SkippedValueTests {

	static Stream<String> names() {
		Stream<String> lengths = IntStream.rangeClosed(0, 70).mapToObj("x"::repeat);
		return Stream.concat(lengths, Stream.of("\u00e9", "\u20ac\u20ac\u20ac\u20ac\u20ac", "\ud83d\ude00", "\\u0000",
				"a\\\"b", "a\\\\", "a123456789012\\n", "x".repeat(5000)));
	}

	@ParameterizedTest
	@MethodSource("names")
	void endsWhereJacksonEnds(String name) {
		for (String value : new String[] { "1", "{}", "[]", "{\"" + name + "\":[{\"" + name + "\" :null}]}" }) {
			for (String json : new String[] { "{\"" + name + "\":" + value + "}",
					"[{ \"a\":1,\"" + name + "\"\n:" + value + "}]" }) {
				for (String rest : new String[] { ",\"b\":1", ",\"b\":1" + " ".repeat(20) }) {
					byte[] bytes = ("{\"data\":" + json + rest + "}").getBytes(StandardCharsets.UTF_8);
					JsonParser skipped = data(bytes);
					SkippedValue.skip(skipped);
					JsonParser expected = data(bytes);
					expected.skipChildren();
					assertThat(skipped.currentLocation().getByteOffset()).as(json)
						.isEqualTo(expected.currentLocation().getByteOffset());
					assertThat(skipped.nextName()).isEqualTo("b");
					assertThat(skipped.nextIntValue(0)).isOne();
				}
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"a\"1}", "{\"a\":1", "{\"a", "{\"abcdefghijklmnop", "{a:1}", "{\"a\":1]", "[1}",
			"{\"a\u0001\":1}", "{\"a\":1,}", "{,}", "{\"a\\x\":1}", "[{\"\":}]" })
	void reportsMalformedValue(String json) {
		for (String rest : new String[] { "", " ".repeat(20) }) {
			JsonParser parser = data(("{\"data\":" + json + rest).getBytes(StandardCharsets.UTF_8));
			assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> SkippedValue.skip(parser));
		}
	}

	@Test
	void passesOverString() {
		byte[] bytes = "{\"data\":\"}\",\"b\":1}".getBytes(StandardCharsets.UTF_8);
		JsonParser parser = data(bytes);
		SkippedValue.skip(parser);
		assertThat(parser.currentLocation().getByteOffset()).isEqualTo(11);
	}

	private static JsonParser data(byte[] bytes) {
		JsonParser parser = JsonParsers.like(new JsonFactory())
			.create(ObjectReadContext.empty(), bytes, 0, bytes.length);
		parser.nextToken();
		parser.nextName();
		parser.nextToken();
		return parser;
	}

}
