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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.CloudEventDataConverter;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventDataException;
import io.github.cloudeventsboot.InvalidCloudEventException;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.UnknownCloudEventTypeException;
import io.github.cloudeventsboot.UnsupportedCloudEventException;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;
import org.springframework.util.MimeType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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

	@Test
	void constructorThatThrowsIsTheSendersMistake() {
		assertThat(violations(Converters.json("strict", "-1"), Strict.class))
			.containsExactly(CloudEventViolation.ofEvent("event is not valid as a Strict"));
		assertThat(violations(Converters.json("strict.data", "{\"size\":{\"size\":-1}}"), StrictData.class))
			.containsExactly(CloudEventViolation.ofPointer("#/size", "is not valid"));
	}

	@Test
	void errorOfAConstructorIsNotTheSendersMistake() {
		assertThatExceptionOfType(NoClassDefFoundError.class)
			.isThrownBy(() -> this.converter.fromCloudEvent(Converters.json("broken", "1"), Broken.class));
	}

	@Test
	void dataThatCanNeverBeReadIsNotTheSendersMistake() {
		assertThatIllegalStateException()
			.isThrownBy(() -> this.converter.fromCloudEvent(Converters.json("abstract", "{}"), AbstractData.class))
			.withMessageContaining("Animal");
	}

	@Test
	void dataIsReadAsWhatTheTypeSays() throws IOException {
		CloudEvent event = Converters.json("any", "{\"number\" : \"n\"}");
		assertThat(typed(event, new ParameterizedTypeReference<TypedCloudEvent<JsonNode>>() {
		}).data().get("number").asString()).isEqualTo("n");
		assertThat(typed(event, new ParameterizedTypeReference<TypedCloudEvent<Map<String, Object>>>() {
		}).data()).isEqualTo(Map.of("number", "n"));
		assertThat(typed(event, new ParameterizedTypeReference<TypedCloudEvent<String>>() {
		}).data()).isEqualTo("{\"number\" : \"n\"}");
		assertThat(typed(event, new ParameterizedTypeReference<TypedCloudEvent<byte[]>>() {
		}).data()).asString().isEqualTo("{\"number\" : \"n\"}");
		assertThat(typed(event, new ParameterizedTypeReference<TypedCloudEvent<CloudEventData>>() {
		}).data()).isEqualTo(event.getData());
		assertThat(typed(event, new ParameterizedTypeReference<TypedCloudEvent<?>>() {
		}).data()).isEqualTo(Map.of("number", "n"));
		assertThat(typed(event, new ParameterizedTypeReference<TypedCloudEvent<Optional<Order>>>() {
		}).data()).contains(new Order("n"));
		try (InputStream stream = typed(event, new ParameterizedTypeReference<TypedCloudEvent<InputStream>>() {
		}).data()) {
			assertThat(stream).hasContent("{\"number\" : \"n\"}");
		}
		assertThat(this.converter.fromCloudEvent(event, TypedCloudEvent.class).data()).isEqualTo(Map.of("number", "n"));
		CloudEvent list = Converters.json("any", "[{\"number\":\"a\"},{\"number\":\"b\"}]");
		assertThat(typed(list, new ParameterizedTypeReference<TypedCloudEvent<List<Order>>>() {
		}).data()).containsExactly(new Order("a"), new Order("b"));
		assertThat(typed(list, new ParameterizedTypeReference<TypedCloudEvent<Order[]>>() {
		}).data()).containsExactly(new Order("a"), new Order("b"));
		assertThat(typed(Converters.json("any", "\"text\""), new ParameterizedTypeReference<TypedCloudEvent<String>>() {
		}).data()).isEqualTo("text");
	}

	@Test
	void noDataIsRefusedUnlessOptional() {
		CloudEvent event = Converters.event("any").build();
		assertThat(violations(event, parameterized(new ParameterizedTypeReference<TypedCloudEvent<Order>>() {
		}))).containsExactly(CloudEventViolation.ofPointer("#", "is required"));
		assertThat(violations(Converters.json("any", " null "),
				parameterized(new ParameterizedTypeReference<TypedCloudEvent<JsonNode>>() {
				})))
			.containsExactly(CloudEventViolation.ofPointer("#", "is required"));
		assertThat(typed(event, new ParameterizedTypeReference<TypedCloudEvent<Optional<Order>>>() {
		}).data()).isEmpty();
	}

	@Test
	void charsetOfJsonAndTextIsThatOfTheContentType() {
		byte[] latin = "{\"number\":\"M\u00fcller\"}".getBytes(StandardCharsets.ISO_8859_1);
		CloudEvent event = Converters.data(Converters.event("any"), "application/json; charset=iso-8859-1", latin);
		assertThat(typed(event, new ParameterizedTypeReference<TypedCloudEvent<Order>>() {
		}).data()).isEqualTo(new Order("M\u00fcller"));
		CloudEvent utf16 = Converters.data(Converters.event("any"), "application/json; charset=UTF-16BE",
				"{\"number\":\"\u20ac\"}".getBytes(StandardCharsets.UTF_16BE));
		assertThat(typed(utf16, new ParameterizedTypeReference<TypedCloudEvent<Order>>() {
		}).data()).isEqualTo(new Order("\u20ac"));
		CloudEvent text = Converters.data(Converters.event("any"), "text/plain; charset=\"windows-1252\"",
				new byte[] { (byte) 0x80 });
		assertThat(typed(text, new ParameterizedTypeReference<TypedCloudEvent<String>>() {
		}).data()).isEqualTo("\u20ac");
		CloudEvent malformed = Converters.data(Converters.event("any"), "text/plain", new byte[] { (byte) 0x80 });
		assertThat(violations(malformed, parameterized(new ParameterizedTypeReference<TypedCloudEvent<String>>() {
		}))).hasSize(1);
		CloudEvent unknown = Converters.data(Converters.event("any"), "text/plain; charset=klingon", new byte[] { 1 });
		assertThatExceptionOfType(UnsupportedCloudEventException.class)
			.isThrownBy(() -> typed(unknown, new ParameterizedTypeReference<TypedCloudEvent<String>>() {
			}));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"number\":\"a\"} x", "{\"number\":\"a\"", "{number:1}", "\u0000",
			"{\"number\":\"a\u0001\"}" })
	void malformedJsonIsRefusedAsSuch(String json) {
		CloudEvent event = Converters.json("any", json);
		assertThatExceptionOfType(InvalidCloudEventException.class)
			.isThrownBy(() -> typed(event, new ParameterizedTypeReference<TypedCloudEvent<Order>>() {
			}))
			.satisfies((ex) -> assertThat(ex.getViolations())
				.containsExactly(CloudEventViolation.ofPointer("#", "must be well-formed JSON")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"number\":", "[1", "1 2", "nope", "\"a", "tru", "{\"a\":\"\u0001\"}" })
	void malformedJsonIsRefusedAsTextToo(String json) {
		for (String contentType : List.of("application/json", "application/json; charset=iso-8859-1")) {
			CloudEvent event = Converters.data(Converters.event("any"), contentType,
					json.getBytes(StandardCharsets.UTF_8));
			assertThatExceptionOfType(InvalidCloudEventException.class)
				.isThrownBy(() -> typed(event, new ParameterizedTypeReference<TypedCloudEvent<String>>() {
				}))
				.satisfies((ex) -> assertThat(ex.getViolations())
					.containsExactly(CloudEventViolation.ofPointer("#", "must be well-formed JSON")));
		}
	}

	@Test
	void invalidUtf8IsRefusedInJsonAsText() {
		for (byte[] json : List.of(new byte[] { '[', '"', (byte) 0xff, '"', ']' },
				"[\"\u00e4\"]".getBytes(StandardCharsets.UTF_16LE))) {
			CloudEvent event = Converters.data(Converters.event("any"), "application/json", json);
			assertThatExceptionOfType(InvalidCloudEventException.class)
				.isThrownBy(() -> typed(event, new ParameterizedTypeReference<TypedCloudEvent<String>>() {
				}));
		}
		CloudEvent mark = Converters.json("any", "\ufeff{}");
		assertThat(typed(mark, new ParameterizedTypeReference<TypedCloudEvent<String>>() {
		}).data()).isEqualTo("\ufeff{}");
	}

	@Test
	void faultsOfConvertersOfOthersKeepTheirCause() {
		IllegalStateException fault = new IllegalStateException("value");
		CloudEventConverter converter = Converters.create(new CloudEventDataConverter() {

			@Override
			public boolean canRead(ResolvableType type, MimeType contentType) {
				return true;
			}

			@Override
			public Object read(byte[] data, ResolvableType type, MimeType contentType) {
				throw fault;
			}

			@Override
			public boolean canWrite(Class<?> type, MimeType contentType) {
				return false;
			}

			@Override
			public byte[] write(Object data, MimeType contentType) {
				return new byte[0];
			}

		});
		CloudEvent event = Converters.data(Converters.event("strict"), "application/x", new byte[] { 1 });
		assertThatExceptionOfType(InvalidCloudEventDataException.class)
			.isThrownBy(() -> converter.fromCloudEvent(event,
					ResolvableType.forClassWithGenerics(TypedCloudEvent.class, Order.class)))
			.withMessage("data does not fit what is expected here")
			.withCause(fault);
	}

	@Test
	void invalidUtf8InJsonIsRefused() {
		// no character, a slash and a surrogate that are too long
		for (int[] bytes : new int[][] { { 0xff }, { 0xc0, 0xaf }, { 0xed, 0xa0, 0x80 } }) {
			ByteArrayOutputStream json = new ByteArrayOutputStream();
			json.writeBytes("{\"number\":\"".getBytes(StandardCharsets.UTF_8));
			IntStream.of(bytes).forEach(json::write);
			json.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
			CloudEvent event = Converters.data(Converters.event("any"), "application/json", json.toByteArray());
			assertThatExceptionOfType(CloudEventException.class)
				.isThrownBy(() -> typed(event, new ParameterizedTypeReference<TypedCloudEvent<Order>>() {
				}));
		}
	}

	@Test
	void byteOrderMarkIsNoPartOfAString() {
		CloudEvent event = Converters.data(Converters.event("any"), "application/json",
				"\ufeff\"a\"".getBytes(StandardCharsets.UTF_8));
		assertThat(typed(event, new ParameterizedTypeReference<TypedCloudEvent<String>>() {
		}).data()).isEqualTo("a");
	}

	@Test
	void attributesAreConvertedByFixedRules() {
		CloudEvent event = Converters.event("conversions")
			.withTime(OffsetDateTime.parse("2026-01-02T03:04:05.6Z"))
			.withExtension("flag", "true")
			.withExtension("number", "-5")
			.withExtension("big", "9007199254740993")
			.withExtension("decimal", "0.10")
			.withExtension("ratio", "2.5")
			.withExtension("unit", "SECONDS")
			.withExtension("bytes", "AQID")
			.withExtension("link", "//host/p?q=1")
			.withExtension("day", "2026-02-03")
			.build();
		Conversions conversions = this.converter.fromCloudEvent(event, Conversions.class);
		assertThat(conversions.time()).isEqualTo(Instant.parse("2026-01-02T03:04:05.600Z"));
		assertThat(conversions.specversion()).isEqualTo(SpecVersion.V1);
		assertThat(conversions.flag()).isTrue();
		assertThat(conversions.number()).isEqualTo(-5);
		assertThat(conversions.big()).isEqualTo(9007199254740993L);
		assertThat(conversions.decimal()).isEqualTo(new BigDecimal("0.10"));
		assertThat(conversions.ratio()).isEqualTo(2.5);
		assertThat(conversions.unit()).isEqualTo(TimeUnit.SECONDS);
		assertThat(conversions.bytes()).containsExactly(1, 2, 3);
		assertThat(conversions.link()).isEqualTo(URI.create("//host/p?q=1"));
		assertThat(conversions.day()).isEqualTo(LocalDate.of(2026, 2, 3));
	}

	@ParameterizedTest
	@CsvSource({ "flag, True, must be true or false", "flag, 1, must be true or false",
			"number, 1.0, must be an integer", "number, 2147483648, must be an integer",
			"number, +1, must be an integer", "number, 01, must be an integer",
			"big, 9223372036854775808, must be an integer", "ratio, 1e400, must be a number",
			"ratio, 1e999999999, must be a number", "decimal, 1e999999999, must be a number",
			"bytes, '***', must be base64", "bytes, AQI, must be base64", "bytes, A===, must be base64",
			"link, \u20ac, must be a URI-reference", "link, a b, must be a URI-reference",
			"version, 0.2, must be a version of CloudEvents", "day, tomorrow, must be convertible to LocalDate" })
	void attributesThatDoNotFitAreRefusedWithoutTheirValue(String name, String value, String detail) {
		CloudEvent event = Converters.event("conversions.some").withExtension(name, value).build();
		assertThat(violations(event, SomeConversions.class))
			.containsExactly(CloudEventViolation.ofAttribute(name, detail));
	}

	@Test
	void constantOfAnEnumIsNamedAsItIsWritten() {
		CloudEvent event = Converters.event("conversions.some").withExtension("mood", "happy").build();
		assertThat(violations(event, SomeConversions.class))
			.containsExactly(CloudEventViolation.ofAttribute("mood", "must be one of [GOOD, BAD]"));
	}

	private List<CloudEventViolation> violations(CloudEvent event, Class<?> type) {
		return violations(event, ResolvableType.forClass(type));
	}

	private List<CloudEventViolation> violations(CloudEvent event, ResolvableType type) {
		InvalidCloudEventDataException ex = catchThrowableOfType(InvalidCloudEventDataException.class,
				() -> this.converter.fromCloudEvent(event, type));
		assertThat(ex).isNotNull();
		return ex.getViolations();
	}

	@SuppressWarnings("unchecked")
	private <T> T typed(CloudEvent event, ParameterizedTypeReference<T> type) {
		return (T) this.converter.fromCloudEvent(event, parameterized(type));
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

	@CloudEventType("strict")
	record Strict(int data) {

		Strict {
			if (data < 0) {
				throw new IllegalArgumentException("must not be negative: " + data);
			}
		}

	}

	@CloudEventType("broken")
	record Broken(int data) {

		Broken {
			if (data > 0) {
				throw new NoClassDefFoundError("Missing");
			}
		}

	}

	@CloudEventType("strict.data")
	record StrictData(StrictSize data) {

	}

	record StrictSize(PositiveSize size) {

	}

	record PositiveSize(int size) {

		@JsonCreator
		PositiveSize {
			if (size < 0) {
				throw new UncheckedIOException("must not be negative: " + size, new IOException());
			}
		}

	}

	@CloudEventType("abstract")
	record AbstractData(Animal data) {

	}

	interface Animal {

	}

	@CloudEventType("conversions")
	record Conversions(Instant time, SpecVersion specversion, boolean flag, int number, long big, BigDecimal decimal,
			double ratio, TimeUnit unit, byte[] bytes, URI link, LocalDate day, @Nullable String data) {

	}

	enum Mood {

		GOOD, BAD;

		@Override
		public String toString() {
			return name().toLowerCase(java.util.Locale.ROOT);
		}

	}

	@CloudEventType("conversions.some")
	record SomeConversions(@Nullable Boolean flag, @Nullable Integer number, @Nullable Long big,
			@Nullable BigDecimal decimal, @Nullable Double ratio, byte @Nullable [] bytes, @Nullable LocalDate day,
			@Nullable Mood mood, @Nullable URI link, @Nullable SpecVersion version, @Nullable String data) {

	}

}
