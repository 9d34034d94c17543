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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message before it is sent by a protocol: headers and a body, and what has been done
 * to them.
 */
public final class Message {

	/** What stands in ids, sources and data, and must not be seen in a refusal. */
	public static final String SECRET = "S3CR3T";

	private final List<Header> headers = new ArrayList<>();

	private final List<String> mutations = new ArrayList<>();

	private byte[] body = new byte[0];

	Message() {
	}

	/**
	 * Return the headers, with names in lower case.
	 * @return the headers, which can be changed
	 */
	public List<Header> headers() {
		return this.headers;
	}

	/**
	 * Return the first value of a header.
	 * @param name its name
	 * @return the value, empty if there is none
	 */
	public String header(String name) {
		return this.headers.stream()
			.filter((header) -> header.name().equalsIgnoreCase(name))
			.map((header) -> new String(header.value(), StandardCharsets.ISO_8859_1))
			.findFirst()
			.orElse("");
	}

	public byte[] body() {
		return this.body;
	}

	void body(byte[] body) {
		this.body = body;
	}

	void note(String mutation) {
		this.mutations.add(mutation);
	}

	void set(String name, String value) {
		this.headers.removeIf((header) -> header.name().equalsIgnoreCase(name));
		add(name, value);
	}

	void add(String name, String value) {
		this.headers.add(new Header(name, value.getBytes(StandardCharsets.UTF_8)));
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder(this.mutations + "\n");
		this.headers
			.forEach((header) -> text.append(header.name()).append(": ").append(shown(header.value())).append('\n'));
		return text.append('\n').append(shown(this.body)).toString();
	}

	private static String shown(byte[] bytes) {
		String text = new String(bytes, StandardCharsets.ISO_8859_1);
		return (text.length() > 1000) ? text.substring(0, 1000) + "... (" + text.length() + ")" : text;
	}

	/**
	 * A header.
	 *
	 * @param name the name
	 * @param value the bytes of the value
	 */
	public record Header(String name, byte[] value) {

	}

}
