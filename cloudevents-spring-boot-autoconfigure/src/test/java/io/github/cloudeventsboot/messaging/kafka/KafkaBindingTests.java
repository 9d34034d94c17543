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

package io.github.cloudeventsboot.messaging.kafka;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.message.Encoding;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.cloudevents.kafka.CloudEventSerializer;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.ContentMode;
import io.github.cloudeventsboot.conformance.Requirement;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.event.InvalidOptionalAttributes;
import io.github.cloudeventsboot.message.ReceivedMessage;
import io.github.cloudeventsboot.messaging.OutgoingMessage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.messaging.support.GenericMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

/**
 * Tests for events in records (Kafka Protocol Binding for CloudEvents), read and written
 * without a broker.
 */
class KafkaBindingTests {

	private static final String TEXT = "Euro \u20ac \ud83d\ude00 \ufffd %20 \"q\"";

	private final RecordReader reader = new RecordReader(InvalidOptionalAttributes.REJECT);

	private final Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();

	@Test
	@Requirement(accepted = { "K-02", "K-03" })
	void readsBinaryAttributesAsTheyAre() {
		binary().add("ce_subject", bytes(TEXT)).add("ce_other", bytes("a")).add("X", bytes("ignored"));
		content("text/plain;charset=x");
		byte[] data = { (byte) 0xff, 0, (byte) 0x80 };
		CloudEvent event = read(data).event();
		assertThat(event.getSubject()).isEqualTo(TEXT);
		assertThat(event.getExtensionNames()).containsExactly("other");
		assertThat(event.getDataContentType()).isEqualTo("text/plain;charset=x");
		assertThat(event.getData().toBytes()).isEqualTo(data);
	}

