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

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.testsupport.TestClient;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AliasFor;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.util.IdGenerator;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CloudEventMethodReturnValueHandler} and {@link EventReplyWriter}, over
 * a real port.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.application.name=orders", "app.reply-type=order.confirmed" })
@ExtendWith(OutputCaptureExtension.class)
class CloudEventMethodReturnValueHandlerTests {

	private static final String ID = new UUID(0, 1).toString();

	private static final String ENVELOPE = "{\"specversion\":\"1.0\",\"id\":\"" + ID
			+ "\",\"source\":\"/orders\",\"type\":\"%s\",\"time\":\"2026-11-23T10:00:00Z\"%s}";

	private static final OutgoingCloudEvent<Note> NOTED = OutgoingCloudEvent.of("order.noted", new Note(12));

	private static final Shipped SHIPPED = new Shipped(new Order(7), "order/7", 9007199254740993L);

	@LocalServerPort
	private int port;

	private TestClient client;

	@BeforeEach
	void connect() {
		this.client = new TestClient(this.port);
	}

	private static String envelope(String type, String members) {
		return ENVELOPE.formatted(type, members);
	}

	@Test
	void fillsInWhatAnEventLeavesOut() {
		HttpResponse<String> response = this.client.binary("/outgoing");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(TestClient.header(response, "ce-specversion")).isEqualTo("1.0");
		assertThat(TestClient.header(response, "ce-id")).isEqualTo(ID);
		assertThat(TestClient.header(response, "ce-source")).isEqualTo("/orders");
		assertThat(TestClient.header(response, "ce-type")).isEqualTo("order.noted");
		assertThat(TestClient.header(response, "ce-time")).isEqualTo("2026-11-23T10:00:00Z");
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo("application/json");
		assertThat(TestClient.header(response, "Content-Length")).isEqualTo("8");
		assertThat(response.body()).isEqualTo("{\"n\":12}");
	}

	@Test
	void keepsWhatAnEventSays() {
		HttpResponse<String> response = this.client.binary("/complete");
		assertThat(TestClient.header(response, "ce-id")).isEqualTo("my%20id");
		assertThat(TestClient.header(response, "ce-source")).isEqualTo("urn:mine");
		assertThat(TestClient.header(response, "ce-subject")).isEqualTo("Euro%20%E2%82%AC%20%F0%9F%98%80");
		assertThat(TestClient.header(response, "ce-time")).isEqualTo("2020-01-02T03:04:05+01:00");
		assertThat(TestClient.header(response, "ce-dataschema")).isEqualTo("urn:schema");
		assertThat(TestClient.header(response, "ce-number")).isEqualTo("-5");
		assertThat(TestClient.header(response, "ce-flag")).isEqualTo("true");
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo("application/vnd.note+json");
		assertThat(response.body()).isEqualTo("\"text\"");
	}

	@Test
	void returnsTheReceivedEventAsItIs() {
		HttpResponse<String> response = this.client.binary("/echo", "ce-subject", "s%20s");
		assertThat(TestClient.header(response, "ce-id")).isEqualTo("request-1");
		assertThat(TestClient.header(response, "ce-subject")).isEqualTo("s%20s");
		assertThat(response.headers().firstValue("ce-time")).isEmpty();
		assertThat(response.body()).isEqualTo("{\"amount\":1}");
		assertThat(TestClient.header(this.client.structured("/echo-typed"), "ce-type")).isEqualTo("order.placed");
	}

	@Test
	void returnsAnEventOfTheSdk() {
		HttpResponse<String> response = this.client.binary("/sdk");
		assertThat(TestClient.header(response, "ce-id")).isEqualTo("sdk-1");
		assertThat(response.headers().firstValue("Content-Type")).isEmpty();
		assertThat(response.body()).isEqualTo("bytes");
	}

	@Test
	void returnsAnEventWithoutData() {
		HttpResponse<String> response = this.client.binary("/no-data");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(TestClient.header(response, "ce-type")).isEqualTo("order.noted");
		assertThat(response.headers().firstValue("Content-Type")).isEmpty();
		assertThat(response.body()).isEmpty();
		assertThat(this.client.binary("/json-null").body()).isEqualTo("null");
	}

