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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.cloudeventsboot.conformance.Requirement;
import io.github.cloudeventsboot.testsupport.Connection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends the tables of broken and of unusual requests to event handlers of all kinds.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "cloudevents.http.max-body-size=100KB", "cloudevents.http.max-batch-size=5" })
class BrokenRequestTests {

	private static final int MAX_PROBLEM_SIZE = 4096;

	private static final String BY_SERVER = "-";

	private static final JsonMapper mapper = new JsonMapper();

	@LocalServerPort
	private int port;

	@Requirement(rejected = { "A-03", "A-06", "A-07", "A-08", "A-09", "A-10", "A-13", "A-14", "A-15", "A-18", "B-10",
			"B-11", "B-12", "D-04", "D-05", "J-02", "J-20", "T-04", "W-06" })
	@ParameterizedTest
	@MethodSource("brokenRequests")
	void refusesBrokenRequest(String endpoints, int status, String type, String word, String request)
			throws IOException {
		RequestLine line = RequestLine.parse(request);
		for (String endpoint : endpoints(endpoints)) {
			Connection.Response response = send(endpoint, line);
			String text = response.toString();
			assertThat(response.status()).as(text).isEqualTo(status).isBetween(400, 499);
			assertThat(response.body().length).as(text).isBetween(1, MAX_PROBLEM_SIZE);
			assertThat(text.toUpperCase(Locale.ROOT)).doesNotContain(RequestLine.SECRET);
			if (!BY_SERVER.equals(type)) {
				assertProblem(response, endpoint, status, type, word);
			}
		}
	}

	private static void assertProblem(Connection.Response response, String endpoint, int status, String type,
			String word) {
		String text = response.toString();
		assertThat(response.header("Content-Type")).as(text).isEqualTo("application/problem+json");
		JsonNode problem = mapper.readTree(response.text());
		assertThat(problem.path("type").asString()).as(text).isEqualTo("urn:problem-type:cloudevents:" + type);
		assertThat(problem.path("status").asInt()).as(text).isEqualTo(status);
		assertThat(problem.path("title").asString()).as(text).isNotEmpty();
		assertThat(problem.path("instance").asString()).as(text).isEqualTo("/" + endpoint);
		assertThat(problem.path("detail").asString()).as(text).contains(word).endsWith(".");
		assertThat(problem.path("errors").size()).as(text).isBetween(1, 20);
		assertThat(problem.path("errors").path(0).path("detail").asString()).as(text).isNotEmpty();
	}

	static Stream<Arguments> brokenRequests() throws IOException {
		return RequestTable.read("broken-requests.txt", 5)
			.map((line) -> Arguments.of(line[0], Integer.valueOf(line[1]), line[2], line[3], line[4]));
	}

	@ParameterizedTest
	@MethodSource("acceptedRequests")
	void acceptsUnusualRequest(String endpoints, String request) throws IOException {
		RequestLine line = RequestLine.parse(request);
		for (String endpoint : endpoints(endpoints)) {
			Connection.Response response = send(endpoint, line);
			assertThat(response.status()).as(endpoint + ": " + response).isIn(200, 204);
			assertThat(response.header("Content-Type")).isNotEqualTo("application/problem+json");
		}
	}

	static Stream<Arguments> acceptedRequests() throws IOException {
		return RequestTable.read("accepted-requests.txt", 2).map((line) -> Arguments.of(line[0], line[1]));
	}

	private Connection.Response send(String endpoint, RequestLine request) throws IOException {
		return Connection.send(this.port, request.toBytes("/" + endpoint));
	}

	private static List<String> endpoints(String names) {
		return Arrays.stream(names.split(",")).flatMap((name) -> switch (name) {
			case "any" -> Stream.concat(OrderEndpoints.SINGLE.stream(), OrderEndpoints.LISTS.stream());
			case "single" -> OrderEndpoints.SINGLE.stream();
			case "lists" -> OrderEndpoints.LISTS.stream();
			case "data" -> OrderEndpoints.TYPED.stream();
			default -> Stream.of(name);
		}).toList();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(OrderEndpoints.class)
	static class Application {

	}

}
