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

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;

/**
 * Valid events of the SDK with all types of attributes and all kinds of data, the same
 * ones for the same seed.
 */
final class GeneratedEvents {

	static final String[] CONTENT_TYPES = { "application/json", "application/json; charset=utf-8", "text/json",
			"application/vnd.api+json", "image/x+json", "Application/JSON", "text/plain", "text/plain; charset=utf-8",
			"text/plain; charset=iso-8859-1", "text/xml", "application/xml", "application/octet-stream",
			"application/x; a=\"b c\"" };

	private static final String[] JSON = { "{}", "[]", "{\"a\":1,\"b\":[true,null,\"\u20ac\"]}", "\"text\"", "1",
			"-0.5", "true", "null", " [ 1 ] ", "{\"n\":3.141592653589793238462643383279}", "\"\ud83d\ude00\\n\"",
			"[12345678901234567890]" };

	private static final String[] URIS = { "/", "https://example.com/a?b=c", "#fragment", "urn:uuid:1", "a%20b",
			"//host/p", "1-555-123-4567", "mailto:a@b", "../x" };

	private static final String[] CHARACTERS = { "a", "Z", "0", " ", "\"", "%", "\\", "/", "{", "\u00e9", "\u20ac",
			"\ud83d\ude00", "\u2028", "\ufeff", "\ue000", "+", "'", "<", "&", "%20", "\\u0041", "null" };

	private final Random random;

	GeneratedEvents(long seed) {
		this.random = new Random(seed);
	}

	CloudEvent next() {
		CloudEventBuilder event = CloudEventBuilder.v1()
			.withId(text(1))
			.withSource(URI.create(one(URIS)))
			.withType(text(1));
		if (this.random.nextBoolean()) {
			event.withSubject(text(1));
		}
		if (this.random.nextBoolean()) {
			event.withTime(time());
		}
		if (this.random.nextInt(4) == 0) {
			event.withDataSchema(URI.create("https://example.com/schema/" + this.random.nextInt()));
		}
		for (int i = this.random.nextInt(4); i > 0; i--) {
			addExtension(event, "x" + Integer.toString(this.random.nextInt(1000), 36));
		}
		if (this.random.nextInt(5) > 0) {
			event.withDataContentType(one(CONTENT_TYPES));
		}
		byte[] data = data();
		return ((data != null) ? event.withData(data) : event).build();
	}

	private void addExtension(CloudEventBuilder event, String name) {
		switch (this.random.nextInt(6)) {
			case 0 -> event.withExtension(name, this.random.nextBoolean());
			case 1 -> event.withExtension(name, this.random.nextInt());
			case 2 -> event.withExtension(name, URI.create(one(URIS)));
			case 3 -> event.withExtension(name, time());
			case 4 -> event.withExtension(name, bytes());
			default -> event.withExtension(name, text(0));
		}
	}

	private byte[] data() {
		return switch (this.random.nextInt(8)) {
			case 0 -> null;
			case 1 -> bytes();
			case 2, 3 -> text(0).getBytes(StandardCharsets.UTF_8);
			default -> one(JSON).getBytes(StandardCharsets.UTF_8);
		};
	}

	private byte[] bytes() {
		byte[] bytes = new byte[this.random.nextInt(9)];
		this.random.nextBytes(bytes);
		return bytes;
	}

	private String text(int min) {
		StringBuilder text = new StringBuilder();
		for (int i = this.random.nextInt(8) + min; i > 0; i--) {
			text.append(one(CHARACTERS));
		}
		return text.toString();
	}

	private OffsetDateTime time() {
		int nanos = (this.random.nextBoolean()) ? this.random.nextInt(1_000_000_000) : 0;
		int minutes = (this.random.nextBoolean()) ? this.random.nextInt(36 * 60 + 1) - 18 * 60 : 0;
		return OffsetDateTime.of(this.random.nextInt(9999) + 1, this.random.nextInt(12) + 1,
				this.random.nextInt(28) + 1, this.random.nextInt(24), this.random.nextInt(60), this.random.nextInt(60),
				nanos, ZoneOffset.ofTotalSeconds(minutes * 60));
	}

	private String one(String[] values) {
		return values[this.random.nextInt(values.length)];
	}

}
