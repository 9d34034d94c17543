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

package io.github.cloudeventsboot.invariant;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Generates messages in all content modes: honest ones, and such as attackers and broken
 * senders may send. The same seed gives the same messages. They know nothing of HTTP but
 * that attributes are headers named {@code ce-…}, so that other protocols can be tried
 * with them as well.
 */
public final class Messages {

	private static final String[] TIMES = { "2026-01-02T03:04:05Z", "9999-12-31T23:59:60Z", "9999-12-31T23:59:59Z",
			"9999-12-31T23:59:59-00:01", "0000-01-01T00:00:00+23:59", "0000-01-01T00:00:00Z", "2016-12-31T23:59:60Z",
			"2026-01-01T00:00:00.1234567890123Z", "2026-01-01t00:00:00-23:59", "2026-13-01T00:00:00Z", "0" };

	private static final String[] TEXTS = { "", " ", "%", "%zz", "%4", "%00", "%80", "%ed%a0%80", "%c0%80",
			"%F0%9F%98%80", "%25", "a%20b", "\"quoted\"", "\"", "\\", "\t", "\u00e4", "\ud83d\ude00", "true", "null",
			"0x10", "-1", "05", "2147483648", "9223372036854775808", "1e999999999", "NaN", "AQ==", "AQ",
			"=?utf-8?q?a?=", "a,b", "a;b", "{}", "[1]", "<a/>", "//host:99999/", "http://[::1", "http://user@", "urn:",
			":", "#", "?", "/../..", "order.placed", "order.rejected", "order.*", "*", "x", "SMALL", "1.0", "2.0",
			"0.3", "application/json", "UTC", "Z" };

	private static final String[] CONTENT_TYPES = { "*/*", "text/*", "*", "application/*+json", "text", "/", "", ";",
			"bogus ;====", "text/plain", "text/plain; charset=bogus", "text/plain; charset=\"",
			"text/plain;charset=utf-16", "text/plain; charset=utf-8; charset=utf-7", "text/plain; a=\"charset=bogus\"",
			"a/b;c={d}", "text/xml", "application/xml", "application/json; charset=bogus",
			"application/json;charset=iso-8859-1", "APPLICATION/JSON", "application/vnd.x+json",
			"application/octet-stream", "image/png", "application/x-ndjson", "text/event-stream",
			"application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=b",
			"multipart/mixed", "multipart/form-data; boundary=", "application/cloudevents",
			"application/cloudevents+xml", "application/cloudevents+json; charset=bogus",
			"application/cloudevents+json; charset=utf-16", "application/cloudevents+json bogus",
			"application/cloudevents-batch+json; charset=bogus", "application/cloudevents-batch+xml",
			"application/cloudeventsbogus", "application/cloudevents+json;", "application/cloudevents+json,text/plain",
			"text/plain, application/json", "application/problem+json" };

	private static final String[] VALUES = { "null", "true", "0", "-0", "1.5", "1e999999999", "-1e-999999999",
			"2147483648", "-9223372036854775809", "9".repeat(300), "9".repeat(1500), "\"\"", "\"a\"", "\"\\ud800\"",
			"\"\\u0000\"", "\"\\uffff\"", "\"" + "x".repeat(9000) + "\"", "[]", "{}", "[[]]", "[null]", "{\"a\":{}}",
			"{\"a\":1,\"a\":2}", "[".repeat(900), "[".repeat(3000), "[".repeat(400) + "]".repeat(400),
			"{\"a\":".repeat(600) + "1" + "}".repeat(600), "{\"orderId\":\"S3CR3T\",\"amount\":null}",
			"{\"orderId\":\"S3CR3T\",\"amount\":-5}", "{\"orderId\":\"S3CR3T\",\"amount\":9223372036854775808}",
			"{\"orderId\":[\"S3CR3T\"],\"amount\":\"S3CR3T\"}",
			"{\"orderId\":\"S3CR3T\",\"amount\":1,\"kind\":\"S3CR3T\"}",
			"{\"orderId\":\"S3CR3T\",\"amount\":1,\"lines\":[null,{\"sku\":\"\"},{\"sku\":\"S3CR3T\",\"count\":1e9}]}",
			"{\"orderId\":\"S3CR3T\",\"amount\":1,\"counts\":{\"a\":\"S3CR3T\"}}", "NaN", "Infinity", "'a'", "nul",
			"\"a", "/* S3CR3T */ 1", "01", "+1", "\"2026-01-02T03:04:05Z\"", "\"AQ==\"", "\"AQ\"", "\"text/*\"",
			"\"text/plain; charset=bogus\"", "\"9999-12-31T23:59:60Z\"", "\"0000-01-01T00:00:00+23:59\"" };

