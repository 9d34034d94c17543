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

import java.io.OutputStream;

import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * The factory of the envelope's parsers and generators: strict JSON, whatever the
 * application's own mapper allows. Without charset detection, locations are offsets in
 * bytes.
 */
final class JsonFactories {

	private static final int MAX_NAME_LENGTH = 8_000;

	private static final JsonFactory FACTORY = JsonFactory.builder()
		.disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
		// numbers in data are skipped, never converted
		.streamReadConstraints(StreamReadConstraints.builder()
			.maxNumberLength(Integer.MAX_VALUE)
			.maxNameLength(MAX_NAME_LENGTH)
			.build())
		.build();

	private static final JsonParsers PARSERS = JsonParsers.like(FACTORY, MemberNames.ALL);

	private JsonFactories() {
	}

	static JsonParser parser(byte[] bytes, int start) {
		return parser(bytes, start, bytes.length - start);
	}

	static JsonParser parser(byte[] bytes, int offset, int length) {
		return PARSERS.create(ObjectReadContext.empty(), bytes, offset, length);
	}

	static JsonGenerator generator(OutputStream output) {
		return FACTORY.createGenerator(ObjectWriteContext.empty(), output, JsonEncoding.UTF8);
	}

}
