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

package com.example.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * A server for each service that {@code application.properties} names, and what they got.
 */
final class StubServices implements DynamicPropertyRegistrar, AutoCloseable {

	private final Map<String, HttpServer> servers = new LinkedHashMap<>();

	private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

	private volatile Answer answer = Answer.NOTHING;

	@Override
	public void accept(DynamicPropertyRegistry registry) {
		try {
			Properties properties = PropertiesLoaderUtils
				.loadProperties(new ClassPathResource("application.properties"));
			for (String property : properties.stringPropertyNames()) {
				if (property.startsWith("services.")) {
					HttpServer server = start(URI.create(properties.getProperty(property)).getHost());
					registry.add(property, () -> "http://127.0.0.1:" + server.getAddress().getPort());
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private HttpServer start(String service) throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/", (exchange) -> handle(service, exchange));
		server.start();
		this.servers.put(service, server);
		return server;
	}

	private void handle(String service, HttpExchange exchange) throws IOException {
		try (exchange) {
			byte[] body = exchange.getRequestBody().readAllBytes();
			this.received
				.add(new Received(service, exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
			exchange.getResponseHeaders().putAll(this.answer.headers());
			byte[] reply = this.answer.body().getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(this.answer.status(), (reply.length > 0) ? reply.length : -1);
			exchange.getResponseBody().write(reply);
		}
	}

	void answer(Answer answer) {
		this.answer = answer;
	}

	/**
	 * Return the one request that a service got, or null if there was none: the answer is
	 * sent after a request has been noted.
	 */
	Received take() {
		Received request = this.received.poll();
		if (!this.received.isEmpty()) {
			throw new AssertionError("More than one request was forwarded");
		}
		return request;
	}

	@Override
	public void close() {
		this.servers.values().forEach((server) -> server.stop(0));
	}

	record Received(String service, String uri, Headers headers, byte[] body) {

		String text() {
			return new String(this.body, StandardCharsets.UTF_8);
		}

	}

	record Answer(int status, Map<String, List<String>> headers, String body) {

		static final Answer NOTHING = new Answer(204, Map.of(), "");

	}

}
