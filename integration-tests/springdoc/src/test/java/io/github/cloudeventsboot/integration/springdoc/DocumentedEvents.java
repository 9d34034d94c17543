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

package io.github.cloudeventsboot.integration.springdoc;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.As;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.JsonView;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonNaming;

import org.springframework.boot.jackson.JacksonComponent;

/**
 * Event types and data of every kind.
 */
@NullMarked
final class DocumentedEvents {

	private DocumentedEvents() {
	}

	enum Priority {

		LOW, HIGH

	}

	enum Channel {

		@JsonProperty("web-site")
		WEB, @JsonProperty("shop")
		STORE

	}

	@CloudEventType("order.placed")
	record OrderPlaced(@CloudEventPayload @Valid Order order,
			@CloudEventAttribute("tenant") @Size(min = 3, max = 8) String customer,
			@CloudEventAttribute(defaultValue = "1") int attempt, Optional<URI> dataSchema, Priority priority,
			@Nullable OffsetDateTime expiry, boolean gift) {

	}

	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	record Order(@Pattern(regexp = "[A-Z]{2}-[0-9]{4,6}") String orderNumber,
			@Valid @Size(min = 1) List<Line> orderLines, @Nullable String customerNote, Channel channel,
			Optional<LocalDate> wantedOn,
			@Schema(description = "When it was placed", example = "2026-02-01T10:00:00Z") Instant placedAt) {

	}

	record Line(UUID article, @Min(1) @Max(99) int count, @DecimalMax("999.99") @Positive BigDecimal unitPrice,
			Map<String, Integer> options) {

	}

	@CloudEventType("stock.changed")
	record StockChanged(String article, @JsonFormat(pattern = "dd.MM.yyyy") LocalDate day, Set<String> tags,
			byte[] image, @JsonIgnore @Nullable String internal, LocalDateTime local, Duration taken) {

	}

	sealed interface Payment<T> permits Payment.Completed, Payment.Failure {

		@CloudEventType("payment.completed")
		record Completed<T>(T data) implements Payment<T> {

		}

		sealed interface Failure<T> extends Payment<T> permits Refused, Broken {

		}

		@CloudEventType("payment.refused")
		record Refused<T>(T data, String reason) implements Failure<T> {

		}

		@CloudEventType("payment.broken.*")
		record Broken<T>(T data, String type) implements Failure<T> {

		}

	}

	@CloudEventType("mixed.many")
	record MixedMany(Money data) {

	}

	@CloudEventType("mixed.one")
	record MixedOne(Money data) {

	}

	record Money(@Positive BigDecimal amount, Currency currency) {

	}

	record Currency(@JsonValue @Size(min = 3, max = 3) String code) {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
	@JsonSubTypes({ @JsonSubTypes.Type(Circle.class), @JsonSubTypes.Type(Square.class) })
	interface Shape {

	}

	@JsonTypeName("circle")
	record Circle(double radius) implements Shape {

	}

	@JsonTypeName("square")
	record Square(int side, @Nullable Shape inner) implements Shape {

	}

	@CloudEventType("shape.drawn")
	record ShapeDrawn(Shape data) {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind", defaultImpl = Dog.class)
	@JsonSubTypes({ @JsonSubTypes.Type(Cat.class), @JsonSubTypes.Type(Dog.class) })
	interface Animal {

	}

	@JsonTypeName("cat")
	record Cat(String lives) implements Animal {

	}

	@JsonTypeName("dog")
	record Dog(String name) implements Animal {

	}

	interface Vehicle {

	}

	@JsonTypeName("car")
	record Car(int seats) implements Vehicle {

	}

	@JsonTypeName("bus")
	record Bus(int seats) implements Vehicle {

	}

	@JsonFormat(shape = JsonFormat.Shape.ARRAY)
	record Position(int x, int y) {

	}

	record Home(int x, int y) {

	}

	@JacksonAnnotationsInside
	@JsonSubTypes({ @JsonSubTypes.Type(Car.class), @JsonSubTypes.Type(Bus.class) })
	@Retention(RetentionPolicy.RUNTIME)
	@interface AnyVehicle {

	}

	record Fleet(@AnyVehicle @JsonTypeInfo(use = Id.NAME, property = "kind") Vehicle first,
			@AnyVehicle @JsonTypeInfo(use = Id.NAME, include = As.WRAPPER_OBJECT) List<Vehicle> others,
			@AnyVehicle @JsonTypeInfo(use = Id.NAME, include = As.EXTERNAL_PROPERTY,
					property = "external-kind") Vehicle external,
			Car plain, Position position, @JsonFormat(shape = JsonFormat.Shape.ARRAY) Home home,
			@JsonFormat(shape = JsonFormat.Shape.ARRAY) List<Home> garages) {

	}

	record Tree(String name, List<Tree> children, @Nullable Tree parent) {

	}

	record Page<T>(List<T> items, int total) {

	}

	@JsonView(Public.class)
	record Address(String street, String city) {

	}

	@JsonView(Public.class)
	record Person(@NotBlank String name, @JsonUnwrapped Address address, @Email @Nullable String mail,
			@JsonView(Internal.class) @Nullable String secret, JsonNode anything, Object other) {

	}

	interface Internal {

	}

	interface Public {

	}

	@CloudEventType("odd.forms")
	record OddForms(@CloudEventPayload Odd odd) {

	}

	record Odd(Delegating delegating, WriteOnly writeOnly, Custom custom,
			@JsonDeserialize(using = CustomDeserializer.class) Object member, int[] numbers, char letter,
			Map<Priority, Locale> locales, OptionalInt maybe, Short small) {

	}

	record Delegating(List<String> parts) {

		@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
		Delegating {
		}

	}

	@JsonAutoDetect(setterVisibility = JsonAutoDetect.Visibility.ANY)
	static class WriteOnly {

		private String secret = "";

		void setSecret(String secret) {
			this.secret = secret;
		}

		@Override
		public String toString() {
			return this.secret;
		}

	}

	record Custom(int x) {

	}

	@JacksonComponent
	static class CustomDeserializer extends ValueDeserializer<Custom> {

		@Override
		public Custom deserialize(JsonParser parser, DeserializationContext context) {
			parser.skipChildren();
			return new Custom(1);
		}

	}

	/** Examples of it are never accepted. */
	@CloudEventType("never.valid")
	record NeverValid(Object data) {

		NeverValid {
			throw new IllegalStateException("Never");
		}

	}

	/** A bean, whose nullness nothing says. */
	@org.jspecify.annotations.NullUnmarked
	@JsonAutoDetect(getterVisibility = JsonAutoDetect.Visibility.ANY, setterVisibility = JsonAutoDetect.Visibility.ANY)
	static class Bean {

		private String firstName;

		@NotNull
		private Integer age;

		String getFirstName() {
			return this.firstName;
		}

		void setFirstName(String firstName) {
			this.firstName = firstName;
		}

		Integer getAge() {
			return this.age;
		}

		void setAge(Integer age) {
			this.age = age;
		}

		String getGreeting() {
			return "Hello " + this.firstName;
		}

	}

}
