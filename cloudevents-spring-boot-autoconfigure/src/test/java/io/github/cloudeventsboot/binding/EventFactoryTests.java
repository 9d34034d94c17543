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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.data.BytesCloudEventData;
import io.github.cloudeventsboot.CloudEventDataConverter;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.conformance.Requirement;
import io.github.cloudeventsboot.event.EventAssembler;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.EventData.Form;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import org.springframework.core.ResolvableType;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.util.MimeType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.verify;

/**
 * Tests for {@link EventFactory}, {@link EventClassWriter} and {@link DataWriter}.
 */
class EventFactoryTests {

	private static final String ID = new UUID(0, 1).toString();

	private static final OutgoingDefaults WRAPPING = new OutgoingDefaults("wrapped", Map.of(), "/request", null);

	private static final BindingContext CONTEXT = new BindingContext(JsonMapper.builder().build(), List.of(new Csv()),
			DefaultConversionService.getSharedInstance(), ConstraintMetadata.NONE);

	private final EventFactory encoder = encoder("/application");

	private static EventFactory encoder(@Nullable String source) {
		return new EventFactory(CONTEXT, () -> new UUID(0, 1),
				Clock.fixed(Instant.parse("2026-11-23T10:00:00.5Z"), ZoneOffset.ofHours(2)), source);
	}

	private ImmutableCloudEvent encode(@Nullable Object value) {
		return this.encoder.create(value, WRAPPING);
	}

	private static String data(ImmutableCloudEvent event) {
		return new String(event.getData().toBytes(), StandardCharsets.UTF_8);
	}

	@Test
	@Requirement(produced = { "A-01", "A-08", "A-15", "J-04" })
	void fillsInWhatIsLeftOut() {
		ImmutableCloudEvent event = encode(OutgoingCloudEvent.of("t", Map.of("a", 1)));
		assertThat(event.getId()).isEqualTo(ID);
		assertThat(event.getSourceString()).isEqualTo("/application");
		assertThat(event.getType()).isEqualTo("t");
		assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
		assertThat(event.getTimeString()).isEqualTo("2026-11-23T10:00:00.5Z");
		assertThat(event.getDataContentType()).isEqualTo("application/json");
		assertThat(event.getSubject()).isNull();
		assertThat(event.getDataSchemaString()).isNull();
		assertThat(event.getExtensionNames()).isEmpty();
		assertThat(data(event)).isEqualTo("{\"a\":1}");
		assertThat(event.getData().form()).isEqualTo(Form.JSON);
	}

	@Test
	void keepsWhatTheEventSays() {
		ImmutableCloudEvent event = encode(OutgoingCloudEvent.of("t", "x")
			.withId("i")
			.withSource(URI.create("/s"))
			.withSubject("j")
			.withTime(OffsetDateTime.parse("2020-01-01T00:00:00Z"))
			.withDataSchema(URI.create("urn:x"))
			.withDataContentType("text/csv")
			.withExtension("number", 5)
			.withExtension("flag", true)
			.withExtension("bytes", new byte[] { 1 }));
		assertThat(event.getId()).isEqualTo("i");
		assertThat(event.getSourceString()).isEqualTo("/s");
		assertThat(event.getSubject()).isEqualTo("j");
		assertThat(event.getTimeString()).isEqualTo("2020-01-01T00:00:00Z");
		assertThat(event.getDataSchemaString()).isEqualTo("urn:x");
		assertThat(event.getDataContentType()).isEqualTo("text/csv");
		assertThat(event.getExtensions()).containsExactly(Map.entry("number", 5), Map.entry("flag", true),
				Map.entry("bytes", "AQ=="));
	}

