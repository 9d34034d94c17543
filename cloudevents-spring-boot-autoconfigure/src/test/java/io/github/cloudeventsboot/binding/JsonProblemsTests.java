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

package io.github.cloudeventsboot.binding;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.InvalidCloudEventException;
import io.github.cloudeventsboot.TypedCloudEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ResolvableType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what is told of data whose shape is wrong.
 */
class JsonProblemsTests {

	private final CloudEventConverter converter = Converters
		.create(JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build());

	@Test
	void allMembersOfWrongTypeAreTold() {
		assertThat(problems(Seven.class,
				"{\"a\":\"x\",\"b\":{},\"c\":[],\"d\":{\"x\":1},\"e\":5,\"f\":\"no\",\"g\":[{\"x\":{}},1,\"y\"],\"h\":\"ok\"}"))
			.containsExactly("#/a must be an integer", "#/b must be an integer", "#/c must be a string",
					"#/d must be a string", "#/e must be one of [UP, DOWN]", "#/f must be true or false",
					"#/g/0 must be an integer", "#/g/2 must be an integer");
	}

	@Test
	void twentyAreToldAtMost() {
		String items = Stream.generate(() -> "\"x\"").limit(100).collect(Collectors.joining(",", "[", "]"));
		assertThat(problems(ResolvableType.forClassWithGenerics(List.class, Integer.class), items)).hasSize(20);
	}

	@Test
	void aFewAreToldOfLargeData() {
		String items = Stream.generate(() -> "\"x\"").limit(300_000).collect(Collectors.joining(",", "[", "]"));
		assertThat(problems(ResolvableType.forClassWithGenerics(List.class, Integer.class), items)).hasSizeBetween(2,
				19);
	}

	@Test
	void constructorThatMindsAnotherProblemIsNotTold() {
		assertThat(problems(Strict.class, "{\"name\":[],\"size\":\"x\"}")).containsExactly("#/name must be a string",
				"#/size must be an integer");
		assertThat(problems(Strict.class, "{\"name\":null,\"size\":1}")).containsExactly("#/name is required");
		assertThat(problems(Strict.class, "{\"name\":\"x\",\"size\":-1}")).containsExactly("# is not valid");
	}

	@Test
	void malformedDataIsMalformedWhateverComesBefore() {
		assertThatExceptionOfType(InvalidCloudEventException.class).isThrownBy(() -> this.converter
			.fromCloudEvent(Converters.json("any", "{\"a\":\"x\",\"b\":[}"), typed(Seven.class)));
	}

	@ParameterizedTest
	@MethodSource
	void pointersAreThoseOfTheJson(Class<?> type, String data, String expected) {
		assertThat(problems(type, data)).containsExactly(expected.split("; "));
		assertThat(problems(ResolvableType.forClassWithGenerics(List.class, type), "[" + data + "]"))
			.containsExactly(expected.replace("#", "#/0").split("; "));
		assertThat(
				problems(ResolvableType.forClassWithGenerics(Map.class, String.class, type), "{\"k/\":" + data + "}"))
			.containsExactly(expected.replace("#", "#/k~1").split("; "));
		assertThat(problems(ResolvableType.forClassWithGenerics(Holder.class, type), "{\"value\":" + data + "}"))
			.containsExactly(expected.replace("#", "#/value").split("; "));
	}

