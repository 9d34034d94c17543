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

package io.github.cloudeventsboot.web.servlet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request in the notation that the head of {@code broken-requests.txt} explains.
 */
final class RequestLine {

	/** What must never be found in a response to a broken request. */
	static final String SECRET = "S3CR3T";

	private static final byte[] DATA = bytes("{\"orderId\":\"S3CR3T\",\"amount\":3}");

	private static final Map<String, String> ATTRIBUTES = attributes();

	private final List<Field> headers = new ArrayList<>();

	private final List<Field> members = new ArrayList<>();

	private final String base;

	private byte[] body;

	private boolean chunked;

	private String declaredLength = "";

	private RequestLine(String base) {
		this.base = base;
		switch (base) {
			case "binary" -> {
				ATTRIBUTES.forEach((name, value) -> this.headers.add(new Field("ce-" + name, bytes(value))));
				this.headers.add(new Field("Content-Type", bytes("application/json")));
				this.body = DATA;
			}
			case "structured", "batch", "batch3" -> {
				this.members.addAll(members());
				this.headers.add(new Field("Content-Type", bytes(("structured".equals(base))
						? "application/cloudevents+json" : "application/cloudevents-batch+json")));
			}
			case "none" -> this.body = new byte[0];
			default -> throw new IllegalArgumentException("Unknown request '" + base + "'");
		}
	}

	private static Map<String, String> attributes() {
		Map<String, String> attributes = new LinkedHashMap<>();
		attributes.put("specversion", "1.0");
		attributes.put("id", "S3CR3T-id");
		attributes.put("source", "/S3CR3T");
		attributes.put("type", "order.placed");
		attributes.put("token", "S3CR3T");
		return attributes;
	}

	private static List<Field> members() {
		List<Field> members = new ArrayList<>();
		ATTRIBUTES.forEach((name, value) -> members.add(new Field(name, bytes("\"" + value + "\""))));
		members.add(new Field("datacontenttype", bytes("\"application/json\"")));
		members.add(new Field("data", DATA));
		return members;
	}

	static RequestLine parse(String line) {
		String[] parts = line.split(" && ");
		RequestLine request = new RequestLine(parts[0].trim());
		for (int i = 1; i < parts.length; i++) {
			request.edit(parts[i].trim());
		}
		return request;
	}

	private void edit(String text) {
		if (text.equals("chunked")) {
			this.chunked = true;
		}
		else if (text.startsWith("declare ")) {
			this.declaredLength = text.substring(8);
		}
		else if (text.startsWith("cut ")) {
			this.body = Arrays.copyOf(body(), Integer.parseInt(text.substring(4)));
		}
		else if (text.startsWith("body =")) {
			this.body = bytes(text.substring(6).trim());
		}
		else {
			char operator = text.charAt(0);
			String field = (operator == '+' || operator == '-') ? text.substring(1) : text;
			boolean member = field.startsWith(".");
			int end = field.indexOf((member) ? " =" : ":");
			String name = (end < 0) ? field : field.substring(0, end);
			List<Field> fields = (member) ? this.members : this.headers;
			String plainName = (member) ? name.substring(1) : name;
			if (operator != '+') {
				fields.removeIf((other) -> other.name().equalsIgnoreCase(plainName));
			}
			if (operator != '-') {
				fields.add(new Field(plainName, bytes(field.substring(end + ((member) ? 2 : 1)).trim())));
			}
		}
	}

	byte[] toBytes(String path) {
		byte[] content = body();
		Output request = new Output();
		request.text("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
		for (Field header : this.headers) {
			request.bytes(bytes(header.name())).text(": ").bytes(header.value()).text("\r\n");
		}
		if (this.chunked) {
			request.text("Transfer-Encoding: chunked\r\n\r\n");
			int size = 1000;
			for (int start = 0; start < content.length; start += size) {
				byte[] chunk = Arrays.copyOfRange(content, start, Math.min(start + size, content.length));
				request.text(Integer.toHexString(chunk.length) + "\r\n").bytes(chunk).text("\r\n");
			}
			return request.text("0\r\n\r\n").toByteArray();
		}
		if (!this.declaredLength.isEmpty()) {
			request.text("Content-Length: " + this.declaredLength + "\r\n");
		}
		else if (content.length > 0 || !this.base.equals("none")) {
			request.text("Content-Length: " + content.length + "\r\n");
		}
		return request.text("\r\n").bytes(content).toByteArray();
	}

	private byte[] body() {
		if (this.body != null) {
			return this.body;
		}
		byte[] event = object(this.members);
		return switch (this.base) {
			case "batch" -> new Output().text("[").bytes(event).text("]").toByteArray();
			case "batch3" -> new Output().text("[")
				.bytes(object(members()))
				.text(",")
				.bytes(event)
				.text(",")
				.bytes(object(members()))
				.text("]")
				.toByteArray();
			default -> event;
		};
	}

	private static byte[] object(List<Field> members) {
		Output object = new Output().text("{");
		String separator = "";
		for (Field member : members) {
			object.text(separator + "\"").bytes(bytes(member.name())).text("\":").bytes(member.value());
			separator = ",";
		}
		return object.text("}").toByteArray();
	}

	private static byte[] bytes(String text) {
		Output bytes = new Output();
		int position = 0;
		while (position < text.length()) {
			char c = text.charAt(position);
			if (c == '\\') {
				position = escape(text, position + 1, bytes);
			}
			else if (c == '<' && position + 1 < text.length() && Character.isDigit(text.charAt(position + 1))) {
				int end = text.indexOf('>', position);
				String[] repeated = text.substring(position + 1, end).split("\\*", 2);
				byte[] part = bytes(repeated[1]);
				for (int i = Integer.parseInt(repeated[0]); i > 0; i--) {
					bytes.bytes(part);
				}
				position = end + 1;
			}
			else {
				int next = position + Character.charCount(text.codePointAt(position));
				bytes.text(text.substring(position, next));
				position = next;
			}
		}
		return bytes.toByteArray();
	}

	private static int escape(String text, int position, Output bytes) {
		char c = text.charAt(position);
		switch (c) {
			case 'x' -> {
				bytes.write(Integer.parseInt(text.substring(position + 1, position + 3), 16));
				return position + 3;
			}
			case 'r' -> bytes.write('\r');
			case 'n' -> bytes.write('\n');
			case 't' -> bytes.write('\t');
			case 's' -> bytes.write(' ');
			case '\\' -> bytes.write('\\');
			default -> throw new IllegalArgumentException("Unknown escape \\" + c);
		}
		return position + 1;
	}

	private record Field(String name, byte[] value) {

	}

	private static final class Output extends ByteArrayOutputStream {

		Output text(String text) {
			return bytes(text.getBytes(StandardCharsets.UTF_8));
		}

		Output bytes(byte[] bytes) {
			writeBytes(bytes);
			return this;
		}

	}

}
