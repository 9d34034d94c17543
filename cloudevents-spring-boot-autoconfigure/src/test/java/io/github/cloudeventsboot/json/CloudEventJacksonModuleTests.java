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

package io.github.cloudeventsboot.json;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.data.BytesCloudEventData;
import io.cloudevents.core.v1.CloudEventV1;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ResolvableType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link CloudEventJacksonModule}.
 */
class CloudEventJacksonModuleTests {

	private static final String DATA = "{\"amount\" : 1.10,\"currency\":\"€\"}";

	private static final String JSON = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\","
			+ "\"time\":\"2026-01-02T03:04:05Z\",\"datacontenttype\":\"application/json\",\"attempt\":3,\"data\":"
			+ DATA + "}";

	private static final CloudEvent EVENT = event(DATA);

	/** White space between tokens is lost when an event is read from other JSON. */
	private static final CloudEvent READ = event(DATA.replace(" : ", ":"));

	private final JsonMapper mapper = JsonMapper.builder().findAndAddModules().build();

	private static CloudEvent event(String data) {
		return ImmutableCloudEvent.copyOf(builder().withTime(OffsetDateTime.parse("2026-01-02T03:04:05Z"))
			.withExtension("attempt", 3)
			.withData("application/json", data.getBytes(StandardCharsets.UTF_8))
			.build());
	}

	private static CloudEventBuilder builder() {
		return CloudEventBuilder.v1().withId("1").withSource(URI.create("/s")).withType("t");
	}

	@ParameterizedTest
	@MethodSource
	void eventsOfAnyKindAreWrittenInTheJsonEventFormat(Object event) {
		assertThat(this.mapper.writeValueAsString(Map.of("event", event))).isEqualTo("{\"event\":" + JSON + "}");
		assertThat(this.mapper.writeValueAsString(new Holder(event))).isEqualTo("{\"value\":" + JSON + "}");
		assertThat(this.mapper.writeValueAsString(List.of(event))).isEqualTo("[" + JSON + "]");
		assertThat(this.mapper.writeValueAsBytes(event)).asString(StandardCharsets.UTF_8).isEqualTo(JSON);
		StringWriter writer = new StringWriter();
		this.mapper.writeValue(writer, event);
		assertThat(writer).hasToString(JSON);
	}

	static Stream<Object> eventsOfAnyKindAreWrittenInTheJsonEventFormat() {
		return Stream.of(EVENT,
				new CloudEventV1("1", URI.create("/s"), "t", "application/json", null, null,
						OffsetDateTime.parse("2026-01-02T03:04:05Z"),
						BytesCloudEventData.wrap(DATA.getBytes(StandardCharsets.UTF_8)), Map.of("attempt", 3)),
				TypedCloudEvent.of(EVENT, "value"));
	}

	@Test
	void outgoingEventsAreWrittenWithTheirDataByTheMapper() {
		OutgoingCloudEvent<Amount> event = OutgoingCloudEvent.of("t", new Amount(new BigDecimal("1.10"), null))
			.withId("1")
			.withSource(URI.create("/s"))
			.withExtension("attempt", 3);
		assertThat(this.mapper.writeValueAsString(event)).isEqualTo("{\"specversion\":\"1.0\",\"id\":\"1\","
				+ "\"source\":\"/s\",\"type\":\"t\",\"datacontenttype\":\"application/json\",\"attempt\":3,"
				+ "\"data\":{\"amount\":1.10,\"currency\":null}}");
	}

	@Test
	void dataOfOutgoingEventsIsJsonTextOrBytes() {
		assertThat(written("text")).endsWith("\"datacontenttype\":\"text/plain;charset=UTF-8\",\"data\":\"text\"}");
		assertThat(written(new byte[] { 0, -1 }))
			.endsWith("\"datacontenttype\":\"application/octet-stream\",\"data_base64\":\"AP8=\"}");
		assertThat(written(EVENT)).endsWith("\"datacontenttype\":\"application/json\",\"data\":" + JSON + "}");
		assertThat(written(null)).endsWith("\"datacontenttype\":\"application/json\",\"data\":null}");
		assertThat(this.mapper.writeValueAsString(complete(OutgoingCloudEvent.of("t")))).endsWith("\"type\":\"t\"}");
		assertThat(this.mapper
			.writeValueAsString(complete(OutgoingCloudEvent.of("t", "a")).withDataContentType("application/json")))
			.endsWith("\"data\":\"a\"}");
	}