	static Stream<Arguments> pointersAreThoseOfTheJson() {
		return Stream.of(
				Arguments.of(Zip.class, "{\"code\":1,\"city\":\"x\",\"nope\":3}", "#/nope is not a known property"),
				Arguments.of(Zip.class, "{\"nope\":{\"a\":1},\"code\":1,\"more\":[]}",
						"#/nope is not a known property; #/more is not a known property"),
				Arguments.of(Address.class, "{\"name\":\"a\",\"zip_code\":\"x\",\"n\":\"y\"}",
						"#/n must be an integer; #/zip_code must be an integer"),
				Arguments.of(Address.class, "{\"name\":\"a\",\"zip_code\":{},\"zip_city\":[1],\"n\":1}",
						"#/zip_code must be an integer; #/zip_city must be a string"),
				Arguments.of(Plain.class, "{\"code\":[],\"name\":\"x\"}", "#/code must be an integer"),
				Arguments.of(Person.class, "{\"mail\":{\"a\":1},\"age\":[]}",
						"#/mail must be a string; #/age must be an integer"),
				Arguments.of(Person.class, "{\"mail\":[1],\"age\":{\"a\":{}}}",
						"#/mail must be a string; #/age must be an integer"),
				Arguments.of(Line.class, "{\"from\":[1,\"x\"],\"to\":[{},2]}",
						"#/from/1 must be an integer; #/to/0 must be an integer"),
				Arguments.of(Line.class, "{\"from\":{},\"to\":5}", "#/from must be an array; #/to must be an array"),
				Arguments.of(Wrapped.class, "{\"pay\":{\"card\":{\"card_no\":\"x\"}}}",
						"#/pay/card/card_no must be an integer"),
				Arguments.of(Wrapped.class, "{\"pay\":{\"card\":{}}}", "#/pay/card/card_no is required"),
				Arguments.of(Wrapped.class, "{\"pay\":{\"card\":5}}", "#/pay/card must be an object"),
				Arguments.of(Wrapped.class, "{\"pay\":{\"cash\":5}}", "#/pay/cash is not a known type"),
				Arguments.of(InArray.class, "{\"pay\":[\"card\",{\"card_no\":\"x\"}]}",
						"#/pay/1/card_no must be an integer"),
				Arguments.of(Tagged.class, "{\"pay\":{\"card_no\":\"x\",\"kind\":\"card\"}}",
						"#/pay/card_no must be an integer"),
				Arguments.of(Tagged.class, "{\"pay\":{\"kind\":\"card\",\"card_no\":\"x\"}}",
						"#/pay/card_no must be an integer"),
				Arguments.of(Tagged.class, "{\"pay\":{\"kind\":\"cash\",\"card_no\":\"x\"}}",
						"#/pay/kind is not a known type"),
				Arguments.of(Tagged.class, "{\"pay\":{\"card_no\":1}}", "#/pay must name its type"),
				Arguments.of(Tagged.class, "{\"pay\":7}", "#/pay must be an object"),
				Arguments.of(Required.class, "{}", "#/name is required"),
				Arguments.of(Required.class, "{\"name\":\"x\",\"left\":null,\"right\":null}",
						"#/left is required; #/right is required"),
				Arguments.of(NotNull.class, "{\"name\":null}", "#/name is required"));
	}

	private List<String> problems(Class<?> type, String data) {
		return problems(ResolvableType.forClass(type), data);
	}

	private List<String> problems(ResolvableType type, String data) {
		return Converters.violations(this.converter, Converters.json("any", data), typed(type))
			.stream()
			.map((violation) -> violation.pointer() + " " + violation.detail())
			.toList();
	}

	private static ResolvableType typed(Class<?> type) {
		return typed(ResolvableType.forClass(type));
	}

	private static ResolvableType typed(ResolvableType type) {
		return ResolvableType.forClassWithGenerics(TypedCloudEvent.class, type);
	}

	enum Direction {

		UP, DOWN

	}

	record Seven(int a, Long b, String c, String d, Direction e, boolean f, List<Integer> g, String h) {

	}

	record Strict(String name, int size) {

		Strict {
			name = name.trim();
			if (size < 0) {
				throw new IllegalArgumentException("secret");
			}
		}

	}

	record Holder<T>(T value) {

	}

	record Zip(int code, String city) {

	}

	record Address(String name, @JsonUnwrapped(prefix = "zip_") Zip zip, int n) {

	}

	record Plain(String name, @JsonUnwrapped Zip zip) {

	}

	record Mail(@JsonValue String value) {

		@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
		Mail {
		}

	}

	record Age(@JsonValue int value) {

		@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
		Age {
		}

	}

	record Person(Mail mail, Age age) {

	}

	@JsonFormat(shape = JsonFormat.Shape.ARRAY)
	record Point(int x, int y) {

	}

	record Line(Point from, Point to) {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
	@JsonSubTypes(@JsonSubTypes.Type(value = WrappedCard.class, name = "card"))
	interface WrappedPay {

	}

	record WrappedCard(@JsonProperty("card_no") int number) implements WrappedPay {

	}

	record Wrapped(WrappedPay pay) {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_ARRAY)
	@JsonSubTypes(@JsonSubTypes.Type(value = ArrayCard.class, name = "card"))
	interface ArrayPay {

	}

	record ArrayCard(@JsonProperty("card_no") int number) implements ArrayPay {

	}

	record InArray(ArrayPay pay) {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
	@JsonSubTypes(@JsonSubTypes.Type(value = TaggedCard.class, name = "card"))
	interface TaggedPay {

	}

	record TaggedCard(@JsonProperty("card_no") int number) implements TaggedPay {

	}

	record Tagged(TaggedPay pay) {

	}

	record Required(@JsonProperty(required = true) String name, int left, int right) {

	}

	record NotNull(@JsonSetter(nulls = Nulls.FAIL) String name) {

	}

}