	private static final String[] NAMES = { "id", "source", "type", "specversion", "time", "subject", "dataschema",
			"datacontenttype", "data", "data_base64", "token", "retries", "urgent", "region", "reason", "amount",
			"when", "instant", "kind", "ID", "ext", "ext1", "a_b", "a-b", "\u00e4", "data_", "", "a".repeat(300),
			"traceparent", "tracestate", "__proto__", "partitionkey", "expirytime", "sequence" };

	private static final String HONEST_DATA = "{\"orderId\":\"S3CR3T\",\"amount\":3}";

	private final Random random;

	/**
	 * Create a generator.
	 * @param seed decides all that it generates
	 */
	public Messages(long seed) {
		this.random = new Random(seed);
	}

	/**
	 * Return the event that every handler of orders takes, in binary mode.
	 * @return the message
	 */
	public static Message honest() {
		Message message = new Message();
		attributes().forEach((name, value) -> message.add("ce-" + name, value));
		message.add("content-type", "application/json");
		message.body(HONEST_DATA.getBytes(StandardCharsets.UTF_8));
		return message;
	}

	private static Map<String, String> attributes() {
		Map<String, String> attributes = new LinkedHashMap<>();
		attributes.put("specversion", "1.0");
		attributes.put("id", "S3CR3T-id");
		attributes.put("source", "/S3CR3T");
		attributes.put("type", "order.placed");
		attributes.put("time", "2026-01-02T03:04:05Z");
		attributes.put("token", "S3CR3T");
		return attributes;
	}

	/**
	 * Return the next message.
	 * @return the message, with up to four things changed
	 */
	public Message next() {
		int mode = this.random.nextInt(5);
		Message message = (mode < 2) ? binary() : structured(mode == 4);
		for (int i = this.random.nextInt(3); i > 0; i--) {
			mutateHeaders(message);
		}
		if (this.random.nextInt(4) == 0) {
			mutateBody(message);
		}
		return message;
	}

	private Message binary() {
		Message message = honest();
		for (int i = this.random.nextInt(3); i > 0; i--) {
			String name = "ce-" + one(NAMES);
			message.note(name);
			switch (this.random.nextInt(4)) {
				case 0 -> message.headers().removeIf((header) -> header.name().equals(name));
				case 1 -> message.add(name, text());
				default -> message.set(name, text());
			}
		}
		if (this.random.nextInt(3) == 0) {
			message.note("data");
			message.body(bytes(value()));
		}
		return message;
	}

	private Message structured(boolean batch) {
		Message message = new Message();
		message.add("content-type", (batch) ? "application/cloudevents-batch+json" : "application/cloudevents+json");
		List<String> events = new ArrayList<>();
		for (int i = (batch) ? this.random.nextInt(4) : 1; i > 0; i--) {
			events.add((this.random.nextInt(20) == 0) ? value() : event(message));
		}
		message.body(bytes((batch) ? events.toString() : events.get(0)));
		return message;
	}

