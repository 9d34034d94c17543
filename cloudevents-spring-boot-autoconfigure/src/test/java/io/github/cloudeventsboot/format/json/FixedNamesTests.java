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
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.ByteSourceJsonBootstrapper;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.ByteQuadsCanonicalizer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FixedNames}.
 */
class FixedNamesTests {

	private static final int MILLION = 1_000_000;

	static Stream<String> names() {
		Stream<String> lengths = IntStream.rangeClosed(0, 70).mapToObj("x"::repeat);
		return Stream.concat(lengths, Stream.of("\u00e9", "\u20ac\u20ac\u20ac\u20ac\u20ac", "\ud83d\ude00", "a\"b",
				"a\nb", "x".repeat(5000)));
	}

	@ParameterizedTest
	@MethodSource("names")
	void parsersFindKnownName(String name) {
		Names factory = new Names(new FixedNames(List.of("a", new String(name.toCharArray()), "b")));
		String json = "{\"" + name.replace("\"", "\\\"").replace("\n", "\\n") + "\":1}";
		assertThat(factory.first(json)).isEqualTo(name).isSameAs(name.intern());
	}

	@Test
	void parsersFindNothingElse() {
		Names factory = new Names(new FixedNames(List.of("customer")));
		String first = factory.first("{\"customers\":1}");
		assertThat(factory.first("{\"customers\":1}")).isEqualTo("customers").isEqualTo(first).isNotSameAs(first);
	}

	@Test
	void messagesAddNothing() {
		FixedNames names = new FixedNames(List.of("article", "customer"));
		Names factory = new Names(names);
		for (int start = 0; start < MILLION; start += 10_000) {
			factory.first(IntStream.range(start, start + 10_000)
				.mapToObj((i) -> "\"" + "n".repeat(i % 17) + i + "\":1")
				.collect(Collectors.joining(",", "{", "}")));
		}
		assertThat(names.size()).isEqualTo(2);
		assertThat(factory.first("{\"customer\":1}")).isSameAs("customer");
		String last = "n".repeat((MILLION - 1) % 17) + (MILLION - 1);
		assertThat(factory.first("{\"" + last + "\":1}")).isNotSameAs(factory.first("{\"" + last + "\":1}"));
	}

	@Test
	void thousandKnownNamesAreFound() {
		List<String> known = IntStream.range(0, 1000).mapToObj((i) -> "property" + i).toList();
		Names factory = new Names(new FixedNames(known));
		for (String name : known) {
			assertThat(factory.first("{\"" + name + "\":1}")).isSameAs(name.intern());
		}
	}

	/**
	 * A factory whose parsers have certain names.
	 */
	private static final class Names extends JsonFactory {

		private final ByteQuadsCanonicalizer names;

		Names(ByteQuadsCanonicalizer names) {
			this.names = names;
		}

		/**
		 * Read an object and return the name of its first member.
		 */
		String first(String json) {
			byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
			try (JsonParser parser = createParser(ObjectReadContext.empty(), bytes, 0, bytes.length)) {
				parser.nextToken();
				String name = parser.nextName();
				parser.nextToken();
				while (parser.nextName() != null) {
					parser.nextToken();
				}
				return name;
			}
		}

		@Override
		protected JsonParser _createParser(ObjectReadContext context, IOContext ioContext, byte[] data, int offset,
				int length) {
			return new ByteSourceJsonBootstrapper(ioContext, data, offset, length).constructParser(context,
					getStreamReadFeatures(), getFormatReadFeatures(), this.names, this._rootCharSymbols,
					getFactoryFeatures());
		}

	}

}
