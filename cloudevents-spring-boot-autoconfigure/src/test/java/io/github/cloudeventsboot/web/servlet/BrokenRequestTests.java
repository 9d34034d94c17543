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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import io.github.cloudeventsboot.conformance.Requirement;
import io.github.cloudeventsboot.testsupport.Connection;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
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
 * Sends the tables of broken and of unusual requests to event handlers of all kinds, each
 * request to two of them, and in the build with slow tests to all.
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
	@TestFactory
	Stream<DynamicTest> refusesBrokenRequest() throws IOException {
		return brokenRequests(BrokenRequestTests::some);
	}

	@Tag("slow")
	@TestFactory
	Stream<DynamicTest> refusesBrokenRequestAtEachEndpoint() throws IOException {
		return brokenRequests((all, number) -> all);
	}

	private Stream<DynamicTest> brokenRequests(BiFunction<List<String>, Integer, List<String>> choice)
			throws IOException {
		return tests("broken-requests.txt", 5, choice, (endpoint, line) -> {
			int status = Integer.parseInt(line[1]);
			Connection.Response response = send(endpoint, line[4]);
			String text = response.toString();
			assertThat(response.status()).as(text).isEqualTo(status).isBetween(400, 499);
			assertThat(response.body().length).as(text).isBetween(1, MAX_PROBLEM_SIZE);
			assertThat(text.toUpperCase(Locale.ROOT)).doesNotContain(RequestLine.SECRET);
			if (!BY_SERVER.equals(line[2])) {
				assertProblem(response, endpoint, status, line[2], line[3]);
			}
		});
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

	@TestFactory
	Stream<DynamicTest> acceptsUnusualRequest() throws IOException {
		return acceptedRequests(BrokenRequestTests::some);
	}

	@Tag("slow")
	@TestFactory
	Stream<DynamicTest> acceptsUnusualRequestAtEachEndpoint() throws IOException {
		return acceptedRequests((all, number) -> all);
	}

	private Stream<DynamicTest> acceptedRequests(BiFunction<List<String>, Integer, List<String>> choice)
			throws IOException {
		return tests("accepted-requests.txt", 2, choice, (endpoint, line) -> {
			Connection.Response response = send(endpoint, line[1]);
			assertThat(response.status()).as(endpoint + ": " + response).isIn(200, 204);
			assertThat(response.header("Content-Type")).isNotEqualTo("application/problem+json");
		});
	}

	/**
	 * Return a test for each line of a table. They are dynamic, as Spring looks at all
	 * beans before and after other tests.
	 */
	private static Stream<DynamicTest> tests(String table, int columns,
			BiFunction<List<String>, Integer, List<String>> choice, LineTest test) throws IOException {
		AtomicInteger number = new AtomicInteger();
		return RequestTable.read(table, columns).map((line) -> {
			List<String> endpoints = choice.apply(endpoints(line[0]), number.getAndIncrement());
			return DynamicTest.dynamicTest(String.join(" | ", line), () -> {
				for (String endpoint : endpoints) {
					test.run(endpoint, line);
				}
			});
		});
	}

	/**
	 * Choose two endpoints, others for the next line.
	 */
	private static List<String> some(List<String> all, int number) {
		if (all.size() <= 2) {
			return all;
		}
		return List.of(all.get(number % all.size()), all.get((number + all.size() / 2) % all.size()));
	}

	private Connection.Response send(String endpoint, String request) throws IOException {
		return Connection.send(this.port, RequestLine.parse(request).toBytes("/" + endpoint));
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

	@FunctionalInterface
	private interface LineTest {

		void run(String endpoint, String[] line) throws IOException;

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(OrderEndpoints.class)
	static class Application {

	}

}
