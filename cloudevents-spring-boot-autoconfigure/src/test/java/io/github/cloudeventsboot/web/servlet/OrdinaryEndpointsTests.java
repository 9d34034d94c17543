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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.testsupport.Connection;
import io.github.cloudeventsboot.web.servlet.OrdinaryEndpoints.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ordinary endpoints answer byte for byte as if the library were absent.
 */
class OrdinaryEndpointsTests {

	private static final int ANY = -1;

	private static final String JSON = "Content-Type: application/json";

	private static final String CE = "ce-specversion: 1.0\nce-id: 1\nce-source: /s\nce-type: ticket.issued";

	private static final String FORM_TYPE = "application/x-www-form-urlencoded";

	private static final String FORM = "Content-Type: " + FORM_TYPE;

	private static final String MULTIPART = "Content-Type: multipart/form-data; boundary=b";

	private static final String PARTS = """
			--b\r
			Content-Disposition: form-data; name="title"\r
			\r
			A title\r
			--b\r
			Content-Disposition: form-data; name="file"; filename="a.txt"\r
			Content-Type: text/plain\r
			\r
			in the file\r
			--b\r
			Content-Disposition: form-data; name="person"\r
			Content-Type: application/json\r
			\r
			{"name":"Ada","age":1}\r
			--b--\r
			""";

	private static final String ENVELOPE = """
			{"specversion":"1.0","id":"1","source":"/s","type":"ticket.issued","name":"Ada","age":1,"data":{"id":"1"}}""";

	private static ConfigurableApplicationContext with;

	private static ConfigurableApplicationContext without;

	@BeforeAll
	static void start() {
		with = run("--spring.main.banner-mode=off");
		without = run("--spring.autoconfigure.exclude=" + String.join(",", autoConfigurations()));
	}

	private static List<String> autoConfigurations() {
		return ImportCandidates.load(AutoConfiguration.class, OrdinaryEndpointsTests.class.getClassLoader())
			.getCandidates()
			.stream()
			.filter((name) -> name.startsWith("io.github.cloudeventsboot."))
			.toList();
	}

	private static ConfigurableApplicationContext run(String argument) {
		return new SpringApplicationBuilder(Application.class).run("--server.port=0", argument);
	}

	@AfterAll
	static void stop() {
		with.close();
		without.close();
	}

	@Test
	void onlyOneApplicationKnowsEvents() {
		assertThat(with.getBeansOfType(ServletMessages.class)).hasSize(1);
		assertThat(without.getBeansOfType(ServletMessages.class)).isEmpty();
		assertThat(without.getBeanDefinitionNames()).noneMatch((name) -> name.startsWith("cloudEvent"));
	}

	@ParameterizedTest
	@MethodSource("exchanges")
	void answersAlike(Exchange exchange) throws IOException {
		Connection.Response expected = exchange.send(without);
		Connection.Response actual = exchange.send(with);
		if (exchange.status() != ANY) {
			assertThat(expected.status()).as(expected::toString).isEqualTo(exchange.status());
		}
		assertThat(plain(actual)).isEqualTo(plain(expected));
	}

	/**
	 * What is left is the order of headers, their number, and every byte of the body.
	 */
	private static String plain(Connection.Response response) {
		List<String> headers = response.headerLines().stream().filter((line) -> !line.startsWith("Date:")).toList();
		String body = new String(response.body(), StandardCharsets.ISO_8859_1);
		return response.status() + "\n" + String.join("\n", headers) + "\n\n"
				+ body.replaceFirst("\"timestamp\":\"[^\"]+\"", "").replaceFirst("<div id='created'>[^<]+", "");
	}

	static Stream<Exchange> exchanges() {
		return Stream
			.of(json(), errors(), forms(), downloads(), returnValues(), preflights(), options(), multipart(), events())
			.flatMap((exchanges) -> exchanges);
	}

