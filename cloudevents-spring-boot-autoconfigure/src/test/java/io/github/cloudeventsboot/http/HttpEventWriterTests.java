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

package io.github.cloudeventsboot.http;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.github.cloudeventsboot.conformance.RecordedHeaders;
import io.github.cloudeventsboot.conformance.Requirement;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.message.MessageLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HttpEventWriter}.
 */
class HttpEventWriterTests {

	private final HttpEventWriter writer = new HttpEventWriter();

	private final HttpEventReader reader = new HttpEventReader(
			new MessageLimits(Integer.MAX_VALUE, 10, Integer.MAX_VALUE));

	private final RecordedHeaders headers = new RecordedHeaders();

	@Test
	@Requirement(produced = { "A-01", "A-08", "B-01", "B-02", "B-04", "B-05", "B-07", "B-08", "R-02" })
	void writesBinaryEvent() {
		byte[] bytes = { 0, -1 };
		ImmutableCloudEvent event = full().withData("application/x; a=\"B\"", bytes).build();
		EventData body = this.writer.writeBinary(event, this.headers);
		assertThat(this.headers.contentType()).isEqualTo("application/x; a=\"B\"");
		assertThat(this.headers.all()).containsExactlyInAnyOrder(Map.entry("ce-specversion", "1.0"),
				Map.entry("ce-id", "1"), Map.entry("ce-source", "/source"), Map.entry("ce-type", "type"),
				Map.entry("ce-subject", "Euro%20%E2%82%AC%20%F0%9F%98%80"),
				Map.entry("ce-time", "2018-04-05T17:31:00Z"), Map.entry("ce-dataschema", "urn:schema"),
				Map.entry("ce-flag", "true"), Map.entry("ce-number", "-5"), Map.entry("ce-bytes", "AQ=="),
				Map.entry("ce-text", "%22%25%22"));
		assertThat(body.toBytes()).isEqualTo(bytes);
		assertThat(this.reader.readEvent(this.headers.contentType(), this.headers, body.toBytes()).getSubject())
			.isEqualTo(event.getSubject());
	}

	@Test
	@Requirement(produced = { "B-03", "B-13" })
	void writesBinaryEventWithoutData() {
		EventData body = this.writer.writeBinary(minimal().build(), this.headers);
		assertThat(body.length()).isZero();
		assertThat(this.headers.contentType()).isNull();
		assertThat(this.headers.all()).hasSize(4);
	}

	@Test
	@Requirement(produced = { "B-03", "J-06" })
	void inventsNoContentTypeForBytes() {
		EventData body = this.writer.writeBinary(minimal().withData("{}".getBytes(StandardCharsets.UTF_8)).build(),
				this.headers);
		assertThat(body.toBytes()).asString().isEqualTo("{}");
		assertThat(this.headers.contentType()).isNull();
	}

	@Test
	@Requirement(produced = { "S-01", "S-02", "S-03", "R-02" })
	void writesStructuredEvent() {
		ImmutableCloudEvent event = full().withData("application/json", "[1]".getBytes(StandardCharsets.UTF_8)).build();
		EventData body = this.writer.writeStructured(event, this.headers);
		assertThat(this.headers.contentType()).isEqualTo("application/cloudevents+json");
		assertThat(this.headers.all()).isEmpty();
		assertThat(this.reader.readEvent("application/cloudevents+json", this.headers, body.toBytes()))
			.isEqualTo(event);
	}

	@Test
	void writesInStructuredModeWhatHeadersCanNotCarry() {
		ImmutableCloudEvent large = minimal().withSubject("\u20ac".repeat(1000)).build();
		ImmutableCloudEvent nested = minimal().withData("application/cloudevents+json", "{}".getBytes()).build();
		ImmutableCloudEvent longType = minimal()
			.withData("text/plain;a=" + "b".repeat(6200), "x".getBytes(StandardCharsets.UTF_8))
			.build();
		for (ImmutableCloudEvent event : List.of(large, nested, longType)) {
			EventData body = this.writer.writeBinary(event, this.headers);
			assertThat(this.headers.contentType()).isEqualTo("application/cloudevents+json");
			assertThat(this.headers.all()).isEmpty();
			assertThat(this.reader.readEvent(this.headers.contentType(), this.headers, body.toBytes()))
				.isEqualTo(event);
		}
		this.writer.writeBinary(minimal().withSubject("\u20ac".repeat(600)).build(), this.headers);
		assertThat(this.headers.get("ce-subject")).isNotNull();
	}

