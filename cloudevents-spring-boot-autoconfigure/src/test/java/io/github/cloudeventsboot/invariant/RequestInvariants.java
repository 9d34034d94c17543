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

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

import io.github.cloudeventsboot.http.EventHeaders;
import io.github.cloudeventsboot.http.HttpEventReader;
import io.github.cloudeventsboot.message.MessageLimits;
import io.github.cloudeventsboot.message.MessageMode;
import io.github.cloudeventsboot.testsupport.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for any request to any endpoint that takes events: a valid reply or a
 * refusal from 400 to 499, which is a small problem without a value of the request where
 * a handler was reached, and a connection that is either of use for the next request or
 * closed. For a new kind of endpoint, extend this class, name the application by
 * {@code @SpringBootTest} with a real port, and list its endpoints. For a protocol other
 * than HTTP, take {@link Messages} alone.
 */
public abstract class RequestInvariants {

	private static final int REQUESTS = 750;

	private static final int MAX_FAILURES = 5;

	private static final int MAX_PROBLEM_SIZE = 4096;

	private static final String PREFIX = "urn:problem-type:cloudevents:";

	private static final Set<String> PROBLEMS = Set.of("invalid-event", "invalid-data", "unknown-type", "too-large",
			"unsupported-event-format", "unsupported-batch", "unsupported-data-content-type",
			"unsupported-content-encoding", "unsupported-charset");

	private static final JsonMapper mapper = new JsonMapper();

	private static final HttpEventReader reader = new HttpEventReader(
			new MessageLimits(Integer.MAX_VALUE, 1000, Integer.MAX_VALUE));

	@LocalServerPort
	private int port;

	/**
	 * Return the endpoints of the application.
	 * @return the endpoints, all of which accept {@link Messages#honest()} unless they
	 * fail on purpose
	 */
	protected abstract List<Endpoint> endpoints();

	/**
	 * Return whether a server error is known, with the reason beside it. Such requests
	 * are not sent.
	 * @param endpoint the endpoint
	 * @param request the request
	 * @return whether it is left out
	 */
	protected boolean isKnown(Endpoint endpoint, Request request) {
		return false;
	}

	@Test
	void acceptsHonestEvents() throws IOException {
		for (Endpoint endpoint : endpoints()) {
			try (Connection connection = new Connection(this.port)) {
				checkHonest(endpoint, connection);
				if (!endpoint.failing()) {
					// on the same connection
					checkHonest(endpoint, connection);
				}
			}
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4 })
	void answersAnyRequestByReplyOrProblem(long seed) {
		Random random = new Random(-seed);
		Messages messages = new Messages(seed);
		List<Endpoint> endpoints = endpoints();
		List<String> failures = new ArrayList<>();
		for (int i = 0; i < REQUESTS && failures.size() < MAX_FAILURES; i++) {
			Endpoint endpoint = endpoints.get(random.nextInt(endpoints.size()));
			Message message = messages.next();
			Request request = Request.next(message, endpoint.path(), random);
			if (!isKnown(endpoint, request)) {
				try {
					check(endpoint, request);
				}
				catch (IOException | AssertionError ex) {
					failures.add("Request " + i + ": " + request + "\n\n" + ex);
				}
			}
		}
		assertThat(failures).as("failures of seed %s", seed).isEmpty();
	}

	private void check(Endpoint endpoint, Request request) throws IOException {
		try (Connection connection = new Connection(this.port)) {
			connection.send(request.toBytes());
			if (!request.isFramed()) {
				connection.end();
			}
			Connection.Response response = connection.read();
			assertThat(response).as("response").isNotNull();
			checkResponse(endpoint, request, Objects.requireNonNull(response));
			if (response.closes()) {
				assertThat(connection.isEnded()).as("closed after %s", response).isTrue();
			}
			else if (request.isFramed()) {
				checkHonest(endpoint, connection);
			}
			else {
				checkRest(endpoint, request, connection);
			}
		}
	}

	/**
	 * Bytes that are left over are taken for further requests.
	 */
	private static void checkRest(Endpoint endpoint, Request request, Connection connection) throws IOException {
		for (Connection.Response next = connection.read(); next != null; next = connection.read()) {
			checkResponse(endpoint, request, next);
		}
	}

	private static void checkHonest(Endpoint endpoint, Connection connection) throws IOException {
		Request honest = Request.of(Messages.honest(), endpoint.path());
		connection.send(honest.toBytes());
		Connection.Response response = connection.read();
		assertThat(response).as("response to an honest event").isNotNull();
		checkResponse(endpoint, honest, Objects.requireNonNull(response));
		assertThat(response.status()).as("status of %s", response)
			.isIn((endpoint.failing()) ? 500 : 200, 201, 202, 204);
		if (response.closes()) {
			assertThat(endpoint.failing()).as("%s failing", endpoint).isTrue();
		}
	}

	private static void checkResponse(Endpoint endpoint, Request request, Connection.Response response) {
		if (endpoint.failing() && response.status() == 500) {
			return;
		}
		assertThat(response.status() / 100).as("status of %s", response).isIn(2, 4);
		if (response.status() < 300) {
			checkReply(response);
			return;
		}
		assertThat(response.toString().toUpperCase(Locale.ROOT)).doesNotContain(Message.SECRET);
		boolean problem = "application/problem+json".equals(response.header("Content-Type"));
		if (problem) {
			checkProblem(endpoint, response);
		}
		assertThat(problem || !request.reachesHandler() || endpoint.narrowed()).as("%s is a problem", response)
			.isTrue();
	}

	private static void checkReply(Connection.Response response) {
		String contentType = (response.header("Content-Type").isEmpty()) ? null : response.header("Content-Type");
		EventHeaders headers = (consumer) -> response.headers()
			.stream()
			.filter((header) -> EventHeaders.isAttribute(header[0]))
			.forEach((header) -> consumer.accept(header[0], header[1]));
		if (reader.isEvent(contentType, headers)) {
			// throws if one of them isn't valid
			assertThat(reader.readEvents(contentType, headers, response.body())).isNotNull();
			assertThat(MessageMode.of(contentType) == MessageMode.BINARY || response.body().length > 1).isTrue();
		}
	}

	private static void checkProblem(Endpoint endpoint, Connection.Response response) {
		assertThat(response.body().length).as("size of %s", response).isBetween(1, MAX_PROBLEM_SIZE);
		JsonNode problem = mapper.readTree(response.text());
		assertThat(problem.path("type").asString()).startsWith(PREFIX);
		assertThat(problem.path("type").asString().substring(PREFIX.length())).isIn(PROBLEMS);
		assertThat(problem.path("status").asInt()).isEqualTo(response.status());
		assertThat(problem.path("detail").asString()).endsWith(".");
		assertThat(problem.path("errors").size()).isBetween(1, 20);
		assertThat(problem.path("instance").asString()).startsWith(endpoint.path());
	}

}
