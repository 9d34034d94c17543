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
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventType;
import jakarta.validation.constraints.NotBlank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the generics of unions, which their leaves have from types between the two.
 */
class GenericUnionTests {

	private static final ResolvableType CHANGE = type(new ParameterizedTypeReference<Change<Order>>() {
	});

	private static final String ORDER = "{\"order_no\":\"n\"}";

	private final CloudEventConverter converter = Converters.create();

	@ParameterizedTest
	@MethodSource
	void leavesHaveTheArgumentOfTheirUnion(String type, String data, Object expected) {
		assertThat(this.converter.fromCloudEvent(Converters.json(type, data), CHANGE)).isEqualTo(expected);
	}

	static Stream<Arguments> leavesHaveTheArgumentOfTheirUnion() {
		Order order = new Order("n");
		return Stream.of(Arguments.of("gone", ORDER, new Gone<>(order)),
				Arguments.of("moved", "[" + ORDER + "]", new Moved<>(List.of(order))),
				Arguments.of("grouped", "{\"a\":[" + ORDER + "]}", new Grouped<>(Map.of("a", List.of(order)))),
				Arguments.of("flat", "{\"item\":" + ORDER + ",\"count\":2}", new Flat<>(order, 2)),
				Arguments.of("fixed", ORDER, new Fixed(order)));
	}

	@Test
	void argumentMayBeInsideAContainerOnTheWay() {
		ResolvableType type = type(new ParameterizedTypeReference<Change<List<Order>>>() {
		});
		assertThat(this.converter.fromCloudEvent(Converters.json("listed", ORDER), type))
			.isEqualTo(new Listed<>(new Order("n")));
		assertThat(this.converter.fromCloudEvent(Converters.json("gone", "[" + ORDER + "]"), type))
			.isEqualTo(new Gone<>(List.of(new Order("n"))));
	}

	@Test
	void argumentMayBeTheElementOfAnArray() {
		ResolvableType type = type(new ParameterizedTypeReference<Change<Order[]>>() {
		});
		assertThat(this.converter.fromCloudEvent(Converters.json("arrayed", ORDER), type))
			.isEqualTo(new Arrayed<>(new Order("n")));
	}

	@Test
	void argumentMayBeAWildcard() {
		ResolvableType type = type(new ParameterizedTypeReference<Change<? extends Order>>() {
		});
		assertThat(this.converter.fromCloudEvent(Converters.json("moved", "[" + ORDER + "]"), type))
			.isEqualTo(new Moved<>(List.of(new Order("n"))));
	}

	@Test
	void argumentsMayChangePlaces() {
		ResolvableType type = type(new ParameterizedTypeReference<Pair<Order, Integer>>() {
		});
		assertThat(this.converter.fromCloudEvent(Converters.json("swapped", "{\"a\":1,\"b\":" + ORDER + "}"), type))
			.isEqualTo(new Swapped<>(1, new Order("n")));
	}

	@Test
	void variableThatNothingSaysIsItsBound() {
		assertThat(this.converter.fromCloudEvent(Converters.json("bounded", ORDER), CHANGE))
			.isEqualTo(new Bounded<>(new Order("n")));
	}

	@Test
	void constraintsOfTheArgumentAreChecked() {
		assertThat(violations(Converters.json("gone", "{\"order_no\":\"\"}")))
			.containsExactly(CloudEventViolation.ofPointer("#/order_no", "must not be blank"));
		assertThat(violations(Converters.json("moved", "[{\"order_no\":\"\"}]")))
			.containsExactly(CloudEventViolation.ofPointer("#/0/order_no", "must not be blank"));
	}

	private List<CloudEventViolation> violations(CloudEvent event) {
		return Converters.violations(this.converter, event, CHANGE);
	}

	private static ResolvableType type(ParameterizedTypeReference<?> type) {
		return ResolvableType.forType(type);
	}

	record Order(@JsonProperty("order_no") @NotBlank String number) {

	}

	sealed interface Change<T> permits Sub, Flat, Listed, Arrayed, Fixed, Bounded {

	}

	sealed interface Sub<U> extends Change<U> permits Gone, Base {

	}

	abstract static sealed class Base<E, X> implements Sub<X> permits Grouped, Moved {

	}

	@CloudEventType("gone")
	record Gone<V>(V data) implements Sub<V> {

	}

	@CloudEventType("moved")
	static final class Moved<V> extends Base<String, V> {

		private final List<V> data;

		Moved(List<V> data) {
			this.data = data;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Moved<?> that && this.data.equals(that.data);
		}

		@Override
		public int hashCode() {
			return this.data.hashCode();
		}

	}

	@CloudEventType("grouped")
	static final class Grouped<T> extends Base<Integer, T> {

		private final Map<String, List<T>> data;

		Grouped(Map<String, List<T>> data) {
			this.data = data;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Grouped<?> that && this.data.equals(that.data);
		}

		@Override
		public int hashCode() {
			return this.data.hashCode();
		}

	}

	@CloudEventType("flat")
	@CloudEventPayload
	record Flat<X>(X item, int count) implements Change<X> {

	}

	@CloudEventType("listed")
	record Listed<V>(V data) implements Change<List<V>> {

	}

	@CloudEventType("arrayed")
	record Arrayed<V>(V data) implements Change<V[]> {

	}

	@CloudEventType("fixed")
	record Fixed(Order data) implements Change<Order> {

	}

	@CloudEventType("bounded")
	record Bounded<B extends Order>(B data) implements Change<Order> {

	}

	sealed interface Pair<A, B> permits Swapped {

	}

	@CloudEventType("swapped")
	record Swapped<X, Y>(X a, Y b) implements Pair<Y, X> {

	}

}