	private String event(Message message) {
		Map<String, String> members = new LinkedHashMap<>();
		attributes().forEach((name, value) -> members.put(name, '"' + value + '"'));
		members.put("datacontenttype", "\"application/json\"");
		members.put("data", HONEST_DATA);
		for (int i = this.random.nextInt(3); i > 0; i--) {
			String name = one(NAMES);
			message.note("." + name);
			if (this.random.nextInt(4) == 0) {
				members.remove(name);
			}
			else {
				members.put(name, value());
			}
		}
		StringBuilder event = new StringBuilder("{");
		for (Iterator<Map.Entry<String, String>> i = members.entrySet().iterator(); i.hasNext();) {
			Map.Entry<String, String> member = i.next();
			event.append('"').append(member.getKey()).append("\":").append(member.getValue());
			event.append((!i.hasNext()) ? "" : (this.random.nextInt(100) == 0) ? ",," : ",");
			if (this.random.nextInt(60) == 0) {
				// once more, with the same or another value
				event.append('"').append(member.getKey()).append("\":").append(value()).append(',');
			}
		}
		return event.append('}').toString();
	}

	private void mutateHeaders(Message message) {
		switch (this.random.nextInt(12)) {
			case 0, 1, 2, 3, 4 -> set(message, "content-type", one(CONTENT_TYPES));
			case 5 -> message.add("content-type", one(CONTENT_TYPES));
			case 6 -> message.headers().removeIf((header) -> header.name().equals("content-type"));
			case 7 -> set(message, "content-encoding", (this.random.nextBoolean()) ? "gzip" : "identity");
			case 8 -> set(message, "accept", (this.random.nextBoolean()) ? text() : one(CONTENT_TYPES));
			case 9 -> set(message, one("accept-language", "accept-charset", "traceparent", "origin", "cookie", "range"),
					text());
			case 10 -> many(message);
			default -> bytesOf(message);
		}
	}

	private void set(Message message, String name, String value) {
		message.note(name);
		message.set(name, value);
	}

	private void many(Message message) {
		message.note("many attributes");
		for (int i = this.random.nextInt(60); i > 0; i--) {
			message.add("ce-x" + i, "y");
		}
	}

	private void bytesOf(Message message) {
		if (!message.headers().isEmpty()) {
			message.note("bytes of a header");
			int index = this.random.nextInt(message.headers().size());
			Message.Header header = message.headers().get(index);
			message.headers().set(index, new Message.Header(header.name(), bytesOf(header.value())));
		}
	}

	private void mutateBody(Message message) {
		byte[] body = message.body();
		switch (this.random.nextInt(5)) {
			case 0 -> {
				message.note("cut");
				message.body(Arrays.copyOf(body, (body.length > 0) ? this.random.nextInt(body.length) : 0));
			}
			case 1 -> {
				message.note("twice");
				message.body(concat(body, body));
			}
			case 2 -> {
				message.note("large");
				message.body(Arrays.copyOf(body, 100_000 + this.random.nextInt(60_000)));
			}
			default -> {
				message.note("bytes of the body");
				message.body(bytesOf(body));
			}
		}
	}

	private byte[] bytesOf(byte[] bytes) {
		byte[] result = bytes.clone();
		for (int i = this.random.nextInt(4); i >= 0 && result.length > 0; i--) {
			int position = this.random.nextInt(result.length);
			switch (this.random.nextInt(4)) {
				case 0 -> result[position] = (byte) this.random.nextInt(256);
				case 1 -> result[position] = (byte) "\"\\{}[],:%;*/0-e\u00ff".charAt(this.random.nextInt(16));
				case 2 -> result = concat(Arrays.copyOf(result, position),
						Arrays.copyOfRange(result, this.random.nextInt(result.length), result.length));
				default -> result = concat(Arrays.copyOf(result, position), new byte[] { (byte) 0xed, (byte) 0xa0 });
			}
		}
		return result;
	}

	private static byte[] concat(byte[] first, byte[] second) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		all.writeBytes(first);
		all.writeBytes(second);
		return all.toByteArray();
	}

	private String text() {
		return switch (this.random.nextInt(6)) {
			case 0 -> one(TIMES);
			case 1 -> one(CONTENT_TYPES);
			case 2 -> "x".repeat(this.random.nextInt(3000));
			default -> one(TEXTS);
		};
	}

	private String value() {
		return switch (this.random.nextInt(6)) {
			case 0 -> '"' + one(TIMES) + '"';
			case 1 -> '"' + one(TEXTS) + '"';
			default -> one(VALUES);
		};
	}

	private String one(String... values) {
		return values[this.random.nextInt(values.length)];
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
