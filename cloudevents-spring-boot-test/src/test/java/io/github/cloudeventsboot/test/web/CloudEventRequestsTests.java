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

package io.github.cloudeventsboot.test.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.test.web.OrdersApplication.Order;
import io.github.cloudeventsboot.test.web.OrdersApplication.OrderPlaced;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.HttpEntity;
import org.springframework.mock.web.MockHttpServletRequest;

import static io.github.cloudeventsboot.test.web.CloudEventRequests.cloudEvent;
import static io.github.cloudeventsboot.test.web.CloudEventRequests.cloudEventBatch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link CloudEventRequests}, without an application.
 */
class CloudEventRequestsTests {

	private final CloudEventRequestBuilder order = cloudEvent(new OrderPlaced(new Order(1, "a@b.c"))).with("id", "1")
		.with("source", "/shop")
		.without("time");

	@Test
	void writesEventTypeInBinaryMode() {
		MockHttpServletRequest request = request(this.order);
		assertThat(headers(request)).isEqualTo(Map.of("ce-specversion", "1.0", "ce-id", "1", "ce-source", "/shop",
				"ce-type", "order.placed", "Content-Type", "application/json"));
		assertThat(body(request)).isEqualTo("{\"number\":1,\"email\":\"a@b.c\"}");
	}

	@Test
	void writesEventTypeInStructuredMode() {
		MockHttpServletRequest request = request(this.order.structured());
		assertThat(headers(request)).isEqualTo(Map.of("Content-Type", "application/cloudevents+json"));
		assertThat(body(request)).isEqualTo("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/shop\","
				+ "\"type\":\"order.placed\",\"datacontenttype\":\"application/json\","
				+ "\"data\":{\"number\":1,\"email\":\"a@b.c\"}}");
	}

	@Test
	void writesBatchOfEventsAndRequests() {
		MockHttpServletRequest request = request(
				cloudEventBatch(this.order.without("id"), OutgoingCloudEvent.of("other")).without("time")
					.without("source"));
		assertThat(request.getContentType()).isEqualTo("application/cloudevents-batch+json");
		assertThat(body(request)).startsWith("[{\"specversion\":\"1.0\",\"type\":\"order.placed\"")
			.contains("},{\"specversion\":\"1.0\",\"id\":")
			.endsWith("\"type\":\"other\"}]");
		assertThat(body(request(this.order.batch()))).startsWith("[{").endsWith("}]").contains("\"id\":\"1\"");
	}

	@Test
	void fillsInWhatATestDoesNotCareAbout() {
		MockHttpServletRequest request = request(cloudEvent("order.placed"));
		assertThat(headers(request)).containsOnlyKeys("ce-specversion", "ce-id", "ce-source", "ce-type", "ce-time")
			.containsEntry("ce-source", "/test");
		assertThat(request.getContentAsByteArray()).isNull();
	}

	@Test
	void takesEventsOfTheSdk() {
		CloudEvent event = CloudEventBuilder
			.v1(CloudEventBuilder.v1().withId("x").withType("t").withSource(URI.create("/s")).build())
			.withExtension("number", 7)
			.build();
		assertThat(headers(request(cloudEvent(event)))).containsEntry("ce-number", "7").doesNotContainKey("ce-time");
		assertThat(body(request(cloudEvent(event).structured()))).contains("\"number\":7");
	}

	@Test
	void writesTheSecondsOfATimeThoughTheyAreZero() {
		OffsetDateTime time = OffsetDateTime.parse("2026-01-01T00:00:00Z");
		CloudEvent event = CloudEventBuilder.v1()
			.withId("x")
			.withType("t")
			.withSource(URI.create("/s"))
			.withTime(time)
			.withExtension("until", time)
			.build();
		assertThat(headers(request(cloudEvent(event)))).containsEntry("ce-time", "2026-01-01T00:00:00Z")
			.containsEntry("ce-until", "2026-01-01T00:00:00Z");
		assertThat(body(request(cloudEventBatch(event)))).contains("\"time\":\"2026-01-01T00:00:00Z\"",
				"\"until\":\"2026-01-01T00:00:00Z\"");
	}

