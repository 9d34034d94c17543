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

package io.github.cloudeventsboot.client;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cloudeventsboot.event.EventAssembler;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.fuzz.Seeds;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fuzzes {@link KnativeOverrides}: the value is an operator's, and may fail the start,
 * but then with a sentence.
 */
class KnativeOverridesFuzzTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final ImmutableCloudEvent EVENT = event();

	private static ImmutableCloudEvent event() {
		EventAssembler assembler = new EventAssembler();
		Map.of("specversion", "1.0", "id", "1", "source", "/a", "type", "b").forEach(assembler::set);
		return assembler.build(null);
	}

	static Stream<byte[]> seeds() {
		return Seeds.of("{\"extensions\":{\"Tenant\":\"blue\",\"n\":1,\"b\":true}}", "{}", "{\"extensions\":null}",
				"{\"extensions\":{\"id\":\"1\"}}", "{\"extensions\":{\"a\":[1]}}",
				"{\"extensions\":{\"a\":\"\\u0000\"}}", "{\"extensions\":{\"a\":1e999999999}}", "[", "");
	}

	@DictionaryEntries({ "\"extensions\":", "{", "}", "\"a\":", "null", "true", "\\u0130", "\\ud800", "1e999", "[" })
	@MethodSource("seeds")
	@FuzzTest
	void setsExtensionsOrFailsWithASentence(byte[] bytes) {
		try {
			Map<String, String> extensions = KnativeOverrides.extensions(new String(bytes, StandardCharsets.UTF_8),
					MAPPER);
			ImmutableCloudEvent event = new EventOverrides(new LinkedHashMap<>(extensions)).apply(EVENT);
			assertThat(event.getExtensionNames()).isEqualTo(extensions.keySet());
		}
		catch (IllegalArgumentException ex) {
			assertThat(ex.getMessage()).endsWith(".");
		}
	}

}
