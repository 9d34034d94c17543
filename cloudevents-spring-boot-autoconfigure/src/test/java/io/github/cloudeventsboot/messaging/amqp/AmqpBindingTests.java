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

package io.github.cloudeventsboot.messaging.amqp;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.rabbitmq.client.LongString;
import com.rabbitmq.client.impl.LongStringHelper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.ContentMode;
import io.github.cloudeventsboot.conformance.Requirement;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.event.InvalidOptionalAttributes;
import io.github.cloudeventsboot.messaging.OutgoingMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for events in messages (AMQP Protocol Binding for CloudEvents), read and written
 * without a broker.
 */
class AmqpBindingTests {

	private static final String TEXT = "Euro \u20ac \ud83d\ude00 %20 \"q\"";

	private static final String JSON = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"data\":[1]}";

	private final AmqpMessageReader reader = new AmqpMessageReader(InvalidOptionalAttributes.REJECT);

	private final MessageProperties properties = new MessageProperties();

	private AmqpBindingTests binary(String prefix) {
		this.properties.setHeader(prefix + "specversion", "1.0");
		this.properties.setHeader(prefix + "id", "1");
		this.properties.setHeader(prefix + "source", "/s");
		this.properties.setHeader(prefix + "type", "t");
		return this;
	}

	private AmqpBindingTests with(String name, Object value) {
		this.properties.setHeader(name, value);
		return this;
	}

	private ImmutableCloudEvent read(byte... body) {
		return this.reader.read(new Message(body, this.properties)).event();
	}

	private String violation(byte... body) {
		return catchException(body).toString();
	}

