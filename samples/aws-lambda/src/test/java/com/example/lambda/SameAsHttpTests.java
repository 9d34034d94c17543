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

package com.example.lambda;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.example.lambda.Exchange.Request;
import com.example.lambda.Exchange.Response;
import com.example.payments.PaymentsApplication;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A function answers as the same application does over HTTP.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class SameAsHttpTests {

	private static final HttpClient client = HttpClient.newHttpClient();

	private static final String EVENT = """
			{"specversion":"1.0","type":"user.registered","id":"1","source":"/shop","subject":"Gr\u00fc\u00dfe, \u20ac",
			 "data":{"name":"J\u00fcrgen \\u20ac"}}""";

	private static final String PAYMENT = "{\"amount\":12.50,\"currency\":\"EUR\"}";

	@LocalServerPort
	private int port;

	static Stream<Request> requests() {
		List<Request> requests = new ArrayList<>(accepted());
		requests.addAll(rejected());
		return requests.stream();
	}

	private static List<Request> accepted() {
		List<Request> requests = new ArrayList<>();
		for (String path : List.of("/event", "/user-events", "/structured", "/binary", "/safe-events", "/same-mode",
				"/echo", "/echo-structured", "/bytes", "/monitored-events", "/high-volume/accepted")) {
			requests.add(Request.structured(path, EVENT));
			requests.add(Request.binary(path, "application/json", "user.registered", "{\"name\":\"J\u00fcrgen\"}",
					"ce-subject", "a,b, c%20%C3%BC", "ce-time", "2026-11-25T13:45:21.5Z", "ce-partitionkey", "7"));
		}
		for (String contentType : List.of("application/json;charset=utf-8", "application/json; charset=\"UTF-8\"",
				"text/plain", "text/plain;charset=utf-8", "text/plain;charset=us-ascii", "application/xml",
				"application/vnd.shop.order+json;v=2", "Application/JSON")) {
			requests.add(Request.binary("/echo-structured", contentType, "x", "\"text\""));
		}
		requests.add(Request.of("/echo-structured", "{\"a\":1}", "ce-specversion", "1.0", "ce-id", "1", "ce-source",
				"/shop", "ce-type", "x"));
		requests.add(Request.of("/echo", "", "ce-specversion", "1.0", "ce-id", "1", "ce-source", "/shop", "ce-type",
				"without.data"));
		requests.add(Request.structured("/echo", EVENT.replace("\"data\"", "\"datacontenttype\":\"a/b,c\",\"data\"")));
		requests.add(Request.binary("/payments", "application/json", "payment.completed", PAYMENT));
		requests.add(Request.binary("/events", "application/json", "payment.failed", PAYMENT, "ce-reason", "no money"));
		requests.add(Request.of("/batch", "[" + EVENT + "," + EVENT.replace("\"1\"", "\"2\"") + "]", "Content-Type",
				"application/cloudevents-batch+json; charset=utf-8"));
		return requests;
	}

	private static List<Request> rejected() {
		List<Request> requests = new ArrayList<>();
		requests.add(Request.structured("/user-events", "{"));
		requests.add(Request.structured("/user-events", "{\"specversion\":\"1.0\"}"));
		requests.add(Request.structured("/payments", EVENT));
		requests.add(Request.of("/user-events", PAYMENT, "Content-Type", "application/json"));
		requests.add(Request.binary("/user-events", "application/json", "%zz", PAYMENT, "ce-time", "yesterday"));
		requests.add(Request.binary("/payments", "application/json", "payment.completed", "{\"amount\":-1}"));
		requests.add(Request.binary("/payments", "application/json", "payment.completed", "{\"amount\":\"\u00fc\"}"));
		requests.add(Request.binary("/payments", "application/x-unknown", "payment.completed", PAYMENT));
		requests.add(Request.binary("/payments", "application/json", "payment.failed", PAYMENT));
		requests.add(Request.binary("/user-events", "application/json", "x", PAYMENT, "Content-Encoding", "gzip"));
		requests.add(Request.of("/user-events", "<event/>", "Content-Type", "application/cloudevents+xml"));
		requests.add(Request.of("/user-events", "[]", "Content-Type", "application/cloudevents-batch+json"));
		requests.add(Request.structured("/batch", "[" + EVENT + "]"));
		requests.add(Request.structured("/echo", " ".repeat(1024 * 1024) + EVENT));
		return requests;
	}

	static Stream<Arguments> calls() {
		return requests()
			.flatMap((request) -> Stream.of(Gateway.values()).map((gateway) -> Arguments.of(gateway, request)));
	}

	@ParameterizedTest
	@MethodSource("calls")
	void textIsAnsweredAsOverHttp(Gateway gateway, Request request) throws Exception {
		assertSame(gateway.send(LambdaFunctions.of(gateway), request, false), post(request));
	}

	@ParameterizedTest
	@MethodSource("calls")
	void base64IsAnsweredAsOverHttp(Gateway gateway, Request request) throws Exception {
		assertSame(gateway.send(LambdaFunctions.of(gateway), request, true), post(request));
	}

	private static void assertSame(Response actual, Response expected) {
		assertThat(actual.status()).as(actual.text()).isEqualTo(expected.status());
		assertThat(actual.text()).isEqualTo(expected.text());
		assertThat(actual.body()).isEqualTo(expected.body());
		assertThat(actual.attributes()).isEqualTo(expected.attributes());
		assertThat(contentType(actual)).isEqualTo(contentType(expected));
	}

	/** The container writes charsets in its own way. */
	private static MediaType contentType(Response response) {
		String contentType = response.header("Content-Type");
		return (contentType != null) ? MediaType.parseMediaType(contentType) : MediaType.ALL;
	}

	private Response post(Request request) throws Exception {
		HttpRequest.Builder builder = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + this.port + request.path()))
			.timeout(Duration.ofSeconds(10))
			.POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
		for (int i = 0; i < request.headers().size(); i += 2) {
			// as HTTP/1.1 has it, one byte for each character
			builder.header(request.headers().get(i), new String(
					request.headers().get(i + 1).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
		}
		var response = client.send(builder.build(), BodyHandlers.ofByteArray());
		return new Response(response.statusCode(), response.headers().map(), response.body(), false);
	}

	@Configuration(proxyBeanMethods = false)
	@Import({ PaymentsApplication.class, TestEndpoints.class })
	static class Application {

	}

}
