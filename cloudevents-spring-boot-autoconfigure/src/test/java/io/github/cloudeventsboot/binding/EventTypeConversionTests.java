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

import java.beans.ConstructorProperties;
import java.math.BigDecimal;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventException;
import io.github.cloudeventsboot.UnknownCloudEventTypeException;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the conversion of events to values.
 */
class EventTypeConversionTests {

	private final CloudEventConverter converter = Converters.create();

	@Test
	void componentsAreDataAndAttributes() {
		CloudEvent event = Converters.json(Converters.event("order.placed")
			.withSubject("s-1")
			.withTime(OffsetDateTime.parse("2026-01-02T03:04:05+02:00"))
			.withExtension("partitionkey", "p-1")
			.withExtension("attempt", 3), "{\"number\":\"n-1\"}");
		OrderPlaced placed = this.converter.fromCloudEvent(event, OrderPlaced.class);
		assertThat(placed.id()).isEqualTo("1");
		assertThat(placed.source()).isEqualTo(URI.create("/source"));
		assertThat(placed.time()).isEqualTo(OffsetDateTime.parse("2026-01-02T03:04:05+02:00"));
		assertThat(placed.who()).isEqualTo("s-1");
		assertThat(placed.partitionKey()).isEqualTo("p-1");
		assertThat(placed.attempt()).isEqualTo(3);
		assertThat(placed.order()).isEqualTo(new Order("n-1"));
	}

	@Test
	void everythingThatIsWrongIsToldAtOnce() {
		CloudEvent event = Converters.json(Converters.event("order.placed").withExtension("attempt", "many"),
				"{\"number\":{}}");
		assertThat(violations(event, OrderPlaced.class)).containsExactlyInAnyOrder(
				CloudEventViolation.ofAttribute("time", "is required"),
				CloudEventViolation.ofAttribute("subject", "is required"),
				CloudEventViolation.ofAttribute("partitionkey", "is required"),
				CloudEventViolation.ofAttribute("attempt", "must be an integer"),
				CloudEventViolation.ofPointer("#/number", "must be a string"));
	}

	@Test
	void malformedDataIsToldWithTheAttributes() {
		CloudEvent event = Converters.json("ping", "{\"number\":");
		assertThatExceptionOfType(InvalidCloudEventException.class)
			.isThrownBy(() -> this.converter.fromCloudEvent(event, Ping.class))
			.satisfies((ex) -> assertThat(ex.getViolations()).containsExactlyInAnyOrder(
					CloudEventViolation.ofPointer("#", "must be well-formed JSON"),
					CloudEventViolation.ofAttribute("reason", "is required")));
	}

	@Test
	void eventOfAnotherVersionIsRejected() {
		CloudEvent event = CloudEventBuilder.v03().withId("1").withSource(URI.create("/s")).withType("shapes").build();
		assertThatExceptionOfType(InvalidCloudEventException.class)
			.isThrownBy(() -> this.converter.fromCloudEvent(event, CloudEvent.class))
			.withMessage("attribute 'specversion' must be 1.0");
	}

	@Test
	void wholeTypeIsTheDataWithoutAComponentNamedData() {
		CloudEvent event = Converters.json("order.flat", "{\"id\":\"from-data\",\"total\":12.50}");
		FlatOrder order = this.converter.fromCloudEvent(event, FlatOrder.class);
		assertThat(order).isEqualTo(new FlatOrder("from-data", new BigDecimal("12.50")));
	}

	@Test
	void wholeTypeIsTheDataWithPayloadOnTheType() {
		CloudEvent event = Converters.json("wrapper", "{\"data\":[1,2]}");
		assertThat(this.converter.fromCloudEvent(event, Wrapper.class)).isEqualTo(new Wrapper(List.of(1, 2)));
	}

	@Test
	void nullableOptionalAndDefaultComponentsMayBeMissing() {
		CloudEvent event = Converters.event("lenient").build();
		Lenient lenient = this.converter.fromCloudEvent(event, Lenient.class);
		assertThat(lenient).isEqualTo(new Lenient(null, Optional.empty(), 7, 0, null, Optional.empty()));
	}

