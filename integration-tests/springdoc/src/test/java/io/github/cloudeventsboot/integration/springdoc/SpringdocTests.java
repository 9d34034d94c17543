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

package io.github.cloudeventsboot.integration.springdoc;

import java.util.List;
import java.util.Optional;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.integration.Application;
import io.github.cloudeventsboot.integration.Call;
import io.github.cloudeventsboot.integration.CompanyTests;
import io.github.cloudeventsboot.integration.PaymentEvent;
import io.github.cloudeventsboot.integration.UserData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests with springdoc.
 */
class SpringdocTests extends CompanyTests {

	private static final JsonMapper mapper = new JsonMapper();

	SpringdocTests() {
		super(SpringdocConfiguration.class);
	}

	@Test
	void eventsAreNotDocumentedAsParameters() {
		JsonNode paths = document().at("/paths");
		for (String path : List.of("/untyped", "/typed", "/payments", "/batch", "/documented/optional",
				"/documented/typed", "/documented/array", "/documented/entity", "/documented/collection",
				"/documented/whole")) {
			JsonNode operation = paths.path(path).path("post");
			assertThat(operation.isMissingNode()).as(path).isFalse();
			assertThat(parameters(operation)).as(path).isEmpty();
		}
		assertThat(document().toString()).doesNotContain("CloudEventData").doesNotContain("SpecVersion");
	}

	@Test
	void otherParametersStayInTheDocument() {
		assertThat(parameters(document().at("/paths/~1documented~1{tenant}/post"))).containsExactlyInAnyOrder("tenant",
				"page");
	}

	/**
	 * Return the names of parameters that are not headers of events.
	 */
	private static List<String> parameters(JsonNode operation) {
		return operation.path("parameters")
			.valueStream()
			.map((parameter) -> parameter.path("name").asString())
			.filter((name) -> !name.startsWith("ce-"))
			.toList();
	}

	@Test
	void ordinaryEndpointsAreDocumentedAsWithoutEvents() {
		JsonNode with = document();
		// springdoc keeps settings of all applications in static state
		try (Application without = Application.startWithoutEvents(SpringdocConfiguration.class, List.of())) {
			JsonNode expected = mapper.readTree(Call.get("/v3/api-docs").send(without.port()).body());
			assertThat(expected.at("/paths/~1ordinary~1whole/post").has("requestBody")).isTrue();
			assertThat(expected.at("/paths/~1ordinary~1whole/post/responses/200").has("content")).isTrue();
			assertThat(expected.at("/paths/~1ordinary~1optional/post").has("requestBody")).isTrue();
			List<String> ordinary = expected.path("paths")
				.propertyNames()
				.stream()
				.filter((path) -> path.startsWith("/ordinary"))
				.toList();
			assertThat(ordinary).hasSizeGreaterThan(5);
			for (String path : ordinary) {
				assertThat(normalize(with.path("paths").path(path)))
					.isEqualTo(normalize(expected.path("paths").path(path)));
			}
			assertThat(with.at("/components/schemas/Greeting")).isEqualTo(expected.at("/components/schemas/Greeting"));
		}
	}

	/**
	 * What springdoc says of the values of a map depends on the order in which it finds
	 * the methods of the application, which is that of a hash table.
	 */
	private String normalize(JsonNode path) {
		return path.toString().replace("\"additionalProperties\":{\"type\":\"object\"}", "\"additionalProperties\":{}");
	}

	private JsonNode document() {
		return mapper.readTree(send(Call.get("/v3/api-docs")).body());
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(DocumentedController.class)
	static class SpringdocConfiguration {

	}

	@RestController
	static class DocumentedController {

		@PostMapping("/documented/optional")
		void optional(Optional<CloudEvent> event) {
		}

		@PostMapping("/documented/typed")
		void typed(TypedCloudEvent<UserData> event) {
		}

		@PostMapping("/documented/array")
		void array(CloudEvent[] events) {
		}

		@PostMapping("/documented/entity")
		void entity(HttpEntity<CloudEvent> event) {
		}

		@PostMapping("/documented/collection")
		void collection(List<CloudEvent> events) {
		}

		@PostMapping("/documented/{tenant}")
		void parts(@PathVariable String tenant, @RequestParam int page, @CloudEventPayload UserData user,
				@CloudEventAttribute(required = false) @Nullable String subject) {
		}

		@CloudEventMapping(path = "/documented/mapped")
		void mapped(PaymentEvent event) {
		}

		@PostMapping("/documented/whole")
		void whole(Whole event) {
		}

		@PostMapping("/ordinary/whole")
		Whole ordinary(@RequestBody Whole whole) {
			return whole;
		}

		@PostMapping("/ordinary/optional")
		void optional(@RequestBody(required = false) @Nullable Whole whole) {
		}

	}

	@CloudEventType("whole.data")
	@CloudEventPayload
	record Whole(String text) {

	}

}
