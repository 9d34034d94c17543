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

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import com.google.protobuf.StringValue;
import io.github.cloudeventsboot.testsupport.SentEvent;
import io.github.cloudeventsboot.testsupport.SentEvent.Mode;
import io.github.cloudeventsboot.testsupport.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for typed events as parameters of handler methods.
 */
@SpringBootTest(classes = DefaultApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class TypedEventsTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@EnumSource(Mode.class)
	void eventTypeIsBound(Mode mode) {
		HttpResponse<String> response = order().post(this.port, "/typed/order", mode);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("1 /sender 2026-01-02T03:04:05Z p n-1");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void partsOfAnEventAreBound(Mode mode) {
		HttpResponse<String> response = order().with("attempt", 3).post(this.port, "/typed/parts", mode);
		assertThat(response.body())
			.isEqualTo("n-1 /sender 3 none [] [attempt, datacontenttype, id, partitionkey, source,"
					+ " specversion, subject, time, type]");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void mistakesInAllPartsAreToldAtOnce(Mode mode) {
		HttpResponse<String> response = order().without("partitionkey")
			.with("attempt", "x")
			.data("{\"number\":[]}")
			.post(this.port, "/typed/parts", mode);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(SentEvent.problemType(response)).isEqualTo("invalid-data");
		assertThat(SentEvent.errors(response)).containsExactlyInAnyOrder("#/number must be a string",
				"attempt must be an integer");
	}

	@ParameterizedTest
	@MethodSource
	void unionIsToldApart(Mode mode, String type, String expected) {
		HttpResponse<String> response = SentEvent.ofType(type)
			.with("reason", "because")
			.data("{\"amount\":12.5}")
			.post(this.port, "/typed/payments", mode);
		assertThat(response.body()).isEqualTo(expected);
	}

	static Stream<Arguments> unionIsToldApart() {
		return Stream.of(Mode.values())
			.flatMap((mode) -> Stream.of(Arguments.arguments(mode, "payment.completed", "completed 12.5"),
					Arguments.arguments(mode, "payment.failed", "failed 12.5 because"),
					Arguments.arguments(mode, "payment.refunded.partly", "refunded payment.refunded.partly")));
	}

	@ParameterizedTest
	@MethodSource
	void invalidEventsAreRefused(Mode mode, SentEvent event, String type, List<String> errors) {
		HttpResponse<String> response = event.post(this.port, "/typed/payments", mode);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(SentEvent.problemType(response)).isEqualTo(type);
		assertThat(SentEvent.errors(response)).containsExactlyInAnyOrderElementsOf(errors);
	}

	static Stream<Arguments> invalidEventsAreRefused() {
		return Stream.of(Mode.values())
			.flatMap((mode) -> Stream.of(
					Arguments.arguments(mode, failed().data("{\"amount\":\"secret\"}"), "invalid-data",
							List.of("reason is required", "#/amount must be a number")),
					Arguments.arguments(mode, failed().data("[]"), "invalid-data",
							List.of("reason is required", "# must be an object")),
					Arguments.arguments(mode, failed().data(null), "invalid-data",
							List.of("reason is required", "# is required")),
					Arguments.arguments(mode, failed().data("null"), "invalid-data",
							List.of("reason is required", "# is required")),
					Arguments.arguments(mode, failed().data("\"text\""), "invalid-data",
							List.of("reason is required", "# must be an object")),
					Arguments.arguments(mode, SentEvent.ofType("payment.unknown").data("{}"), "unknown-type", List
						.of("type is not accepted here, only payment.completed, payment.failed, payment.refunded.*")),
					Arguments.arguments(mode, failed().without("type").without("id").data("{}"), "invalid-event",
							List.of("id is required", "type is required"))));
	}

	private static SentEvent failed() {
		return SentEvent.ofType("payment.failed");
	}

	@Test
	void batchIsBoundToACollection() {
		HttpResponse<String> response = SentEvent.batch(this.port, "/typed/batch",
				SentEvent.ofType("payment.completed").data("{\"amount\":1}"),
				failed().with("reason", "r").data("{\"amount\":2}"));
		assertThat(response.body()).isEqualTo("completed 1.0, failed 2.0 r");
		response = SentEvent.batch(this.port, "/typed/batch",
				SentEvent.ofType("payment.completed").data("{\"amount\":1}"), failed().data("{\"amount\":\"x\"}"),
				SentEvent.ofType("other").data("{}"));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(SentEvent.errors(response)).containsExactly("1 #/amount must be a number", "1 reason is required",
				"2 type is not accepted here, only payment.completed, payment.failed, payment.refunded.*");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void dataIsBoundAsDeclared(Mode mode) {
		for (String path : List.of("/data/node", "/data/map", "/data/string", "/data/bytes", "/data/stream",
				"/data/order", "/data/optional", "/data/orders")) {
			String data = (path.endsWith("orders")) ? "[{\"number\":\"n\"}]" : "{\"number\":\"n\"}";
			HttpResponse<String> response = SentEvent.ofType("x").data(data).post(this.port, "/typed" + path, mode);
			assertThat(response.statusCode()).as(path).isEqualTo(200);
			assertThat(response.body()).as(path)
				.isEqualTo((path.contains("order") || path.contains("optional")) ? "n" : data);
		}
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void dataThatMayBeMissingIsNull(Mode mode) {
		for (String data : new String[] { null, "null" }) {
			for (String path : List.of("/data/nullable", "/data/nullable-list", "/data/nullable-payload",
					"/data/lenient-payload", "/data/optional")) {
				HttpResponse<String> response = SentEvent.ofType("x").data(data).post(this.port, "/typed" + path, mode);
				assertThat(response.body()).as(path).isEqualTo("nothing");
			}
			for (String path : List.of("/data/order", "/data/node", "/data/nullable-elements")) {
				HttpResponse<String> response = SentEvent.ofType("x").data(data).post(this.port, "/typed" + path, mode);
				assertThat(response.statusCode()).as(path).isEqualTo(400);
				assertThat(SentEvent.errors(response)).as(path).containsExactly("# is required");
			}
		}
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void xmlIsReadByTheMessageConverter(Mode mode) {
		HttpResponse<String> response = SentEvent.ofType("x")
			.text("application/xml", "<order number=\"n\"/>")
			.post(this.port, "/typed/data/xml", mode);
		assertThat(response.body()).isEqualTo("order");
		response = SentEvent.ofType("x").text("application/xml", "<order").post(this.port, "/typed/data/xml", mode);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(SentEvent.errors(response)).containsExactly("# does not match the expected type");
	}

	@Test
	void protobufIsReadByTheMessageConverter() {
		HttpResponse<String> response = SentEvent.ofType("x")
			.text("application/x-protobuf",
					new String(StringValue.of("hello").toByteArray(), StandardCharsets.ISO_8859_1))
			.post(this.port, "/typed/data/protobuf", Mode.BINARY);
		assertThat(response.body()).isEqualTo("hello");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void contentTypeThatNothingReadsIsUnsupported(Mode mode) {
		HttpResponse<String> response = SentEvent.ofType("order.placed")
			.text("application/unheard-of", "x")
			.post(this.port, "/typed/order", mode);
		assertThat(response.statusCode()).isEqualTo(415);
		assertThat(SentEvent.problemType(response)).isEqualTo("unsupported-data-content-type");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void entityAndRequestBodyWork(Mode mode) {
		assertThat(order().header("X-Test", "x").post(this.port, "/typed/entity", mode).body()).isEqualTo("x n-1");
		assertThat(order().post(this.port, "/typed/request-body", mode).body()).isEqualTo("n-1");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void eventThatMayBeMissingIsStillChecked(Mode mode) {
		assertThat(order().post(this.port, "/typed/maybe", mode).body()).isEqualTo("n-1");
		assertThat(order().without("id").post(this.port, "/typed/maybe", mode).statusCode()).isEqualTo(400);
	}

	@Test
	void noEventIsEmptyIfItMayBeMissing() {
		HttpResponse<String> response = new TestClient(this.port).post("/typed/maybe", "application/json", "{}");
		assertThat(response.body()).isEqualTo("nothing");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void wholeTypeThatIsTheDataIsBound(Mode mode) {
		assertThat(SentEvent.ofType("user.flat")
			.data("{\"id\":\"from data\"}")
			.post(this.port, "/typed/flat", mode)
			.body()).isEqualTo("from data");
	}

	@Test
	void requestBodyOfATypeThatIsTheDataIsAnOrdinaryBody() {
		HttpResponse<String> response = new TestClient(this.port).post("/typed/flat/body", "application/json",
				"{\"id\":\"plain\"}");
		assertThat(response.body()).isEqualTo("plain");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void genericEventTypeIsBound(Mode mode) {
		assertThat(
				SentEvent.ofType("completed").data("{\"number\":\"n\"}").post(this.port, "/typed/generic", mode).body())
			.isEqualTo("n");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void genericUnionIsBoundOverTheTypesBetween(Mode mode) {
		SentEvent gone = SentEvent.ofType("gone").data("{\"number\":\"n\"}");
		SentEvent moved = SentEvent.ofType("moved").data("[{\"number\":\"n\"},{\"number\":\"m\"}]");
		assertThat(gone.post(this.port, "/typed/changes", mode).body()).isEqualTo("n");
		assertThat(moved.post(this.port, "/typed/changes", mode).body()).isEqualTo("n m");
		assertThat(SentEvent.batch(this.port, "/typed/changes/batch", gone, moved).body()).isEqualTo("n, n m");
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void mistakesAreToldWhereTheyAreInTheJson(Mode mode) {
		HttpResponse<String> response = SentEvent.ofType("x")
			.data("[{\"card\":{\"card_no\":1}},{\"card\":{\"card_no\":0}}]")
			.post(this.port, "/typed/cards", mode);
		assertThat(SentEvent.errors(response)).containsExactly("#/1/card/card_no must be greater than 0");
		response = SentEvent.ofType("x")
			.data("[{\"card\":{\"card_no\":\"x\"}},{\"card\":{\"card_no\":[]}},{\"card\":{}},{\"cash\":1}]")
			.post(this.port, "/typed/cards", mode);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(SentEvent.errors(response)).containsExactly("#/0/card/card_no must be an integer",
				"#/1/card/card_no must be an integer", "#/2/card/card_no is required", "#/3/cash is not a known type");
	}

	private static SentEvent order() {
		return SentEvent.ofType("order.placed")
			.with("time", "2026-01-02T03:04:05Z")
			.with("subject", "s")
			.with("partitionkey", "p")
			.data("{\"number\":\"n-1\"}");
	}

}
