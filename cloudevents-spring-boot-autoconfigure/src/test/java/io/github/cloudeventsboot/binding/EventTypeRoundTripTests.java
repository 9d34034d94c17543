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

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests that values come back from events as they went into them, and the other way
 * round.
 */
class EventTypeRoundTripTests {

	private final CloudEventConverter converter = Converters.create();

	@Test
	void eventKeepsWhatTheValueWasWhenItWasMade() {
		List<String> data = new ArrayList<>(List.of("a"));
		CloudEvent event = this.converter.toCloudEvent(OutgoingCloudEvent.of("t", data));
		data.add("b");
		assertThat(new String(event.getData().toBytes(), StandardCharsets.UTF_8)).isEqualTo("[\"a\"]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "application/json;charset=utf-16" })
	void converterReportsDataThatJacksonCanNotWrite(String contentType) {
		Map<String, Object> cyclic = new HashMap<>();
		cyclic.put("self", cyclic);
		for (Object data : List.of(cyclic, new Unwritable())) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> this.converter
					.toCloudEvent(OutgoingCloudEvent.of("t", data).withDataContentType(contentType)))
				.withMessage("Data of the event can't be written")
				.withCauseInstanceOf(JacksonException.class);
		}
	}

	@Test
	void whatATypeCarriesSurvives() {
		Everything everything = new Everything("i-1", URI.create("urn:x"), "a.b.c",
				OffsetDateTime.parse("2026-01-02T03:04:05.123456789+05:30"), "s \u20ac", URI.create("urn:schema"), true,
				-7, (short) 3, 9007199254740993L, new BigDecimal("1.10"),
				new BigInteger("123456789012345678901234567890"), 0.1, Level.HIGH, new byte[] { 0, -1, 2 },
				LocalDate.of(2026, 2, 28), Instant.parse("2026-01-02T03:04:05.000000001Z"),
				ZonedDateTime.parse("2026-01-02T03:04:05+01:00"), new Date(1234567890123L),
				LocalDateTime.of(2026, 1, 2, 3, 4, 5), UUID.fromString(Converters.ID), Duration.ofMillis(1500),
				Optional.of("o"), null, new Money("EUR", 5),
				new Details(new BigDecimal("12345678901234567890.123456789"), null,
						List.of(new Circle(1), new Group(List.of(new Square(2), new Circle(3)))),
						LocalDate.of(2026, 1, 1), Instant.EPOCH, Optional.empty(), mapWithNull()));
		CloudEvent event = this.converter.toCloudEvent(everything);
		Everything copy = this.converter.fromCloudEvent(event, Everything.class);
		assertThat(copy).usingRecursiveComparison().isEqualTo(everything);
		assertThat(this.converter.toCloudEvent(copy)).isEqualTo(event);
	}

	private static Map<String, @Nullable Object> mapWithNull() {
		Map<String, @Nullable Object> map = new HashMap<>();
		map.put("null", null);
		map.put("list", Arrays.asList(1, null, "x"));
		return map;
	}

	@Test
	void attributesHaveTheTypesOfCloudEvents() {
		CloudEvent event = this.converter
			.toCloudEvent(new Typed(5L, 1L << 40, true, Level.LOW, new BigDecimal("2.50"), "text"));
		assertThat(event.getExtension("small")).isEqualTo(5);
		assertThat(event.getExtension("large")).isEqualTo("1099511627776");
		assertThat(event.getExtension("flag")).isEqualTo(true);
		assertThat(event.getExtension("level")).isEqualTo("LOW");
		assertThat(event.getExtension("price")).isEqualTo("2.50");
		assertThat(event.getId()).isEqualTo(Converters.ID);
		assertThat(event.getSource()).hasToString("/tests");
		assertThat(event.getTime()).isEqualTo(Converters.NOW.atOffset(java.time.ZoneOffset.UTC));
		assertThat(event.getDataContentType()).isEqualTo("text/plain;charset=UTF-8");
	}

	@Test
	void coreAttributesAreStringsWhateverTheirComponentIs() {
		CloudEvent event = this.converter.toCloudEvent(new Numbered(5, true, null));
		assertThat(event.getSubject()).isEqualTo("5");
		assertThat(event.getId()).isEqualTo("true");
		assertThat(this.converter.fromCloudEvent(event, Numbered.class)).isEqualTo(new Numbered(5, true, null));
	}

