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

import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.fuzz.Rejections;
import io.github.cloudeventsboot.fuzz.Seeds;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Fuzzes {@link JsonEventReader#readEvent} against the schema of the format.
 */
class StructuredFuzzTests {

	private static final JsonEventReader READER = new JsonEventReader(256);

	static Stream<byte[]> seeds() {
		return Seeds.of("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"b\"}",
				"{\"data\":{\"a\":[1,null]},\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"b\","
						+ "\"time\":\"2026-01-02T03:04:05Z\",\"subject\":null,\"ext\":-1,\"on\":true}",
				"{\"specversion\":\"1.0\",\"id\":\"\\u00e4\",\"source\":\"/a\",\"type\":\"b\",\"data_base64\":\"AQ==\","
						+ "\"dataschema\":\"urn:a\"}",
				"{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"b\",\"datacontenttype\":"
						+ "\"text/plain;charset=utf-16\",\"data\":\"a\\ud800\"}",
				"{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"b\",\"dataschema\":\"urn:a#b\"}",
				"{\"id\":1,\"id\":[{}],\"Source\":1.5,\"\":0}", "[]", "\ufeff{}", "{\"a\":[[[[[[[", "");
	}

	@DictionaryEntries({ "\"specversion\":\"1.0\"", "\"id\":", "\"source\":\"/a\"", "\"type\":", "\"datacontenttype\":",
			"\"data\":", "\"data_base64\":", "\"time\":\"2026-01-02T03:04:05Z\"", "\"dataschema\":\"urn:a\"",
			"\"subject\":", "\"text/plain;charset=utf-16\"", "null", "true", "-2147483648", "2147483648", "1e5",
			"\\ud800", "\\u0000", "\\uffff", "{\"a\":", "[[", "AQ==", ",", "\"ext\":" })
	@MethodSource("seeds")
	@FuzzTest
	void acceptsWhatTheSchemaAndTheSpecificationAllow(byte[] body) {
		ImmutableCloudEvent event = read(body);
		JsonNode tree = Envelopes.tree(body);
		if (event != null) {
			if (tree != null && !SchemaModel.allows(tree)) {
				throw new AssertionError("accepted");
			}
			Envelopes.checkSentAgain(event);
		}
		else if (tree != null && SchemaModel.allows(tree) && SchemaModel.isAllowedBySpecification(tree)) {
			throw new AssertionError("rejected");
		}
	}

	private static ImmutableCloudEvent read(byte[] body) {
		try {
			return READER.readEvent(body);
		}
		catch (CloudEventException ex) {
			Rejections.check(ex);
			return null;
		}
	}

}