	@Test
	void returnsEventTypes() {
		HttpResponse<String> response = this.client.binary("/shipped");
		assertThat(TestClient.header(response, "ce-type")).isEqualTo("order.shipped");
		assertThat(TestClient.header(response, "ce-subject")).isEqualTo("order/7");
		assertThat(TestClient.header(response, "ce-carrierid")).isEqualTo("9007199254740993");
		assertThat(response.body()).isEqualTo("{\"order\":7}");
		assertThat(TestClient.header(this.client.binary("/union"), "ce-type")).isEqualTo("order.lost");
		assertThat(this.client.binary("/union").body()).isEqualTo("{\"order\":8}");
	}

	@Test
	void returnsTheReceivedEventTypeAgain() {
		HttpResponse<String> response = this.client.post("/again", TestClient.STRUCTURED,
				"{\"specversion\":\"1.0\",\"id\":\"i\",\"source\":\"/s\",\"type\":\"order.x.y\",\"extra\":5,"
						+ "\"time\":\"2020-01-01T00:00:00Z\",\"data\":{\"order\":1}}");
		assertThat(TestClient.header(response, "ce-type")).isEqualTo("order.x.y");
		assertThat(TestClient.header(response, "ce-id")).isEqualTo("i");
		assertThat(TestClient.header(response, "ce-extra")).isEqualTo("5");
		assertThat(TestClient.header(response, "ce-time")).isEqualTo("2020-01-01T00:00:00Z");
		assertThat(response.body()).isEqualTo("{\"order\":1}");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			record   | application/json         | {"order":7}
			map      | application/json         | {"n":1}
			list     | application/json         | [1,2]
			none     | application/json         | []
			number   | application/json         | 5
			node     | application/json         | {"node":true}
			string   | text/plain;charset=UTF-8 | grüße
			bytes    | application/octet-stream | bytes
			resource | application/octet-stream | resource
			optional | application/json         | {"order":7}
			""")
	void wrapsAnyValue(String value, String contentType, String body) {
		HttpResponse<String> response = this.client.binary("/wrap/" + value);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(TestClient.header(response, "ce-type")).isEqualTo("order.confirmed");
		assertThat(TestClient.header(response, "ce-subject")).isEqualTo("orders/confirmed");
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo(contentType);
		assertThat(response.body()).isEqualTo(body);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/wrap/null", "/wrap/void", "/wrap/empty", "/null", "/void", "/wrap-other/null" })
	void answersNothingWithNoContent(String path) {
		HttpResponse<String> response = this.client.binary(path);
		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(response.headers().map()).doesNotContainKeys("ce-type", "content-type");
		assertThat(response.body()).isEmpty();
	}

	@Test
	void wrapsValuesOfOtherHandlers() {
		HttpResponse<String> response = this.client.get("/wrap-other/record");
		assertThat(TestClient.header(response, "ce-type")).isEqualTo("order.confirmed");
		assertThat(response.body()).isEqualTo("{\"order\":7}");
	}

	@Test
	void leavesEventTypesOfOtherHandlersAloneUnlessAnnotated() {
		HttpResponse<String> plain = this.client.get("/other/shipped");
		assertThat(plain.headers().map()).doesNotContainKey("ce-type");
		assertThat(plain.body()).startsWith("{\"data\":{\"order\":7}");
		assertThat(TestClient.header(this.client.get("/other/annotated"), "ce-type")).isEqualTo("order.shipped");
		assertThat(TestClient.header(this.client.get("/other/outgoing"), "ce-type")).isEqualTo("order.noted");
		assertThat(TestClient.header(this.client.get("/other/entity"), "ce-type")).isEqualTo("order.noted");
		assertThat(this.client.get("/other/unknown-entity").body()).isEqualTo("{\"order\":7}");
		assertThat(this.client.get("/other/null").statusCode()).isEqualTo(200);
	}

	@Test
	void leavesOtherValuesOfEventHandlersAlone() {
		HttpResponse<String> response = this.client.binary("/plain");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().map()).doesNotContainKey("ce-type");
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo("application/json");
		assertThat(TestClient.header(response, "X-Advice")).isEqualTo("asked");
		assertThat(response.body()).isEqualTo("{\"order\":7}");
	}

	@Test
	void resolvesComposedAnnotations() {
		HttpResponse<String> response = this.client.binary("/composed");
		assertThat(TestClient.header(response, "ce-type")).isEqualTo("order.composed");
		assertThat(TestClient.header(response, "ce-source")).isEqualTo("/composed-source");
		assertThat(TestClient.header(response, "ce-dataschema")).isEqualTo("https://example.com/schema");
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo("application/vnd.order+json");
		assertThat(this.client.binary("/composed-class").body()).isEqualTo("{\"specversion\":\"1.0\",\"id\":\"" + ID
				+ "\",\"source\":\"/on-method\",\"type\":\"on.class\","
				+ "\"time\":\"2026-11-23T10:00:00Z\",\"datacontenttype\":\"application/json\",\"data\":{\"order\":7}}");
	}

	@Test
	void letsEventsSayMoreThanTheAnnotation() {
		HttpResponse<String> response = this.client.binary("/wrap/outgoing");
		assertThat(TestClient.header(response, "ce-type")).isEqualTo("order.noted");
		assertThat(TestClient.header(response, "ce-subject")).isEqualTo("orders/confirmed");
		assertThat(TestClient.header(this.client.binary("/wrap/shipped"), "ce-type")).isEqualTo("order.shipped");
		assertThat(TestClient.header(this.client.binary("/wrap/shipped"), "ce-subject")).isEqualTo("order/7");
		assertThat(this.client.binary("/wrap/outgoings").body()).startsWith("[{\"specversion\"");
		assertThat(this.client.binary("/wrap/no-outgoings").body()).isEqualTo("[]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/mode/structured", "/mode/produces", "/mode/entity", "/mode/same" })
	void answersInStructuredMode(String path) {
		HttpResponse<String> response = this.client.structured(path);
		assertThat(TestClient.header(response, "Content-Type")).startsWith(TestClient.STRUCTURED);
		assertThat(response.headers().map()).doesNotContainKeys("ce-type", "ce-id");
		assertThat(response.body())
			.isEqualTo(envelope("order.noted", ",\"datacontenttype\":\"application/json\",\"data\":{\"n\":12}"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/mode/structured", "/mode/produces", "/mode/entity" })
	void answersInStructuredModeWhateverTheRequest(String path) {
		assertThat(TestClient.header(this.client.binary(path), "Content-Type")).startsWith(TestClient.STRUCTURED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/mode/same", "/mode/binary", "/outgoing" })
	void answersInBinaryMode(String path) {
		assertThat(TestClient.header(this.client.binary(path), "ce-type")).isEqualTo("order.noted");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/mode/binary", "/outgoing" })
	void answersInBinaryModeWhateverTheRequest(String path) {
		assertThat(TestClient.header(this.client.structured(path), "ce-type")).isEqualTo("order.noted");
	}

	@Test
	void answersABatchOfOneWhereABatchIsProduced() {
		HttpResponse<String> response = this.client.binary("/mode/produces-batch");
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo(TestClient.BATCH);
		assertThat(response.body()).isEqualTo(
				"[" + envelope("order.noted", ",\"datacontenttype\":\"application/json\",\"data\":{\"n\":12}") + "]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "application/xml;q=0.5", "image/*", "application/cloudevents+json" })
	void neverRefusesAnEventByAccept(String accept) {
		assertThat(this.client.binary("/outgoing", "Accept", accept).statusCode()).isEqualTo(200);
		assertThat(this.client.structured("/mode/structured", "Accept", accept).statusCode()).isEqualTo(200);
		assertThat(this.client.binary("/batch", "Accept", accept).statusCode()).isEqualTo(200);
	}

	@Test
	void doesNotAskResponseBodyAdvice() {
		assertThat(this.client.binary("/outgoing").headers().map()).doesNotContainKey("x-advice");
		assertThat(this.client.binary("/wrap/string").headers().map()).doesNotContainKey("x-advice");
	}

	@Test
	void keepsStatusHeadersAndCookiesOfAnEntity() {
		HttpResponse<String> response = this.client.binary("/entity");
		assertThat(response.statusCode()).isEqualTo(201);
		assertThat(TestClient.header(response, "Location")).isEqualTo("/orders/7");
		assertThat(TestClient.header(response, "Set-Cookie")).isEqualTo("a=1 | b=2");
		assertThat(TestClient.header(response, "X-Many")).isEqualTo("1 | 2");
		assertThat(TestClient.header(response, "ce-id")).isEqualTo(ID);
		assertThat(response.headers().map()).doesNotContainKey("ce-stray");
		assertThat(TestClient.header(response, "Content-Length")).isEqualTo("8");
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo("application/json");
	}

	@Test
	void keepsStatusHeadersAndCookiesOfTheResponse() {
		HttpResponse<String> response = this.client.binary("/response");
		assertThat(response.statusCode()).isEqualTo(201);
		assertThat(TestClient.header(response, "Set-Cookie")).isEqualTo("a=1");
		assertThat(TestClient.header(response, "X-Mine")).isEqualTo("1");
		assertThat(TestClient.header(response, "ce-id")).isEqualTo(ID);
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo("application/json");
	}

	@Test
	void sendsNoHeaderTwice() {
		HttpResponse<String> response = this.client.binary("/twice");
		assertThat(TestClient.header(response, "X-Same")).isEqualTo("1");
		assertThat(TestClient.header(response, "Vary")).isEqualTo("Origin | Accept");
		assertThat(TestClient.header(response, "ce-type")).isEqualTo("order.noted");
		response.headers()
			.map()
			.forEach((name, values) -> assertThat(values).as(name).hasSize(("vary".equals(name)) ? 2 : 1));
	}

	@Test
	void takesTheContentTypeOfAnEntityForTheData() {
		HttpResponse<String> response = this.client.binary("/image");
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo("image/png");
		assertThat(TestClient.header(response, "ce-type")).isEqualTo("order.confirmed");
		assertThat(response.body()).isEqualTo("png");
	}

	@ParameterizedTest
	@CsvSource({ "/status/accepted, 202", "/status/accepted-null, 202", "/status/accepted-void, 202",
			"/status/ok-null, 200", "/status/ok-empty, 200", "/status/accepted-nothing, 202",
			"/status/entity-null, 200", "/status/entity-not-found, 404", "/status/entity-accepted, 202" })
	void writesTheStatusThatTheHandlerSays(String path, int status) {
		assertThat(this.client.binary(path).statusCode()).isEqualTo(status);
	}

	@Test
	void sendsAnEventWithTheStatusThatTheHandlerSays() {
		assertThat(TestClient.header(this.client.binary("/status/accepted"), "ce-type")).isEqualTo("order.noted");
		assertThat(TestClient.header(this.client.binary("/status/entity-accepted"), "ce-type"))
			.isEqualTo("order.noted");
		HttpResponse<String> nothing = this.client.binary("/status/accepted-nothing");
		assertThat(nothing.body()).isEmpty();
		assertThat(TestClient.header(nothing, "X-Job")).isEqualTo("7");
		assertThat(nothing.headers().map()).doesNotContainKey("ce-type");
	}

	@Test
	void sendsNoEventWithAStatusThatPermitsNoBody() {
		HttpResponse<String> response = this.client.binary("/status/no-content");
		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(response.headers().map()).doesNotContainKeys("ce-type", "content-type");
		assertThat(TestClient.header(response, "X-Job")).isEqualTo("7");
	}

	@Test
	void sendsProblemsAsProblems() {
		HttpResponse<String> response = this.client.binary("/wrap/problem");
		assertThat(response.statusCode()).isEqualTo(409);
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo("application/problem+json");
		assertThat(response.headers().map()).doesNotContainKey("ce-type");
		HttpResponse<String> entity = this.client.binary("/wrap/problem-entity");
		assertThat(TestClient.header(entity, "Content-Type")).isEqualTo("application/problem+json");
	}

	@Test
	void returnsBatches() {
		HttpResponse<String> response = this.client.binary("/batch");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo(TestClient.BATCH);
		assertThat(response.headers().map()).doesNotContainKey("ce-type");
		assertThat(response.body())
			.isEqualTo("[" + envelope("order.noted", ",\"datacontenttype\":\"application/json\",\"data\":{\"n\":12}")
					+ ",{\"specversion\":\"1.0\",\"id\":\"" + ID
					+ "\",\"source\":\"/orders\",\"type\":\"order.shipped\",\"subject\":\"order/7\","
					+ "\"time\":\"2026-11-23T10:00:00Z\",\"datacontenttype\":\"application/json\","
					+ "\"carrierid\":\"9007199254740993\",\"data\":{\"order\":7}}]");
		assertThat(this.client.binary("/array").body()).isEqualTo(this.client.binary("/batch").body());
		assertThat(this.client.binary("/no-events").body()).isEqualTo("[]");
		assertThat(TestClient.header(this.client.binary("/no-events"), "Content-Type")).isEqualTo(TestClient.BATCH);
		assertThat(this.client.binary("/batch-entity").statusCode()).isEqualTo(201);
	}

	@Test
	void leavesOtherCollectionsAlone() {
		assertThat(this.client.binary("/numbers").body()).isEqualTo("[1,2]");
		HttpResponse<String> mixed = this.client.binary("/mixed");
		assertThat(TestClient.header(mixed, "Content-Type")).isEqualTo("application/json");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/fail/circular", "/fail/attribute", "/fail/batch", "/fail/null", "/fail/type" })
	void answersWithAProblemWhenTheReplyCannotBeWritten(String path, CapturedOutput output) {
		HttpResponse<String> response = this.client.structured(path);
		assertThat(response.statusCode()).isEqualTo(500);
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo("application/problem+json");
		assertThat(response.body()).contains("\"status\":500", "The reply could not be written.")
			.doesNotContain(":null");
		assertThat(response.headers().map()).doesNotContainKeys("ce-type", "ce-id");
		assertThat(output).contains("Reply can't be sent as an event");
	}

	@Test
	void tellsAMistakeInAReplyFromThatOfASender() {
		// the application maps IllegalArgumentException to 400
		assertThat(this.client.structured("/fail/illegal").statusCode()).isEqualTo(400);
		assertThat(this.client.structured("/fail/attribute").statusCode()).isEqualTo(500);
	}

	@Test
	void answersOtherHandlersWhoseReplyCannotBeWritten() {
		assertThat(this.client.get("/other/fail").statusCode()).isEqualTo(500);
	}

	record Note(int n) {

	}

	record Order(int order) {

	}

	sealed interface OrderEvent permits Shipped, Lost {

	}

	@CloudEventType("order.shipped")
	record Shipped(Order data, @Nullable String subject, @Nullable Long carrierId) implements OrderEvent {

	}

	@CloudEventType("order.lost")
	record Lost(int order) implements OrderEvent {

	}

	@CloudEventType("order.x.*")
	record Any(String type, Order data, @CloudEventAttribute Map<String, Object> attributes) {

	}

	static final class Circular {

		@JsonProperty
		Circular self() {
			return this;
		}

	}

	@CloudEventResponse(dataSchema = "https://example.com/schema", dataContentType = "application/vnd.order+json")
	@Retention(RetentionPolicy.RUNTIME)
	@Target({ ElementType.METHOD, ElementType.TYPE })
	@interface OrderReply {

		@AliasFor(annotation = CloudEventResponse.class, attribute = "type")
		String value();

		@AliasFor(annotation = CloudEventResponse.class, attribute = "source")
		String from() default "/composed-source";

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Values.class, Wrapped.class, WrappedOther.class, Others.class, Modes.class, Statuses.class,
			Failures.class, Composed.class, Meta.class, Advice.class })
	static class Application {

		@Bean
		Clock clock() {
			return Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
		}

		@Bean
		IdGenerator idGenerator() {
			return () -> new UUID(0, 1);
		}

	}

	@ControllerAdvice
	static class Advice implements ResponseBodyAdvice<Object> {

		@Override
		public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
			return true;
		}

		@Override
		public @Nullable Object beforeBodyWrite(@Nullable Object body, MethodParameter returnType,
				MediaType selectedContentType, Class<? extends HttpMessageConverter<?>> selectedConverterType,
				ServerHttpRequest request, ServerHttpResponse response) {
			response.getHeaders().set("X-Advice", "asked");
			return body;
		}

		@ExceptionHandler
		ProblemDetail invalid(IllegalArgumentException ex) {
			return ProblemDetail.forStatus(HttpStatus.BAD_REQUEST);
		}

	}

	@RestController
	static class Values {

		@PostMapping("/outgoing")
		OutgoingCloudEvent<Note> outgoing(CloudEvent event) {
			return NOTED;
		}

		@PostMapping("/complete")
		OutgoingCloudEvent<String> complete(CloudEvent event) {
			return OutgoingCloudEvent.of("order.noted", "text")
				.withId("my id")
				.withSource(URI.create("urn:mine"))
				.withSubject("Euro \u20ac \ud83d\ude00")
				.withTime(OffsetDateTime.parse("2020-01-02T03:04:05+01:00"))
				.withDataSchema(URI.create("urn:schema"))
				.withDataContentType("application/vnd.note+json")
				.withExtension("number", -5)
				.withExtension("flag", true);
		}

		@PostMapping("/echo")
		CloudEvent echo(CloudEvent event) {
			return event;
		}

		@PostMapping("/echo-typed")
		TypedCloudEvent<Map<String, Object>> echoTyped(TypedCloudEvent<Map<String, Object>> event) {
			return event;
		}

		@PostMapping("/sdk")
		CloudEvent sdk(CloudEvent event) {
			return CloudEventBuilder.v1()
				.withId("sdk-1")
				.withSource(URI.create("/sdk"))
				.withType("sdk")
				.withData("bytes".getBytes(StandardCharsets.UTF_8))
				.build();
		}

		@PostMapping("/no-data")
		OutgoingCloudEvent<Void> noData(CloudEvent event) {
			return OutgoingCloudEvent.of("order.noted");
		}

		@PostMapping("/json-null")
		OutgoingCloudEvent<Note> jsonNull(CloudEvent event) {
			return OutgoingCloudEvent.of("order.noted", null);
		}

		@PostMapping("/shipped")
		Shipped shipped(CloudEvent event) {
			return SHIPPED;
		}

		@PostMapping("/union")
		OrderEvent union(CloudEvent event) {
			return new Lost(8);
		}

		@PostMapping("/again")
		Any again(Any event) {
			return event;
		}

		@PostMapping("/null")
		@Nullable CloudEvent nothing(CloudEvent event) {
			return null;
		}

		@PostMapping("/void")
		void noValue(CloudEvent event) {
		}

		@PostMapping("/plain")
		Order plain(CloudEvent event) {
			return new Order(7);
		}

		@PostMapping("/entity")
		ResponseEntity<OutgoingCloudEvent<Note>> entity(CloudEvent event) {
			return ResponseEntity.created(URI.create("/orders/7"))
				.header(HttpHeaders.SET_COOKIE, "a=1", "b=2")
				.header("X-Many", "1", "2")
				.header("CE-ID", "mine")
				.header("ce-stray", "mine")
				.header(HttpHeaders.CONTENT_LENGTH, "999")
				.body(NOTED);
		}

		@PostMapping("/response")
		OutgoingCloudEvent<Note> response(CloudEvent event, HttpServletResponse response) {
			response.setStatus(201);
			response.addCookie(new Cookie("a", "1"));
			response.setHeader("X-Mine", "1");
			response.setHeader("Ce-Id", "mine");
			response.setContentType("text/html");
			return NOTED;
		}

		@PostMapping("/twice")
		ResponseEntity<OutgoingCloudEvent<Note>> twice(CloudEvent event, HttpServletResponse response) {
			response.setHeader("X-Same", "1");
			response.setHeader("Vary", "Origin");
			response.setHeader("ce-type", "mine");
			return ResponseEntity.ok().header("X-Same", "1").header("Vary", "Accept").body(NOTED);
		}

		@PostMapping("/image")
		@CloudEventResponse(type = "order.confirmed", dataContentType = "image/gif")
		ResponseEntity<byte[]> image(CloudEvent event) {
			return ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body("png".getBytes(StandardCharsets.UTF_8));
		}

		@PostMapping("/batch")
		List<Object> batch(CloudEvent event) {
			return List.of(NOTED, SHIPPED);
		}

		@PostMapping("/array")
		Object[] array(CloudEvent event) {
			return new Object[] { NOTED, SHIPPED };
		}

		@PostMapping("/no-events")
		List<CloudEvent> noEvents(CloudEvent event) {
			return List.of();
		}

		@PostMapping("/batch-entity")
		ResponseEntity<List<OrderEvent>> batchEntity(CloudEvent event) {
			return ResponseEntity.status(201).body(List.of(SHIPPED));
		}

		@PostMapping("/numbers")
		List<Integer> numbers(CloudEvent event) {
			return List.of(1, 2);
		}

		@PostMapping("/mixed")
		List<Object> mixed(CloudEvent event) {
			return List.of(SHIPPED, 1);
		}

	}

	@RestController
	@CloudEventResponse(type = "${app.reply-type}", subject = "orders/${app.missing:confirmed}")
	static class Wrapped {

		@PostMapping("/wrap/record")
		Order aRecord(CloudEvent event) {
			return new Order(7);
		}

		@PostMapping("/wrap/map")
		Map<String, Object> map(CloudEvent event) {
			return Map.of("n", 1);
		}

		@PostMapping("/wrap/list")
		List<Integer> list(CloudEvent event) {
			return List.of(1, 2);
		}

		@PostMapping("/wrap/none")
		List<Integer> none(CloudEvent event) {
			return List.of();
		}

		@PostMapping("/wrap/number")
		int number(CloudEvent event) {
			return 5;
		}

		@PostMapping("/wrap/node")
		JsonNode node(CloudEvent event) {
			return JsonNodeFactory.instance.objectNode().put("node", true);
		}

		@PostMapping("/wrap/string")
		String string(CloudEvent event) {
			return "gr\u00fc\u00dfe";
		}

		@PostMapping("/wrap/bytes")
		byte[] bytes(CloudEvent event) {
			return "bytes".getBytes(StandardCharsets.UTF_8);
		}

		@PostMapping("/wrap/resource")
		Resource resource(CloudEvent event) {
			return new ByteArrayResource("resource".getBytes(StandardCharsets.UTF_8));
		}

		@PostMapping("/wrap/optional")
		Optional<Order> optional(CloudEvent event) {
			return Optional.of(new Order(7));
		}

		@PostMapping("/wrap/empty")
		Optional<Order> empty(CloudEvent event) {
			return Optional.empty();
		}

		@PostMapping("/wrap/null")
		@Nullable Order nothing(CloudEvent event) {
			return null;
		}

		@PostMapping("/wrap/void")
		void noValue(CloudEvent event) {
		}

		@PostMapping("/wrap/outgoing")
		OutgoingCloudEvent<Note> outgoing(CloudEvent event) {
			return NOTED;
		}

		@PostMapping("/wrap/shipped")
		Shipped shipped(CloudEvent event) {
			return SHIPPED;
		}

		@PostMapping("/wrap/outgoings")
		List<OutgoingCloudEvent<Note>> outgoings(CloudEvent event) {
			return List.of(NOTED);
		}

		@PostMapping("/wrap/no-outgoings")
		List<OutgoingCloudEvent<Note>> noOutgoings(CloudEvent event) {
			return List.of();
		}

		@PostMapping("/wrap/problem")
		ProblemDetail problem(CloudEvent event) {
			return ProblemDetail.forStatus(409);
		}

		@PostMapping("/wrap/problem-entity")
		ResponseEntity<ProblemDetail> problemEntity(CloudEvent event) {
			return ResponseEntity.of(ProblemDetail.forStatus(409)).build();
		}

	}

	@RestController
	static class WrappedOther {

		@GetMapping("/wrap-other/record")
		@CloudEventResponse(type = "order.confirmed")
		Order aRecord() {
			return new Order(7);
		}

		@PostMapping("/wrap-other/null")
		@CloudEventResponse(type = "order.confirmed")
		@Nullable Order nothing() {
			return null;
		}

	}

	@RestController
	static class Others {

		@GetMapping("/other/shipped")
		Shipped shipped() {
			return SHIPPED;
		}

		@GetMapping("/other/annotated")
		@CloudEventResponse
		Shipped annotated() {
			return SHIPPED;
		}

		@GetMapping("/other/outgoing")
		OutgoingCloudEvent<Note> outgoing() {
			return NOTED;
		}

		@GetMapping("/other/entity")
		ResponseEntity<?> entity() {
			return ResponseEntity.ok(NOTED);
		}

		@GetMapping("/other/unknown-entity")
		ResponseEntity<?> unknownEntity() {
			return ResponseEntity.ok(new Order(7));
		}

		@GetMapping("/other/null")
		@Nullable CloudEvent nothing() {
			return null;
		}

		@GetMapping("/other/fail")
		OutgoingCloudEvent<Circular> fail() {
			return OutgoingCloudEvent.of("order.noted", new Circular());
		}

	}

	@RestController
	static class Modes {

		@PostMapping("/mode/structured")
		@CloudEventResponse(mode = ResponseMode.STRUCTURED)
		OutgoingCloudEvent<Note> structured(CloudEvent event) {
			return NOTED;
		}

		@PostMapping("/mode/binary")
		@CloudEventResponse(mode = ResponseMode.BINARY)
		OutgoingCloudEvent<Note> binary(CloudEvent event) {
			return NOTED;
		}

		@PostMapping("/mode/same")
		@CloudEventResponse(mode = ResponseMode.SAME_AS_REQUEST)
		OutgoingCloudEvent<Note> same(CloudEvent event) {
			return NOTED;
		}

		@PostMapping(path = "/mode/produces", produces = TestClient.STRUCTURED)
		OutgoingCloudEvent<Note> produces(CloudEvent event) {
			return NOTED;
		}

		@PostMapping(path = "/mode/produces-batch", produces = TestClient.BATCH)
		OutgoingCloudEvent<Note> producesBatch(CloudEvent event) {
			return NOTED;
		}

		@PostMapping("/mode/entity")
		ResponseEntity<OutgoingCloudEvent<Note>> entity(CloudEvent event) {
			return ResponseEntity.ok()
				.contentType(MediaType.parseMediaType(TestClient.STRUCTURED + ";charset=UTF-8"))
				.body(NOTED);
		}

	}

	@RestController
	static class Statuses {

		@PostMapping("/status/accepted")
		@ResponseStatus(HttpStatus.ACCEPTED)
		OutgoingCloudEvent<Note> accepted(CloudEvent event) {
			return NOTED;
		}

		@PostMapping("/status/accepted-null")
		@ResponseStatus(HttpStatus.ACCEPTED)
		@Nullable CloudEvent acceptedNull(CloudEvent event) {
			return null;
		}

		@PostMapping("/status/accepted-void")
		@ResponseStatus(HttpStatus.ACCEPTED)
		void acceptedVoid(CloudEvent event) {
		}

		@PostMapping("/status/ok-empty")
		@ResponseStatus(HttpStatus.OK)
		Optional<CloudEvent> okEmpty(CloudEvent event) {
			return Optional.empty();
		}

		@PostMapping("/status/ok-null")
		@ResponseStatus(HttpStatus.OK)
		@Nullable CloudEvent okNull(CloudEvent event) {
			return null;
		}

		@PostMapping("/status/accepted-nothing")
		ResponseEntity<Void> acceptedNothing(CloudEvent event) {
			return ResponseEntity.accepted().header("X-Job", "7").build();
		}

		@PostMapping("/status/entity-null")
		ResponseEntity<CloudEvent> entityNull(CloudEvent event) {
			return ResponseEntity.ok().build();
		}

		@PostMapping("/status/entity-not-found")
		ResponseEntity<CloudEvent> entityNotFound(CloudEvent event) {
			return ResponseEntity.of(Optional.empty());
		}

		@PostMapping("/status/entity-accepted")
		ResponseEntity<OutgoingCloudEvent<Note>> entityAccepted(CloudEvent event) {
			return ResponseEntity.accepted().body(NOTED);
		}

		@PostMapping("/status/no-content")
		ResponseEntity<OutgoingCloudEvent<Note>> noContent(CloudEvent event) {
			return ResponseEntity.status(204).header("X-Job", "7").body(NOTED);
		}

	}

	@RestController
	static class Failures {

		@PostMapping("/fail/circular")
		OutgoingCloudEvent<Circular> circular(CloudEvent event) {
			return OutgoingCloudEvent.of("order.noted", new Circular());
		}

		@PostMapping("/fail/attribute")
		OutgoingCloudEvent<Note> attribute(CloudEvent event) {
			return NOTED.withExtension("Not_A_Name", "x");
		}

		@PostMapping("/fail/batch")
		List<OutgoingCloudEvent<?>> batch(CloudEvent event) {
			return List.of(NOTED, OutgoingCloudEvent.of("order.noted", new Circular()));
		}

		@PostMapping("/fail/null")
		List<OutgoingCloudEvent<Note>> nullElement(CloudEvent event) {
			return Arrays.asList(NOTED, null);
		}

		@PostMapping("/fail/type")
		OutgoingCloudEvent<Object> type(CloudEvent event) {
			return OutgoingCloudEvent.<Object>of("order.noted", new Note(1)).withDataContentType("image/png");
		}

		@PostMapping("/fail/illegal")
		OutgoingCloudEvent<Object> illegal(CloudEvent event) {
			throw new IllegalArgumentException("event");
		}

	}

	@RestController
	static class Meta {

		@PostMapping("/composed")
		@OrderReply("order.composed")
		Order composed(CloudEvent event) {
			return new Order(7);
		}

	}

	@RestController
	@CloudEventResponse(type = "on.class", source = "/on-class", mode = ResponseMode.STRUCTURED)
	static class Composed {

		@PostMapping("/composed-class")
		@CloudEventResponse(source = "/on-method")
		Order onClass(CloudEvent event) {
			return new Order(7);
		}

	}

}
