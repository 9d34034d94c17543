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

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.testsupport.TestClient;
import io.github.cloudeventsboot.web.servlet.ReplyApplication.Circular;
import io.github.cloudeventsboot.web.servlet.ReplyApplication.Lost;
import io.github.cloudeventsboot.web.servlet.ReplyApplication.Note;
import io.github.cloudeventsboot.web.servlet.ReplyApplication.Order;
import io.github.cloudeventsboot.web.servlet.ReplyApplication.OrderEvent;
import io.github.cloudeventsboot.web.servlet.ReplyApplication.Shipped;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CloudEventMethodReturnValueHandler} and {@link EventReplyWriter}, over
 * a real port.
 */
class CloudEventMethodReturnValueHandlerTests extends AbstractReplyTests {

	@Test
	void fillsInWhatAnEventLeavesOut() {
		HttpResponse<String> response = this.client.binary("/outgoing");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(TestClient.header(response, "ce-specversion")).isEqualTo("1.0");
		assertThat(TestClient.header(response, "ce-id")).isEqualTo(ReplyApplication.ID);
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
	@ValueSource(strings = { "/wrap/null", "/wrap/void", "/wrap/empty", "/null", "/void", "/wrap-other/null" })
	void answersNothingWithNoContent(String path) {
		HttpResponse<String> response = this.client.binary(path);
		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(response.headers().map()).doesNotContainKeys("ce-type", "content-type");
		assertThat(response.body()).isEmpty();
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
	void doesNotAskResponseBodyAdvice() {
		assertThat(this.client.binary("/outgoing").headers().map()).doesNotContainKey("x-advice");
		assertThat(this.client.binary("/wrap/string").headers().map()).doesNotContainKey("x-advice");
	}

	@Test
	void returnsBatches() {
		HttpResponse<String> response = this.client.binary("/batch");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo(TestClient.BATCH);
		assertThat(response.headers().map()).doesNotContainKey("ce-type");
		assertThat(response.body()).isEqualTo("["
				+ ReplyApplication.envelope("order.noted",
						",\"datacontenttype\":\"application/json\",\"data\":{\"n\":12}")
				+ ",{\"specversion\":\"1.0\",\"id\":\"" + ReplyApplication.ID
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

	@CloudEventType("order.x.*")
	record Any(String type, Order data, @CloudEventAttribute Map<String, Object> attributes) {

	}

	@RestController
	static class Values {

		@PostMapping("/outgoing")
		OutgoingCloudEvent<Note> outgoing(CloudEvent event) {
			return ReplyApplication.NOTED;
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
			return ReplyApplication.SHIPPED;
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

		@PostMapping("/batch")
		List<Object> batch(CloudEvent event) {
			return List.of(ReplyApplication.NOTED, ReplyApplication.SHIPPED);
		}

		@PostMapping("/array")
		Object[] array(CloudEvent event) {
			return new Object[] { ReplyApplication.NOTED, ReplyApplication.SHIPPED };
		}

		@PostMapping("/no-events")
		List<CloudEvent> noEvents(CloudEvent event) {
			return List.of();
		}

		@PostMapping("/batch-entity")
		ResponseEntity<List<OrderEvent>> batchEntity(CloudEvent event) {
			return ResponseEntity.status(201).body(List.of(ReplyApplication.SHIPPED));
		}

		@PostMapping("/numbers")
		List<Integer> numbers(CloudEvent event) {
			return List.of(1, 2);
		}

		@PostMapping("/mixed")
		List<Object> mixed(CloudEvent event) {
			return List.of(ReplyApplication.SHIPPED, 1);
		}

	}

	@RestController
	static class Others {

		@GetMapping("/other/shipped")
		Shipped shipped() {
			return ReplyApplication.SHIPPED;
		}

		@GetMapping("/other/annotated")
		@CloudEventResponse
		Shipped annotated() {
			return ReplyApplication.SHIPPED;
		}

		@GetMapping("/other/outgoing")
		OutgoingCloudEvent<Note> outgoing() {
			return ReplyApplication.NOTED;
		}

		@GetMapping("/other/entity")
		ResponseEntity<?> entity() {
			return ResponseEntity.ok(ReplyApplication.NOTED);
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

}
