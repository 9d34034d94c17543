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
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.annotation.CloudEventResponse;
import io.github.cloudeventsboot.testsupport.TestClient;
import io.github.cloudeventsboot.web.servlet.ReplyApplication.Note;
import io.github.cloudeventsboot.web.servlet.ReplyApplication.Order;
import io.github.cloudeventsboot.web.servlet.ReplyApplication.Shipped;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import org.springframework.core.annotation.AliasFor;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for values that {@link io.github.cloudeventsboot.annotation.CloudEventResponse
 *
 * @CloudEventResponse} makes events of.
 */
class WrappedReplyTests extends AbstractReplyTests {

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

	@Test
	void wrapsValuesOfOtherHandlers() {
		HttpResponse<String> response = this.client.get("/wrap-other/record");
		assertThat(TestClient.header(response, "ce-type")).isEqualTo("order.confirmed");
		assertThat(response.body()).isEqualTo("{\"order\":7}");
	}

	@Test
	void resolvesComposedAnnotations() {
		HttpResponse<String> response = this.client.binary("/composed");
		assertThat(TestClient.header(response, "ce-type")).isEqualTo("order.composed");
		assertThat(TestClient.header(response, "ce-source")).isEqualTo("/composed-source");
		assertThat(TestClient.header(response, "ce-dataschema")).isEqualTo("https://example.com/schema");
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo("application/vnd.order+json");
		assertThat(this.client.binary("/composed-class").body()).isEqualTo("{\"specversion\":\"1.0\",\"id\":\""
				+ ReplyApplication.ID + "\",\"source\":\"/on-method\",\"type\":\"on.class\","
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

	@Test
	void sendsProblemsAsProblems() {
		HttpResponse<String> response = this.client.binary("/wrap/problem");
		assertThat(response.statusCode()).isEqualTo(409);
		assertThat(TestClient.header(response, "Content-Type")).isEqualTo("application/problem+json");
		assertThat(response.headers().map()).doesNotContainKey("ce-type");
		HttpResponse<String> entity = this.client.binary("/wrap/problem-entity");
		assertThat(TestClient.header(entity, "Content-Type")).isEqualTo("application/problem+json");
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
			return ReplyApplication.NOTED;
		}

		@PostMapping("/wrap/shipped")
		Shipped shipped(CloudEvent event) {
			return ReplyApplication.SHIPPED;
		}

		@PostMapping("/wrap/outgoings")
		List<OutgoingCloudEvent<Note>> outgoings(CloudEvent event) {
			return List.of(ReplyApplication.NOTED);
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
