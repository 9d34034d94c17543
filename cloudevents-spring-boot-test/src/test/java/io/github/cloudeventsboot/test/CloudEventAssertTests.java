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

package io.github.cloudeventsboot.test;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.github.cloudeventsboot.annotation.CloudEventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.cloudeventsboot.test.CloudEventAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link CloudEventAssert}, without an application.
 */
class CloudEventAssertTests {

	private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-11-26T10:00:00Z");

	private static final String DESCRIPTION = "specversion=1.0, id=e1, source=/shop, type=order.placed, "
			+ "subject=orders/1, time=2026-11-26T10:00:00Z, dataschema=https://example.com/order, "
			+ "datacontenttype=application/json, priority=7, data: {\"number\":1,\"lines\":[2]}";

	private final CloudEvent event = CloudEventBuilder.v1()
		.withId("e1")
		.withSource(URI.create("/shop"))
		.withType("order.placed")
		.withSubject("orders/1")
		.withTime(TIME)
		.withDataSchema(URI.create("https://example.com/order"))
		.withExtension("priority", 7)
		.withData("application/json", "{\"number\":1,\"lines\":[2]}".getBytes())
		.build();

	@Test
	void verifiesAttributesAndData() {
		assertThat(this.event).hasId("e1")
			.hasType("order.placed")
			.hasSource("/shop")
			.hasSubject("orders/1")
			.hasTime(OffsetDateTime.parse("2026-11-26T11:00:00+01:00"))
			.hasDataSchema(URI.create("https://example.com/order"))
			.hasDataContentType("application/json")
			.hasExtension("priority")
			.hasExtension("priority", 7)
			.hasExtension("priority", "7")
			.doesNotHaveExtension("other")
			.hasJsonData("{\"number\": 1}")
			.hasOnlyJsonData("{\"lines\": [2], \"number\": 1}")
			.hasTextData("{\"number\":1,\"lines\":[2]}");
		assertThat(this.event).jsonData().extractingPath("$.number").isEqualTo(1);
		assertThat(this.event).data(Order.class).isEqualTo(new Order(1, List.of(2)));
		assertThat(this.event).value(OrderPlaced.class).extracting((placed) -> placed.data().number()).isEqualTo(1);
		assertThat(withoutData()).hasNoData().hasSubject(null).hasDataContentType(null).hasDataSchema(null);
	}

	private static CloudEvent withoutData() {
		return CloudEventBuilder.v1().withId("e1").withSource(URI.create("/shop")).withType("order.placed").build();
	}

