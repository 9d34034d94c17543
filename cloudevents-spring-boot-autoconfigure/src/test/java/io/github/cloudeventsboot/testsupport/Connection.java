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

package io.github.cloudeventsboot.testsupport;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A connection that sends bytes and reads responses to the letter of HTTP 1.1.
 */
public final class Connection implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private final Socket socket;

	private final InputStream input;

	public Connection(int port) throws IOException {
		this(port, TIMEOUT);
	}

	/**
	 * Connect to a server.
	 * @param port its port
	 * @param timeout how long to wait for what it sends
	 */
	public Connection(int port, Duration timeout) throws IOException {
		this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
		this.socket.setSoTimeout((int) timeout.toMillis());
		this.socket.setTcpNoDelay(true);
		this.input = new BufferedInputStream(this.socket.getInputStream());
	}

	/**
	 * Send a request over a connection of its own, and wait until the server has closed
	 * it, which it does after all that belongs to the request is done.
	 */
	public static Response send(int port, byte[] request) throws IOException {
		try (Connection connection = new Connection(port)) {
			connection.send(request);
			connection.end();
			Response response = connection.read(new String(request, StandardCharsets.ISO_8859_1).startsWith("HEAD "));
			if (response == null) {
				throw new IOException("No response");
			}
			if (!connection.isEnded()) {
				throw new IOException("More than one response");
			}
			return response;
		}
	}

	public void send(byte[] bytes) {
		try {
			this.socket.getOutputStream().write(bytes);
		}
		catch (IOException ex) {
			// the server may answer, and close, before it has seen all of it
		}
	}

	/**
	 * Say that nothing follows.
	 */
	public void end() {
		try {
			this.socket.shutdownOutput();
		}
		catch (IOException ex) {
			// closed by the server
		}
	}

	/**
	 * Return whether the server has closed the connection.
	 */
	public boolean isEnded() {
		try {
			return this.input.read() < 0;
		}
		catch (IOException ex) {
			return true;
		}
	}

	/**
	 * Read the next response that is not an interim one, or {@code null} at the end.
	 */
	public @Nullable Response read() throws IOException {
		return read(false);
	}

	private @Nullable Response read(boolean headersOnly) throws IOException {
		String line = line();
		while (line != null && line.startsWith("HTTP/1.1 100")) {
			headers();
			line = line();
		}
		if (line == null) {
			return null;
		}
		if (!line.matches("HTTP/1\\.1 [1-5]\\d\\d ?[ -~]*")) {
			throw new IOException("No status line: " + line);
		}
		int status = Integer.parseInt(line.substring(9, 12));
		List<String[]> headers = headers();
		return new Response(status, headers, (headersOnly) ? new byte[0] : body(status, headers));
	}

	private List<String[]> headers() throws IOException {
		List<String[]> headers = new ArrayList<>();
		for (String line = line(); !"".equals(line); line = line()) {
			int colon = (line != null) ? line.indexOf(':') : -1;
			if (colon <= 0 || !line.substring(0, colon).matches("[A-Za-z0-9-]+")
					|| line.chars().anyMatch((c) -> c < ' ' || c == 0x7f)) {
				throw new IOException("No header: " + line);
			}
			headers.add(new String[] { line.substring(0, colon), line.substring(colon + 1).strip() });
		}
		return headers;
	}

	private byte[] body(int status, List<String[]> headers) throws IOException {
		if (status == 204 || status == 304) {
			return new byte[0];
		}
		if ("chunked".equals(Response.header(headers, "Transfer-Encoding"))) {
			return chunks();
		}
		String length = Response.header(headers, "Content-Length");
		if (length.isEmpty()) {
			return this.input.readAllBytes();
		}
		return bytes(Integer.parseInt(length));
	}

	private byte[] chunks() throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		while (true) {
			String line = line();
			int size = Integer.parseInt(String.valueOf(line), 16);
			body.writeBytes(bytes(size));
			if (!"".equals(line())) {
				throw new IOException("Chunk without end");
			}
			if (size == 0) {
				return body.toByteArray();
			}
		}
	}

	private byte[] bytes(int length) throws IOException {
		byte[] bytes = this.input.readNBytes(length);
		if (bytes.length < length) {
			throw new EOFException(bytes.length + " bytes of " + length);
		}
		return bytes;
	}

	/**
	 * Read a line, or {@code null} at the end of the connection.
	 */
	private @Nullable String line() throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		int c = this.input.read();
		if (c < 0) {
			return null;
		}
		while (c != '\r') {
			if (c < 0) {
				throw new EOFException("Line without end: " + line);
			}
			line.write(c);
			c = this.input.read();
		}
		if (this.input.read() != '\n') {
			throw new IOException("CR without LF: " + line);
		}
		return line.toString(StandardCharsets.ISO_8859_1);
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	public record Response(int status, List<String[]> headers, byte[] body) {

		private static String header(List<String[]> headers, String name) {
			return headers.stream()
				.filter((header) -> header[0].equalsIgnoreCase(name))
				.map((header) -> header[1])
				.findFirst()
				.orElse("");
		}

		/**
		 * Return the first value of a header, empty without one.
		 */
		public String header(String name) {
			return header(this.headers, name);
		}

		public boolean closes() {
			return "close".equalsIgnoreCase(header("Connection")) || (header("Content-Length").isEmpty()
					&& header("Transfer-Encoding").isEmpty() && this.status != 204);
		}

		public List<String> headerLines() {
			return this.headers.stream().map((header) -> header[0] + ": " + header[1]).toList();
		}

		public String text() {
			return new String(this.body, StandardCharsets.UTF_8);
		}

		@Override
		public String toString() {
			return this.status + "\n" + String.join("\n", headerLines()) + "\n\n" + text();
		}

	}

}
