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

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event to send and to expect back, put into HTTP messages by nothing but what the
 * specification says.
 *
 * @param name what is special about it
 * @param attributes the context attributes except {@code datacontenttype}
 * @param contentType the {@code datacontenttype}, or {@code null}
 * @param data the bytes of the data, or {@code null}
 * @param member the data as a member of the JSON envelope, or {@code null}
 */
record EchoedEvent(String name, Map<String, Object> attributes, @Nullable String contentType, byte @Nullable [] data,
		@Nullable String member) {

	private static final JsonMapper mapper = JsonMapper.shared();

	static Stream<EchoedEvent> all() {
		byte[] bytes = new byte[256];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) i;
		}
		return Stream.of(
				json("JSON as it came", "application/json",
						"{ \"b\" : 1.50,\"a\":\t3.141592653589793238462643383279, \"b2\":\"\\u00e9/\\/\", \"n\":null}"),
				json("JSON in another charset's name", "Application/Vnd.Api+JSON;profile=\"a b\"", "[1e400, -0.0 ]"),
				json("JSON string", "text/json", "\"{\\\"not\\\":\\\"parsed\\\"}\""),
				json("JSON null", "application/json", "null"),
				text("text", "text/plain;charset=UTF-8", "Grüße, 世界 😀\n"),
				text("XML", "application/xml", "<a b=\"c\">&amp;</a>"),
				binary("bytes", "application/octet-stream", bytes), binary("image", "image/png", new byte[] { 0 }),
				none("no data", null), none("no data but a content type", "application/json"));
	}

	private static EchoedEvent json(String name, String contentType, String json) {
		return new EchoedEvent(name, commonAttributes(), contentType, utf8(json), "\"data\":" + json);
	}

	private static EchoedEvent text(String name, String contentType, String text) {
		return new EchoedEvent(name, commonAttributes(), contentType, utf8(text),
				"\"data\":" + mapper.writeValueAsString(text));
	}

	private static EchoedEvent binary(String name, String contentType, byte[] bytes) {
		return new EchoedEvent(name, commonAttributes(), contentType, bytes,
				"\"data_base64\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"");
	}

	private static EchoedEvent none(String name, @Nullable String contentType) {
		return new EchoedEvent(name, commonAttributes(), contentType, null, null);
	}

	private static Map<String, Object> commonAttributes() {
		Map<String, Object> attributes = new LinkedHashMap<>();
		attributes.put("specversion", "1.0");
		attributes.put("id", "50% \"Euro €\" 😀 +");
		attributes.put("source", "//example.com/a?b=c#d");
		attributes.put("type", "com.example.échó");
		attributes.put("subject", "two words");
		attributes.put("time", "2018-04-05T17:31:00.123456789+02:30");
		attributes.put("dataschema", "urn:example:schema");
		attributes.put("sampledrate", -2147483648);
		attributes.put("deprecated", true);
		attributes.put("dssematerial", "AAECAw==");
		attributes.put("numberlike", "007");
		attributes.put("1parentwithanameofmorethantwentycharacters", "a+b%20c");
		return attributes;
	}

	static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	HttpRequest binaryRequest(URI uri) {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri);
		headers().forEach(request::header);
		if (this.contentType != null) {
			request.header("Content-Type", this.contentType);
		}
		return request
			.POST((this.data != null) ? HttpRequest.BodyPublishers.ofByteArray(this.data)
					: HttpRequest.BodyPublishers.noBody())
			.build();
	}

	HttpRequest structuredRequest(URI uri) {
		return HttpRequest.newBuilder(uri)
			.header("Content-Type", "application/cloudevents+json")
			.POST(HttpRequest.BodyPublishers.ofByteArray(utf8(envelope())))
			.build();
	}

	/**
	 * Return the envelope without data.
	 */
	ObjectNode envelopeAttributes() {
		ObjectNode node = mapper.valueToTree(this.attributes);
		if (this.contentType != null) {
			node.put("datacontenttype", this.contentType);
		}
		return node;
	}

	private String envelope() {
		String attributes = envelopeAttributes().toString();
		return (this.member != null) ? attributes.substring(0, attributes.length() - 1) + "," + this.member + "}"
				: attributes;
	}

	/**
	 * Return the headers of binary mode except {@code Content-Type}.
	 */
	Map<String, String> headers() {
		Map<String, String> headers = new TreeMap<>();
		this.attributes.forEach((name, value) -> headers.put("ce-" + name, encode(value.toString())));
		return headers;
	}

	// HTTP Protocol Binding, section 3.1.3.2
	private static String encode(String value) {
		StringBuilder encoded = new StringBuilder();
		value.codePoints().forEach((character) -> {
			if (character > ' ' && character < 0x7F && character != '"' && character != '%') {
				encoded.appendCodePoint(character);
				return;
			}
			for (byte octet : utf8(Character.toString(character))) {
				encoded.append(String.format("%%%02X", octet));
			}
		});
		return encoded.toString();
	}

	@Override
	public String toString() {
		return this.name;
	}

}
