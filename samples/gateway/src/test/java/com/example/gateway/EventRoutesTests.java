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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.cloudeventsboot.test.web.CloudEventReplyAssert;
import io.github.cloudeventsboot.test.web.CloudEventRequestBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;

import org.springframework.beans.factory.annotation.Value;

import static io.github.cloudeventsboot.test.web.CloudEventRequests.cloudEvent;
import static io.github.cloudeventsboot.test.web.CloudEventWebAssertions.assertThatReply;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The gateway sends each event to the service that the manifest for Istio names.
 */
class EventRoutesTests extends AbstractGatewayTests {

	private static final Path MANIFEST = Path.of("../deploy/istio/virtual-service.yaml");

	@ParameterizedTest
	@EnumSource
	void eventsReachTheServicesOfTheManifest(Sent sent) throws IOException {
		List<Condition> conditions = conditions();
		assertThat(conditions).extracting(Condition::service).contains("order-service", "payment-service");
		Set<String> reached = new TreeSet<>();
		for (String type : types(conditions)) {
			String expected = conditions.stream()
				.filter((condition) -> condition.matches(type))
				.map(Condition::service)
				.findFirst()
				.orElse("none");
			CloudEventReplyAssert reply = post(sent, type);
			StubServices.Received request = this.services.take();
			assertThat((request != null) ? request.service() : "none").as(type).isEqualTo(expected);
			if (request != null) {
				assertThat(request.headers().get("ce-type")).containsExactly(type);
				reply.hasStatus(204);
			}
			else {
				reply.isRejected().hasStatus(400).hasCode("unknown-type");
			}
			reached.add(expected);
		}
		assertThat(reached).containsExactly("none", "order-service", "payment-service");
	}

	/**
	 * The last route of the manifest takes what the mesh can't read.
	 */
	@Test
	void structuredModeIsForTheGateway(@Value("${spring.application.name}") String name) throws IOException {
		List<Map<String, Object>> routes = routes();
		Map<String, Object> last = routes.get(routes.size() - 1);
		assertThat(last.get("match"))
			.isEqualTo(List.of(Map.of("headers", Map.of("content-type", Map.of("prefix", "application/cloudevents")))));
		assertThat(service(last)).isEqualTo(name);
	}

	private CloudEventReplyAssert post(Sent sent, String type) {
		CloudEventRequestBuilder event = cloudEvent(type).withJson("{}");
		return assertThatReply(switch (sent) {
			case BINARY -> event.exchange(this.client.post().uri("/events"));
			case STRUCTURED -> event.structured().exchange(this.client.post().uri("/events"));
			case ENCODED ->
				event.without("type").header("ce-type", encoded(type)).exchange(this.client.post().uri("/events"));
		});
	}

	/**
	 * Return a type with each character encoded, as senders are free to do.
	 */
	private static String encoded(String type) {
		StringBuilder encoded = new StringBuilder();
		for (byte next : type.getBytes(StandardCharsets.UTF_8)) {
			encoded.append(String.format(Locale.ROOT, "%%%02X", next));
		}
		return encoded.toString();
	}

	/**
	 * Return types that conditions match, and others that are nearly the same.
	 */
	private static Set<String> types(List<Condition> conditions) {
		Set<String> types = new TreeSet<>(Set.of("another"));
		for (Condition condition : conditions) {
			String value = condition.value();
			types.addAll(List.of(value, value + "x", "x" + value, value.toUpperCase(Locale.ROOT),
					value.substring(0, value.length() - 1), value.replace('.', '-')));
		}
		return types;
	}

	private static List<Condition> conditions() throws IOException {
		List<Condition> conditions = new ArrayList<>();
		for (Map<String, Object> route : routes()) {
			List<Map<String, Map<String, Map<String, String>>>> matches = list(route.get("match"));
			for (Map<String, Map<String, Map<String, String>>> match : matches) {
				Map<String, String> type = match.get("headers").get("ce-type");
				if (type != null) {
					type.forEach((kind, value) -> conditions.add(new Condition(kind, value, service(route))));
				}
			}
		}
		return conditions;
	}

	private static String service(Map<String, Object> route) {
		List<Map<String, Map<String, Object>>> destinations = list(route.get("route"));
		return (String) destinations.get(0).get("destination").get("host");
	}

	private static List<Map<String, Object>> routes() throws IOException {
		Map<String, Map<String, Object>> manifest = new Yaml().load(Files.readString(MANIFEST));
		return list(manifest.get("spec").get("http"));
	}

	@SuppressWarnings("unchecked")
	private static <T> List<T> list(Object value) {
		return (List<T>) value;
	}

	enum Sent {

		BINARY, STRUCTURED, ENCODED

	}

	private record Condition(String kind, String value, String service) {

		boolean matches(String type) {
			return switch (this.kind) {
				case "exact" -> type.equals(this.value);
				case "prefix" -> type.startsWith(this.value);
				default -> throw new IllegalArgumentException(this.kind);
			};
		}

	}

}