	@Test
	@Requirement(produced = { "T-01", "T-02", "T-05", "D-06", "R-02" })
	void writesBatch() {
		ImmutableCloudEvent event = full().withData("text/plain", "\u00e9".getBytes(StandardCharsets.UTF_8)).build();
		EventData body = this.writer.writeBatch(Stream.of(event, event), 2, this.headers);
		assertThat(this.headers.contentType()).isEqualTo("application/cloudevents-batch+json");
		assertThat(this.reader.readEvents(this.headers.contentType(), this.headers, body.toBytes()))
			.containsExactly(event, event);
		assertThat(this.writer.writeBatch(Stream.of(), 0, this.headers).toBytes()).asString().isEqualTo("[]");
	}

	@ParameterizedTest
	@CsvSource({ "UTF-16BE, {\"a\":\"\u20ac\"}, {\"a\":\"\u20ac\"}",
			"ISO-8859-1, {\"a\":\"\u00e9\"}, {\"a\":\"\u00e9\"}",
			"ISO-8859-1, {\"\u20ac\":\"\u00e9\ud83d\ude00\"}, {\"\\u20ac\":\"\u00e9\\ud83d\\ude00\"}",
			"UTF-8, [\"\u20ac\"], [\"\u20ac\"]" })
	@Requirement(produced = { "B-02", "B-04" })
	void writesJsonOfStructuredEventsInItsCharset(String charset, String data, String expected) {
		ImmutableCloudEvent event = structured("application/json; charset=" + charset, data);
		EventData body = this.writer.writeBinary(event, this.headers);
		assertThat(this.headers.contentType()).isEqualTo("application/json; charset=" + charset);
		assertThat(new String(body.toBytes(), Charset.forName(charset))).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "bogus", "utf-8", "\"UTF-8\"", "x-JISAutoDetect" })
	void leavesJsonInUtf8IfTheCharsetIsUnknown(String charset) {
		EventData body = this.writer.writeBinary(structured("application/json; charset=" + charset, "\"\u20ac\""),
				this.headers);
		assertThat(new String(body.toBytes(), StandardCharsets.UTF_8)).isEqualTo("\"\u20ac\"");
	}

	private ImmutableCloudEvent structured(String contentType, String data) {
		byte[] body = ("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"datacontenttype\":\""
				+ contentType.replace("\"", "\\\"") + "\",\"data\":" + data + "}")
			.getBytes(StandardCharsets.UTF_8);
		return this.reader.readEvent("application/cloudevents+json", this.headers, body);
	}

	private static Builder minimal() {
		return new Builder(CloudEventBuilder.v1().withId("1").withSource(URI.create("/source")).withType("type"));
	}

	private static Builder full() {
		return new Builder(CloudEventBuilder.v1()
			.withId("1")
			.withSource(URI.create("/source"))
			.withType("type")
			.withSubject("Euro \u20ac \ud83d\ude00")
			.withTime(OffsetDateTime.parse("2018-04-05T17:31:00Z"))
			.withDataSchema(URI.create("urn:schema"))
			.withExtension("flag", true)
			.withExtension("number", -5)
			.withExtension("bytes", new byte[] { 1 })
			.withExtension("text", "\"%\""));
	}

	private record Builder(CloudEventBuilder event) {

		Builder withData(String contentType, byte[] data) {
			this.event.withData(contentType, data);
			return this;
		}

		Builder withData(byte[] data) {
			this.event.withData(data);
			return this;
		}

		Builder withSubject(String subject) {
			this.event.withSubject(subject);
			return this;
		}

		ImmutableCloudEvent build() {
			return ImmutableCloudEvent.copyOf(this.event.build());
		}

	}

}
