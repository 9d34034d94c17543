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

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.testsupport.TestClient;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that no message changes how a later one is read: after poison of each kind,
 * honest messages of each mode get the answers that they got before.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.application.name=poison")
class PoisonTests {

	private static final String STRUCTURED = "application/cloudevents+json";

	private static final String BATCH = "application/cloudevents-batch+json";

	private static final String ATTRIBUTES = "\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\","
			+ "\"tenant\":\"a\",\"datacontenttype\":\"application/json\"";

	private static final String DATA = "{ \"customer\" : \"Ada\", \"items\":[{\"article\":1},{\"article\":2}] }";

	private static final List<String> PATHS = List.of("/same", "/structured", "/binary", "/typed", "/map", "/tree");

	@LocalServerPort
	private int port;

	@TestFactory
	List<DynamicTest> answersHonestMessagesAsBeforePoison() throws Exception {
		List<Exchange> honest = honest();
		List<String> before = send(honest);
		assertThat(before).allMatch((answer) -> answer.startsWith("200 ")).doesNotContainSubsequence("data_base64");
		List<DynamicTest> tests = new ArrayList<>();
		poison().forEach((name, poison) -> tests.add(DynamicTest.dynamicTest(name, () -> {
			assertThat(send(poison)).noneMatch((answer) -> answer.startsWith("5"));
			assertThat(send(honest)).isEqualTo(before);
		})));
		tests.add(DynamicTest.dynamicTest("a thousand honest messages", () -> {
			for (int i = 0; i < 1000; i += honest.size()) {
				assertThat(send(honest)).isEqualTo(before);
			}
		}));
		return tests;
	}

	private List<Exchange> honest() {
		List<Exchange> exchanges = new ArrayList<>();
		for (String path : PATHS) {
			exchanges.add(Exchange.structured(path, "", DATA));
			exchanges.add(Exchange.binary(path, DATA));
		}
		exchanges.add(new Exchange("/batch", BATCH, "[" + event("", DATA) + "," + event("", DATA) + "]", false));
		return exchanges;
	}

	/**
	 * Each kind is sent where names of envelopes and of data are read, for each name that
	 * honest messages have: an attribute, an extension, members of data.
	 */
	private Map<String, List<Exchange>> poison() {
		Map<String, List<Exchange>> poison = new LinkedHashMap<>();
		poison.put("many names", everywhere(IntStream.range(0, 6500).mapToObj((i) -> "n" + i).toList()));
		for (String name : List.of("source", "tenant", "customer", "article")) {
			poison.put("names like " + name, everywhere(CollidingNames.of(name, 600)));
			poison.put("names like " + name + ", a few at a time", aFewAtATime(CollidingNames.of(name, 600)));
		}
		return poison;
	}

	private List<Exchange> everywhere(List<String> names) {
		List<Exchange> exchanges = new ArrayList<>();
		String members = names.stream().map((name) -> "\"" + name + "\":1").collect(Collectors.joining(","));
		exchanges.add(Exchange.structured("/same", "," + members, DATA));
		exchanges.add(new Exchange("/batch", BATCH, "[" + event("," + members, DATA) + "]", false));
		exchanges.add(new Exchange("/batch", BATCH, "[" + event("", "{" + members + "}") + "]", false));
		for (String path : PATHS) {
			exchanges.add(Exchange.structured(path, "", "{" + members + "}"));
			exchanges.add(Exchange.binary(path, "{" + members + "}"));
			exchanges.add(Exchange.binary(path, "{" + members));
		}
		return exchanges;
	}

	private List<Exchange> aFewAtATime(List<String> names) {
		List<Exchange> exchanges = new ArrayList<>();
		for (int i = 0; i < names.size(); i += 150) {
			exchanges.addAll(everywhere(names.subList(i, i + 150)));
		}
		return exchanges;
	}

	private static String event(String members, String data) {
		return "{" + ATTRIBUTES + members + ",\"data\":" + data + "}";
	}

	private List<String> send(List<Exchange> exchanges) throws Exception {
		List<String> answers = new ArrayList<>();
		for (Exchange exchange : exchanges) {
			HttpResponse<String> response = TestClient.send(exchange.request(this.port));
			String headers = response.headers()
				.map()
				.entrySet()
				.stream()
				// nothing of the answer itself
				.filter((header) -> !List.of("date", "connection", "keep-alive").contains(header.getKey()))
				.map(Object::toString)
				.collect(Collectors.joining(" "));
			answers.add(response.statusCode() + " " + exchange.path() + " " + headers + " " + response.body());
		}
		return answers;
	}

	private record Exchange(String path, String contentType, String body, boolean binary) {

		static Exchange structured(String path, String members, String data) {
			return new Exchange(path, STRUCTURED, event(members, data), false);
		}

		static Exchange binary(String path, String data) {
			return new Exchange(path, "application/json", data, true);
		}

		HttpRequest.Builder request(int port) {
			HttpRequest.Builder request = new TestClient(port).request(this.path)
				.header("Content-Type", this.contentType)
				.POST(BodyPublishers.ofString(this.body));
			if (this.binary) {
				request.headers("ce-specversion", "1.0", "ce-id", "1", "ce-source", "/s", "ce-type", "t", "ce-tenant",
						"a");
			}
			return request;
		}

	}

	record Order(String customer, List<Map<String, Integer>> items) {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Controller.class)
	static class Application {

	}

	@RestController
	static class Controller {

		@PostMapping("/same")
		@CloudEventResponse(mode = ResponseMode.SAME_AS_REQUEST)
		CloudEvent same(CloudEvent event) {
			return event;
		}

		@PostMapping("/structured")
		@CloudEventResponse(mode = ResponseMode.STRUCTURED)
		CloudEvent structured(CloudEvent event) {
			return event;
		}

		@PostMapping("/binary")
		@CloudEventResponse(mode = ResponseMode.BINARY)
		CloudEvent binary(CloudEvent event) {
			return event;
		}

		@PostMapping("/typed")
		@CloudEventResponse(mode = ResponseMode.STRUCTURED)
		TypedCloudEvent<Order> typed(TypedCloudEvent<Order> event) {
			return event;
		}

		@PostMapping("/map")
		@CloudEventResponse(mode = ResponseMode.STRUCTURED)
		TypedCloudEvent<Map<String, Object>> map(TypedCloudEvent<Map<String, Object>> event) {
			return event;
		}

		@PostMapping("/tree")
		@CloudEventResponse(mode = ResponseMode.STRUCTURED)
		TypedCloudEvent<JsonNode> tree(TypedCloudEvent<JsonNode> event) {
			return event;
		}

		@PostMapping("/batch")
		@CloudEventResponse(mode = ResponseMode.STRUCTURED)
		CloudEvent batch(List<CloudEvent> events) {
			return events.get(events.size() - 1);
		}

	}

}