	private CloudEventException catchException(byte... body) {
		return assertThatExceptionOfType(CloudEventException.class).isThrownBy(() -> read(body)).actual();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/cloudevents+json", "Application/CloudEvents+JSON; charset=utf-8" })
	@Requirement(accepted = "Q-01")
	void readsStructured(String contentType) {
		this.properties.setContentType(contentType);
		with("cloudEvents_id", "other").with("ce-id", "another");
		ImmutableCloudEvent event = read(bytes(JSON));
		assertThat(event.getId()).isEqualTo("1");
		assertThat(event.getData().toBytes()).isEqualTo(bytes("[1]"));
	}

	@Test
	void leavesInvalidOptionalAttributesOutIfToldSo() {
		binary("cloudEvents_").with("cloudEvents_time", "yesterday").with("cloudEvents_other", "a");
		ImmutableCloudEvent event = new AmqpMessageReader(InvalidOptionalAttributes.IGNORE)
			.read(new Message(new byte[0], this.properties))
			.event();
		assertThat(event.getTime()).isNull();
		assertThat(event.getExtension("other")).isEqualTo("a");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/cloudevents-batch+json", "application/cloudevents+unknown" })
	@Requirement(rejected = "Q-01")
	void rejectsBatchesAndUnknownFormats(String contentType) {
		this.properties.setContentType(contentType);
		assertThat(catchException(bytes("[]"))).isNotNull();
	}

	@Test
	@Requirement(rejected = "Q-01")
	void rejectsStructuredWithoutBody() {
		this.properties.setContentType("application/cloudevents+json");
		assertThat(violation()).contains("empty");
	}

	@Test
	@Requirement(accepted = "Q-02")
	void readsBinaryAsItIs() {
		byte[] data = { (byte) 0xff, 0, (byte) 0x80 };
		binary("cloudEvents_");
		this.properties.setContentType("text/plain;charset=x");
		CloudEvent event = read(data);
		assertThat(event.getDataContentType()).isEqualTo("text/plain;charset=x");
		assertThat(event.getData().toBytes()).isEqualTo(data);
	}

	@Test
	@Requirement(accepted = "Q-02")
	void tellsNoContentTypeFromThatOfBytes() {
		binary("cloudEvents_");
		assertThat(read((byte) 1).getDataContentType()).isNull();
		this.properties.setContentType(new String(bytes("application/octet-stream"), StandardCharsets.UTF_8));
		assertThat(read((byte) 1).getDataContentType()).isEqualTo("application/octet-stream");
	}

	@ParameterizedTest
	@ValueSource(strings = { "cloudEvents_", "cloudEvents:" })
	@Requirement(accepted = "Q-03")
	void readsAttributesWithBothPrefixes(String prefix) {
		binary(prefix).with(prefix + "subject", TEXT).with(prefix + "other", "a").with("other", "ignored");
		CloudEvent event = read();
		assertThat(event.getSubject()).isEqualTo(TEXT);
		assertThat(event.getExtensionNames()).containsExactly("other");
	}

	@ParameterizedTest
	@ValueSource(strings = { "cloudEvents_Upper", "cloudEvents_", "cloudEvents:x", "ce-x", "ce_x" })
	@Requirement(rejected = { "Q-03", "Q-07" })
	void rejectsOtherNamesAndMixedPrefixes(String name) {
		binary("cloudEvents_").with(name, "a");
		assertThat(catchException().getViolations()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ce-", "ce_" })
	@Requirement(accepted = "Q-07")
	void readsAttributesOfBridges(String prefix) {
		binary(prefix).with(prefix + "other", "a");
		assertThat(read().getExtension("other")).isEqualTo("a");
	}

	static Stream<Map.Entry<Object, Object>> values() {
		return Stream.of(Map.entry(true, true), Map.entry((byte) 1, 1), Map.entry((short) -2, -2), Map.entry(3, 3),
				Map.entry(4L, 4), Map.entry("5", "5"), Map.entry(new byte[] { 1, 2 }, "AQI="),
				Map.entry(new Date(0), "1970-01-01T00:00:00Z"), Map.entry(LongStringHelper.asLongString(TEXT), TEXT));
	}

	@ParameterizedTest
	@MethodSource("values")
	@Requirement(accepted = "Q-04")
	void readsNativeValues(Map.Entry<Object, Object> value) {
		binary("cloudEvents_").with("cloudEvents_x", value.getKey());
		assertThat(read().getExtension("x")).isEqualTo(value.getValue());
	}

	@Test
	@Requirement(accepted = "Q-04")
	void readsNativeTimestamp() {
		binary("cloudEvents_").with("cloudEvents_time", new Date(1000));
		assertThat(read().getTime()).isEqualTo(OffsetDateTime.parse("1970-01-01T00:00:01Z"));
	}

	static Stream<Object> otherValues() {
		LongString malformed = LongStringHelper.asLongString(new byte[] { (byte) 0xff });
		return Stream.of(1L << 40, 1.5, new BigDecimal("1"), List.of("a"), Map.of("a", "b"), malformed, "\u0000");
	}

	@ParameterizedTest
	@MethodSource("otherValues")
	@Requirement(rejected = "Q-04")
	void rejectsOtherValues(Object value) {
		binary("cloudEvents_").with("cloudEvents_x", value);
		assertThat(violation()).contains("'x'");
	}

	@Test
	@Requirement(accepted = "Q-06")
	void takesEmptyBodyForNoData() {
		binary("cloudEvents_");
		this.properties.setContentType("application/json");
		CloudEvent event = read();
		assertThat(event.getData()).isNull();
		assertThat(event.getDataContentType()).isEqualTo("application/json");
	}

	@Test
	void ignoresMessagesWithoutSignOfAnEvent() {
		this.properties.setContentType("application/json");
		assertThat(this.reader.read(new Message(bytes("{}"), this.properties)).isEvent()).isFalse();
		assertThat(violation(bytes("{}"))).contains("message is not a CloudEvent");
	}

	@Test
	void takesContentEncodingForCharsetButRejectsCompressedBodies() {
		binary("cloudEvents_");
		this.properties.setContentEncoding("UTF-8");
		assertThat(read((byte) 1).getData().toBytes()).containsExactly(1);
		this.properties.setContentEncoding("gzip:UTF-8");
		assertThat(violation((byte) 1)).contains("content-encoding");
	}

	private static ImmutableCloudEvent event(String contentType, byte[] data) {
		CloudEventBuilder event = CloudEventBuilder.v1()
			.withId("1")
			.withSource(URI.create("/s"))
			.withType("t")
			.withSubject(TEXT)
			.withTime(OffsetDateTime.parse("2020-01-02T03:04:05.678901+01:00"))
			.withExtension("count", 5)
			.withDataContentType(contentType);
		return ImmutableCloudEvent.copyOf((data != null) ? event.withData(data).build() : event.build());
	}

	private Message write(ImmutableCloudEvent event, ContentMode mode) {
		return AmqpMessageWriter.write(new OutgoingMessage(event, mode), this.properties);
	}

	@Test
	@Requirement(produced = { "Q-02", "Q-03", "Q-04", "Q-05" })
	void writesBinary() {
		Message message = write(event("text/plain;charset=x", new byte[] { (byte) 0xff }), ContentMode.BINARY);
		assertThat(message.getBody()).containsExactly(0xff);
		assertThat(message.getMessageProperties().getContentType()).isEqualTo("text/plain;charset=x");
		assertThat(message.getMessageProperties().getHeaders()).containsOnly(
				Map.entry("cloudEvents_specversion", "1.0"), Map.entry("cloudEvents_id", "1"),
				Map.entry("cloudEvents_source", "/s"), Map.entry("cloudEvents_type", "t"),
				Map.entry("cloudEvents_subject", TEXT),
				Map.entry("cloudEvents_time", "2020-01-02T03:04:05.678901+01:00"), Map.entry("cloudEvents_count", "5"));
	}

	@Test
	@Requirement(produced = { "Q-02", "Q-06" })
	void writesNeitherContentTypeNorDataThatIsNotThere() {
		Message message = write(event(null, null), ContentMode.BINARY);
		assertThat(message.getBody()).isEmpty();
		assertThat(message.getMessageProperties().getContentType()).isNull();
	}

	@Test
	@Requirement(produced = "Q-01")
	void writesStructured() {
		Message message = write(event("application/json", bytes("[1]")), ContentMode.STRUCTURED);
		assertThat(message.getMessageProperties().getContentType()).isEqualTo("application/cloudevents+json");
		assertThat(message.getMessageProperties().getHeaders()).isEmpty();
		assertThat(message.getBody()).asString().contains("\"data\":[1]");
	}

	@Test
	void writesDataThatIsAnEventInStructuredMode() {
		Message message = write(event("application/cloudevents+json", bytes(JSON)), ContentMode.BINARY);
		assertThat(read(message).getId()).isEqualTo("1");
		assertThat(read(message).getDataContentType()).isEqualTo("application/cloudevents+json");
	}

	private ImmutableCloudEvent read(Message message) {
		return this.reader.read(message).event();
	}

	@Test
	void removesAttributesOfAnotherEvent() {
		with("cloudEvents_old", "a").with("ce-old", "a").with("own", "a");
		this.properties.setContentEncoding("gzip");
		Message message = write(event("application/json", bytes("[1]")), ContentMode.BINARY);
		assertThat(message.getMessageProperties().getHeaders()).containsKey("own")
			.doesNotContainKeys("cloudEvents_old", "ce-old");
		assertThat(message.getMessageProperties().getContentEncoding()).isNull();
	}

}