	@Test
	void jsonNullIsNoDataForATypedComponent() {
		assertThat(violations(Converters.json("generic", "null"),
				parameterized(new ParameterizedTypeReference<Completed<Order>>() {
				})))
			.containsExactly(CloudEventViolation.ofPointer("#", "is required"));
		assertThat(this.converter.fromCloudEvent(Converters.json("lenient", "null"), Lenient.class).data()).isEmpty();
	}

	@Test
	void mapComponentGetsAllAttributes() {
		CloudEvent event = Converters.event("all")
			.withExtension("one", 1)
			.withData("text/plain", new byte[] { 'x' })
			.build();
		All all = this.converter.fromCloudEvent(event, All.class);
		assertThat(all.attributes()).containsOnlyKeys("id", "source", "specversion", "type", "datacontenttype", "one")
			.containsEntry("one", 1)
			.containsEntry("specversion", "1.0")
			.containsEntry("source", URI.create("/source"))
			.isUnmodifiable();
		assertThat(all.data()).isEqualTo("x");
	}

	@Test
	void typeVariableOfALeafIsResolved() {
		Object value = this.converter.fromCloudEvent(Converters.json("generic", "{\"number\":\"n\"}"),
				parameterized(new ParameterizedTypeReference<Completed<Order>>() {
				}));
		assertThat(value).isEqualTo(new Completed<>(new Order("n")));
		value = this.converter.fromCloudEvent(Converters.json("generic", "[{\"number\":\"n\"}]"),
				parameterized(new ParameterizedTypeReference<Completed<List<Order>>>() {
				}));
		assertThat(value).isEqualTo(new Completed<>(List.of(new Order("n"))));
	}

	@Test
	void typeVariableOfAUnionIsResolvedInItsLeaves() {
		ResolvableType type = parameterized(new ParameterizedTypeReference<Result<Order>>() {
		});
		assertThat(this.converter.fromCloudEvent(Converters.json("result.ok", "{\"number\":\"n\"}"), type))
			.isEqualTo(new Ok<>(new Order("n"), null));
		assertThat(this.converter.fromCloudEvent(Converters.json("result.failed", "\"why\""), type))
			.isEqualTo(new Failed<>("why"));
	}

	@ParameterizedTest
	@CsvSource({ "shape.circle, Circle", "shape.square, Square", "shape.polygon.5, Polygon",
			"shape.polygon.hexa, Hexagon", "shape.other.x, OtherShape", "shape.wobbly, Wobbly" })
	void unionOfAnyDepthIsToldApartByType(String type, String expected) {
		Shape shape = this.converter.fromCloudEvent(Converters.json(type, "{\"size\":1}"), Shape.class);
		assertThat(shape.getClass().getSimpleName()).isEqualTo(expected);
	}

	@Test
	void unknownTypeOfAUnionIsRefused() {
		assertThatExceptionOfType(UnknownCloudEventTypeException.class)
			.isThrownBy(() -> this.converter.fromCloudEvent(Converters.json("shapes", "{}"), Shape.class));
	}

	@Test
	void severalTypesGiveOneClass() {
		for (String type : List.of("a.b", "a.c", "a.d.e")) {
			Several several = this.converter.fromCloudEvent(Converters.json(type, "1"), Several.class);
			assertThat(several).isEqualTo(new Several(type, 1));
		}
	}

	@Test
	void classWithOneConstructorIsAnEventType() {
		Plain plain = this.converter.fromCloudEvent(
				Converters.json(Converters.event("plain").withSubject("s"), "{\"number\":\"n\"}"), Plain.class);
		assertThat(plain.getSubject()).isEqualTo("s");
		assertThat(plain.getData()).isEqualTo(new Order("n"));
		assertThat(this.converter.toCloudEvent(plain).getSubject()).isEqualTo("s");
	}