	@Test
	void integersOfOtherTypesAreIntegers() {
		ImmutableCloudEvent event = encode(OutgoingCloudEvent.of("t")
			.withExtension("a", 5L)
			.withExtension("b", (short) -5)
			.withExtension("c", (byte) 5)
			.withExtension("d", (long) Integer.MIN_VALUE));
		assertThat(event.getExtensions()).containsExactly(Map.entry("a", 5), Map.entry("b", -5), Map.entry("c", 5),
				Map.entry("d", Integer.MIN_VALUE));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> encode(OutgoingCloudEvent.of("t").withExtension("a", 1L << 31)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain;charset=bogus", "application/json;charset=bogus" })
	void unknownCharsetIsAMistakeOfTheApplication(String contentType) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> encode(OutgoingCloudEvent.of("t", "x").withDataContentType(contentType)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-01-02T03:04:05.120Z", "2016-12-31T23:59:60Z", "9999-12-31T23:59:59Z",
			"2026-01-02t03:04:05.123456789012345z", "2026-01-02T03:04:05-00:00" })
	void extensionsOfTheMomentLeaveTheRestAsItCame(String time) {
		EventAssembler assembler = new EventAssembler();
		Map.of("specversion", "1.0", "id", "1", "source", "HTTP://a/%7e", "type", "t", "time", time, "dataschema",
				"HTTP://a/%7e", "n", 5)
			.forEach(assembler::set);
		ImmutableCloudEvent event = assembler.build(EventData.ofBytes(new byte[] { 1 }));
		EventFactory propagating = new EventFactory(CONTEXT, () -> new UUID(0, 1), Clock.systemUTC(), null,
				List.of((sent) -> Map.of("traceparent", "00-1-2-01"), (sent) -> Map.of("n", "6")));
		ImmutableCloudEvent encoded = propagating.create(event, WRAPPING);
		assertThat(encoded).isEqualTo(event.withExtensions(Map.of("traceparent", "00-1-2-01")));
		assertThat(encoded.getTimeString()).isEqualTo(time);
		assertThat(encoded.getExtensions()).containsExactly(Map.entry("n", 5), Map.entry("traceparent", "00-1-2-01"));
		EventFactory wrong = new EventFactory(CONTEXT, () -> new UUID(0, 1), Clock.systemUTC(), null,
				List.of((sent) -> Map.of("subject", "2")));
		assertThatIllegalArgumentException().isThrownBy(() -> wrong.create(event, WRAPPING))
			.withMessageContaining("'subject' must not be set as an extension");
	}

	@Test
	void takesDefaultsForWhatTheEventLeavesOut() {
		OutgoingDefaults defaults = new OutgoingDefaults("ignored",
				Map.of("source", "/d", "subject", "d", "datacontenttype", "text/d", "extra", "d"), "/request", null);
		ImmutableCloudEvent event = this.encoder.create(OutgoingCloudEvent.of("t", "x").withSubject("own"), defaults);
		assertThat(event.getType()).isEqualTo("t");
		assertThat(event.getSourceString()).isEqualTo("/d");
		assertThat(event.getSubject()).isEqualTo("own");
		assertThat(event.getDataContentType()).isEqualTo("text/d");
		assertThat(event.getExtension("extra")).isEqualTo("d");
		ImmutableCloudEvent withoutData = this.encoder.create(OutgoingCloudEvent.of("t"), defaults);
		assertThat(withoutData.getDataContentType()).isNull();
		assertThat(withoutData.getData()).isNull();
	}

	@Test
	@Requirement(produced = "A-12")
	void keepsAnExplicitContentTypeWithoutData() {
		assertThat(encode(OutgoingCloudEvent.of("t").withDataContentType("text/x")).getDataContentType())
			.isEqualTo("text/x");
	}

	@Test
	void takesTheSourceOfTheRequestLast() {
		OutgoingCloudEvent<?> event = OutgoingCloudEvent.of("t");
		assertThat(encoder(null).create(event, WRAPPING).getSourceString()).isEqualTo("/request");
		assertThat(encoder(null).hasSource()).isFalse();
		assertThat(encoder(null).create(event, OutgoingDefaults.NONE).getSourceString()).isEqualTo("/");
		assertThat(this.encoder.hasSource()).isTrue();
	}

	@Test
	void leavesEventsAsTheyAre() {
		CloudEvent event = CloudEventBuilder.v1().withId("i").withSource(URI.create("/s")).withType("t").build();
		ImmutableCloudEvent encoded = encode(event);
		assertThat(encoded.getTimeString()).isNull();
		assertThat(encoded.getId()).isEqualTo("i");
		assertThat(encode(encoded)).isSameAs(encoded);
	}

	@ParameterizedTest
	@MethodSource
	void wrapsValues(Object value, @Nullable String contentType, String data) {
		ImmutableCloudEvent event = encode(value);
		assertThat(event.getType()).isEqualTo("wrapped");
		assertThat(event.getDataContentType()).isEqualTo(contentType);
		assertThat(data(event)).isEqualTo(data);
	}

	static Object[][] wrapsValues() {
		byte[] bytes = "bytes".getBytes(StandardCharsets.UTF_8);
		return new Object[][] { { new Note(1), "application/json", "{\"n\":1}" },
				{ List.of(1), "application/json", "[1]" }, { 5, "application/json", "5" },
				{ true, "application/json", "true" }, { "\u20ac", "text/plain;charset=UTF-8", "\u20ac" },
				{ "", "text/plain;charset=UTF-8", "" },
				{ JsonNodeFactory.instance.stringNode("x"), "application/json", "\"x\"" },
				{ JsonNodeFactory.instance.nullNode(), "application/json", "null" },
				{ Optional.of("x"), "text/plain;charset=UTF-8", "x" }, { Optional.empty(), "application/json", "null" },
				{ bytes, "application/octet-stream", "bytes" },
				{ new ByteArrayInputStream(bytes), "application/octet-stream", "bytes" },
				{ new ByteArrayResource(bytes), "application/octet-stream", "bytes" },
				{ BytesCloudEventData.wrap(bytes), null, "bytes" } };
	}

	@Test
	void closesStreamsOfData() throws IOException {
		InputStream stream = spy(new ByteArrayInputStream(new byte[] { 'a' }));
		assertThat(data(encode(stream))).isEqualTo("a");
		verify(stream).close();
		InputStream opened = spy(new ByteArrayInputStream(new byte[] { 'b' }));
		assertThat(data(encode(new InputStreamResource(opened)))).isEqualTo("b");
		verify(opened).close();
	}

	@Test
	@Requirement(produced = "J-11")
	void tellsNullFromNoData() {
		assertThat(encode(null).getData()).isNull();
		assertThat(encode(null).getDataContentType()).isNull();
		assertThat(data(encode(OutgoingCloudEvent.of("t", null)))).isEqualTo("null");
		assertThat(encode(OutgoingCloudEvent.of("t")).getData()).isNull();
	}

	@Test
	void writesDataAsItsContentTypeSays() {
		OutgoingCloudEvent<Object> text = OutgoingCloudEvent.of("t", "\u00e9");
		assertThat(encode(text.withDataContentType("text/x;charset=iso-8859-1")).getData().toBytes())
			.containsExactly(0xe9);
		assertThat(data(encode(text.withDataContentType("application/json")))).isEqualTo("\"\u00e9\"");
		assertThat(encode(text.withDataContentType("application/json;charset=iso-8859-1")).getData().toBytes())
			.containsExactly('"', 0xe9, '"');
		assertThat(data(encode(text.withDataContentType("application/json;charset=us-ascii"))))
			.isEqualTo("\"\\u00e9\"");
		assertThat(data(encode(OutgoingCloudEvent.of("t", List.of(1, 2)).withDataContentType("text/csv"))))
			.isEqualTo("1,2");
		assertThat(data(encode(OutgoingCloudEvent.of("t", new byte[] { '{', '}' }).withDataContentType("a/b+json"))))
			.isEqualTo("{}");
	}

	@Test
	void writesEventTypesWithTheirAttributes() {
		Map<String, Object> others = new LinkedHashMap<>();
		others.put("specversion", "1.0");
		others.put("subject", "of the map");
		others.put("id", "of the map");
		others.put("more", 7);
		others.put("absent", null);
		ImmutableCloudEvent event = encode(new Full(SpecVersion.V1, "own", Optional.empty(), 5L, Duration.ofMinutes(1),
				URI.create("/uri"), OffsetDateTime.parse("2020-01-01T00:00:00Z"), others, new Note(2)));
		assertThat(event.getType()).isEqualTo("full");
		assertThat(event.getSubject()).isEqualTo("own");
		assertThat(event.getId()).isEqualTo("of the map");
		assertThat(event.getTimeString()).isEqualTo("2020-01-01T00:00:00Z");
		assertThat(event.getExtensions()).containsExactly(Map.entry("longnumber", 5), Map.entry("duration", "PT1M"),
				Map.entry("uri", "/uri"), Map.entry("more", 7));
		assertThat(data(event)).isEqualTo("{\"n\":2}");
	}

	@Test
	void writesEventTypesThatAreTheData() {
		assertThat(data(encode(new Whole(3)))).isEqualTo("{\"n\":3}");
		assertThat(encode(new Whole(3)).getType()).isEqualTo("whole");
	}

	@Test
	void writesEventTypesWithoutData() {
		assertThat(encode(new Maybe(Optional.empty())).getData()).isNull();
		assertThat(data(encode(new Maybe(Optional.of(1))))).isEqualTo("1");
	}

	@Test
	void writesEventTypesThatAreNoRecords() {
		ImmutableCloudEvent event = encode(new Bean("s", new Note(4)));
		assertThat(event.getSubject()).isEqualTo("s");
		assertThat(data(event)).isEqualTo("{\"n\":4}");
	}

	@Test
	void needsATypeForEventTypesWithSeveral() {
		assertThat(encode(new Several(1)).getType()).isEqualTo("wrapped");
		assertThat(encode(new Typed("several.b", 1)).getType()).isEqualTo("several.b");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.encoder.create(new Several(1), OutgoingDefaults.NONE))
			.withMessageContaining("@CloudEventResponse(type = ...)");
	}