	@Test
	void attributesOfSeveralElementsSurvive() {
		Tagged tagged = new Tagged(List.of("a", "b c"), new TreeSet<>(List.of(1, 2)),
				List.of(LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 1)),
				new LocalDate[] { LocalDate.of(2026, 2, 28) }, new int[] { 3, 4 }, List.of(),
				TimeZone.getTimeZone("Europe/Berlin"), null);
		CloudEvent event = this.converter.toCloudEvent(tagged);
		assertThat(event.getExtension("tags")).isEqualTo("a,b c");
		assertThat(event.getExtension("numbers")).isEqualTo("1,2");
		assertThat(event.getExtension("days")).isEqualTo("2026-02-28,2026-03-01");
		assertThat(event.getExtension("none")).isEqualTo("");
		assertThat(this.converter.fromCloudEvent(event, Tagged.class)).usingRecursiveComparison().isEqualTo(tagged);
	}

	@Test
	void elementThatWouldComeBackAsTwoIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.converter.toCloudEvent(new Listed(List.of("a,b"), null)))
			.withMessageContaining("Element 'a,b' of an attribute must be text without a comma");
		List<String> other = new AbstractList<>() {

			@Override
			public String get(int index) {
				return "a,b";
			}

			@Override
			public int size() {
				return 1;
			}

		};
		assertThatIllegalArgumentException().isThrownBy(() -> this.converter.toCloudEvent(new Listed(other, null)))
			.withMessageContaining("without a comma");
	}

	@Test
	void elementsOfACollectionKeepTheirKind() {
		List<Figure> figures = new ArrayList<>(List.of(new Circle(1), new Square(2)));
		CloudEvent event = this.converter.toCloudEvent(new Drawn(figures));
		assertThat(this.converter.fromCloudEvent(event, Drawn.class).data()).isEqualTo(figures);
	}

	@Test
	void wholeTypeThatIsTheDataSurvives() {
		Whole whole = new Whole("x", List.of(new Square(1)), null);
		CloudEvent event = this.converter.toCloudEvent(whole);
		assertThat(this.converter.fromCloudEvent(event, Whole.class)).isEqualTo(whole);
		assertThat(json(event))
			.isEqualTo("{\"id\":\"x\",\"figures\":[{\"kind\":\"EventTypeRoundTripTests$Square\",\"side\":1}],"
					+ "\"note\":null}");
	}

	@Test
	void noDataStaysNoData() {
		CloudEvent event = this.converter.toCloudEvent(new Maybe(null));
		assertThat(event.getData()).isNull();
		assertThat(event.getDataContentType()).isNull();
		assertThat(this.converter.fromCloudEvent(event, Maybe.class)).isEqualTo(new Maybe(null));
		assertThat(this.converter.toCloudEvent(new MaybeOptional(Optional.empty())).getData()).isNull();
		CloudEvent present = this.converter.toCloudEvent(new MaybeOptional(Optional.of(3)));
		assertThat(this.converter.fromCloudEvent(present, MaybeOptional.class).data()).contains(3);
	}

	@Test
	void eventsStayWhatTheyAre() {
		CloudEvent event = Converters.json(Converters.event("x").withExtension("n", 1).withExtension("t", "1"),
				"{ \"b\":1.0 , \"a\" : 1e2 }");
		assertThat(this.converter.toCloudEvent(this.converter.fromCloudEvent(event, CloudEvent.class)))
			.isEqualTo(event);
		Object typed = this.converter.fromCloudEvent(event,
				ResolvableType.forType(new ParameterizedTypeReference<TypedCloudEvent<Map<String, Object>>>() {
				}));
		assertThat(this.converter.toCloudEvent(typed)).isEqualTo(event);
		assertThat(json(this.converter.toCloudEvent(typed))).isEqualTo("{ \"b\":1.0 , \"a\" : 1e2 }");
		CloudEvent bare = Converters.event("x").build();
		assertThat(this.converter.toCloudEvent(bare)).satisfies((copy) -> {
			assertThat(copy.getTime()).isNull();
			assertThat(copy.getData()).isNull();
			assertThat(copy.getDataContentType()).isNull();
		});
	}

	@Test
	void mapOfAllAttributesGoesOutAsItCameIn() {
		CloudEvent event = Converters.json(Converters.event("all")
			.withTime(OffsetDateTime.parse("2026-01-02T03:04:05Z"))
			.withSubject("s")
			.withExtension("n", 1), "[1]");
		All all = this.converter.fromCloudEvent(event, All.class);
		assertThat(this.converter.toCloudEvent(all)).isEqualTo(event);
	}

	@Test
	void typeComponentDecidesAmongSeveral() {
		CloudEvent event = this.converter.toCloudEvent(new Several("several.two", 2));
		assertThat(event.getType()).isEqualTo("several.two");
		assertThatIllegalArgumentException().isThrownBy(() -> this.converter.toCloudEvent(new Untold(1)))
			.withMessageContaining("type");
	}

	@Test
	void outgoingEventIsFilledIn() {
		CloudEvent event = this.converter.toCloudEvent(OutgoingCloudEvent.of("x", Map.of("a", 1)).withSubject("s"));
		assertThat(event.getSubject()).isEqualTo("s");
		assertThat(event.getId()).isEqualTo(Converters.ID);
		assertThat(json(event)).isEqualTo("{\"a\":1}");
		assertThat(this.converter.toCloudEvent(OutgoingCloudEvent.of("x")).getData()).isNull();
		assertThat(json(this.converter.toCloudEvent(OutgoingCloudEvent.of("x", null)))).isEqualTo("null");
	}

	@Test
	void whatIsNoEventIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.converter.toCloudEvent(Collections.emptyMap()));
	}

	private static String json(CloudEvent event) {
		assertThat(event.getData()).isNotNull();
		return new String(event.getData().toBytes(), StandardCharsets.UTF_8);
	}

	static final class Unwritable {

		public String getName() {
			throw new IllegalStateException();
		}

	}

	enum Level {

		LOW {
		},
		HIGH {
		};

		@Override
		public String toString() {
			return "level " + ordinal();
		}

	}

	public record Money(String currency, int amount) {

		public static Money valueOf(String text) {
			return new Money(text.substring(0, 3), Integer.parseInt(text.substring(3)));
		}

		@Override
		public String toString() {
			return this.currency + this.amount;
		}

	}

	@CloudEventType("tagged")
	record Tagged(List<String> tags, SortedSet<Integer> numbers, List<LocalDate> days, LocalDate[] dates, int[] counts,
			List<String> none, TimeZone zone, @Nullable String data) {

	}

	@CloudEventType("listed")
	record Listed(List<String> tags, @Nullable String data) {

	}

	@CloudEventType("numbered")
	record Numbered(int subject, boolean id, @Nullable String data) {

	}

	@CloudEventType("a.b.*")
	record Everything(String id, URI source, String type, OffsetDateTime time, String subject, URI dataSchema,
			boolean flag, int number, short small, long big, BigDecimal decimal, BigInteger huge, double ratio,
			Level level, byte[] bytes, LocalDate day, Instant instant, ZonedDateTime zoned, Date date,
			LocalDateTime local, UUID uuid, Duration duration, Optional<String> optional, @Nullable Integer missing,
			Money money, Details data) {

	}

	record Details(BigDecimal amount, @Nullable String nothing, List<Figure> figures, LocalDate day, Instant instant,
			Optional<String> optional, Map<String, @Nullable Object> map) {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
	sealed interface Figure permits Circle, Square, Group {

	}

	record Circle(int radius) implements Figure {

	}

	record Square(int side) implements Figure {

	}

	record Group(List<Figure> figures) implements Figure {

	}

	@CloudEventType("typed")
	record Typed(Long small, long large, boolean flag, Level level, BigDecimal price, String data) {

	}

	@CloudEventType("drawn")
	record Drawn(List<Figure> data) {

	}

	@CloudEventType("whole")
	record Whole(String id, List<Figure> figures, @Nullable String note) {

	}

	@CloudEventType("maybe")
	record Maybe(@Nullable Details data) {

	}

	@CloudEventType("maybe.optional")
	record MaybeOptional(Optional<Integer> data) {

	}

	@CloudEventType("all")
	record All(@CloudEventAttribute Map<String, Object> attributes, List<Integer> data) {

	}

	@CloudEventType({ "several.one", "several.two" })
	record Several(String type, int data) {

	}

	@CloudEventType("untold.*")
	record Untold(int data) {

	}

}
