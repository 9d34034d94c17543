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
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sends requests byte for byte, as no client would, and reads the responses.
 */
final class RawHttp {

	private static final int TIMEOUT = 20_000;

	private final int port;

	RawHttp(int port) {
		this.port = port;
	}

	/**
	 * Send a request that asks for the connection to be closed.
	 */
	Response send(byte[] request) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout(TIMEOUT);
			socket.setTcpNoDelay(true);
			try {
				socket.getOutputStream().write(request);
				socket.shutdownOutput();
			}
			catch (IOException ex) {
				// the server may answer before it has seen all of the body
			}
			return Response.parse(socket.getInputStream().readAllBytes());
		}
	}

	record Response(int status, List<String> headerLines, byte[] body) {

		static Response parse(byte[] bytes) {
			String text = new String(bytes, StandardCharsets.ISO_8859_1);
			int end = text.indexOf("\r\n\r\n");
			if (end < 0) {
				throw new IllegalStateException("No response but " + bytes.length + " bytes");
			}
			if (text.startsWith("HTTP/1.1 100 ")) {
				return parse(Arrays.copyOfRange(bytes, end + 4, bytes.length));
			}
			List<String> lines = new ArrayList<>(List.of(text.substring(0, end).split("\r\n")));
			int status = Integer.parseInt(lines.remove(0).split(" ")[1]);
			byte[] body = Arrays.copyOfRange(bytes, end + 4, bytes.length);
			Response response = new Response(status, lines, body);
			return ("chunked".equals(response.header("Transfer-Encoding"))) ? new Response(status, lines, dechunk(body))
					: response;
		}

		private static byte[] dechunk(byte[] chunked) {
			ByteArrayOutputStream body = new ByteArrayOutputStream();
			int position = 0;
			while (position < chunked.length) {
				int lineEnd = position;
				while (chunked[lineEnd] != '\r') {
					lineEnd++;
				}
				String size = new String(chunked, position, lineEnd - position, StandardCharsets.ISO_8859_1);
				int length = Integer.parseInt(size.trim(), 16);
				if (length == 0) {
					break;
				}
				body.write(chunked, lineEnd + 2, length);
				position = lineEnd + 2 + length + 2;
			}
			return body.toByteArray();
		}

		String header(String name) {
			String prefix = name + ":";
			return this.headerLines.stream()
				.filter((line) -> line.regionMatches(true, 0, prefix, 0, prefix.length()))
				.map((line) -> line.substring(prefix.length()).trim())
				.findFirst()
				.orElse("");
		}

		String text() {
			return new String(this.body, StandardCharsets.UTF_8);
		}

		@Override
		public String toString() {
			return this.status + "\n" + String.join("\n", this.headerLines) + "\n\n" + text();
		}

	}

}