	@Test
	void needsATypeForOtherValues() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.encoder.create(1, OutgoingDefaults.NONE))
			.withMessageContaining("@CloudEventResponse(type = ...)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Upper", "with_underscore", "data", "type", "\u00e9" })
	@Requirement(produced = { "A-02", "A-03", "A-05" })
	void refusesNamesThatNoAttributeHas(String name) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> encode(OutgoingCloudEvent.of("t").withExtension(name, "x")))
			.withMessageContaining("Event can't be sent");
	}

	@Test
	@Requirement(produced = { "A-10", "A-13", "A-16", "A-17", "A-18" })
	void refusesValuesThatNoAttributeHas() {
		OutgoingCloudEvent<Integer> event = OutgoingCloudEvent.of("t", 1);
		for (OutgoingCloudEvent<?> invalid : List.of(event.withExtension("a", 1.5), event.withExtension("a", List.of()),
				event.withExtension("a", 1L << 40), event.withSubject("\u0000"), event.withExtension("a", "\ud800"),
				event.withDataContentType("nonsense"), event.withDataSchema(URI.create("/relative")),
				event.withExtension("specversion", "0.3"))) {
			assertThatIllegalArgumentException().isThrownBy(() -> encode(invalid));
		}
	}

	@Test
	void refusesDataThatItsContentTypeCannotHold() {
		for (OutgoingCloudEvent<?> invalid : List.of(
				OutgoingCloudEvent.of("t", "\u20ac").withDataContentType("text/plain;charset=us-ascii"),
				OutgoingCloudEvent.of("t", null).withDataContentType("text/plain"),
				OutgoingCloudEvent.of("t", new Note(1)).withDataContentType("image/png"))) {
			assertThatIllegalArgumentException().isThrownBy(() -> encode(invalid));
		}
	}

	@Test
	void tellsThatAComponentCannotBeRead() {
		assertThatExceptionOfType(InvalidEventTypeException.class).isThrownBy(() -> encode(new Hidden("x", 1)))
			.withMessageContaining("'subject'");
	}

	record Note(int n) {

	}

	@CloudEventType("full")
	record Full(SpecVersion specVersion, String subject, Optional<String> dataSchema, Long longNumber,
			Duration duration, URI uri, OffsetDateTime time, @CloudEventAttribute Map<String, Object> others,
			Note data) {

	}

	@CloudEventType("whole")
	record Whole(int n) {

	}

	@CloudEventType("maybe")
	record Maybe(Optional<Integer> data) {

	}

	@CloudEventType("bean")
	public static final class Bean {

		private final String subject;

		private final Note note;

		Bean(String subject, @CloudEventPayload Note note) {
			this.subject = subject;
			this.note = note;
		}

		public String getSubject() {
			return this.subject;
		}

		public Note getNote() {
			return this.note;
		}

	}

	@CloudEventType({ "several.a", "several.b" })
	record Several(int n) {

	}

	@CloudEventType("several.*")
	record Typed(String type, int data) {

	}

	@CloudEventType("hidden")
	static final class Hidden {

		private final int data;

		Hidden(String subject, int data) {
			this.data = data;
		}

		int data() {
			return this.data;
		}

	}

	private static final class Csv implements CloudEventDataConverter {

		@Override
		public boolean canRead(ResolvableType targetType, MimeType contentType) {
			return false;
		}

		@Override
		public Object read(byte[] data, ResolvableType targetType, MimeType contentType) throws IOException {
			throw new UnsupportedOperationException();
		}

		@Override
		public boolean canWrite(Class<?> sourceType, MimeType contentType) {
			return List.class.isAssignableFrom(sourceType) && "csv".equals(contentType.getSubtype());
		}

		@Override
		public byte[] write(Object value, MimeType contentType) {
			return value.toString().replace("[", "").replace("]", "").replace(" ", "").getBytes(StandardCharsets.UTF_8);
		}

	}

}