	private static Stream<Exchange> json() {
		String person = "{\"name\":\"Ada\",\"age\":1}";
		return Stream.of(get(200, "/person"), get(200, "/person", "Accept: application/json;q=0.5, text/plain"),
				get(200, "/person", "Accept: application/vnd.person+json"), post(201, "/person", JSON, person),
				post(201, "/person", "Content-Type: application/vnd.person+json", person),
				post(201, "/person", "Content-Type: application/json;charset=utf-8", person),
				post(400, "/person", JSON, "{"), post(400, "/person", JSON, ""), post(400, "/person", JSON, "[]"),
				post(400, "/person", JSON, "{\"age\":\"x\"}"), post(200, "/valid", JSON, person),
				post(400, "/valid", JSON, "{\"name\":\"\"}"), post(200, "/errors", JSON, "{\"name\":\"\",\"age\":1}"),
				post(200, "/people", JSON, "[" + person + "]"), post(200, "/map", JSON, person),
				post(200, "/http-entity", JSON, person), post(200, "/request-entity", JSON, person),
				post(200, "/ticket", JSON, "{\"id\":\"1\",\"text\":\"t\"}"), post(400, "/ticket", JSON, "{\"id\":{}}"),
				post(200, "/string", JSON, person), post(200, "/string", JSON, ""), post(200, "/bytes", JSON, person),
				post(200, "/streams", JSON, person), post(200, "/reader", JSON, person),
				post(200, "/servlet?a=b", JSON, person), post(200, "/function", JSON, person),
				post(400, "/function", JSON, "{"), get(200, "/function"), get(200, "/client"));
	}

	private static Stream<Exchange> errors() {
		return Stream.of(get(404, "/missing"), get(404, "/missing", "Accept: text/html"), get(405, "/string"),
				post(405, "/void", JSON, "{}"), new Exchange(405, "PROPFIND", "/person", "", ""),
				post(415, "/person", "Content-Type: text/csv", "a,b"), post(415, "/person", "", "{}"),
				post(415, "/csv", JSON, "{}"), post(200, "/csv", "Content-Type: text/csv", "a,b"),
				post(415, "/person", "Content-Type: bogus", "{}"), get(406, "/person", "Accept: image/png"),
				get(406, "/person", "Accept: bogus"), get(500, "/xml"), get(500, "/fail"),
				get(500, "/fail", "Accept: text/html"), get(501, "/fail-handled"), get(410, "/fail-status"),
				get(400, "/between?number=1"), get(200, "/between?number=7"), get(400, "/between"),
				get(400, "/arguments/x"), get(500, "/error"), get(500, "/error", "Accept: text/html"),
				post(500, "/error", JSON, "{}"), get(400, "/%zz"), get(409, "/object/problem"),
				post(415, "/function", "Content-Type: text/csv", "a"));
	}

	private static Stream<Exchange> forms() {
		return Stream.of(post(200, "/form", FORM, "name=Ada&name=B&x=%C3%A9"), post(400, "/form", FORM, "x=1"),
				post(200, "/form?name=q", FORM, "x=1"), new Exchange(400, "PUT", "/form", FORM, "a=1&b=2"),
				post(200, "/servlet", FORM, "a=1&b=2"), post(200, "/streams", FORM, "a=1&b=2"),
				post(200, "/string", FORM, "a=1&b=2"), post(200, "/ticket-form", FORM, "id=1&text=t"),
				post(200, "/upload", MULTIPART, PARTS), post(200, "/upload", MULTIPART + "\n" + CE, PARTS),
				post(200, "/form", MULTIPART, PARTS.replace("title", "name")),
				post(400, "/upload", MULTIPART, PARTS.replace("title", "other")),
				post(400, "/upload", MULTIPART, "--b"),
				post(500, "/upload", "Content-Type: multipart/form-data", PARTS),
				post(500, "/upload", "Content-Type: multipart/form-data\n" + CE, PARTS),
				post(415, "/person", MULTIPART, PARTS), post(404, "/missing", MULTIPART, PARTS),
				post(400, "/upload", JSON, "{}"));
	}

