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

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.annotation.CloudEventType;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import org.hibernate.validator.constraints.LuhnCheck;
import org.junit.jupiter.api.Test;

import org.springframework.core.ResolvableType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for what is told of violated constraints.
 */
class ConstraintViolationsTests {

	private final CloudEventConverter converter = Converters.create();

	@Test
	void onlyTheFirstFewAreTold() {
		String items = "[" + "{\"size\":0},".repeat(999) + "{\"size\":0}]";
		assertThat(violations(Order.class, "order", "{\"items\":" + items + "}")).hasSize(20)
			.allSatisfy((violation) -> assertThat(violation.pointer()).startsWith("#/items/").endsWith("/size"));
		assertThat(violations(Items.class, "items", items)).hasSize(20);
	}

	@Test
	void keysOfMapsMayHaveBrackets() {
		assertThat(violations(ItemMap.class, "map", "{\"items\":{\"a]b.c[0]d\":{\"size\":0}}}"))
			.containsExactly(CloudEventViolation.ofPointer("#/items/a%5Db.c%5B0%5Dd/size", "must be greater than 0"));
	}

	@Test
	void pointersAreCutBeforeTheTypesOnTheirWayAreLookedAt() {
		String deep = "{\"next\":".repeat(400) + "{\"size\":0}" + "}".repeat(400);
		assertThat(violations(Chain.class, "chain", deep)).singleElement()
			.satisfies((violation) -> assertThat(violation.pointer()).startsWith("#/next/next").hasSizeLessThan(300));
	}

	@Test
	void elementsOfElementsHaveTheirNamesInJson() {
		assertThat(violations(Nested.class, "nested", "{\"parts\":{\"a\":[{\"unit_price\":0}]}}"))
			.containsExactly(CloudEventViolation.ofPointer("#/parts/a/0/unit_price", "must be greater than 0"));
	}

	@Test
	void instancesOfSubclassesAreTheData() {
		assertThat(violations(Shape.class, "shape", "{\"kind\":\"circle\",\"line_width\":0}"))
			.containsExactly(CloudEventViolation.ofPointer("#/line_width", "must be greater than 0"));
	}

	@Test
	void valuesOfMapsAreCheckedBesideCascadedKeys() {
		assertThat(violations(KeyedMap.class, "keyed", "{\"a\":{\"size\":0}}"))
			.containsExactly(CloudEventViolation.ofPointer("#/a/size", "must be greater than 0"));
	}

	@Test
	void messagesThatRepeatTheValueAreReplaced() {
		assertThat(violations(Numbered.class, "numbered",
				"{\"card\":\"4242424\",\"level\":10,\"code\":\"ab\",\"other\":\"4242424\"}"))
			.extracting(CloudEventViolation::pointer, CloudEventViolation::detail)
			.containsExactlyInAnyOrder(tuple("#/card", "is not valid"), tuple("#/code", "must be a, b or ab1"),
					tuple("#/level", "must be less than 10"), tuple("#/other", "is not valid"));
	}

	private List<CloudEventViolation> violations(Class<?> target, String type, String data) {
		return Converters.violations(this.converter, Converters.json(type, data), ResolvableType.forClass(target));
	}

	@CloudEventType("order")
	record Order(OrderData data) {

	}

	record OrderData(List<@Valid Item> items) {

	}

	@CloudEventType("items")
	record Items(List<Item> data) {

	}

	@CloudEventType("map")
	record ItemMap(ItemMapData data) {

	}

	record ItemMapData(Map<String, @Valid Item> items) {

	}

	@CloudEventType("nested")
	record Nested(NestedData data) {

	}

	record NestedData(Map<String, List<@Valid Part>> parts) {

	}

	record Part(@JsonProperty("unit_price") @Positive int unitPrice) {

	}

	@CloudEventType("shape")
	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
	@JsonSubTypes(@JsonSubTypes.Type(value = Circle.class, name = "circle"))
	interface Shape {

	}

	record Circle(@JsonProperty("line_width") @Positive int lineWidth) implements Shape {

	}

	@CloudEventType("keyed")
	record KeyedMap(Map<@Valid String, Item> data) {

	}

	record Item(@Positive int size) {

	}

	@CloudEventType("numbered")
	record Numbered(NumberedData data) {

	}

	record NumberedData(@LuhnCheck String card, @DecimalMax(value = "10", inclusive = false) int level,
			@Own(message = "must be a, b or ab1") String code, @Own(message = "no {value}") String other) {

	}

	@Target(ElementType.FIELD)
	@Retention(RetentionPolicy.RUNTIME)
	@Constraint(validatedBy = OwnValidator.class)
	@interface Own {

		String message();

		Class<?>[] groups() default {};

		Class<? extends Payload>[] payload() default {};

	}

	public static class OwnValidator implements ConstraintValidator<Own, String> {

		@Override
		public boolean isValid(String value, ConstraintValidatorContext context) {
			if (context.getDefaultConstraintMessageTemplate().contains("{")) {
				context.disableDefaultConstraintViolation();
				context.buildConstraintViolationWithTemplate("not " + value + "!").addConstraintViolation();
			}
			return false;
		}

	}

	@CloudEventType("chain")
	record Chain(Link data) {

	}

	record Link(@Valid Link next, @Positive Integer size) {

	}

}
