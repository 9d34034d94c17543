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

package io.github.cloudeventsboot.integration.transports;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.integration.transports.Trade.Bought;
import io.github.cloudeventsboot.integration.transports.Trade.Item;
import io.github.cloudeventsboot.integration.transports.Trade.Sold;
import org.jspecify.annotations.Nullable;

/**
 * What events are sent and received as.
 */
enum Kind {

	/** Events of the SDK with JSON. */
	EVENT {

		@Override
		List<?> samples() {
			return List.of(event("application/json", "{\"name\":\"K\u00e4se \u20ac\",\"count\":3}"));
		}

	},

	/** Events of the SDK with text. */
	TEXT {

		@Override
		List<?> samples() {
			return List.of(event("text/plain;charset=UTF-8", "K\u00e4se \u20ac \ud83d\ude00 %20"));
		}

	},

	/** Events of the SDK with bytes that are no text. */
	BYTES {

		@Override
		List<?> samples() {
			return List
				.of(builder().withData("application/x-bytes", new byte[] { (byte) 0xff, 0, (byte) 0x80 }).build());
		}

	},

	/** Events of the SDK without data. */
	NO_DATA {

		@Override
		List<?> samples() {
			return List.of(builder().build());
		}

	},

	/** Events with typed data. */
	TYPED {

		@Override
		List<?> samples() {
			return List.of(TypedCloudEvent.of((CloudEvent) EVENT.samples().get(0), ITEM));
		}

	},

	/** Instances of an event type. */
	TYPE {

		@Override
		List<?> samples() {
			return List.of(sold("1"));
		}

	},

	/** Instances of a union. */
	UNION {

		@Override
		List<?> samples() {
			return List
				.of(new Bought("1", SOURCE, SUBJECT, TIME, SCHEMA, "n\u00f6rdlich", Integer.MAX_VALUE, true, ITEM));
		}

	},

	/** Data and attributes of an event apart. */
	PARTS {

		@Override
		List<?> samples() {
			return List.of(OutgoingCloudEvent.of("item.sold", ITEM)
				.withId("1")
				.withSource(SOURCE)
				.withSubject(SUBJECT)
				.withTime(TIME)
				.withDataSchema(SCHEMA)
				.withExtension("region", "n\u00f6rdlich")
				.withExtension("attempt", Integer.MAX_VALUE)
				.withExtension("express", true));
		}

	},

	/** Several events at once. */
	LIST {

		@Override
		List<?> samples() {
			return List.of(sold("1"), sold("2"), sold("3"));
		}

	};

	static final Item ITEM = new Item("K\u00e4se \u20ac", 3);

	private static final URI SOURCE = URI.create("/shop/%C3%A4?a=b#c");

	private static final String SUBJECT = "Euro \u20ac \ud83d\ude00 \"%20\"";

	private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-11-23T12:00:00.123456789+02:00");

	private static final URI SCHEMA = URI.create("https://example.com/schema");

	/**
	 * Return events to send.
	 */
	abstract List<?> samples();

	/**
	 * Return what is seen of the events when they have been received.
	 */
	List<Seen> expected() {
		return samples().stream().map(Kind::seen).toList();
	}

	private static Seen seen(Object sample) {
		if (sample instanceof Trade trade) {
			return Seen.of(trade);
		}
		return Seen.of((sample instanceof CloudEvent event) ? event : (CloudEvent) EVENT.samples().get(0));
	}

	/**
	 * Return the end of the path, topic or queue.
	 */
	String channel() {
		return switch (this) {
			case TEXT, BYTES, NO_DATA -> EVENT.channel();
			default -> name().toLowerCase(Locale.ROOT);
		};
	}

	private static CloudEvent event(String contentType, String data) {
		return builder().withData(contentType, data.getBytes(StandardCharsets.UTF_8)).build();
	}

	private static CloudEventBuilder builder() {
		return CloudEventBuilder.v1()
			.withId("1")
			.withSource(SOURCE)
			.withType("item.sold")
			.withSubject(SUBJECT)
			.withTime(TIME)
			.withDataSchema(SCHEMA)
			.withExtension("region", "n\u00f6rdlich")
			.withExtension("attempt", Integer.MAX_VALUE)
			.withExtension("express", true);
	}

	private static Sold sold(@Nullable String id) {
		return new Sold(id, SOURCE, SUBJECT, TIME, SCHEMA, "n\u00f6rdlich", Integer.MAX_VALUE, true, ITEM);
	}

}
