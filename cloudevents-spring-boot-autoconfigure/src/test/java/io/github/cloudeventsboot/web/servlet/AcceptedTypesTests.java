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
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.cloudeventsboot.annotation.CloudEventMapping;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.testsupport.SentEvent;
import io.github.cloudeventsboot.testsupport.SentEvent.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Problems of events of unknown types name the types that are accepted.
 */
@SpringBootTest(classes = DefaultApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class AcceptedTypesTests {

	private static final JsonMapper mapper = new JsonMapper();

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@EnumSource(Mode.class)
	void typeOfAParameterIsNamed(Mode mode) {
		for (String path : List.of("/accepted/single", "/accepted/single-mapped", "/accepted/payload")) {
			HttpResponse<String> response = unknown(path, mode);
			assertThat(detail(response)).isEqualTo("Attribute 'type' is not accepted here, only order.placed.");
			assertThat(SentEvent.errors(response)).containsExactly("type is not accepted here, only order.placed");
		}
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void typesOfAUnionAndOfMappingsAreNamed(Mode mode) {
		for (String path : List.of("/accepted/union", "/accepted/mapped")) {
			HttpResponse<String> response = unknown(path, mode);
			assertThat(detail(response)).startsWith("Attribute 'type' is not accepted here, only ");
			assertThat(names(SentEvent.errors(response).get(0))).containsExactlyInAnyOrder("order.placed",
					"order.cancelled", "order.legacy.*");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/accepted/many", "/accepted/many-mapped" })
	void fiveAreNamedInTheDetailAndTwentyInTheErrors(String path) {
		HttpResponse<String> response = unknown(path, Mode.BINARY);
		String first = IntStream.rangeClosed(1, 5).mapToObj(AcceptedTypesTests::type).collect(Collectors.joining(", "));
		assertThat(detail(response))
			.isEqualTo("Attribute 'type' is not accepted here, only " + first + " and 17 others.");
		String more = IntStream.rangeClosed(1, 20).mapToObj(AcceptedTypesTests::type).collect(Collectors.joining(", "));
		assertThat(SentEvent.errors(response))
			.containsExactly("type is not accepted here, only " + more + " and 2 others");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/accepted/batch", "/accepted/batch-mapped" })
	void batchNamesThemOnceAndEachEvent(String path) {
		SentEvent unknown = SentEvent.ofType("other").data("\"d\"");
		SentEvent known = SentEvent.ofType("order.placed").data("\"d\"");
		HttpResponse<String> response = SentEvent.batch(this.port, path, known, unknown, unknown);
		assertThat(SentEvent.problemType(response)).isEqualTo("unknown-type");
		assertThat(detail(response)).isEqualTo("Event 1: attribute 'type' is not accepted here, only order.placed.");
		assertThat(SentEvent.errors(response)).containsExactly("1 type is not accepted here, only order.placed",
				"2 type is not accepted here");
		SentEvent[] events = new SentEvent[100];
		Arrays.fill(events, unknown);
		response = SentEvent.batch(this.port, path, events);
		assertThat(SentEvent.errors(response)).hasSize(20).last().isEqualTo("19 type is not accepted here");
	}

	@Test
	void unknownTypeInBadCompanyNamesThemToo() {
		HttpResponse<String> response = SentEvent.batch(this.port, "/accepted/batch-of-numbers",
				SentEvent.ofType("counted").data("true"), SentEvent.ofType("other").data("\"d\""));
		assertThat(SentEvent.problemType(response)).isEqualTo("invalid-data");
		assertThat(SentEvent.errors(response)).containsExactly("0 # must be an integer",
				"1 type is not accepted here, only counted");
	}

	@Test
	void problemStaysSmall() {
		HttpResponse<String> response = unknown("/accepted/long", Mode.BINARY);
		assertThat(response.body().getBytes(StandardCharsets.UTF_8).length).isLessThan(4096);
		assertThat(names(SentEvent.errors(response).get(0))).hasSizeGreaterThan(5).hasSizeLessThan(20);
		assertThat(detail(response)).endsWith(" and 17 others.");
	}

	private static String type(int number) {
		return (number < 10) ? "t0" + number : "t" + number;
	}

	private HttpResponse<String> unknown(String path, Mode mode) {
		HttpResponse<String> response = SentEvent.ofType("other").data("\"d\"").post(this.port, path, mode);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(SentEvent.problemType(response)).isEqualTo("unknown-type");
		return response;
	}

	private static String detail(HttpResponse<String> response) {
		return mapper.readTree(response.body()).path("detail").asString();
	}

	private static List<String> names(String error) {
		String names = error.substring(error.indexOf(", only ") + 7).replace(" and ", ", and ");
		return List.of(names.split(", "));
	}

	@RestController
	@RequestMapping("/accepted")
	static class Handlers {

		@PostMapping("/single")
		void single(Placed event) {
		}

		@PostMapping("/union")
		void union(Order event) {
		}

		@PostMapping("/many")
		void many(Many event) {
		}

		@PostMapping("/batch-of-numbers")
		void numbers(List<Counted> events) {
		}

		@PostMapping("/batch")
		void batch(List<Placed> events) {
		}

	}

	@RestController
	@RequestMapping("/accepted")
	static class MappedHandlers {

		@CloudEventMapping("/single-mapped")
		void single(Placed event) {
		}

		@CloudEventMapping(path = "/payload", type = "order.placed")
		void payload(@CloudEventPayload String data) {
		}

		@CloudEventMapping("/mapped")
		void placed(Placed event) {
		}

		@CloudEventMapping("/mapped")
		void cancelled(Cancelled event) {
		}

		@CloudEventMapping("/many-mapped")
		void many(Many event) {
		}

		@CloudEventMapping("/batch-mapped")
		void batch(List<Placed> events) {
		}

		@CloudEventMapping(path = "/long",
				type = { Many.LONG + "01", Many.LONG + "02", Many.LONG + "03", Many.LONG + "04", Many.LONG + "05",
						Many.LONG + "06", Many.LONG + "07", Many.LONG + "08", Many.LONG + "09", Many.LONG + "10",
						Many.LONG + "11", Many.LONG + "12", Many.LONG + "13", Many.LONG + "14", Many.LONG + "15",
						Many.LONG + "16", Many.LONG + "17", Many.LONG + "18", Many.LONG + "19", Many.LONG + "20" })
		void types(@CloudEventPayload String data) {
		}

	}

	sealed interface Order {

	}

	@CloudEventType("order.placed")
	record Placed(String data) implements Order {

	}

	@CloudEventType({ "order.cancelled", "order.legacy.*" })
	record Cancelled(String data) implements Order {

	}

	@CloudEventType("counted")
	record Counted(int data) {

	}

	@CloudEventType({ "t01", "t02", "t03", "t04", "t05", "t06", "t07", "t08", "t09", "t10", "t11", "t12", "t13", "t14",
			"t15", "t16", "t17", "t18", "t19", "t20", "t21", "t22" })
	record Many(String data) {

		static final String LONG = "com.example.a.rather.long.name.of.an.event.type.that.nobody.would.like.to.write.";

	}

}