	@Test
	void makesTheMistakesOfSenders() {
		MockHttpServletRequest request = request(
				this.order.without("id").with("time", "gestern früh").with("Bad_Name", true).withJson("{\"x\":"));
		assertThat(headers(request)).doesNotContainKey("ce-id")
			.containsEntry("ce-time", "gestern%20fr%C3%BCh")
			.containsEntry("ce-Bad_Name", "true");
		assertThat(body(request)).isEqualTo("{\"x\":");
		assertThat(body(request(this.order.structured().with("time", "gestern").with("a", true).withJson("{"))))
			.contains("\"time\":\"gestern\"", "\"a\":true")
			.endsWith("\"data\":{}");
		assertThat(headers(request(this.order.structured().contentType("application/json"))))
			.containsEntry("Content-Type", "application/json");
		assertThat(body(request(this.order.structured().body("{")))).isEqualTo("{");
		assertThat(body(request(this.order.withData("text/plain;charset=none", "a".getBytes()).structured())))
			.endsWith("\"datacontenttype\":\"text/plain;charset=none\",\"data\":\"a\"}");
	}

	@Test
	void writesOtherData() {
		assertThat(body(request(this.order.withData("text").structured())))
			.contains("\"datacontenttype\":\"text/plain;charset=UTF-8\",\"data\":\"text\"");
		assertThat(body(request(this.order.withData("image/png", new byte[] { 1, 2 }).structured())))
			.contains("\"data_base64\":\"AQI=\"");
		assertThat(body(request(this.order.withData(Map.of("a", 1))))).isEqualTo("{\"a\":1}");
		assertThat(body(request(this.order.withoutData().structured()))).doesNotContain("data");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', value = { "{\"a\":[1]} | \"data\":{\"a\":[1]}}",
			"7 | \"data\":7}", "hello | \"data_base64\":\"aGVsbG8=\"}", "{a:1} | \"data_base64\":\"e2E6MX0=\"}" })
	void writesDataWithoutContentTypeAsBytesUnlessItIsJson(String data, String member) {
		CloudEvent event = CloudEventBuilder.v1()
			.withId("x")
			.withType("t")
			.withSource(URI.create("/s"))
			.withData(data.getBytes())
			.build();
		assertThat(body(request(cloudEvent(event).structured()))).endsWith("\"type\":\"t\"," + member);
	}

	@Test
	void variesOneEventWithoutChangingIt() {
		this.order.without("id").structured().header("X", "y");
		assertThat(headers(request(this.order))).containsKey("ce-id").doesNotContainKey("X");
		assertThat(headers(request(this.order.header("X", "y")))).containsEntry("X", "y");
	}

	@Test
	void isAnEntityForOtherClients() {
		HttpEntity<byte[]> entity = this.order.header("X", "y").toEntity();
		assertThat(entity.getHeaders().toSingleValueMap()).containsEntry("ce-id", "1")
			.containsEntry("Content-Type", "application/json")
			.containsEntry("X", "y");
		assertThat(entity.getBody()).asString().isEqualTo("{\"number\":1,\"email\":\"a@b.c\"}");
		assertThat(this.order.withoutData().toEntity().getBody()).isNull();
	}

	@Test
	void rejectsWhatIsNotAnEvent() {
		assertThatIllegalArgumentException().isThrownBy(() -> request(cloudEvent(42)));
		assertThatIllegalStateException().isThrownBy(() -> cloudEventBatch("a", "b").structured())
			.withMessage("Several events can only be sent as a batch");
	}

	private static MockHttpServletRequest request(CloudEventRequestBuilder event) {
		return event.postProcessRequest(new MockHttpServletRequest());
	}

	private static Map<String, String> headers(MockHttpServletRequest request) {
		Map<String, String> headers = new TreeMap<>();
		request.getHeaderNames().asIterator().forEachRemaining((name) -> headers.put(name, request.getHeader(name)));
		return headers;
	}

	private static String body(MockHttpServletRequest request) {
		byte[] body = request.getContentAsByteArray();
		return (body != null) ? new String(body, StandardCharsets.UTF_8) : "";
	}

}