	@Test
	@Requirement(accepted = "K-04")
	void tellsNoDataFromNoBytes() {
		binary();
		assertThat(read(null).event().getData()).isNull();
		assertThat(read(new byte[0]).event().getData().toBytes()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/cloudevents+json", "Application/CloudEvents+JSON; charset=utf-8" })
	@Requirement(accepted = { "K-01", "K-05", "K-06" })
	void readsStructured(String contentType) {
		content(contentType);
		this.headers.add("ce_id", bytes("other"));
		ImmutableCloudEvent event = read(
				bytes("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"data\":[1]}"))
			.event();
		assertThat(event.getId()).isEqualTo("1");
		assertThat(event.getData().toBytes()).isEqualTo(bytes("[1]"));
	}

	@Test
	void leavesInvalidOptionalAttributesOutIfToldSo() {
		binary().add("ce_time", bytes("yesterday")).add("ce_other", bytes("a"));
		CloudEvent event = new RecordReader(InvalidOptionalAttributes.IGNORE).read(record(this.headers, new byte[0]))
			.event();
		assertThat(event.getTime()).isNull();
		assertThat(event.getExtension("other")).isEqualTo("a");
	}

	@Test
	@Requirement(rejected = "K-01")
	void rejectsBatches() {
		content("application/cloudevents-batch+json");
		assertThat(violation(bytes("[]"))).contains("batch");
	}

	@Test
	@Requirement(rejected = "K-05")
	void rejectsStructuredWithoutValue() {
		content("application/cloudevents+json");
		assertThat(violation(null)).contains("empty");
	}

	@Test
	void readsHeadersThatWereMapped() {
		Map<String, Object> mapped = Map.of("ce_specversion", "1.0", "ce_id", bytes("1"), "ce_source", bytes("/s"),
				"ce_type", "t", "ce_count", 7, "content-type", bytes("text/plain"));
		CloudEvent event = this.reader.read(new GenericMessage<>(bytes("a"), mapped)).event();
		assertThat(event.getExtension("count")).isEqualTo(7);
		assertThat(event.getDataContentType()).isEqualTo("text/plain");
		assertThat(event.getData().toBytes()).isEqualTo(bytes("a"));
	}

	@Test
	@Requirement(accepted = "K-08")
	void ignoresRecordsWithoutSignOfAnEvent() {
		content("application/json");
		assertThat(read(bytes("{}")).isEvent()).isFalse();
		assertThat(violation(bytes("{}"))).contains("record is not a CloudEvent");
	}

	static Stream<Headers> malformed() {
		return Stream.of(add(complete(), "ce_id", bytes("2")), add(complete(), "ce_x", new byte[] { (byte) 0xff }),
				add(add(complete(), "content-type", bytes("a/b")), "content-type", bytes("a/b")),
				add(complete(), "content-type", new byte[] { (byte) 0xc0, (byte) 0x80 }),
				add(complete(), "ce_Upper", bytes("a")), add(complete(), "ce_subject", bytes("\u0000")));
	}

	@ParameterizedTest
	@MethodSource("malformed")
	@Requirement(rejected = { "K-03", "K-09" })
	void rejectsMalformedHeaders(Headers headers) {
		assertThatExceptionOfType(CloudEventException.class)
			.isThrownBy(() -> this.reader.read(record(headers, bytes("a"))).event());
	}

	@Test
	@Requirement(accepted = "K-09")
	void takesHeadersWithoutValueForAbsent() {
		binary().add("ce_subject", null).add("content-type", null).add("ce_datacontenttype", bytes("a/b"));
		CloudEvent event = read(bytes("a")).event();
		assertThat(event.getSubject()).isNull();
		assertThat(event.getDataContentType()).isNull();
	}

	@Test
	@Requirement(produced = { "K-02", "K-03", "K-04" })
	void writesBinary() {
		byte[] value = write(ContentMode.BINARY, event().withData("text/x; a=b", bytes("%20")).build());
		assertThat(value).isEqualTo(bytes("%20"));
		assertThat(strings()).containsOnly(Map.entry("ce_specversion", "1.0"), Map.entry("ce_id", "1"),
				Map.entry("ce_source", "/s"), Map.entry("ce_type", "t"), Map.entry("ce_subject", TEXT),
				Map.entry("ce_time", "2026-01-02T03:04:05Z"), Map.entry("ce_count", "7"), Map.entry("ce_yes", "true"),
				Map.entry("content-type", "text/x; a=b"));
		assertThat(write(ContentMode.BINARY, event().build())).isNull();
		assertThat(write(ContentMode.BINARY, event().withData("a/b", new byte[0]).build())).isEmpty();
	}

	@Test
	@Requirement(produced = { "K-01", "K-05" })
	void writesStructured() {
		byte[] value = write(ContentMode.STRUCTURED, event().build());
		assertThat(value).isNotEmpty();
		assertThat(strings()).containsOnly(Map.entry("content-type", "application/cloudevents+json"));
		assertThat(read(value).event()).isEqualTo(ImmutableCloudEvent.copyOf(event().build()));
	}

	@Test
	@Requirement(produced = "K-01")
	void writesDataThatIsAnEventInStructuredMode() {
		write(ContentMode.BINARY, event().withData("application/cloudevents+json", bytes("{}")).build());
		assertThat(strings()).containsOnly(Map.entry("content-type", "application/cloudevents+json"));
	}

	@Test
	void replacesHeadersOfAnEventThatWasReceived() {
		binary().add("ce_old", bytes("a"));
		content("a/b");
		write(ContentMode.BINARY, event().build());
		assertThat(strings()).doesNotContainKeys("ce_old", "content-type").containsEntry("ce_subject", TEXT);
		assertThat(this.headers.headers("ce_id")).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource
	void writesEventsThatTheSdkReads(ContentMode mode) {
		EventFormatProvider.getInstance().registerFormat(new JsonFormat());
		CloudEvent event = event().withData("application/json", bytes("{\"a\":1}")).build();
		byte[] value = write(mode, event);
		try (CloudEventDeserializer deserializer = new CloudEventDeserializer()) {
			CloudEvent read = deserializer.deserialize("topic", this.headers, value);
			assertThat(read.getSubject()).isEqualTo(TEXT);
			assertThat(read.getTime()).isEqualTo(event.getTime());
			assertThat(read.getExtension("count")).hasToString("7");
			assertThat(read.getData().toBytes()).isEqualTo(bytes("{\"a\":1}"));
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "BINARY", "STRUCTURED" })
	void readsEventsThatTheSdkWrites(Encoding encoding) {
		try (CloudEventSerializer serializer = new CloudEventSerializer()) {
			serializer.configure(Map.of(CloudEventSerializer.ENCODING_CONFIG, encoding,
					CloudEventSerializer.EVENT_FORMAT_CONFIG, new JsonFormat()), false);
			CloudEvent event = event().withData("application/json", bytes("{\"a\":1}")).build();
			CloudEvent read = read(serializer.serialize("topic", this.headers, event)).event();
			assertThat(read.getSubject()).isEqualTo(TEXT);
			assertThat(read.getTime()).isEqualTo(event.getTime());
			assertThat(read.getExtension("count")).hasToString("7");
			assertThat(read.getData().toBytes()).isEqualTo(bytes("{\"a\":1}"));
		}
	}

	@Test
	void passesBytesThroughThatTheSerializerBehindCantTake() {
		CloudEventKafkaSerializer serializer = serializer(ContentMode.BINARY);
		assertThat(serializer.serialize("topic", this.headers, "text")).isEqualTo(bytes("text"));
		assertThat(serializer.serialize("topic", this.headers, bytes("a"))).isEqualTo(bytes("a"));
		assertThat(serializer.serialize("topic", this.headers, null)).isNull();
		assertThatExceptionOfType(ClassCastException.class)
			.isThrownBy(() -> serializer.serialize("topic", this.headers, 1));
	}

	@Test
	void passesBytesThroughThatAreAnEventOnly() {
		Serializer<byte[]> encrypting = (topic, data) -> bytes("encrypted");
		CloudEventKafkaSerializer serializer = new CloudEventKafkaSerializer((value) -> {
			throw new AssertionError();
		}, encrypting);
		content("text/plain");
		assertThat(serializer.serialize("topic", this.headers, bytes("a"))).isEqualTo(bytes("encrypted"));
		this.headers.add("ce_id", bytes("1"));
		assertThat(serializer.serialize("topic", this.headers, bytes("a"))).isEqualTo(bytes("a"));
		this.headers.remove("ce_id");
		content("application/cloudevents+json");
		assertThat(serializer.serialize("topic", this.headers, bytes("a"))).isEqualTo(bytes("a"));
	}

	@Test
	void writesRepliesInTheirOwnMode() {
		ImmutableCloudEvent event = ImmutableCloudEvent.copyOf(event().build());
		CloudEventConverter converter = mock(CloudEventConverter.class);
		new CloudEventKafkaSerializer(converter, ContentMode.BINARY, null).serialize("topic", this.headers,
				new OutgoingMessage(event, ContentMode.STRUCTURED));
		assertThat(strings()).containsOnly(Map.entry("content-type", "application/cloudevents+json"));
	}

	private Map<String, String> strings() {
		return Stream.of(this.headers.toArray())
			.collect(java.util.stream.Collectors.toMap(Header::key,
					(header) -> new String(header.value(), StandardCharsets.UTF_8)));
	}

	private static CloudEventBuilder event() {
		return CloudEventBuilder.v1()
			.withId("1")
			.withSource(URI.create("/s"))
			.withType("t")
			.withSubject(TEXT)
			.withTime(OffsetDateTime.parse("2026-01-02T03:04:05Z"))
			.withExtension("count", 7)
			.withExtension("yes", true);
	}

	private byte @Nullable [] write(ContentMode mode, CloudEvent event) {
		return serializer(mode).serialize("topic", this.headers, event);
	}

	private static CloudEventKafkaSerializer serializer(ContentMode mode) {
		return new CloudEventKafkaSerializer(
				(value) -> new OutgoingMessage(ImmutableCloudEvent.copyOf((CloudEvent) value), mode),
				new StringSerializer());
	}

	private ReceivedMessage read(byte @Nullable [] value) {
		return this.reader.read(record(this.headers, value));
	}

	private String violation(byte @Nullable [] value) {
		try {
			read(value).event();
		}
		catch (CloudEventException ex) {
			return ex.getMessage();
		}
		throw new AssertionError("Record must be rejected");
	}

	private static ConsumerRecord<byte[], byte[]> record(Headers headers, byte @Nullable [] value) {
		return new ConsumerRecord<>("topic", 0, 0, 0, TimestampType.CREATE_TIME, 0, 0, null, value, headers,
				java.util.Optional.empty());
	}

	private Headers binary() {
		complete().forEach(this.headers::add);
		return this.headers;
	}

	private void content(String contentType) {
		this.headers.add("content-type", bytes(contentType));
	}

	private static Headers complete() {
		Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();
		add(headers, "ce_specversion", bytes("1.0"));
		add(headers, "ce_id", bytes("1"));
		add(headers, "ce_source", bytes("/s"));
		return add(headers, "ce_type", bytes("t"));
	}

	private static Headers add(Headers headers, String name, byte[] value) {
		return headers.add(name, value);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
