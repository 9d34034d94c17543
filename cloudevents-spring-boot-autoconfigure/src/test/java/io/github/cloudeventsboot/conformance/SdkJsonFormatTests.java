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

package io.github.cloudeventsboot.conformance;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.jackson.JsonFormat;
import io.github.cloudeventsboot.InvalidCloudEventException;
import io.github.cloudeventsboot.event.AttributeStrings;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.event.MediaTypeSyntax;
import io.github.cloudeventsboot.format.json.JsonEventReader;
import io.github.cloudeventsboot.format.json.JsonEventWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that hold the library's JSON event format against the SDK's. Where the two
 * differ, the reason is in the list {@link Difference}.
 */
class SdkJsonFormatTests {

	private static final int EVENTS = 5_000;

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final EventFormat sdk = Objects
		.requireNonNull(EventFormatProvider.getInstance().resolveFormat(JsonFormat.CONTENT_TYPE));

	@Test
	@Requirement(produced = { "A-28", "J-01", "J-05", "J-07", "J-08", "J-12", "R-02" })
	void sdkReadsWhatIsWritten() {
		JsonEventWriter writer = new JsonEventWriter();
		Set<Difference> seen = EnumSet.noneOf(Difference.class);
		GeneratedEvents events = new GeneratedEvents(1);
		for (int i = 0; i < EVENTS; i++) {
			CloudEvent event = events.next();
			byte[] json = writer.writeEvent(ImmutableCloudEvent.copyOf(event)).toBytes();
			compare(event, readBySdk(json), Direction.WRITTEN, json, seen);
		}
		assertThat(seen).isEqualTo(Difference.of(Direction.WRITTEN));
	}

	@Test
	@Requirement(accepted = { "A-28", "J-01", "J-05", "J-07", "J-08", "J-12" })
	void readsWhatTheSdkWrites() {
		JsonEventReader reader = new JsonEventReader(Integer.MAX_VALUE);
		Set<Difference> seen = EnumSet.noneOf(Difference.class);
		GeneratedEvents events = new GeneratedEvents(2);
		for (int i = 0; i < EVENTS; i++) {
			CloudEvent event = events.next();
			byte[] json = this.sdk.serialize(event);
			compare(event, read(reader, json), Direction.READ, json, seen);
		}
		assertThat(seen).isEqualTo(Difference.of(Direction.READ));
	}

	private @Nullable CloudEvent readBySdk(byte[] json) {
		try {
			return this.sdk.deserialize(json);
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	private static @Nullable CloudEvent read(JsonEventReader reader, byte[] json) {
		try {
			return reader.readEvent(json);
		}
		catch (InvalidCloudEventException ex) {
			return null;
		}
	}

	private static void compare(CloudEvent event, @Nullable CloudEvent read, Direction direction, byte[] json,
			Set<Difference> seen) {
		if (read != null && attributes(read).equals(attributes(event)) && isSameData(event, read)) {
			return;
		}
		Difference difference = Difference.find(direction, event);
		assertThat(difference)
			.as("%s was read as %s, data %s: %s", event, read, (read != null) ? read.getData() : null,
					new String(json, StandardCharsets.UTF_8))
			.isNotNull();
		seen.add(difference);
	}

	private static Map<String, String> attributes(CloudEvent event) {
		Map<String, String> attributes = new TreeMap<>();
		event.getAttributeNames().forEach((name) -> attributes.put(name, event.getAttribute(name).toString()));
		event.getExtensionNames()
			.forEach((name) -> attributes.put(name, AttributeStrings.canonical(event.getExtension(name))));
		return attributes;
	}

	private static boolean isSameData(CloudEvent event, CloudEvent read) {
		CloudEventData expected = event.getData();
		CloudEventData actual = read.getData();
		if (expected == null || actual == null) {
			return expected == actual;
		}
		if (Arrays.equals(expected.toBytes(), actual.toBytes())) {
			return true;
		}
		// the SDK writes JSON anew
		JsonNode tree = json(expected);
		return tree != null && tree.equals(json(actual));
	}

	private static @Nullable JsonNode json(CloudEventData data) {
		try {
			JsonNode tree = MAPPER.readTree(data.toBytes());
			return (tree.isMissingNode()) ? null : tree;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private enum Direction {

		/** Written by the library, read by the SDK. */
		WRITTEN,

		/** Written by the SDK, read by the library. */
		READ

	}

	/**
	 * What the SDK 4.0.1 does in another way, with the requirement that it misses.
	 */
	private enum Difference {

		/** J-07: it takes only {@code application/json} and a few more for JSON. */
		JSON_TYPES(Direction.WRITTEN, SdkJsonFormatTests::isOtherJsonType),

		/** J-08: it takes all text for UTF-8. */
		CHARSET(Direction.WRITTEN, (event) -> contentType(event).contains("iso-8859-1")),

		/** J-07: it writes bytes that are no JSON as JSON, and the document breaks. */
		BROKEN_JSON(Direction.READ, (event) -> isJson(event) && json(event.getData()) == null),

		/** J-06: it takes bytes without content type for JSON. */
		UNTYPED(Direction.READ, (event) -> event.getDataContentType() == null && json(event.getData()) == null);

		private final Direction direction;

		private final Predicate<CloudEvent> condition;

		Difference(Direction direction, Predicate<CloudEvent> condition) {
			this.direction = direction;
			this.condition = condition;
		}

		static Set<Difference> of(Direction direction) {
			Set<Difference> differences = EnumSet.allOf(Difference.class);
			differences.removeIf((difference) -> difference.direction != direction);
			return differences;
		}

		static @Nullable Difference find(Direction direction, CloudEvent event) {
			return of(direction).stream()
				.filter((difference) -> event.getData() != null && difference.condition.test(event))
				.findFirst()
				.orElse(null);
		}

	}

	private static String contentType(CloudEvent event) {
		return Objects.toString(event.getDataContentType(), "");
	}

	private static boolean isJson(CloudEvent event) {
		return MediaTypeSyntax.isJson(contentType(event));
	}

	private static boolean isOtherJsonType(CloudEvent event) {
		return isJson(event) && !contentType(event).matches("(application|text)/([a-zA-Z]+\\+)?json(;.*)*");
	}

}