	@ParameterizedTest
	@MethodSource
	void failureNamesWhatIsExpectedAndShowsTheEvent(Consumer<CloudEventAssert> assertion, String message) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertion.accept(assertThat(this.event)))
			.satisfies((error) -> assertThat(error.getMessage().replace("\r", "").strip())
				.isEqualTo(message.formatted(DESCRIPTION)));
	}

	static Stream<Arguments> failureNamesWhatIsExpectedAndShowsTheEvent() {
		return Stream.of(fails((event) -> event.hasId("e2"), "id", "\"e2\"", "\"e1\""),
				fails((event) -> event.hasType("t"), "type", "\"t\"", "\"order.placed\""),
				fails((event) -> event.hasSource("/s"), "source", "\"/s\"", "\"/shop\""),
				fails((event) -> event.hasSubject(null), "subject", "(absent)", "\"orders/1\""),
				fails((event) -> event.hasTime(TIME.plusDays(1)), "time", "\"2026-11-27T10:00Z\"",
						"\"2026-11-26T10:00Z\""),
				fails((event) -> event.hasDataContentType("text/plain"), "datacontenttype", "\"text/plain\"",
						"\"application/json\""),
				fails((event) -> event.hasDataSchema(null), "dataschema", "(absent)", "\"https://example.com/order\""),
				fails((event) -> event.hasExtension("priority", 8), "priority", "\"8\"", "\"7\""),
				fails((event) -> event.hasExtension("other", 8), "other", "\"8\"", "(absent)"),
				Arguments.of(assertion((event) -> event.hasExtension("other")),
						"Expected an extension attribute 'other' in event:\n  %s"),
				Arguments.of(assertion((event) -> event.doesNotHaveExtension("priority")),
						"Expected no extension attribute 'priority' but it was:\n  \"7\"\nin event:\n  %s"),
				Arguments.of(assertion(CloudEventAssert::hasNoData), "Expected no data in event:\n  %s"),
				Arguments.of(assertion((event) -> event.hasTextData("{}")),
						"Expected data:\n  {}\nbut was:\n  {\"number\":1,\"lines\":[2]}\nin event:\n  %s"),
				Arguments.of(assertion((event) -> event.value(OrderCancelled.class)),
						"Expected an event that converts to:\n  " + OrderCancelled.class.getName()
								+ "\nbut:\n  attribute 'type' is not accepted here, only order.cancelled"
								+ "\nin event:\n  %s"));
	}

	private static Arguments fails(Consumer<CloudEventAssert> assertion, String name, String expected, String actual) {
		return Arguments.of(assertion, "Expected attribute '" + name + "' to be:\n  " + expected + "\nbut was:\n  "
				+ actual + "\nin event:\n  %s");
	}

	private static Consumer<CloudEventAssert> assertion(Consumer<CloudEventAssert> assertion) {
		return assertion;
	}

	@ParameterizedTest
	@ValueSource(strings = { "Priority", "ce-priority", "subject", "id", "data", "" })
	void refusesNamesThatNoExtensionCanHave(String name) {
		String message = "'name' must be the name of an extension attribute, but is '" + name + "'";
		assertThatIllegalArgumentException().isThrownBy(() -> assertThat(this.event).doesNotHaveExtension(name))
			.withMessage(message);
		assertThatIllegalArgumentException().isThrownBy(() -> assertThat(this.event).hasExtension(name))
			.withMessage(message);
		assertThatIllegalArgumentException().isThrownBy(() -> assertThat(this.event).hasExtension(name, "orders/1"))
			.withMessage(message);
	}

	@Test
	void refusesValuesThatNoExtensionCanHave() {
		assertThatIllegalArgumentException().isThrownBy(() -> assertThat(this.event).hasExtension("other", 0.5))
			.withMessage("'value' must be a value of an attribute, but is '0.5'");
	}

	@Test
	void failureOfJsonNamesTheMemberAndShowsTheEvent() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.event).hasJsonData("{\"number\": 2}"))
			.withMessageContaining("Data of event: " + DESCRIPTION)
			.withMessageContaining("#/number: expected 2 but was 1");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.event).hasOnlyJsonData("{\"number\": 1}"))
			.withMessageContaining("#/lines: expected to be absent but was [2]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{\"a\":1", "{\"a\":1} trailing", "{\"a\":1}{}", "{a:1}", "{'a':1}", "{\"a\"=1}",
			"{\"a\":01}", "{\"a\":0x1}", "{\"a\":1 /* c */}", "{\"a\":1,}", "{\"a\":2,\"a\":1}" })
	void refusesWhatIsNotJson(String text) {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(json(text)).hasJsonData("{\"a\":1}"))
			.withMessageStartingWith("Expected JSON data but:")
			.withMessageEndingWith(", data: " + text);
		assertThatIllegalArgumentException().isThrownBy(() -> assertThat(json("{\"a\":1}")).hasOnlyJsonData(text))
			.withMessageStartingWith("The expected JSON is malformed: ");
	}

	@Test
	void refusesWhatIsNotUtf8() {
		CloudEvent latin = CloudEventBuilder.from(this.event)
			.withData("text/plain", new byte[] { (byte) 0xe9 })
			.build();
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(latin).hasTextData("\ufffd"))
			.withMessageStartingWith("Expected data in UTF-8 in event:");
	}

	@ParameterizedTest
	@CsvSource({ "9007199254740993, 9007199254740992", "12345678901234567891, 12345678901234567890",
			"0.1, 0.10000000000000000001", "1, '\"1\"'", "null, false", "[1], 1", "{}, []" })
	void otherValuesAreNotEqual(String actual, String expected) {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(json("{\"a\":" + actual + "}")).hasJsonData("{\"a\":" + expected + "}"))
			.withMessageContaining("#/a: expected " + expected + " but was " + actual);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "1.0 | 1", "100 | 1e2", "'\"\u00e9\"' | '\"\\u00e9\"'" })
	void sameValuesAreEqualHoweverTheyAreWritten(String actual, String expected) {
		assertThat(json(actual)).hasOnlyJsonData(expected).hasJsonData(expected);
	}

	@Test
	void elementsMayHaveAnotherOrderUnlessAllIsExpected() {
		CloudEvent lines = json("[{\"a\":1,\"b\":2},{\"a\":1},{\"a\":[1,2]}]");
		assertThat(lines).hasJsonData("[{\"a\":[2,1]},{\"a\":1},{\"b\":2}]");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(lines).hasJsonData("[{\"a\":[2,1]},{\"b\":2},{\"b\":2}]"))
			.withMessageContaining("#/1/b: expected 2 but is absent");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(lines).hasOnlyJsonData("[{\"a\":1},{\"a\":1,\"b\":2},{\"a\":[1,2]}]"))
			.withMessageContaining("#/0/b: expected to be absent but was 2")
			.withMessageContaining("#/1/b: expected 2 but is absent");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(lines).hasJsonData("[]"))
			.withMessageContaining("#: expected [] but was [{");
	}

	private static CloudEvent json(String data) {
		return CloudEventBuilder.from(withoutData()).withData("application/json", data.getBytes()).build();
	}

	@Test
	void failureOfDataShowsTheEvent() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.event).data(Order.class).isEqualTo(new Order(2, List.of())))
			.withMessageContaining("Data of event: " + DESCRIPTION);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(withoutData()).hasJsonData("{}"))
			.withMessage("Expected data in event:%n  specversion=1.0, id=e1, source=/shop, type=order.placed, no data"
				.formatted());
	}

	@Test
	void failureOfNoEventSaysSo() {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat((CloudEvent) null).hasId("e1"))
			.withMessageContaining("Expecting actual not to be null");
	}

	record Order(int number, List<Integer> lines) {

	}

	@CloudEventType("order.placed")
	record OrderPlaced(Order data) {

	}

	@CloudEventType("order.cancelled")
	record OrderCancelled(Order data) {

	}

}