	private String written(@Nullable Object data) {
		return this.mapper.writeValueAsString(complete(OutgoingCloudEvent.of("t", data)));
	}

	private static <T> OutgoingCloudEvent<T> complete(OutgoingCloudEvent<T> event) {
		return event.withId("1").withSource(URI.create("/s"));
	}

	@Test
	void outgoingEventThatLacksAttributesFailsWithoutDefaults() {
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> this.mapper.writeValueAsString(OutgoingCloudEvent.of("t", 1)))
			.withMessageContainingAll("'id' is required, 'source' is required", "client that is configured for events");
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> this.mapper.writeValueAsString(OutgoingCloudEvent.of("t", 1).withId("1")))
			.withMessageContaining("'source' is required");
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> this.mapper.writeValueAsString(
					complete(OutgoingCloudEvent.of("t", Map.of())).withDataContentType("application/xml")))
			.withMessageContaining("application/xml");
	}

	@Test
	void outgoingEventGetsTheDefaultsOfTheConverter() {
		JsonMapper withDefaults = JsonMapper.builder()
			.findAndAddModules()
			.addModule(new CloudEventJacksonModule(() -> new Defaults(EVENT)))
			.build();
		assertThat(withDefaults.writeValueAsString(Map.of("event", OutgoingCloudEvent.of("t", 1))))
			.isEqualTo("{\"event\":" + JSON + "}");
	}

	@Test
	void dataIsWrittenAsWhatItIs() {
		assertThat(this.mapper.writeValueAsString(Map.of("data", EVENT.getData())))
			.isEqualTo("{\"data\":" + DATA + "}");
		assertThat(this.mapper.writeValueAsString(BytesCloudEventData.wrap("[1]".getBytes(StandardCharsets.UTF_8))))
			.isEqualTo("[1]");
		assertThat(this.mapper.writeValueAsString(EventData.ofText("5".getBytes(StandardCharsets.UTF_8))))
			.isEqualTo("\"5\"");
		assertThat(this.mapper.writeValueAsString(BytesCloudEventData.wrap(new byte[] { 0, -1 })))
			.isEqualTo("\"AP8=\"");
	}

	@Test
	void eventsAreReadFromJson() {
		assertThat(this.mapper.readValue(JSON, CloudEvent.class)).isEqualTo(READ);
		assertThat(this.mapper.readValue("[" + JSON + ",null]", new TypeReference<List<CloudEvent>>() {
		})).containsExactly(READ, null);
		TypedCloudEvent<Amount> typed = this.mapper.readValue(JSON, new TypeReference<>() {
		});
		assertThat(typed).isEqualTo(TypedCloudEvent.of(READ, new Amount(new BigDecimal("1.10"), "€")));
		Typed inside = this.mapper.readValue("{\"event\":" + JSON + "}", Typed.class);
		assertThat(inside.event()).isEqualTo(typed);
		OutgoingCloudEvent<Amount> outgoing = this.mapper.readValue(JSON, new TypeReference<>() {
		});
		assertThat(outgoing.data()).isEqualTo(typed.data());
		assertThat(this.mapper.writeValueAsString(outgoing)).isEqualTo(JSON.replace(" : ", ":"));
		CloudEventData data = this.mapper.readValue("{\"a\":1e400}", CloudEventData.class);
		assertThat(this.mapper.writeValueAsString(data)).isEqualTo("{\"a\":1E+400}");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "text/plain|\"data\":\"a\"|a", "text/plain|\"data_base64\":\"YQ==\"|a",
					"application/json|\"data_base64\":\"ImEi\"|a", "application/json;charset=UTF-16|\"data\":\"a\"|a",
					"application/json|\"data\":null|", "text/plain|\"x\":\"\"|" })
	void dataIsReadByItsContentType(String contentType, String member, @Nullable String expected) {
		String json = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"datacontenttype\":\""
				+ contentType + "\"," + member + "}";
		TypedCloudEvent<String> typed = this.mapper.readValue(json, new TypeReference<>() {
		});
		assertThat(typed.data()).isEqualTo(expected);
		TypedCloudEvent<Object> object = this.mapper.readValue(json, new TypeReference<>() {
		});
		assertThat(object.data()).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{}|specversion", "{\"specversion\":\"1.0\",\"id\":5}|must be a string",
			"[]|CloudEvent", "\"text\"|CloudEvent", "{\"specversion\":\"1.0\",\"specversion\":\"1.0\"}|only once" })
	void invalidEventsAreMismatches(String json, String message) {
		assertThatExceptionOfType(MismatchedInputException.class)
			.isThrownBy(() -> this.mapper.readValue("{\"event\":" + json + "}", Plain.class))
			.withMessageContaining(message)
			.satisfies((ex) -> assertThat(ex.getPathReference()).contains("event"));
		assertThatExceptionOfType(MismatchedInputException.class)
			.isThrownBy(() -> this.mapper.readValue("{\"event\":" + json + "}", Typed.class));
	}

	@Test
	void eventsSurviveOtherFormsOfJson() {
		JsonNode tree = this.mapper.valueToTree(Map.of("event", EVENT));
		assertThat(tree.at("/event/data/currency").asString()).isEqualTo("€");
		assertThat(this.mapper.treeToValue(tree, Plain.class).event().getId()).isEqualTo("1");
		JsonMapper pretty = this.mapper.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
		assertThat(this.mapper.readValue(pretty.writeValueAsString(EVENT), CloudEvent.class)).isEqualTo(READ);
	}

	@Test
	void serializersOfTheApplicationWin() {
		JsonMapper own = JsonMapper.builder()
			.findAndAddModules()
			.addModule(new tools.jackson.databind.module.SimpleModule("own").addSerializer(CloudEvent.class,
					new tools.jackson.databind.ser.std.ToStringSerializer(CloudEvent.class)))
			.build();
		assertThat(own.writeValueAsString(EVENT)).startsWith("\"CloudEvent[");
	}

	@ParameterizedTest
	@MethodSource
	void ownTypesFailOnMappersWithoutTheModule(Object value) {
		JsonMapper plain = JsonMapper.builder().build();
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> plain.writeValueAsString(Map.of("event", value)))
			.withMessageContaining("without the CloudEventJacksonModule");
		com.fasterxml.jackson.databind.ObjectMapper jackson2 = new com.fasterxml.jackson.databind.ObjectMapper();
		assertThatExceptionOfType(com.fasterxml.jackson.databind.JsonMappingException.class)
			.isThrownBy(() -> jackson2.writeValueAsString(Map.of("event", value)))
			.withMessageContaining("without the CloudEventJacksonModule");
	}

	static Stream<Object> ownTypesFailOnMappersWithoutTheModule() {
		return Stream.of(EVENT, TypedCloudEvent.of(EVENT, 1), OutgoingCloudEvent.of("t", 1), EVENT.getData());
	}

	@Test
	void eventsThatBreakTheRulesCantBeWritten() {
		CloudEvent event = builder().withExtension("text", "\u0000").build();
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> this.mapper.writeValueAsString(event))
			.withMessageContaining("'text'");
	}

	@Test
	void converterMustNotBeNull() {
		assertThatIllegalArgumentException().isThrownBy(() -> new CloudEventJacksonModule(null));
	}

	record Holder(Object value) {

	}

	record Plain(CloudEvent event) {

	}

	record Typed(TypedCloudEvent<Amount> event) {

	}

	record Amount(BigDecimal amount, @Nullable String currency) {

	}

	record Defaults(CloudEvent event) implements CloudEventConverter {

		@Override
		public Object fromCloudEvent(CloudEvent event, ResolvableType targetType) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Object fromAttributes(Map<String, String> attributes, byte @Nullable [] data,
				ResolvableType targetType) {
			throw new UnsupportedOperationException();
		}

		@Override
		public CloudEvent toCloudEvent(Object value) {
			return this.event;
		}

	}

}
