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

package io.github.cloudeventsboot.http.converter;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.InvalidCloudEventDataException;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.TypedCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.binding.BindingContext;
import io.github.cloudeventsboot.binding.ConstraintMetadata;
import io.github.cloudeventsboot.binding.DefaultCloudEventConverter;
import io.github.cloudeventsboot.binding.EventBindings;
import io.github.cloudeventsboot.binding.EventConstraints;
import io.github.cloudeventsboot.binding.EventFactory;
import io.github.cloudeventsboot.conformance.Requirement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ResolvableType;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.mock.http.MockHttpInputMessage;
import org.springframework.mock.http.MockHttpOutputMessage;
import org.springframework.mock.http.client.MockClientHttpResponse;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.UnknownContentTypeException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

class CloudEventClientHttpMessageConverterTests {

	private static final MediaType STRUCTURED = MediaType.parseMediaType("application/cloudevents+json");

	private static final MediaType BATCH = MediaType.parseMediaType("application/cloudevents-batch+json");

	private static final OutgoingCloudEvent<Item> EVENT = OutgoingCloudEvent.of("item.sold", new Item("ü", 1));

	private static final String ENVELOPE = "{\"specversion\":\"1.0\",\"id\":\"00000000-0000-0000-0000-000000000001\","
			+ "\"source\":\"/app\",\"type\":\"item.sold\",\"time\":\"2026-11-23T00:00:00Z\","
			+ "\"datacontenttype\":\"application/json\",\"data\":{\"name\":\"ü\",\"count\":1}}";

	private final List<HttpMessageConverter<?>> all = new ArrayList<>();

	private final CloudEventClientHttpMessageConverter converter = converter();

	private CloudEventClientHttpMessageConverter converter() {
		BindingContext context = new BindingContext(new JsonMapper(), List.of(),
				DefaultConversionService.getSharedInstance(), ConstraintMetadata.NONE);
		EventFactory encoder = new EventFactory(context, () -> new UUID(0, 1),
				Clock.fixed(Instant.parse("2026-11-23T00:00:00Z"), ZoneOffset.UTC), "/app");
		CloudEventClientHttpMessageConverter created = new CloudEventClientHttpMessageConverter(
				new DefaultCloudEventConverter(new EventBindings(context), encoder, EventConstraints.none()), encoder,
				this.all);
		this.all.addAll(List.of(created, new ByteArrayHttpMessageConverter(), new JacksonJsonHttpMessageConverter()));
		return created;
	}

	private MockHttpOutputMessage write(Object value, ResolvableType type, @Nullable MediaType contentType)
			throws Exception {
		MockHttpOutputMessage message = new MockHttpOutputMessage();
		message.getHeaders().setContentType(contentType);
		assertThat(this.converter.canWrite(type, value.getClass(), contentType)).isTrue();
		this.converter.write(value, type, contentType, message, null);
		return message;
	}

	private MockHttpOutputMessage write(Object value, @Nullable MediaType contentType) throws Exception {
		return write(value, ResolvableType.forClass(value.getClass()), contentType);
	}

	@Test
	void writesBinaryEventUnlessToldOtherwise() throws Exception {
		MockHttpOutputMessage message = write(EVENT, null);
		assertThat(message.getHeaders().toSingleValueMap()).containsExactlyInAnyOrderEntriesOf(Map.of("ce-specversion",
				"1.0", "ce-id", "00000000-0000-0000-0000-000000000001", "ce-source", "/app", "ce-type", "item.sold",
				"ce-time", "2026-11-23T00:00:00Z", "Content-Type", "application/json", "Content-Length",
				String.valueOf("{\"name\":\"ü\",\"count\":1}".getBytes(StandardCharsets.UTF_8).length)));
		assertThat(message.getBodyAsString(StandardCharsets.UTF_8)).isEqualTo("{\"name\":\"ü\",\"count\":1}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/cloudevents+json", "Application/CloudEvents+JSON;charset=utf-8" })
	void writesStructuredEventWhenTheContentTypeSaysSo(String contentType) throws Exception {
		MockHttpOutputMessage message = write(EVENT, MediaType.parseMediaType(contentType));
		assertThat(message.getHeaders().headerNames()).containsExactlyInAnyOrder("Content-Type", "Content-Length");
		assertThat(message.getHeaders().getContentType()).isEqualTo(STRUCTURED);
		assertThat(message.getBodyAsString(StandardCharsets.UTF_8)).isEqualTo(ENVELOPE);
	}