	@Test
	void classWithJsonCreatorIsAnEventType() {
		Created created = this.converter.fromCloudEvent(
				Converters.json(Converters.event("created").withSubject("s"), "{\"number\":\"n\"}"), Created.class);
		assertThat(created.subject).isEqualTo("s");
		assertThat(created.data).isEqualTo(new Order("n"));
	}

	private List<CloudEventViolation> violations(CloudEvent event, Class<?> type) {
		return Converters.violations(this.converter, event, ResolvableType.forClass(type));
	}

	private List<CloudEventViolation> violations(CloudEvent event, ResolvableType type) {
		return Converters.violations(this.converter, event, type);
	}

	private static ResolvableType parameterized(ParameterizedTypeReference<?> type) {
		return ResolvableType.forType(type);
	}

	record Order(String number) {

	}

	@CloudEventType("order.placed")
	record OrderPlaced(String id, URI source, OffsetDateTime time, @CloudEventAttribute("subject") String who,
			String partitionKey, int attempt, @CloudEventPayload Order order) {

	}

	@CloudEventType("ping")
	record Ping(Order data, String reason) {

	}

	@CloudEventType("order.flat")
	record FlatOrder(String id, BigDecimal total) {

	}

	@CloudEventType("wrapper")
	@CloudEventPayload
	record Wrapper(List<Integer> data) {

	}

	@CloudEventType("lenient")
	record Lenient(@Nullable String subject, Optional<String> tenant,
			@CloudEventAttribute(defaultValue = "7") int retries, @CloudEventAttribute(required = false) int count,
			@CloudEventAttribute(required = false) String name, Optional<Order> data) {

	}

	@CloudEventType("all")
	record All(@CloudEventAttribute Map<String, Object> attributes, String data) {

	}

	@CloudEventType("generic")
	record Completed<T>(T data) {

	}

	sealed interface Result<T> permits Ok, Failed {

	}

	@CloudEventType("result.ok")
	record Ok<V>(V data, @Nullable String subject) implements Result<V> {

	}

	@CloudEventType("result.failed")
	record Failed<V>(String data) implements Result<V> {

	}

	sealed interface Shape permits Round, Angular, OtherShape {

	}

	sealed interface Round extends Shape permits Circle, Wobbly {

	}

	@CloudEventType("shape.circle")
	record Circle(Size data) implements Round {

	}

	@CloudEventType("shape.wobbly")
	static final class Wobbly implements Round {

		private final int size;

		@ConstructorProperties("size")
		Wobbly(int size) {
			this.size = size;
		}

		int getSize() {
			return this.size;
		}

	}

	abstract static sealed class Angular implements Shape permits Square, Polygon {

	}

	@CloudEventType("shape.square")
	static final class Square extends Angular {

		Square(Size data) {
		}

	}

	@CloudEventType("shape.polygon.*")
	static sealed class Polygon extends Angular permits Hexagon {

		Polygon(Size data) {
		}

	}

	@CloudEventType("shape.polygon.hexa")
	static final class Hexagon extends Polygon {

		Hexagon(Size data) {
			super(data);
		}

	}

	@CloudEventType("shape.*")
	record OtherShape(Size data) implements Shape {

	}

	record Size(int size) {

	}

	@CloudEventType({ "a.b", "a.c", "a.d.*" })
	record Several(String type, int data) {

	}

	@CloudEventType("plain")
	static class Plain {

		private final String subject;

		private final Order data;

		Plain(String subject, Order data) {
			this.subject = subject;
			this.data = data;
		}

		String getSubject() {
			return this.subject;
		}

		Order getData() {
			return this.data;
		}

	}

	@CloudEventType("created")
	static class Created {

		private final String subject;

		private final Order data;

		Created() {
			this("none", new Order("none"));
		}

		@JsonCreator
		Created(@JsonProperty("subject") String s, @JsonProperty("data") Order d) {
			this.subject = s;
			this.data = d;
		}

	}

}
