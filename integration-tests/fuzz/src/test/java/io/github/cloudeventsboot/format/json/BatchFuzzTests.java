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

import java.util.List;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.fuzz.Rejections;
import io.github.cloudeventsboot.fuzz.Seeds;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Fuzzes {@link JsonEventReader#readBatch} against the schema of the events.
 */
class BatchFuzzTests {

	private static final int MAX = 8;

	private static final JsonEventReader READER = new JsonEventReader(256);

	static Stream<byte[]> seeds() {
		return Seeds.of("[]", "[{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"b\"}]",
				"[{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"b\",\"data\":1},{\"specversion\":"
						+ "\"1.0\",\"id\":\"2\",\"source\":\"/a\",\"type\":\"b\",\"data_base64\":\"AQ==\",\"ext\":true}]",
				"[{\"id\":1},[],null,{}]", "[{},{},{},{},{},{},{},{},{}]", "[", "{}", "");
	}

	@DictionaryEntries({ "\"specversion\":\"1.0\"", "\"id\":", "\"source\":\"/a\"", "\"type\":", "\"datacontenttype\":",
			"\"data\":", "\"data_base64\":", "\"time\":\"2026-01-02T03:04:05Z\"", "\"dataschema\":\"urn:a\"",
			"\"subject\":", "\"text/plain;charset=utf-16\"", "null", "true", "-2147483648", "2147483648", "1e5",
			"\\ud800", "\\u0000", "\\uffff", "{\"a\":", "[[", "AQ==", ",", "\"ext\":", "},{" })
	@MethodSource("seeds")
	@FuzzTest
	void acceptsWhatTheSchemaAndTheSpecificationAllow(byte[] body) {
		List<CloudEvent> events = read(body);
		JsonNode tree = Envelopes.tree(body);
		if (events != null) {
			if (tree != null) {
				check(tree.isArray() && tree.size() == events.size(), "size");
				tree.forEach((event) -> check(SchemaModel.allows(event), "accepted"));
			}
			events.forEach((event) -> Envelopes.checkSentAgain((ImmutableCloudEvent) event));
		}
		else if (tree != null && tree.isArray() && tree.size() <= MAX) {
			check(tree.valueStream()
				.anyMatch((event) -> !SchemaModel.allows(event) || !SchemaModel.isAllowedBySpecification(event)),
					"rejected");
		}
	}

	private static List<CloudEvent> read(byte[] body) {
		try {
			return READER.readBatch(body, MAX);
		}
		catch (CloudEventException ex) {
			Rejections.check(ex);
			return null;
		}
	}

	private static void check(boolean condition, String what) {
		if (!condition) {
			throw new AssertionError(what);
		}
	}

}
