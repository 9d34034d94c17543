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
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.ResolvableType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for where in the JSON a constraint is violated.
 */
class ConstraintPointersTests {

	private final CloudEventConverter converter = Converters.create();

	@ParameterizedTest
	@MethodSource
	void pointersAreThoseOfTheJson(Class<?> type, String data, String expected) {
		ResolvableType root = ResolvableType.forClass(type);
		assertThat(pointers(root, data)).containsExactly(expected);
		assertThat(pointers(ResolvableType.forClassWithGenerics(List.class, root), "[" + data + "]"))
			.containsExactly(expected.replace("#", "#/0"));
		assertThat(pointers(ResolvableType.forClassWithGenerics(Map.class, ResolvableType.forClass(String.class), root),
				"{\"k\":" + data + "}"))
			.containsExactly(expected.replace("#", "#/k"));
		assertThat(pointers(ResolvableType.forClassWithGenerics(Holder.class, root),
				"{\"the_value\":" + data + ",\"all\":[],\"by\":{}}"))
			.containsExactly(expected.replace("#", "#/the_value"));
		assertThat(
				pointers(ResolvableType.forClassWithGenerics(Holder.class, root), "{\"all\":[" + data + "],\"by\":{}}"))
			.containsExactly(expected.replace("#", "#/all/0"));
		assertThat(pointers(ResolvableType.forClassWithGenerics(Holder.class, root),
				"{\"all\":[],\"by\":{\"k\":" + data + "}}"))
			.containsExactly(expected.replace("#", "#/by/k"));
		assertThat(pointers(ResolvableType.forClassWithGenerics(Base.class, root),
				"{\"kind\":\"sub\",\"part_of\":" + data + "}"))
			.containsExactly(expected.replace("#", "#/part_of"));
	}

	static Stream<Arguments> pointersAreThoseOfTheJson() {
		return Stream.of(Arguments.of(TaggedPay.class, "{\"kind\":\"card\",\"card_no\":0}", "#/card_no"),
				Arguments.of(Tagged.class, "{\"pay\":{\"kind\":\"card\",\"card_no\":0}}", "#/pay/card_no"),
				Arguments.of(WrappedPay.class, "{\"card\":{\"card_no\":0}}", "#/card/card_no"),
				Arguments.of(Wrapped.class, "{\"pay\":{\"card\":{\"card_no\":0}}}", "#/pay/card/card_no"),
				Arguments.of(ArrayPay.class, "[\"card\",{\"card_no\":0}]", "#/1/card_no"),
				Arguments.of(Address.class, "{\"zip_the_code\":0}", "#/zip_the_code"),
				Arguments.of(Plain.class, "{\"the_code\":0}", "#/the_code"),
				Arguments.of(Deep.class, "{\"a_zip_the_code\":0}", "#/a_zip_the_code"),
				Arguments.of(Person.class, "{\"mail\":0}", "#/mail"),
				Arguments.of(Box.class, "{\"box\":{\"the_code\":0}}", "#/box/the_code"),
				Arguments.of(Point.class, "[0,1]", "#/0"), Arguments.of(Line.class, "{\"to\":[1,0]}", "#/to/1"),
				Arguments.of(LineByMember.class, "{\"to\":[0]}", "#/to/0"),
				Arguments.of(Maybe.class, "{\"zip\":{\"the_code\":0}}", "#/zip/the_code"));
	}

	@Test
	void eventTypesAsAWholeHaveTheTypeAround() {
		assertThat(pointers("whole", "{\"circle\":{\"line_width\":0}}", ResolvableType.forClass(Shape.class)))
			.containsExactly("#/circle/line_width");
	}

	@Test
	void componentsOfEventTypesMayBeSubtypes() {
		assertThat(pointers("paid", "{\"card\":{\"card_no\":0}}", ResolvableType.forClass(Paid.class)))
			.containsExactly("#/card/card_no");
	}

	private List<String> pointers(ResolvableType type, String data) {
		return pointers("any", data, ResolvableType.forClassWithGenerics(TypedCloudEvent.class, type));
	}

	private List<String> pointers(String type, String data, ResolvableType target) {
		return Converters.violations(this.converter, Converters.json(type, data), target)
			.stream()
			.map((violation) -> String.valueOf(violation.pointer()))
			.toList();
	}

	record Holder<T>(@JsonProperty("the_value") @Valid T value, List<@Valid T> all, Map<String, @Valid T> by) {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
	@JsonSubTypes(@JsonSubTypes.Type(value = Sub.class, name = "sub"))
	interface Base<T> {

	}

	record Sub<V>(@JsonProperty("part_of") @Valid V part) implements Base<V> {

	}

	record Zip(@JsonProperty("the_code") @Positive int code) {

	}

	record Address(@JsonUnwrapped(prefix = "zip_") @Valid Zip zip) {

	}

	record Plain(@JsonUnwrapped @Valid Zip zip) {

	}

	record Deep(@JsonUnwrapped(prefix = "a_") @Valid Address address) {

	}

	record Mail(@JsonValue @Positive int value) {

		@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
		Mail {
		}

	}

	record Person(@Valid Mail mail) {

	}

	record Boxed(@JsonValue @Valid Zip zip) {

		@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
		Boxed {
		}

	}

	record Box(@Valid Boxed box) {

	}

	@JsonFormat(shape = JsonFormat.Shape.ARRAY)
	@JsonPropertyOrder({ "y", "x" })
	record Point(@Positive int x, @Positive int y) {

	}

	record Line(@Valid Point to) {

	}

	record LineByMember(@JsonFormat(shape = JsonFormat.Shape.ARRAY) @Valid Zip to) {

	}

	record Maybe(Optional<@Valid Zip> zip) {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
	@JsonSubTypes(@JsonSubTypes.Type(value = TaggedCard.class, name = "card"))
	interface TaggedPay {

	}

	record TaggedCard(@JsonProperty("card_no") @Positive int cardNo) implements TaggedPay {

	}

	record Tagged(@Valid TaggedPay pay) {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
	@JsonSubTypes(@JsonSubTypes.Type(value = WrappedCard.class, name = "card"))
	interface WrappedPay {

	}

	record WrappedCard(@JsonProperty("card_no") @Positive int cardNo) implements WrappedPay {

	}

	record Wrapped(@Valid WrappedPay pay) {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_ARRAY)
	@JsonSubTypes(@JsonSubTypes.Type(value = ArrayCard.class, name = "card"))
	interface ArrayPay {

	}

	record ArrayCard(@JsonProperty("card_no") @Positive int cardNo) implements ArrayPay {

	}

	@CloudEventType("whole")
	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
	@JsonSubTypes(@JsonSubTypes.Type(value = Circle.class, name = "circle"))
	interface Shape {

	}

	record Circle(@JsonProperty("line_width") @Positive int lineWidth) implements Shape {

	}

	@CloudEventType("paid")
	record Paid(WrappedPay data) {

	}

}
