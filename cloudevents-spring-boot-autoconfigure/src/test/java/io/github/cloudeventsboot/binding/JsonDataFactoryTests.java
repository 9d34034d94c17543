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

import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JsonDataFactory}.
 */
class JsonDataFactoryTests {

	@Test
	void dataIsWrittenLikeTheMapperWritesIt() {
		JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.WRAP_ROOT_VALUE).build();
		Map<String, Integer> value = Map.of("a", 1);
		assertThat(written(mapper, value)).isEqualTo(mapper.writeValueAsString(value)).contains("{\"a\":1}}");
	}

	@Test
	void dataIsClosedIfTheMapperClosesIt() {
		AtomicInteger closed = new AtomicInteger();
		JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.CLOSE_CLOSEABLE).build();
		assertThat(written(mapper, new Resource(1, closed))).isEqualTo("{\"size\":1}");
		assertThat(closed).hasValue(1);
		assertThat(written(JsonMapper.builder().build(), new Resource(2, closed))).isEqualTo("{\"size\":2}");
		assertThat(closed).hasValue(1);
	}

	private static String written(JsonMapper mapper, Object value) {
		return new String(new JsonDataFactory(mapper).write(value, null).toBytes(), StandardCharsets.UTF_8);
	}

	record Resource(int size, @JsonIgnore AtomicInteger closed) implements Closeable {

		@Override
		public void close() {
			this.closed.incrementAndGet();
		}

	}

}
