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
import java.util.Random;

/**
 * A message as a request of HTTP, byte for byte, perhaps with another method or path, or
 * framed otherwise than its body asks for.
 */
public final class Request {

	private static final String[] METHODS = { "GET", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW", "post" };

	private static final String[] SUFFIXES = { "/", ";a=b", "%2F", "//", "/..;/", "/%2e%2e/", "%00", "%zz", "%c3%28",
			"%ff", "?", "?%zz", "?a=%", "?a=b&a=%ff", "?access_token=x", "?a[]={b}", "?a=\"b\"",
			"?" + "a=b&".repeat(500), "#a", ".json", "/x" };

	private final Message message;

	private final String path;

	private String method = "POST";

	private String target;

	private String framing = "length";

	private Request(Message message, String path) {
		this.message = message;
		this.path = path;
		this.target = path;
	}

	static Request of(Message message, String path) {
		return new Request(message, path);
	}

	static Request next(Message message, String path, Random random) {
		Request request = new Request(message, path);
		switch (random.nextInt(16)) {
			case 0 -> request.method = METHODS[random.nextInt(METHODS.length)];
			case 1 -> request.target = path + SUFFIXES[random.nextInt(SUFFIXES.length)];
			case 2, 3 -> request.framing = "chunked";
			case 4 -> request.framing = new String[] { "longer", "shorter", "negative", "none", "two", "both",
					"bad-chunk", "open-chunk" }[random.nextInt(8)];
			case 5 -> request.framing = "expect";
			default -> {
			}
		}
		return request;
	}

	public Message message() {
		return this.message;
	}

	/**
	 * Return whether method and path are those of the endpoint.
	 * @return whether its handler is asked, unless another condition refuses the request
	 */
	public boolean isToEndpoint() {
		return this.method.equals("POST") && this.target.equals(this.path);
	}

	/**
	 * Return whether the server knows where the request ends.
	 */
	boolean isFramed() {
		return switch (this.framing) {
			case "length", "chunked", "expect" -> true;
			default -> false;
		};
	}

	/**
	 * Return whether the request comes to a handler for events, so that a refusal has to
	 * be a problem: the server, or Spring, may find other mistakes first.
	 */
	boolean reachesHandler() {
		return isFramed() && isToEndpoint() && headersAreSound();
	}

	private boolean headersAreSound() {
		int size = 0;
		for (Message.Header header : this.message.headers()) {
			size += header.name().length() + header.value().length;
			if (!header.name().chars().allMatch((c) -> c > ' ' && c < 0x7f) || header.name().equals("ce-")) {
				return false;
			}
			for (byte b : header.value()) {
				if ((b >= 0 && b < ' ' && b != '\t') || b == 0x7f) {
					return false;
				}
			}
		}
		return size < 7000 && this.message.headers().size() < 90;
	}

	byte[] toBytes() {
		ByteArrayOutputStream request = new ByteArrayOutputStream();
		text(request, this.method + " " + this.target + " HTTP/1.1\r\nHost: localhost\r\n");
		for (Message.Header header : this.message.headers()) {
			text(request, header.name() + ": ");
			request.writeBytes(header.value());
			text(request, "\r\n");
		}
		byte[] body = this.message.body();
		int length = body.length;
		String ending = "\r\n";
		switch (this.framing) {
			case "longer" -> text(request, "Content-Length: " + (length + 10) + "\r\n\r\n");
			case "shorter" -> text(request, "Content-Length: " + length / 2 + "\r\n\r\n");
			case "negative" -> text(request, "Content-Length: -1\r\n\r\n");
			case "none" -> text(request, "\r\n");
			case "two" -> text(request, "Content-Length: " + length + "\r\nContent-Length: 1\r\n\r\n");
			case "both" -> text(request, "Content-Length: " + length + "\r\nTransfer-Encoding: chunked\r\n\r\n"
					+ Integer.toHexString(length) + "\r\n");
			case "bad-chunk" -> text(request, "Transfer-Encoding: chunked\r\n\r\nxyz\r\n");
			case "open-chunk", "chunked" -> text(request,
					"Transfer-Encoding: chunked\r\n\r\n" + ((length > 0) ? Integer.toHexString(length) + "\r\n" : ""));
			case "expect" -> text(request, "Expect: 100-continue\r\nContent-Length: " + length + "\r\n\r\n");
			default -> text(request, "Content-Length: " + length + "\r\n\r\n");
		}
		request.writeBytes(body);
		if (this.framing.equals("chunked")) {
			text(request, ((length > 0) ? ending : "") + "0\r\n\r\n");
		}
		return request.toByteArray();
	}

	private static void text(ByteArrayOutputStream output, String text) {
		output.writeBytes(text.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public String toString() {
		return this.method + " " + this.target + " (" + this.framing + ") " + this.message;
	}

}
