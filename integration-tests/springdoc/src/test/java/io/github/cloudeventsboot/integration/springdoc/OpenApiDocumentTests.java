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
import java.util.stream.Stream;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.cloudeventsboot.integration.Application;
import io.github.cloudeventsboot.integration.Call;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springdoc.core.models.GroupedOpenApi;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The document of event handlers, by what independent tools and the specification of
 * OpenAPI say about it.
 */
class OpenApiDocumentTests {

	private static final String STRUCTURED = "application/cloudevents+json";

	private static final String BATCH = "application/cloudevents-batch+json";

	private static Application application;

	private static OpenApiDocument document;

	@BeforeAll
	static void start() {
		application = Application.start(EveryHandlerConfiguration.class, List.of());
		document = OpenApiDocument.of(application.port());
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void isValidForAnIndependentParser() {
		assertValid(document.text());
	}

	static void assertValid(String text) {
		ParseOptions options = new ParseOptions();
		options.setResolve(true);
		SwaggerParseResult result = new OpenAPIV3Parser().readContents(text, null, options);
		assertThat(result.getMessages()).isEmpty();
		assertThat(result.getOpenAPI().getPaths()).containsKey("/every/union");
	}

	@Test
	void schemasAreThoseOfJsonSchema() {
		Schema metaschema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
			.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
		document.root()
			.at("/components/schemas")
			.properties()
			.forEach((schema) -> assertThat(metaschema.validate(schema.getValue())).as(schema.getKey()).isEmpty());
	}

	@Test
	void isTheSameFromStartToStart() {
		try (Application other = Application.start(EveryHandlerConfiguration.class, List.of())) {
			assertThat(OpenApiDocument.of(other.port()).root().path("components").toString())
				.isEqualTo(document.root().path("components").toString());
			document.paths("/every/")
				.forEach((path) -> assertThat(OpenApiDocument.of(other.port()).post(path.getKey()).toString())
					.isEqualTo(path.getValue().toString()));
		}
	}

	@Test
	void structuredModeComesFirst() {
		assertThat(content("/every/order")).containsExactly(STRUCTURED, "application/json");
		assertThat(content("/every/text")).containsExactly(STRUCTURED, "text/plain");
		assertThat(content("/every/bytes")).containsExactly(STRUCTURED, "application/octet-stream");
		assertThat(content("/every/structured")).containsExactly(STRUCTURED);
		assertThat(content("/every/batch")).containsExactly(BATCH, STRUCTURED, "application/json");
		assertThat(content("/every/attribute")).containsExactly("application/json");
	}

	private static List<String> content(String path) {
		return List.copyOf(document.post(path).at("/requestBody/content").propertyNames());
	}

	@Test
	void attributesHaveTheirFormatsAndConstraints() {
		JsonNode properties = document.schema("OrderPlaced").path("properties");
		assertThat(properties.at("/specversion/const").asString()).isEqualTo("1.0");
		assertThat(properties.at("/type/const").asString()).isEqualTo("order.placed");
		assertThat(properties.at("/time/format").asString()).isEqualTo("date-time");
		assertThat(properties.at("/source/format").asString()).isEqualTo("uri-reference");
		assertThat(properties.at("/dataschema/format").asString()).isEqualTo("uri");
		assertThat(properties.path("tenant").toString())
			.isEqualTo("{\"type\":\"string\",\"maxLength\":8,\"minLength\":3}");
		assertThat(properties.path("attempt").toString())
			.isEqualTo("{\"type\":\"integer\",\"format\":\"int32\",\"default\":1}");
		assertThat(properties.at("/priority/enum").toString()).isEqualTo("[\"LOW\",\"HIGH\"]");
		assertThat(properties.at("/expiry/format").asString()).isEqualTo("date-time");
		assertThat(properties.at("/gift/type").asString()).isEqualTo("boolean");
		assertThat(strings(document.schema("OrderPlaced").path("required"))).containsExactlyInAnyOrder("specversion",
				"id", "source", "type", "tenant", "priority", "gift", "data");
	}

	@Test
	void dataIsAsTheMapperReadsIt() {
		JsonNode order = document.schema("Order");
		assertThat(order.path("properties").propertyNames()).containsExactlyInAnyOrder("order_number", "order_lines",
				"customer_note", "channel", "wanted_on", "placed_at");
		assertThat(strings(order.path("required"))).containsExactlyInAnyOrder("order_number", "order_lines", "channel",
				"placed_at");
		assertThat(order.at("/properties/channel/enum").toString()).isEqualTo("[\"web-site\",\"shop\"]");
		assertThat(order.at("/properties/customer_note/type").toString()).isEqualTo("[\"string\",\"null\"]");
		assertThat(order.at("/properties/wanted_on/format").asString()).isEqualTo("date");
		assertThat(order.at("/properties/placed_at/description").asString()).isEqualTo("When it was placed");
		JsonNode stock = document.schema("StockChanged").path("properties");
		assertThat(stock.propertyNames()).doesNotContain("internal");
		assertThat(stock.at("/image/contentEncoding").asString()).isEqualTo("base64");
		assertThat(document.schema("Line").at("/properties/unitPrice/exclusiveMinimum").asInt()).isZero();
		assertThat(document.schema("Money").at("/properties/currency/type").asString()).isEqualTo("string");
		JsonNode person = document.schema("PersonPublic").path("properties");
		assertThat(document.schema("Bean").path("properties").has("greeting")).as("that of springdoc").isTrue();
		JsonNode bean = document.schema("DocumentedEventsBean");
		assertThat(bean.path("properties").propertyNames()).containsExactlyInAnyOrder("firstName", "age");
		assertThat(strings(bean.path("required"))).containsExactly("age");
		assertThat(bean.at("/properties/firstName/type").asString()).isEqualTo("string");
		assertThat(person.propertyNames()).containsExactlyInAnyOrder("name", "street", "city", "mail", "anything",
				"other");
	}

	@Test
	void valuesThatAreNoBeansAreNotDescribedAsSuch() {
		JsonNode odd = document.schema("Odd").path("properties");
		assertThat(odd.at("/delegating/type").asString()).isEqualTo("array");
		assertThat(odd.path("custom").isEmpty()).isTrue();
		assertThat(odd.path("member").isEmpty()).isTrue();
		assertThat(odd.at("/letter/maxLength").asInt()).isOne();
		assertThat(odd.at("/locales/additionalProperties/type").asString()).isEqualTo("string");
		assertThat(odd.at("/maybe/type").toString()).isEqualTo("[\"integer\",\"null\"]");
		assertThat(odd.at("/small/maximum").asInt()).isEqualTo(Short.MAX_VALUE);
		assertThat(document.schema("WriteOnly").path("properties").propertyNames()).containsExactly("secret");
	}

	@Test
	void constraintsOfTheApplicationWithStandardNamesAreNotStandardOnes() {
		JsonNode constrained = document.schema("Constrained");
		assertThat(constrained.at("/properties/text").toString()).isEqualTo("{\"type\":\"string\"}");
		assertThat(constrained.at("/properties/odd").toString())
			.isEqualTo("{\"type\":\"integer\",\"format\":\"int32\"}");
		assertThat(strings(constrained.path("required"))).contains("text", "odd");
	}

	@Test
	void sizesOfBytesAreThoseOfBase64() {
		JsonNode bytes = document.schema("Bytes").path("properties");
		assertThat(bytes.at("/image/minLength").asInt()).isEqualTo(4);
		assertThat(bytes.at("/image/maxLength").asInt()).isEqualTo(12);
		assertThat(bytes.at("/pages/minItems").asInt()).isEqualTo(2);
		assertThat(bytes.at("/pages/items/minLength").asInt()).isEqualTo(12);
		assertThat(document.schema("BytesSent").at("/properties/digest/maxLength").asInt()).isEqualTo(8);
	}

	@Test
	void alternativesOfConstraintsAreNotDescribed() {
		JsonNode constrained = document.schema("Constrained");
		assertThat(constrained.at("/properties/alternative").toString()).isEqualTo("{\"type\":[\"string\",\"null\"]}");
		assertThat(constrained.at("/properties/not").toString()).isEqualTo("{\"type\":[\"string\",\"null\"]}");
		assertThat(constrained.at("/properties/both/minLength").asInt()).isOne();
	}

	@Test
	void onlyConstraintsThatAreCheckedAreDescribed() {
		JsonNode journey = document.schema("Journey").path("properties");
		assertThat(city(journey.path("from")).path("minLength").asInt()).isOne();
		assertThat(city(journey.path("to")).has("minLength")).isFalse();
		assertThat(city(journey.at("/stops/items"))).isEqualTo(city(journey.path("from")));
		assertThat(journey.at("/detours/items")).isEqualTo(journey.path("from"));
		assertThat(journey.at("/others/additionalProperties")).isEqualTo(journey.path("to"));
		assertThat(document.text()).as("nothing to check").doesNotContain("DocumentedConstraintsPlain");
	}

	private static JsonNode city(JsonNode place) {
		return target(place).at("/properties/city");
	}

	private static JsonNode target(JsonNode reference) {
		return document.root().at(reference.path("$ref").asString().substring(1));
	}

	@Test
	void groupsOfConstraintsAreThoseOfTheParameter() {
		JsonNode event = target(document.request("/every/strict", STRUCTURED).path("schema"));
		JsonNode strict = target(event.at("/properties/data")).path("properties");
		assertThat(strict.at("/narrow/maxLength").asInt()).isEqualTo(9);
		assertThat(strict.at("/usual/maxLength").isMissingNode()).isTrue();
		JsonNode journey = document.schema("Journey").path("properties");
		assertThat(journey.path("strict")).isEqualTo(event.at("/properties/data"));
		JsonNode usual = target(journey.path("usual")).path("properties");
		assertThat(usual.at("/narrow/maxLength").isMissingNode()).isTrue();
		assertThat(usual.at("/usual/maxLength").asInt()).isEqualTo(8);
	}

	@Test
	void membersMayDeclareTypeInformation() {
		JsonNode fleet = document.schema("Fleet").path("properties");
		JsonNode vehicle = fleet.path("first");
		assertThat(vehicle.at("/discriminator/propertyName").asString()).isEqualTo("kind");
		assertThat(strings(target(vehicle.at("/oneOf/0")).path("required"))).containsExactly("kind", "seats");
		assertThat(fleet.at("/others/items/oneOf/0/$ref").asString())
			.isNotEqualTo(vehicle.at("/oneOf/0/$ref").asString());
		assertThat(target(fleet.at("/others/items/oneOf/0")).at("/properties/car/properties/seats/type").asString())
			.isEqualTo("integer");
		assertThat(fleet.path("external").isEmpty()).isTrue();
		assertThat(fleet.path("plain").has("$ref")).isTrue();
	}

	@Test
	void beansMayBeWrittenAsArrays() {
		JsonNode fleet = document.schema("Fleet").path("properties");
		assertThat(target(fleet.path("position")).toString()).isEqualTo("{\"type\":\"array\"}");
		assertThat(fleet.path("home").toString()).isEqualTo("{\"type\":\"array\"}");
		assertThat(fleet.path("garages").toString()).isEqualTo("{\"type\":\"array\",\"items\":{\"type\":\"array\"}}");
	}

	@Test
	void identifierOfDefaultSubtypeIsNotRequired() {
		JsonNode animal = document.schema("Animal");
		assertThat(animal.path("anyOf")).hasSize(2);
		assertThat(animal.has("discriminator")).isFalse();
		assertThat(strings(document.schema("Dog").path("required"))).containsExactly("name");
		assertThat(strings(document.schema("Cat").path("required"))).containsExactly("kind", "lives");
		JsonNode reply = document.schema("AnimalReply");
		assertThat(reply.path("oneOf")).hasSize(2);
		assertThat(strings(document.schema("DogReply").path("required"))).containsExactly("kind", "name");
	}

	@Test
	void examplesThatAreNotAcceptedAreLeftOut() {
		assertThat(document.request("/never", STRUCTURED).has("schema")).isTrue();
		assertThat(document.request("/never", STRUCTURED).has("examples")).isFalse();
	}

	@Test
	void groupsAreDescribedAsWell() {
		OpenApiDocument group = OpenApiDocument.of(Call.get("/v3/api-docs/orders").send(application.port()).body());
		assertThat(group.root().path("paths").propertyNames()).containsExactly("/every/order");
		assertThat(group.post("/every/order").toString()).isEqualTo(document.post("/every/order").toString());
		assertThat(group.root().at("/components/schemas").propertyNames()).contains("OrderPlaced", "Order", "Line")
			.doesNotContain("Shape");
	}

	@Test
	void unionsAreToldApartByType() {
		JsonNode schema = document.request("/every/union", STRUCTURED).path("schema");
		assertThat(schema.path("oneOf")).hasSize(3);
		assertThat(schema.has("discriminator")).as("prefixes can't be mapped").isFalse();
		JsonNode shape = document.schema("Shape");
		assertThat(shape.at("/discriminator/propertyName").asString()).isEqualTo("kind");
		assertThat(document.schema("Broken").at("/properties/type/pattern").asString())
			.isEqualTo("^payment\\.broken\\.");
		JsonNode payments = document.request("/payments", STRUCTURED).path("schema");
		assertThat(payments.at("/discriminator/mapping/payment.completed").asString())
			.startsWith("#/components/schemas/");
	}

	@Test
	void classOfUnionIsOneSchemaWhereverItIsTaken() {
		String refused = document.request("/every/refused", STRUCTURED).at("/schema/$ref").asString();
		assertThat(document.request("/every/union", STRUCTURED).at("/schema/oneOf").findValuesAsString("$ref"))
			.contains(refused);
	}

	@Test
	void methodsOfOnePathAreOneOperation() {
		JsonNode operation = document.post("/every/mapped");
		assertThat(operation.path("operationId").asString()).isEqualTo("postEveryMapped");
		assertThat(operation.path("summary").isMissingNode()).isTrue();
		assertThat(operation.at("/requestBody/description").asString()).contains("- `order.shipped`: Ship an order",
				"- `order.cancelled`: Cancel an order");
		JsonNode schema = document.request("/every/mapped", STRUCTURED).path("schema");
		assertThat(valid(schema, "order.shipped", "/a", null)).isFalse();
		assertThat(valid(schema, "order.cancelled", "/a", "orders/1")).isTrue();
		assertThat(valid(schema, "order.lost", "/a", null)).isTrue();
		assertThat(valid(schema, "other", "/a", null)).isFalse();
		assertThat(valid(schema, "other", "/other/a", null)).isTrue();
		assertThat(operation.path("responses").propertyNames()).contains("200", "204", "400", "413", "415");
	}

	private static boolean valid(JsonNode schema, String type, String source, @Nullable String subject) {
		var event = OpenApiDocument.mapper.createObjectNode()
			.put("specversion", "1.0")
			.put("id", "1")
			.put("source", source)
			.put("type", type);
		if (subject != null) {
			event.put("subject", subject);
		}
		return document.violations(schema, event).isEmpty();
	}

	@Test
	void headersOfBinaryModeAreParametersWithoutExamples() {
		List<JsonNode> headers = document.post("/every/order")
			.path("parameters")
			.valueStream()
			.filter((parameter) -> "header".equals(parameter.path("in").asString()))
			.toList();
		assertThat(headers).extracting((header) -> header.path("name").asString())
			.contains("ce-specversion", "ce-id", "ce-source", "ce-type", "ce-time", "ce-tenant", "ce-attempt")
			.doesNotContain("ce-datacontenttype");
		assertThat(headers).allSatisfy((header) -> {
			assertThat(header.path("required").asBoolean()).isFalse();
			assertThat(header.has("example")).isFalse();
			assertThat(header.has("examples")).isFalse();
			assertThat(header.path("description").asString()).startsWith("Binary mode: ");
		});
		assertThat(document.post("/every/structured").has("parameters")).isFalse();
	}

	@Test
	void repliesAreDescribedAsTheyAreSent() {
		JsonNode typed = document.post("/every/typed").at("/responses/200");
		assertThat(typed.path("content").propertyNames()).containsExactly("application/json");
		assertThat(typed.at("/headers/ce-id/required").asBoolean()).isTrue();
		assertThat(responses("/every/order")).contains("202").doesNotContain("200", "204");
		assertThat(responses("/every/untyped")).contains("204").doesNotContain("200");
		assertThat(responses("/every/entity/{tenant}")).contains("2XX").doesNotContain("200", "204");
		assertThat(document.post("/every/stock").at("/responses/200/content").propertyNames())
			.containsExactly(STRUCTURED, "application/json");
		assertThat(document.post("/every/batch").at("/responses/200/content").propertyNames()).containsExactly(BATCH);
		JsonNode shape = document.post("/every/shape").at("/responses/200");
		assertThat(shape.path("content").propertyNames()).containsExactly(STRUCTURED);
		assertThat(shape.has("headers")).isFalse();
		assertThat(document.post("/every/text").at("/responses/200/content").propertyNames())
			.containsExactly("text/plain");
		assertThat(document.post("/every/tree").at("/responses/200/content").propertyNames()).isNotEmpty();
	}

	private static List<String> responses(String path) {
		return List.copyOf(document.post(path).path("responses").propertyNames());
	}

	@Test
	void whatTheApplicationSaysIsKept() {
		JsonNode operation = document.post("/every/described");
		assertThat(operation.at("/requestBody/description").asString()).isEqualTo("Ours");
		assertThat(document.request("/every/described", STRUCTURED).path("examples").propertyNames())
			.containsExactly("mine");
		assertThat(operation.at("/responses/200/description").asString()).isEqualTo("Answered");
		assertThat(operation.at("/responses/200/headers/ce-type").isMissingNode()).isFalse();
		assertThat(operation.at("/responses/400/description").asString()).isEqualTo("Not good");
	}

	@Test
	void operationsHaveIdentifiersOfTheirOwn() {
		List<String> ids = document.paths("/")
			.stream()
			.map((path) -> path.getValue().path("operationId").asString())
			.toList();
		assertThat(ids).doesNotHaveDuplicates().doesNotContain("");
		assertThat(document.text()).doesNotContain("x-cloudevents");
	}

	@Test
	void nothingIsDescribedIfItIsSwitchedOff() {
		try (Application off = Application.start(EveryHandlerConfiguration.class,
				List.of("cloudevents.openapi.enabled=false", "springdoc.default-flat-param-object=true"))) {
			OpenApiDocument other = OpenApiDocument.of(off.port());
			for (String path : List.of("/every/order", "/every/person", "/every/batch")) {
				assertThat(other.post(path).has("requestBody")).isFalse();
				assertThat(other.post(path).has("parameters")).isFalse();
			}
		}
	}

	@Test
	void unknownTypesMayBeAccepted() {
		try (Application accepting = Application.start(EveryHandlerConfiguration.class,
				List.of("cloudevents.unknown-type=accept", "cloudevents.response.mode=structured"))) {
			OpenApiDocument other = OpenApiDocument.of(accepting.port());
			assertThat(other.post("/every/stock").path("responses").has("202")).isTrue();
			assertThat(other.post("/every/untyped").path("responses").has("202")).isFalse();
			assertThat(other.post("/every/typed").at("/responses/200/content").propertyNames())
				.containsExactly(STRUCTURED);
		}
	}

	private static Stream<String> strings(JsonNode values) {
		return values.valueStream().map(JsonNode::asString);
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ DocumentedHandlers.class, DocumentedEvents.CustomDeserializer.class })
	static class EveryHandlerConfiguration {

		@Bean
		GroupedOpenApi orders() {
			return GroupedOpenApi.builder().group("orders").pathsToMatch("/every/order").build();
		}

	}

}
