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

package io.github.cloudeventsboot.binding;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link JsonDataReader}.
 */
class JsonDataReaderTests {

	private static final JsonMapper mapper = JsonMapper.builder().build();

	@Test
	void makesNoStringsForNamesThatTheTypeDeclares() {
		JsonDataReader reader = reader(Order.class);
		assertThat(name(reader, "{\"customer\":1}")).isSameAs("customer");
		assertThat(name(reader, "{\"article\":1}")).isNotSameAs(name(reader, "{\"article\":1}"));
	}

	@Test
	void remembersNoNamesOfMessages() {
		JsonDataReader reader = reader(Map.class);
		byte[] json = bytes("{\"customer\":1}");
		Map<String, ?> first = reader.readValue(json, 0, json.length);
		Map<String, ?> second = reader.readValue(json, 0, json.length);
		assertThat(second).isEqualTo(first);
		assertThat(second.keySet().iterator().next()).isNotSameAs(first.keySet().iterator().next());
	}

	@Test
	void readsPartOfArray() {
		byte[] json = bytes(" {\"customer\":\"Ada\"}x");
		assertThat(reader(Order.class).<Order>readValue(json, 1, json.length - 2)).isEqualTo(new Order("Ada"));
	}

	@Test
	void failsAsReaderOfMapperDoes() {
		byte[] json = bytes("{\"customer\":\"Ada\"} 1");
		JsonDataReader reader = reader(Order.class);
		assertThatExceptionOfType(MismatchedInputException.class).isThrownBy(() -> reader.readValue(json, 0, 0));
		assertThatExceptionOfType(DatabindException.class).isThrownBy(() -> reader.readValue(json, 0, json.length));
	}

	@Test
	void failsForTypeWithoutDeserializerWhenDataIsRead() {
		JsonDataReader reader = reader(Runnable.class);
		byte[] json = bytes("{}");
		assertThatExceptionOfType(InvalidDefinitionException.class)
			.isThrownBy(() -> reader.readValue(json, 0, json.length));
	}

	@Test
	void parserKnowsContextOfReading() {
		byte[] json = bytes("1");
		assertThat(reader(InContext.class).<InContext>readValue(json, 0, json.length).same()).isTrue();
	}

	private static JsonDataReader reader(Class<?> type) {
		return new JsonDataReader(mapper.readerFor(type), mapper.tokenStreamFactory());
	}

	private static String name(JsonDataReader reader, String json) {
		byte[] bytes = bytes(json);
		try (JsonParser parser = reader.createParser(bytes, 0, bytes.length)) {
			parser.nextToken();
			return parser.nextName();
		}
	}

	private static byte[] bytes(String json) {
		return json.getBytes(StandardCharsets.UTF_8);
	}

	record Order(String customer) {

	}

	@JsonDeserialize(using = InContextDeserializer.class)
	record InContext(boolean same) {

	}

	static class InContextDeserializer extends ValueDeserializer<InContext> {

		@Override
		public InContext deserialize(JsonParser parser, DeserializationContext context) {
			return new InContext(parser.objectReadContext() == context);
		}

	}

}
