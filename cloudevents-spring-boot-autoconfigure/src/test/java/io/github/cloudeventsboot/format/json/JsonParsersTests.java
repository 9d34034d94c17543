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

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.io.InputDecorator;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link JsonParsers}.
 */
class JsonParsersTests {

	static Stream<JsonFactory> factories() {
		return Stream.of(new JsonFactory(),
				JsonFactory.builder().disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES).build(),
				JsonFactory.builder().inputDecorator(new Copying()).build(), new OwnFactory());
	}

	@ParameterizedTest
	@MethodSource("factories")
	void makesNamesAnewForEachParser(JsonFactory factory) {
		JsonParsers parsers = JsonParsers.like(factory);
		String first = name(parsers);
		assertThat(name(parsers)).isEqualTo(first).isNotSameAs(first);
	}

	@Test
	void keepsFeaturesAndConstraints() {
		JsonParsers parsers = JsonParsers.like(JsonFactory.builder()
			.enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(1).build())
			.build());
		JsonParser parser = parser(parsers, "{'a':[]}");
		parser.nextToken();
		assertThat(parser.nextName()).isEqualTo("a");
		assertThatExceptionOfType(StreamConstraintsException.class).isThrownBy(parser::nextToken);
	}

	@Test
	void leavesFactoryAsItIs() {
		JsonFactory factory = new JsonFactory();
		name(JsonParsers.like(factory));
		assertThat(factory.isEnabled(TokenStreamFactory.Feature.CHARSET_DETECTION)).isTrue();
	}

	private static String name(JsonParsers parsers) {
		try (JsonParser parser = parser(parsers, "{\"customer\":1}")) {
			parser.nextToken();
			return parser.nextName();
		}
	}

	private static JsonParser parser(JsonParsers parsers, String json) {
		byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
		return parsers.create(ObjectReadContext.empty(), bytes, 0, bytes.length);
	}

	static final class OwnFactory extends JsonFactory {

		@Override
		public JsonFactory copy() {
			return new OwnFactory();
		}

	}

	static final class Copying extends InputDecorator {

		@Override
		public java.io.InputStream decorate(IOContext context, java.io.InputStream input) {
			return input;
		}

		@Override
		public java.io.InputStream decorate(IOContext context, byte[] bytes, int offset, int length) {
			return new ByteArrayInputStream(bytes, offset, length);
		}

		@Override
		public java.io.Reader decorate(IOContext context, java.io.Reader reader) {
			return reader;
		}

	}

}
