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
import java.util.Locale;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.testsupport.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Events whose data is a form or multipart, which containers and filters parse for
 * others.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.mvc.hiddenmethod.filter.enabled=true")
class FormDataTests {

	private static final String PARTS = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nin the part\r\n--b--\r\n";

	private static final List<String> CONTENT_TYPES = List.of("application/x-www-form-urlencoded",
			"Application/X-WWW-Form-URLEncoded;charset=UTF-8", "multipart/form-data; boundary=b", "multipart/form-data",
			"multipart/mixed", "multipart/mixed; boundary=b");

	@LocalServerPort
	private int port;

	static Stream<String> requests() {
		return Stream.of("PUT /put", "PATCH /patch", "DELETE /delete", "PUT /any", "PATCH /any", "POST /any",
				"DELETE /any", "POST /param?q=1", "POST /params?q=1", "POST /mapped?q=1", "POST /shared?q=1");
	}

	@ParameterizedTest
	@MethodSource("requests")
	void formsAreData(String requestLine) throws IOException {
		for (String contentType : CONTENT_TYPES) {
			for (String data : List.of("a=b&_method=PUT&q=2", "%zz=%", PARTS, "--b", "")) {
				for (boolean chunked : new boolean[] { false, true }) {
					Connection.Response response = send(requestLine, contentType, data, chunked);
					assertThat(response.status()).as("%s %s %s", contentType, data, response).isEqualTo(200);
					assertThat(response.text()).isEqualTo("q=1 ".substring(requestLine.contains("?") ? 0 : 4) + data);
				}
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "POST /consumes,415", "POST /headers,404", "POST /params,400", "GET /put,405", "POST /put,405",
			"PUT /param,405", "POST /mapped-consumes,415", "POST /mapped-headers,404", "POST /mapped,400",
			"PUT /mapped,405", "POST /param,400" })
	void unmetConditionsAreReported(String requestLine, int status) throws IOException {
		for (String contentType : CONTENT_TYPES) {
			for (String data : List.of("a=b", PARTS, "--b", "%")) {
				Connection.Response response = send(requestLine, contentType, data, false);
				assertThat(response.status()).as("%s %s %s", contentType, data, response).isEqualTo(status);
			}
		}
	}

	@Test
	void unmetConditionsOnASharedPathAreReported() throws IOException {
		for (String contentType : CONTENT_TYPES) {
			Connection.Response response = send("POST /shared-consumes", contentType, PARTS, false);
			assertThat(response.status()).as("%s %s", contentType, response).isIn(404, 415);
		}
	}

	@Test
	void ordinaryHandlersOnTheSamePathGetTheirParameters() throws IOException {
		Connection.Response response = Connection.send(this.port, request("POST /shared-consumes",
				"Content-Type: multipart/form-data; boundary=b\r\nX-Plain: 1\r\n", PARTS, false));
		assertThat(response.text()).isEqualTo("ordinary in the part");
	}

	@Test
	void parametersAreThoseOfTheQuery() throws IOException {
		assertThat(send("POST /param?q=a+b%C3%A9&%zz=1&q=2&x", CONTENT_TYPES.get(0), "q=3", false).text())
			.isEqualTo("q=a bé,2 q=3");
	}

	@Test
	void whatIsNoEventIsRefused() throws IOException {
		for (String contentType : CONTENT_TYPES) {
			assertThat(Connection
				.send(this.port, request("POST /any", "Content-Type: " + contentType + "\r\n", "%", false))
				.status()).isEqualTo(400);
		}
	}

	private Connection.Response send(String requestLine, String contentType, String data, boolean chunked)
			throws IOException {
		return Connection.send(this.port,
				request(requestLine, "ce-specversion: 1.0\r\nce-id: 1\r\nce-source: /s\r\nce-type: t\r\nContent-Type: "
						+ contentType + "\r\n", data, chunked));
	}

	private static byte[] request(String requestLine, String headers, String body, boolean chunked) {
		String length = Integer.toString(body.length(), (chunked) ? 16 : 10);
		String end = (body.isEmpty()) ? "0\r\n\r\n" : "\r\n0\r\n\r\n";
		String content = (chunked)
				? "Transfer-Encoding: chunked\r\n\r\n"
						+ ((body.isEmpty()) ? "" : length.toLowerCase(Locale.ROOT) + "\r\n" + body) + end
				: "Content-Length: " + length + "\r\n\r\n" + body;
		return (requestLine + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + content)
			.getBytes(StandardCharsets.ISO_8859_1);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Handlers.class)
	static class Application {

	}

	@RestController
	static class Handlers {

		@PutMapping("/put")
		String put(CloudEvent event) {
			return text(event);
		}

		@PatchMapping("/patch")
		String patch(CloudEvent event) {
			return text(event);
		}

		@DeleteMapping("/delete")
		String delete(CloudEvent event) {
			return text(event);
		}

		@RequestMapping("/any")
		String any(CloudEvent event) {
			return text(event);
		}

		@PostMapping("/param")
		String param(@RequestParam String q, CloudEvent event) {
			return "q=" + q + " " + text(event);
		}

		@PostMapping(path = "/params", params = "q")
		String params(CloudEvent event, @RequestParam String q) {
			return "q=" + q + " " + text(event);
		}

		@CloudEventMapping(path = "/mapped", params = "q=1")
		String mapped(@RequestParam String q, CloudEvent event) {
			return "q=" + q + " " + text(event);
		}

		@PostMapping(path = "/consumes", consumes = "application/json")
		void consumes(CloudEvent event) {
		}

		@PostMapping(path = "/headers", headers = "x-event")
		void headers(CloudEvent event) {
		}

		@CloudEventMapping(path = "/mapped-consumes", consumes = "application/json")
		void mappedConsumes(CloudEvent event) {
		}

		@CloudEventMapping(path = "/mapped-headers", headers = "x-event")
		void mappedHeaders(CloudEvent event) {
		}

		@CloudEventMapping(path = "/shared", params = "q")
		String shared(@RequestParam String q, CloudEvent event) {
			return "q=" + q + " " + text(event);
		}

		@PostMapping("/shared")
		String sharedOrdinary(@RequestParam String a) {
			return "ordinary " + a;
		}

		@CloudEventMapping(path = "/shared-consumes", consumes = "application/json")
		void sharedConsumes(CloudEvent event) {
		}

		@PostMapping(path = "/shared-consumes", consumes = "multipart/form-data", headers = "x-plain")
		String sharedConsumesOrdinary(@RequestParam String a) {
			return "ordinary " + a;
		}

		private static String text(CloudEvent event) {
			CloudEventData data = event.getData();
			return (data != null) ? new String(data.toBytes(), StandardCharsets.UTF_8) : "";
		}

	}

}
