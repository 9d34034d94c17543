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

import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.github.cloudeventsboot.test.web.CloudEventReplyAssert;
import io.github.cloudeventsboot.test.web.CloudEventRequestBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.web.servlet.client.RestTestClient;

import static io.github.cloudeventsboot.test.web.CloudEventRequests.cloudEvent;
import static io.github.cloudeventsboot.test.web.CloudEventWebAssertions.assertThatReply;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Events are sent again in binary mode, with the data that they came with.
 */
class BinaryModeTests extends AbstractGatewayTests {

	private static final CloudEventRequestBuilder EVENT = cloudEvent("order.created").with("id", "1")
		.with("source", "/shop");

	@ParameterizedTest
	@ValueSource(strings = { "{\"a\":1}", " { \"b\" : 1.00,\n\t\"a\":1e2, \"a\" : 12345678901234567890.10 } ",
			"\"\\u00fc\\/ü\"", "[ ]", "null", "0.10" })
	void jsonKeepsEachByte(String data) {
		StubServices.Received request = forward(structured("\"data\":" + data));
		assertThat(request.text()).isEqualTo(data.strip());
		assertThat(request.headers().get("Content-Type")).containsExactly("application/json");
	}

	@Test
	void base64IsDecoded() {
		byte[] data = { 0, -1, 13, 10, '%' };
		StubServices.Received request = forward(structured("\"datacontenttype\":\"image/x-test;a=b\",\"data_base64\":\""
				+ Base64.getEncoder().encodeToString(data) + "\""));
		assertThat(request.body()).isEqualTo(data);
		assertThat(request.headers().get("Content-Type")).containsExactly("image/x-test;a=b");
	}

	@Test
	void textIsSentAsText() {
		StubServices.Received request = forward(
				structured("\"datacontenttype\":\"text/plain;charset=UTF-8\",\"data\":\"a\\nü\""));
		assertThat(request.text()).isEqualTo("a\nü");
		assertThat(request.headers().get("Content-Type")).containsExactly("text/plain;charset=UTF-8");
	}

	@Test
	void eventWithoutDataHasNoBody() {
		StubServices.Received request = forward(structured("\"subject\":\"s\""));
		assertThat(request.body()).isEmpty();
		assertThat(request.headers()).doesNotContainKey("Content-type");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			application/x-www-form-urlencoded     | b=1&a=2&a=%C3%BC+x
			multipart/form-data; boundary=x       | --x no part
			application/json                      | { "a": 1.0 }
			text/x-test;p="a, b"                  | a
			""")
	void binaryModeStaysAsItIs(String contentType, String data) {
		StubServices.Received request = forward(EVENT.withData(contentType, data.getBytes()));
		assertThat(request.text()).isEqualTo(data);
		assertThat(request.headers().get("Content-Type")).containsExactly(contentType);
	}

	@Test
	void attributesBecomeHeaders() {
		StubServices.Received request = forward(
				structured("\"subject\":\"a ü%\",\"time\":\"2026-11-23T09:30:00.10Z\",\"number\":7,\"flag\":true"));
		assertThat(request.headers().get("ce-specversion")).containsExactly("1.0");
		assertThat(request.headers().get("ce-id")).containsExactly("1");
		assertThat(request.headers().get("ce-source")).containsExactly("/shop");
		assertThat(request.headers().get("ce-subject")).containsExactly("a%20%C3%BC%25");
		assertThat(request.headers().get("ce-time")).containsExactly("2026-11-23T09:30:00.10Z");
		assertThat(request.headers().get("ce-number")).containsExactly("7");
		assertThat(request.headers().get("ce-flag")).containsExactly("true");
	}

	/**
	 * A structured event must not get attributes that are not in it.
	 */
	@Test
	void otherHeadersAreForwardedButNoAttributes() {
		StubServices.Received request = forward(structured("\"subject\":\"s\"").header("ce-tenant", "other")
			.header("CE-Subject", "other")
			.header("Authorization", "Bearer x")
			.header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
		assertThat(request.headers()).doesNotContainKey("Ce-tenant");
		assertThat(request.headers().get("ce-subject")).containsExactly("s");
		assertThat(request.headers().get("Authorization")).containsExactly("Bearer x");
		assertThat(request.headers().get("traceparent")).hasSize(1);
		assertThat(request.uri()).isEqualTo("/hooks/orders?a=b%20c");
	}

	/**
	 * What has no place in headers stays in structured mode, which services read as well.
	 */
	@Test
	void largeAttributesStayInStructuredMode() {
		StubServices.Received request = forward(structured("\"subject\":\"" + "x".repeat(7000) + "\",\"data\":{}"));
		assertThat(request.headers().get("Content-Type")).containsExactly("application/cloudevents+json");
		assertThat(request.headers()).doesNotContainKey("Ce-id");
	}

	@Test
	void repliesComeBack() {
		this.services.answer(new StubServices.Answer(200,
				Map.of("ce-specversion", List.of("1.0"), "ce-id", List.of("2"), "ce-source", List.of("/orders"),
						"ce-type", List.of("order.acknowledged"), "Content-Type", List.of("application/json")),
				"{ \"a\":1 }"));
		post(structured("\"data\":1")).isBinary().event().hasType("order.acknowledged").hasOnlyJsonData("{\"a\":1}");
		this.services.take();
		this.services.answer(new StubServices.Answer(503, Map.of("Retry-After", List.of("7")), ""));
		exchange(EVENT.structured()).expectStatus().isEqualTo(503).expectHeader().valueEquals("Retry-After", "7");
		this.services.take();
		this.services.answer(new StubServices.Answer(307, Map.of("Location", List.of("/elsewhere")), ""));
		exchange(EVENT.structured()).expectStatus().isEqualTo(307).expectHeader().valueEquals("Location", "/elsewhere");
		this.services.take();
	}

	@Test
	void whatIsNoEventIsNotForwarded() {
		reject(EVENT.without("source"), 400, "invalid-event");
		reject(EVENT.structured().without("source"), 400, "invalid-event");
		reject(EVENT.contentType("application/cloudevents+json").body("{"), 400, "invalid-event");
		reject(EVENT.batch(), 415, "unsupported-batch");
		reject(structured("\"data\":\"" + "x".repeat(20_480) + "\""), 413, "too-large");
	}

	private void reject(CloudEventRequestBuilder event, int status, String code) {
		post(event).isRejected().hasStatus(status).hasCode(code);
		assertThat(this.services.take()).isNull();
	}

	private static CloudEventRequestBuilder structured(String members) {
		return EVENT.structured()
			.body("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/shop\",\"type\":\"order.created\"," + members
					+ "}");
	}

	private StubServices.Received forward(CloudEventRequestBuilder event) {
		post(event).hasStatus(204);
		StubServices.Received request = this.services.take();
		assertThat(request).isNotNull();
		assertThat(request.service()).isEqualTo("order-service");
		return request;
	}

	private CloudEventReplyAssert post(CloudEventRequestBuilder event) {
		return assertThatReply(exchange(event));
	}

	private RestTestClient.ResponseSpec exchange(CloudEventRequestBuilder event) {
		return event.exchange(this.client.post().uri("/hooks/orders?a={a}", "b c"));
	}

}
