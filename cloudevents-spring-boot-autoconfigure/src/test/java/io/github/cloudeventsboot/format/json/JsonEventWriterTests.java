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

package io.github.cloudeventsboot.format.json;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.stream.Stream;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.github.cloudeventsboot.conformance.Requirement;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JsonEventWriter}.
 */
class JsonEventWriterTests {

	private static final String MEMBERS = "\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/source\",\"type\":\"t\"";

	private final JsonEventWriter writer = new JsonEventWriter();

	private final JsonEventReader reader = new JsonEventReader(Integer.MAX_VALUE);

	@Test
	@Requirement(produced = { "A-01", "A-03", "A-08", "A-16", "A-24", "J-01", "J-12", "S-03" })
	void writesAttributesOfAllTypes() {
		ImmutableCloudEvent event = ImmutableCloudEvent.copyOf(minimal().withSubject("\u20ac\"")
			.withTime(OffsetDateTime.parse("2018-04-05T17:31:00+02:00"))
			.withDataSchema(URI.create("urn:a"))
			.withDataContentType("text/plain")
			.withExtension("flag", true)
			.withExtension("number", -5)
			.withExtension("text", "5")
			.withExtension("bytes", new byte[] { 1 })
			.withExtension("uri", URI.create("/u"))
			.withExtension("when", OffsetDateTime.parse("2018-04-05T17:31:00Z"))
			.build());
		assertThat(write(event))
			.startsWith("{" + MEMBERS + ",\"subject\":\"\u20ac\\\"\",\"time\":\"2018-04-05T17:31:00+02:00\""
					+ ",\"datacontenttype\":\"text/plain\",\"dataschema\":\"urn:a\",")
			.contains(",\"flag\":true", ",\"number\":-5", ",\"text\":\"5\"", ",\"bytes\":\"AQ==\"", ",\"uri\":\"/u\"",
					",\"when\":\"2018-04-05T17:31:00Z\"")
			.doesNotContain("data\"", "data_base64");
		assertThat(this.reader.readEvent(this.writer.writeEvent(event).toBytes())).isEqualTo(event);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ \"b\" : 3.141592653589793238462643383279 }", "\"text\"", "null", "1", "[]",
			"\"\u20ac\ud83d\ude00\"" })
	@Requirement(produced = { "J-04", "J-07", "J-11" })
	void writesJsonAsItIs(String json) {
		assertThat(write("application/json", json)).endsWith(",\"data\":" + json + "}");
		assertThat(write("APPLICATION/vnd.api+JSON; charset=utf-8", json)).endsWith(",\"data\":" + json + "}");
		byte[] body = ("{" + MEMBERS + ",\"data\":" + json + "}").getBytes(StandardCharsets.UTF_8);
		assertThat(this.writer.writeEvent(this.reader.readEvent(body)).toBytes()).isEqualTo(body);
	}

	@Test
	@Requirement(produced = { "J-07", "J-20" })
	void writesLongJsonAsItIs() {
		String json = "[" + "\"0123456789\u20ac\",".repeat(20_000) + "1]";
		assertThat(write("application/json", json)).endsWith(",\"data\":" + json + "}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "not json", "{", "{} {}", "{\"a\":1}x", "01", "[1,]", "\ufeff{}" })
	@Requirement(produced = { "J-05", "J-20" })
	void writesMalformedJsonAsBase64(String data) {
		assertThat(write("application/json", data)).doesNotContain("\"data\":").contains("\"data_base64\":\"");
		ImmutableCloudEvent read = this.reader
			.readEvent(write("application/json", data).getBytes(StandardCharsets.UTF_8));
		assertThat(new String(read.getData().toBytes(), StandardCharsets.UTF_8)).isEqualTo(data);
	}

	@Test
	@Requirement(produced = { "J-05", "J-07" })
	void writesJsonInOtherCharsets() {
		ImmutableCloudEvent event = event("application/json; charset=UTF-16BE",
				"[\"\u20ac\"]".getBytes(StandardCharsets.UTF_16BE));
		assertThat(write(event)).endsWith(",\"data\":[\"\u20ac\"]}");
		ImmutableCloudEvent invalid = event("application/json", new byte[] { '"', (byte) 0xe9, '"' });
		assertThat(write(invalid)).endsWith(",\"data_base64\":\"Iuki\"}");
		ImmutableCloudEvent unknown = event("application/json; charset=bogus", new byte[] { '1' });
		assertThat(write(unknown)).endsWith(",\"data_base64\":\"MQ==\"}");
	}

	@ParameterizedTest
	@CsvSource({ "text/plain", "TEXT/xml", "application/xml", "image/svg+xml" })
	@Requirement(produced = "J-08")
	void writesTextAsString(String contentType) {
		assertThat(write(contentType, "\"\u20ac\n\u0000")).endsWith(",\"data\":\"\\\"\u20ac\\n\\u0000\"}");
		assertThat(write(contentType, "{}")).endsWith(",\"data\":\"{}\"}");
		assertThat(write(contentType, "")).endsWith(",\"data\":\"\"}");
	}

	@Test
	@Requirement(produced = { "J-05", "J-08" })
	void decodesTextByItsCharset() {
		byte[] latin = { (byte) 0xe9 };
		assertThat(write(event("text/plain; charset=iso-8859-1", latin))).endsWith(",\"data\":\"\u00e9\"}");
		assertThat(write(event("text/plain", latin))).endsWith(",\"data_base64\":\"6Q==\"}");
		assertThat(write(event("text/plain; charset=bogus", latin))).endsWith(",\"data_base64\":\"6Q==\"}");
	}

	@Test
	@Requirement(produced = { "J-05", "J-06", "A-19", "J-10" })
	void writesBytesAsBase64() {
		assertThat(write("application/octet-stream", "ab")).endsWith(",\"data_base64\":\"YWI=\"}")
			.doesNotContain("data\"");
		ImmutableCloudEvent untyped = event(null, "{}".getBytes(StandardCharsets.UTF_8));
		assertThat(write(untyped)).isEqualTo("{" + MEMBERS + ",\"data_base64\":\"e30=\"}");
		assertThat(this.reader.readEvent(this.writer.writeEvent(untyped).toBytes())).isEqualTo(untyped);
	}

	@Test
	@Requirement(produced = "J-08")
	void keepsStringsOfUnknownTypesAsStrings() {
		byte[] body = ("{" + MEMBERS + ",\"datacontenttype\":\"application/x\",\"data\":\"a\u20ac\"}")
			.getBytes(StandardCharsets.UTF_8);
		assertThat(this.writer.writeEvent(this.reader.readEvent(body)).toBytes()).isEqualTo(body);
	}

	@Test
	@Requirement(produced = { "T-01", "T-02", "T-03" })
	void writesBatches() {
		ImmutableCloudEvent event = event("application/json", "[1]".getBytes(StandardCharsets.UTF_8));
		assertThat(this.writer.writeBatch(Stream.of(), 0).toBytes()).asString().isEqualTo("[]");
		String single = write(event);
		assertThat(this.writer.writeBatch(Stream.of(event, event), 2).toBytes()).asString()
			.isEqualTo("[" + single + "," + single + "]");
	}

	@Test
	void writesMoreThanExpected() {
		ImmutableCloudEvent event = event("text/plain", "x".repeat(9000).getBytes(StandardCharsets.UTF_8));
		assertThat(this.writer.writeBatch(Stream.of(event, event), 1).toBytes()).asString()
			.isEqualTo("[" + write(event) + "," + write(event) + "]");
	}

	private String write(String contentType, String data) {
		return write(event(contentType, data.getBytes(StandardCharsets.UTF_8)));
	}

	private String write(ImmutableCloudEvent event) {
		return new String(this.writer.writeEvent(event).toBytes(), StandardCharsets.UTF_8);
	}

	private static ImmutableCloudEvent event(String contentType, byte[] data) {
		CloudEventBuilder event = minimal().withData(data);
		return ImmutableCloudEvent
			.copyOf((contentType != null) ? event.withDataContentType(contentType).build() : event.build());
	}

	private static CloudEventBuilder minimal() {
		return CloudEventBuilder.v1().withId("1").withSource(URI.create("/source")).withType("t");
	}

}
