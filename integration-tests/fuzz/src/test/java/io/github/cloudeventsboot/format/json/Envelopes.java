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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import io.github.cloudeventsboot.event.DataCharsets;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.http.EventHeaders;
import io.github.cloudeventsboot.http.HttpEventReader;
import io.github.cloudeventsboot.http.HttpEventWriter;
import io.github.cloudeventsboot.message.MessageLimits;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What holds for events that were read from JSON.
 */
final class Envelopes {

	private static final JsonMapper TREES = JsonMapper
		.builder(JsonFactory.builder()
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.streamReadConstraints(StreamReadConstraints.builder().maxNumberLength(Integer.MAX_VALUE).build())
			.build())
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private static final JsonEventReader READER = new JsonEventReader(256);

	private static final JsonEventWriter WRITER = new JsonEventWriter();

	private static final HttpEventReader HTTP_READER = new HttpEventReader(MessageLimits.NONE);

	private static final HttpEventWriter HTTP_WRITER = new HttpEventWriter();

	private Envelopes() {
	}

	/**
	 * Return the tree of a document.
	 * @return the tree, or {@code null} if it is malformed, which a parser that expects
	 * UTF-8 does not always see, or a name occurs twice in an object
	 */
	static @Nullable JsonNode tree(byte[] json) {
		try {
			return (DataCharsets.isUtf8(json, 0, json.length)) ? TREES.readTree(json) : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	/**
	 * Check that an event arrives equal when it is sent again, in either mode.
	 */
	static void checkSentAgain(ImmutableCloudEvent event) {
		byte[] written = WRITER.writeEvent(event).toBytes();
		ImmutableCloudEvent read = READER.readEvent(written);
		if (!event.equals(read)) {
			throw new AssertionError(event + " is written as " + new String(written));
		}
		Sent sent = new Sent();
		EventData body = HTTP_WRITER.writeBinary(event, sent);
		ImmutableCloudEvent received = HTTP_READER.readEvent(sent.contentType, sent, body.toBytes());
		if (!attributes(event).equals(attributes(received))) {
			throw new AssertionError(event + " is sent as " + sent.headers);
		}
	}

	/**
	 * Headers have no types, and data has a content type in binary mode.
	 */
	private static Map<String, String> attributes(ImmutableCloudEvent event) {
		Map<String, String> attributes = new LinkedHashMap<>();
		attributes.put("id", event.getId());
		attributes.put("source", event.getSourceString());
		attributes.put("type", event.getType());
		attributes.put("subject", event.getSubject());
		attributes.put("time", event.getTimeString());
		attributes.put("dataschema", event.getDataSchemaString());
		event.getExtensions().forEach((name, value) -> attributes.put(name, value.toString()));
		return attributes;
	}

	private static final class Sent implements HttpEventWriter.Headers, EventHeaders {

		private final Map<String, String> headers = new LinkedHashMap<>();

		private @Nullable String contentType;

		@Override
		public void contentType(String contentType) {
			this.contentType = contentType;
		}

		@Override
		public void attribute(String name, String value) {
			this.headers.put(name, Objects.requireNonNull(value));
		}

		@Override
		public void clear() {
			this.headers.clear();
		}

		@Override
		public void forEach(java.util.function.BiConsumer<String, String> consumer) {
			this.headers.forEach(consumer);
		}

	}

}
