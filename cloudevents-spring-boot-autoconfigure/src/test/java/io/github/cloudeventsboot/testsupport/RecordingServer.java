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

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.cloudeventsboot.http.EventHeaders;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * A server that keeps the requests that it gets, and answers as it is told.
 */
public final class RecordingServer implements AutoCloseable {

	private final HttpServer server;

	private final String scheme;

	private final Queue<Answer> answers = new ArrayDeque<>();

	private final List<Request> requests = new CopyOnWriteArrayList<>();

	public RecordingServer() {
		this(null);
	}

	/**
	 * Create a server.
	 * @param context what it speaks HTTPS with, or {@code null} for HTTP
	 */
	public RecordingServer(@Nullable SSLContext context) {
		InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
		try {
			if (context != null) {
				HttpsServer https = HttpsServer.create(address, 0);
				https.setHttpsConfigurator(new HttpsConfigurator(context));
				this.server = https;
			}
			else {
				this.server = HttpServer.create(address, 0);
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		this.scheme = (context != null) ? "https" : "http";
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	private void handle(HttpExchange exchange) throws IOException {
		HttpHeaders headers = new HttpHeaders();
		exchange.getRequestHeaders().forEach(headers::put);
		this.requests.add(new Request(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers,
				exchange.getRequestBody().readAllBytes()));
		Answer answer = this.answers.poll();
		if (answer == null) {
			answer = new Answer(202, (ignored) -> {
			}, new byte[0]);
		}
		HttpHeaders answered = new HttpHeaders();
		answer.headers().accept(answered);
		answered.forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
		exchange.sendResponseHeaders(answer.status(), (answer.body().length == 0) ? -1 : answer.body().length);
		exchange.getResponseBody().write(answer.body());
		exchange.close();
	}

	/**
	 * Add the next answer; with none left the status is 202.
	 */
	public RecordingServer answer(int status, Consumer<HttpHeaders> headers, byte... body) {
		this.answers.add(new Answer(status, headers, body));
		return this;
	}

	public RecordingServer answer(int status) {
		return answer(status, (headers) -> {
		});
	}

	public URI url() {
		return URI.create(this.scheme + "://localhost:" + this.server.getAddress().getPort() + "/");
	}

	public List<Request> requests() {
		return this.requests;
	}

	public List<String> ids() {
		return this.requests.stream().map((request) -> request.headers().getFirst("ce-id")).toList();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	public record Request(String method, String path, HttpHeaders headers, byte[] body) {

		/**
		 * Return the headers that are attributes, by their names in lower case.
		 */
		public Map<String, String> attributes() {
			Map<String, String> attributes = new TreeMap<>();
			EventHeaders.of(this.headers)
				.forEach((name, value) -> attributes.put(name.toLowerCase(Locale.ROOT), value));
			return attributes;
		}

		public String text() {
			return new String(this.body, StandardCharsets.UTF_8);
		}

	}

	private record Answer(int status, Consumer<HttpHeaders> headers, byte[] body) {

	}

}