	private static Stream<Exchange> downloads() {
		return Stream.of(get(200, "/download"), get(206, "/download", "Range: bytes=2-4"),
				get(416, "/download", "Range: bytes=20-"), new Exchange(200, "HEAD", "/download", "", ""),
				get(200, "/files/accepted-requests.txt"), get(206, "/files/accepted-requests.txt", "Range: bytes=0-9"),
				new Exchange(200, "HEAD", "/files/accepted-requests.txt", "", ""), get(404, "/files/missing.txt"),
				get(200, "/cached"), get(304, "/cached", "If-None-Match: \"v1\""),
				get(304, "/cached", "If-Modified-Since: Mon, 23 Nov 2026 00:00:00 GMT"), get(200, "/streaming"),
				get(200, "/sse"));
	}

	private static Stream<Exchange> returnValues() {
		Stream<Exchange> byKind = Stream
			.of("person", "ticket", "tickets", "array", "people", "nothing", "empty", "text", "bytes", "number", "map",
					"resource", "optional")
			.flatMap((kind) -> Stream.of(get(202, "/entity/" + kind), get(200, "/object/" + kind)));
		Stream<Exchange> paths = Stream
			.of("/ticket", "/tickets", "/ticket-array", "/ticket-future", "/text", "/void", "/callable", "/future",
					"/deferred", "/mono", "/flux", "/any", "/headers", "/object/entity", "/arguments/1?q=x", "/tree")
			.map((path) -> get(200, path));
		return Stream.concat(Stream.concat(byKind, paths),
				Stream.of(get(203, "/ticket-entity"), get(204, "/no-content"), get(302, "/redirect"),
						get(500, "/object/unknown"), get(200, "/flux", "Accept: application/x-ndjson"),
						get(200, "/flux", "Accept: text/event-stream"), get(406, "/ticket", "Accept: text/html"),
						get(406, "/entity/ticket", "Accept: application/cloudevents+xml"),
						get(200, "/ticket", "Accept: application/cloudevents+json"),
						get(200, "/arguments/1", "Cookie: cookie=c\nAccept-Language: de"),
						new Exchange(204, "DELETE", "/text", "", ""), new Exchange(200, "PATCH", "/text", JSON, "{}"),
						new Exchange(200, "HEAD", "/person", "", ""), new Exchange(200, "HEAD", "/ticket", "", ""),
						new Exchange(405, "HEAD", "/string", "", "")));
	}

	private static Stream<Exchange> preflights() {
		String origin = "Origin: https://example.com";
		String preflight = "\nAccess-Control-Request-Method: POST";
		return Stream.of(new Exchange(200, "OPTIONS", "/person", "", ""), new Exchange(200, "OPTIONS", "/any", "", ""),
				new Exchange(404, "OPTIONS", "/missing", "", ""),
				new Exchange(200, "OPTIONS", "/cors", origin + preflight, ""),
				new Exchange(403, "OPTIONS", "/cors", "Origin: https://other.example" + preflight, ""),
				new Exchange(200, "OPTIONS", "/person", origin + preflight, ""),
				post(200, "/cors", JSON + "\n" + origin, "{\"name\":\"Ada\",\"age\":1}"),
				post(403, "/cors", JSON + "\nOrigin: https://other.example", "{}"),
				post(201, "/person", JSON + "\n" + origin, "{\"name\":\"Ada\",\"age\":1}"));
	}

	private static Stream<Exchange> options() {
		return Stream
			.of("application/cloudevents+json", "application/cloudevents-batch+json", "application/json\n" + CE,
					"multipart/form-data; boundary=b\n" + CE)
			.map((contentType) -> "Content-Type: " + contentType)
			.flatMap((header) -> Stream.of(new Exchange(ANY, "OPTIONS", "/person", header, ""),
					new Exchange(ANY, "OPTIONS", "/any", header, ""),
					new Exchange(ANY, "OPTIONS", "/files/accepted-requests.txt", header, ""),
					new Exchange(ANY, "OPTIONS", "/missing", header, ""),
					new Exchange(ANY, "TRACE", "/person", header, "")));
	}

	/**
	 * Multipart that looks like the data of an event.
	 */
	private static Stream<Exchange> multipart() {
		return Stream.of("multipart/mixed; boundary=b", "multipart/mixed", "multipart/form-data; boundary=b", FORM_TYPE)
			.flatMap((type) -> Stream.of("Content-Type: " + type, "Content-Type: " + type + "\n" + CE)
				.flatMap((header) -> Stream
					.of("/function-body", "/function-body?a=b", "/function-form", "/string", "/missing", "/streams")
					.flatMap((path) -> Stream.of(PARTS, "--b", "a=b").map((body) -> post(ANY, path, header, body)))));
	}