	@Test
	void writesHeadersBeforeTheBody() throws Exception {
		HttpHeaders atBody = new HttpHeaders();
		MockHttpOutputMessage message = new MockHttpOutputMessage() {

			@Override
			public OutputStream getBody() throws IOException {
				atBody.putAll(getHeaders());
				return super.getBody();
			}

		};
		this.converter.write(EVENT, ResolvableType.NONE, null, message, null);
		assertThat(atBody.headerNames()).contains("ce-id", "ce-type", "ce-source", "Content-Type", "Content-Length");
	}

	@Test
	void writesBatchOfCollection() throws Exception {
		MockHttpOutputMessage message = write(List.of(EVENT, EVENT), null);
		assertThat(message.getHeaders().getContentType()).isEqualTo(BATCH);
		assertThat(message.getBodyAsString(StandardCharsets.UTF_8)).isEqualTo("[" + ENVELOPE + "," + ENVELOPE + "]");
	}

	@Test
	void writesEmptyBatchIfTheElementsAreDeclared() throws Exception {
		ResolvableType type = ResolvableType.forClassWithGenerics(List.class, CloudEvent.class);
		MockHttpOutputMessage message = write(List.of(), type, null);
		assertThat(message.getHeaders().getContentType()).isEqualTo(BATCH);
		assertThat(message.getBodyAsString()).isEqualTo("[]");
		assertThat(write(List.of(), null).getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
	}

	@Test
	void takesTheContentTypeOfTheRequestForTheData() throws Exception {
		MockHttpOutputMessage message = write(OutgoingCloudEvent.of("t", "text"),
				MediaType.parseMediaType("text/plain;charset=UTF-16"));
		assertThat(message.getHeaders().getFirst("Content-Type")).isEqualTo("text/plain;charset=UTF-16");
		assertThat(message.getBodyAsString(StandardCharsets.UTF_16)).isEqualTo("text");
		assertThat(write(EVENT.withDataContentType("text/json"), MediaType.APPLICATION_XML).getHeaders()
			.getFirst("Content-Type")).isEqualTo("text/json");
		assertThat(write(OutgoingCloudEvent.of("t"), MediaType.APPLICATION_JSON).getHeaders()
			.containsHeader("Content-Type")).isFalse();
	}

	@Test
	void writesStructuredEventIfTheHeadersWouldBeTooLarge() throws Exception {
		MockHttpOutputMessage message = write(EVENT.withExtension("long", "x".repeat(8000)), null);
		assertThat(message.getHeaders().getContentType()).isEqualTo(STRUCTURED);
		assertThat(message.getHeaders().containsHeader("ce-id")).isFalse();
	}

	@Test
	void leavesEventTypesToOthersWithoutContentTypeOfCloudEvents() throws Exception {
		Item item = new Item("n", 1);
		assertThat(this.converter.canWrite(Item.class, null)).isFalse();
		assertThat(this.converter.canWrite(Item.class, MediaType.APPLICATION_JSON)).isFalse();
		assertThat(this.converter.canWrite(Item[].class, null)).isFalse();
		assertThat(this.converter.canWrite(ResolvableType.forClassWithGenerics(List.class, Item.class), ArrayList.class,
				null))
			.isFalse();
		assertThat(write(item, STRUCTURED).getBodyAsString()).contains("\"type\":\"item.sold\"");
		assertThat(write(List.of(item), BATCH).getBodyAsString()).contains("\"type\":\"item.sold\"");
		assertThat(write(new Item[] { item }, BATCH).getBodyAsString()).contains("\"type\":\"item.sold\"");
	}

	@ParameterizedTest
	@ValueSource(classes = { String.class, byte[].class, Map.class, Integer.class, Object.class, int[].class })
	void leavesAllElseToOthers(Class<?> type) {
		assertThat(this.converter.canWrite(type, null)).isFalse();
		assertThat(this.converter.canWrite(type, STRUCTURED)).isFalse();
		assertThat(this.converter.canRead(type, null)).isFalse();
		assertThat(this.converter.canRead(type, STRUCTURED)).isFalse();
	}

	@Test
	void writesCollectionsOfOtherThingsLikeTheOthers() throws Exception {
		List<Object> mixed = Arrays.asList(EVENT.withId("1").withSource(URI.create("/s")), "x");
		for (Object value : List.of(List.of(new Item("n", 1)), List.of(1, 2), Collections.singletonList(null),
				List.of(Map.of("specversion", "1.0")))) {
			MockHttpOutputMessage expected = new MockHttpOutputMessage();
			new JacksonJsonHttpMessageConverter().write(value, ResolvableType.forInstance(value), null, expected, null);
			MockHttpOutputMessage actual = write(value, null);
			assertThat(actual.getBodyAsBytes()).isEqualTo(expected.getBodyAsBytes());
			assertThat(actual.getHeaders()).isEqualTo(expected.getHeaders());
		}
		assertThat(write(mixed, null).getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
		assertThatExceptionOfType(RestClientException.class)
			.isThrownBy(() -> write(List.of(1), MediaType.APPLICATION_XML))
			.withMessageStartingWith("No HttpMessageConverter for java.util.")
			.withMessageEndingWith("and content type \"application/xml\"");
	}

	@Test
	void refusesContentTypesThatNoSingleEventHas() {
		assertThatExceptionOfType(HttpMessageNotWritableException.class).isThrownBy(() -> write(EVENT, BATCH))
			.withMessageContaining("use application/cloudevents+json");
		assertThatExceptionOfType(HttpMessageNotWritableException.class)
			.isThrownBy(() -> write(EVENT, MediaType.parseMediaType("application/cloudevents+avro")));
	}

	@Test
	void refusesEventsThatBreakTheRules() {
		assertThatExceptionOfType(HttpMessageNotWritableException.class)
			.isThrownBy(() -> write(EVENT.withExtension("Bad", 1), null))
			.withMessageContaining("Bad");
	}

	@Test
	@Requirement(accepted = "R-02")
	void readsEventsOfEveryKind() throws Exception {
		MockHttpInputMessage message = new MockHttpInputMessage(ENVELOPE.getBytes(StandardCharsets.UTF_8));
		message.getHeaders().setContentType(STRUCTURED);
		assertThat(this.converter.read(Item.class, message)).isEqualTo(new Item("ü", 1));
		message = binary();
		assertThat(this.converter.read(CloudEvent.class, message))
			.satisfies((event) -> assertThat(((CloudEvent) event).getId()).isEqualTo("1"));
		ResolvableType typed = ResolvableType.forClassWithGenerics(TypedCloudEvent.class, Item.class);
		assertThat(((TypedCloudEvent<?>) this.converter.read(typed, binary(), null)).data())
			.isEqualTo(new Item("b", 2));
		ResolvableType outgoing = ResolvableType.forClassWithGenerics(OutgoingCloudEvent.class, Item.class);
		OutgoingCloudEvent<?> read = (OutgoingCloudEvent<?>) this.converter.read(outgoing, binary(), null);
		assertThat(read.data()).isEqualTo(new Item("b", 2));
		assertThat(read.attributes()).contains(entry("id", "1"), entry("source", URI.create("/s")), entry("x", "y"));
		assertThat((Object[]) this.converter.read(Item[].class, binary())).containsExactly(new Item("b", 2));
	}

	private static MockHttpInputMessage binary() {
		MockHttpInputMessage message = new MockHttpInputMessage("{\"name\":\"b\",\"count\":2}".getBytes());
		message.getHeaders().setContentType(MediaType.APPLICATION_JSON);
		Map.of("CE-specversion", "1.0", "ce-id", "1", "ce-source", "/s", "ce-type", "item.sold", "ce-x", "y")
			.forEach(message.getHeaders()::set);
		return message;
	}

	@Test
	@Requirement(rejected = "R-02")
	void tellsWhichEventOfABatchIsAtFault() {
		MockHttpInputMessage message = new MockHttpInputMessage(
				("[" + ENVELOPE + "," + ENVELOPE.replace(":1}", ":\"x\"}") + "]").getBytes(StandardCharsets.UTF_8));
		message.getHeaders().setContentType(BATCH);
		ResolvableType type = ResolvableType.forClassWithGenerics(Collection.class, Item.class);
		assertThatExceptionOfType(HttpMessageNotReadableException.class)
			.isThrownBy(() -> this.converter.read(type, message, null))
			.havingCause()
			.isInstanceOfSatisfying(InvalidCloudEventDataException.class,
					(ex) -> assertThat(ex.getViolations().get(0).index()).isEqualTo(1));
	}

	@Test
	void readsEventTypesFromOrdinaryResponsesLikeTheOthers() throws Exception {
		MockHttpInputMessage message = new MockHttpInputMessage("{\"name\":\"j\",\"count\":3}".getBytes());
		message.getHeaders().setContentType(MediaType.APPLICATION_JSON);
		assertThat(this.converter.read(Item.class, message)).isEqualTo(new Item("j", 3));
		MockHttpInputMessage list = new MockHttpInputMessage("[{\"name\":\"j\",\"count\":3}]".getBytes());
		list.getHeaders().setContentType(MediaType.APPLICATION_JSON);
		assertThat(this.converter.read(ResolvableType.forClassWithGenerics(List.class, Item.class), list, null))
			.isEqualTo(List.of(new Item("j", 3)));
		MockClientHttpResponse response = new MockClientHttpResponse("<x/>".getBytes(), HttpStatus.OK);
		response.getHeaders().setContentType(MediaType.APPLICATION_XML);
		assertThatExceptionOfType(UnknownContentTypeException.class)
			.isThrownBy(() -> this.converter.read(Item.class, response))
			.satisfies((ex) -> assertThat(ex.getResponseBodyAsString()).isEqualTo("<x/>"));
	}

	@Test
	@Requirement(rejected = "R-02")
	void refusesOrdinaryResponsesAsWholeEvents() {
		MockHttpInputMessage message = new MockHttpInputMessage(ENVELOPE.getBytes(StandardCharsets.UTF_8));
		message.getHeaders().setContentType(MediaType.APPLICATION_JSON);
		assertThatExceptionOfType(HttpMessageNotReadableException.class)
			.isThrownBy(() -> this.converter.read(CloudEvent.class, message))
			.withMessageContaining("not a CloudEvent");
	}

	@Test
	void doesNotAskForEventsWhereAnEventTypeMayBeOrdinary() {
		assertThat(this.converter.canRead(Item.class, null)).isFalse();
		assertThat(this.converter.canRead(Item.class, MediaType.TEXT_PLAIN)).isTrue();
		assertThat(this.converter.canRead(CloudEvent.class, null)).isTrue();
		assertThat(this.converter.getSupportedMediaTypes(CloudEvent.class)).containsExactly(STRUCTURED, MediaType.ALL);
		assertThat(this.converter.getSupportedMediaTypes(List.class)).containsExactly(BATCH, MediaType.ALL);
	}

	@CloudEventType("item.sold")
	record Item(String name, int count) {

	}

}
