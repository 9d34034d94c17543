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

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.cloudeventsboot.integration.Application;
import io.github.cloudeventsboot.integration.Call;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each example fits its schema, is accepted by its handler, and answered as the document
 * says.
 */
class OpenApiExamplesTests {

	private static final String STRUCTURED = "application/cloudevents+json";

	private static Application application;

	private static OpenApiDocument document;

	private static DocumentedExchange exchange;

	@BeforeAll
	static void start() {
		application = Application.start(OpenApiDocumentTests.EveryHandlerConfiguration.class, List.of());
		document = OpenApiDocument.of(application.port());
		exchange = new DocumentedExchange(application, document);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void eachEventTypeHasAnExample() {
		document.paths("/every/").forEach((path) -> {
			if (!path.getKey().equals("/every/attribute")) {
				assertThat(path.getValue().at("/requestBody/content")).allSatisfy(
						(content) -> assertThat(content.path("examples").size()).as(path.getKey()).isPositive());
			}
		});
		assertThat(document.request("/every/union", STRUCTURED).path("examples").propertyNames())
			.containsExactlyInAnyOrder("payment.completed", "payment.refused", "payment.broken.example");
		assertThat(document.request("/every/mapped", STRUCTURED).path("examples").propertyNames())
			.contains("order.shipped", "order.cancelled", "order.example");
	}

	@Test
	void replyWithTypeInformationOfMembersFitsItsSchema() {
		Call call = Call.post("/never/fleet", "application/cloudevents+json", """
				{"specversion": "1.0", "id": "1", "source": "/s", "type": "fleet", "data": {
				"first": {"kind": "car", "seats": 4}, "others": [{"bus": {"seats": 40}}],
				"external-kind": "car", "external": {"seats": 2}, "plain": {"seats": 1},
				"position": [1, 2], "home": [3, 4], "garages": [[5, 6]]}}""");
		HttpResponse<String> response = call.send(application.port());
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		exchange.answers(document.post("/never/fleet"), response);
	}

	@Test
	void examplesOfTheApplicationAreTaken() {
		JsonNode order = document.request("/every/order", "application/json").path("examples");
		assertThat(order.at("/order.placed/value/placed_at").asString()).isEqualTo("2026-02-01T10:00:00Z");
	}

	@Test
	void batchesHaveOnlyEventsOfHandlersThatTakeBatches() {
		assertThat(document.request("/every/mixed", STRUCTURED).path("examples").propertyNames())
			.containsExactlyInAnyOrder("mixed.many", "mixed.one");
		assertThat(
				document.request("/every/mixed", "application/cloudevents-batch+json").path("examples").propertyNames())
			.containsExactly("mixed.many");
	}

	@Test
	void examplesMeetTheConstraintsOfParameters() {
		assertThat(examples("/every/limited")).isEqualTo(1);
		assertThat(examples("/never/attribute")).isZero();
		assertThat(examples("/never/text")).isZero();
		assertThat(examples("/never/batch")).isZero();
	}

	@Test
	void examplesThatOtherValidatorsMayRejectAreLeftOut() {
		assertThat(examples("/every/asked")).isEqualTo(1);
		assertThat(examples("/never/checked")).isZero();
	}

	private static int examples(String path) {
		return document.request(path, STRUCTURED).path("examples").size();
	}

	@TestFactory
	List<DynamicTest> examplesAreAccepted() {
		List<DynamicTest> tests = new ArrayList<>();
		for (Map.Entry<String, JsonNode> path : document.paths("/")) {
			for (Map.Entry<String, JsonNode> content : path.getValue().at("/requestBody/content").properties()) {
				content.getValue()
					.path("examples")
					.properties()
					.forEach((example) -> tests
						.add(DynamicTest.dynamicTest(path.getKey() + " " + content.getKey() + " " + example.getKey(),
								() -> exchange.accepts(path.getKey(), content, example.getValue()))));
			}
		}
		assertThat(tests).hasSizeGreaterThan(40);
		return tests;
	}

}