	/**
	 * Events sent to what does not know events.
	 */
	private static Stream<Exchange> events() {
		Stream<Exchange> exchanges = Stream.of();
		for (String header : List.of(JSON + "\n" + CE, "Content-Type: application/cloudevents+json",
				"Content-Type: application/cloudevents+json; charset=utf-8")) {
			exchanges = Stream.concat(exchanges,
					Stream.of(post(201, "/person", header, ENVELOPE), post(400, "/person", header, "{"),
							post(200, "/string", header, ENVELOPE), post(200, "/bytes", header, ENVELOPE),
							post(200, "/map", header, ENVELOPE), post(200, "/streams", header, ENVELOPE),
							post(200, "/reader", header, ENVELOPE), post(200, "/servlet", header, ENVELOPE),
							post(200, "/http-entity", header, ENVELOPE), post(200, "/ticket", header, ENVELOPE),
							post(404, "/missing", header, ENVELOPE), post(405, "/void", header, ENVELOPE),
							post(200, "/headers", header, ENVELOPE), post(200, "/function", header, ENVELOPE)));
		}
		String batch = "Content-Type: application/cloudevents-batch+json";
		return Stream.concat(exchanges,
				Stream.of(get(200, "/headers", CE), get(200, "/arguments/1", CE), get(200, "/ticket", CE),
						post(200, "/people", batch, "[" + ENVELOPE + "]"),
						post(200, "/form", FORM + "\n" + CE, "name=a"),
						post(415, "/person", "Content-Type: application/cloudevents+xml", "<a/>"),
						post(415, "/person", "Content-Type: application/cloudevents", "{}"),
						post(201, "/person", JSON + "\nce-id: 1\nce-id: 2", "{\"name\":\"a\",\"age\":1}")));
	}

	private static Exchange get(int status, String path, String... headers) {
		return new Exchange(status, "GET", path, String.join("\n", headers), "");
	}

	private static Exchange post(int status, String path, String headers, String body) {
		return new Exchange(status, "POST", path, headers, body);
	}

	record Exchange(int status, String method, String path, String headers, String body) {

		Connection.Response send(ConfigurableApplicationContext context) throws IOException {
			int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
			StringBuilder request = new StringBuilder(
					this.method + " " + this.path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
			this.headers.lines().forEach((line) -> request.append(line).append("\r\n"));
			if (!this.body.isEmpty() || this.method.equals("POST")) {
				int length = this.body.getBytes(StandardCharsets.UTF_8).length;
				request.append("Content-Length: ").append(length).append("\r\n");
			}
			request.append("\r\n").append(this.body);
			return Connection.send(port, request.toString().getBytes(StandardCharsets.UTF_8));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ OrdinaryEndpoints.class, OrdinaryEndpoints.Advice.class, OrdinaryBodies.class, OrdinaryReturnValues.class,
			EventEndpoint.class })
	static class Application implements WebMvcConfigurer {

		@Override
		public void addResourceHandlers(ResourceHandlerRegistry registry) {
			registry.addResourceHandler("/files/**").addResourceLocations("file:src/test/resources/");
		}

		@Bean
		RouterFunction<ServerResponse> routes() {
			return RouterFunctions.route()
				.GET("/function", (request) -> ServerResponse.ok().body(new Person("Grace", 85)))
				.POST("/function-body", (request) -> ServerResponse.ok().body(request.body(String.class)))
				.POST("/function-form", RequestPredicates.param("a", "b"),
						(request) -> ServerResponse.ok().body(request.params().toString()))
				.POST("/function", (request) -> ServerResponse.ok().body(request.body(Person.class)))
				.build();
		}

	}

	/**
	 * An application that has event handlers beside its ordinary endpoints.
	 */
	@RestController
	static class EventEndpoint {

		@PostMapping("/event")
		void event(CloudEvent event) {
		}

	}

}
