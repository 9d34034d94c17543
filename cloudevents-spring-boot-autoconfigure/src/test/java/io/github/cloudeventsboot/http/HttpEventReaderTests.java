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

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventTooLargeException;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventException;
import io.github.cloudeventsboot.UnsupportedCloudEventException;
import io.github.cloudeventsboot.UnsupportedCloudEventException.Reason;
import io.github.cloudeventsboot.conformance.RecordedHeaders;
import io.github.cloudeventsboot.conformance.Requirement;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.EventData.Form;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.message.MessageLimits;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link HttpEventReader}.
 */
class HttpEventReaderTests {

	private static final byte[] EMPTY = new byte[0];

	private static final String MEMBERS = "\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/source\",\"type\":\"t\"";

	private final HttpEventReader reader = new HttpEventReader(
			new MessageLimits(Integer.MAX_VALUE, 3, Integer.MAX_VALUE));

	@Test
	@Requirement(accepted = { "A-01", "B-01", "B-02", "B-04", "B-05", "D-03", "D-04", "R-01" })
	void readsBinaryEvent() {
		byte[] body = { 1, 0, -1 };
		ImmutableCloudEvent event = this.reader.readEvent("Text/Plain;charset=\"x\"; a=b",
				RecordedHeaders.required("ce-time", "2018-04-05T17:31:00Z", "ce-subject", "s", "ce-dataschema", "urn:a",
						"ce-flag", "true", "ce-number", "-5"),
				body);
		assertThat(event.getId()).isEqualTo("1");
		assertThat(event.getSourceString()).isEqualTo("/source");
		assertThat(event.getType()).isEqualTo("com.example.test");
		assertThat(event.getTimeString()).isEqualTo("2018-04-05T17:31:00Z");
		assertThat(event.getSubject()).isEqualTo("s");
		assertThat(event.getDataSchemaString()).isEqualTo("urn:a");
		assertThat(event.getDataContentType()).isEqualTo("Text/Plain;charset=\"x\"; a=b");
		assertThat(event.getExtensions()).containsEntry("flag", "true").containsEntry("number", "-5").hasSize(2);
		assertThat(event.getData().array()).isSameAs(body);
		assertThat(event.getData().form()).isEqualTo(Form.BYTES);
	}

	@Test
	@Requirement(accepted = { "B-03", "B-13" })
	void readsBinaryEventWithoutDataAndContentType() {
		ImmutableCloudEvent event = this.reader.readEvent(null, RecordedHeaders.required(), EMPTY);
		assertThat(event.getData()).isNull();
		assertThat(event.getDataContentType()).isNull();
	}

	@Test
	@Requirement(accepted = "B-03")
	void inventsNoContentTypeForData() {
		ImmutableCloudEvent event = this.reader.readEvent(null, RecordedHeaders.required(),
				"{}".getBytes(StandardCharsets.UTF_8));
		assertThat(event.getDataContentType()).isNull();
		assertThat(event.getData().toBytes()).asString().isEqualTo("{}");
	}

	@Test
	@Requirement(accepted = { "A-12", "B-13" })
	void readsBinaryEventWithContentTypeButWithoutData() {
		ImmutableCloudEvent event = this.reader.readEvent("application/json", RecordedHeaders.required(), EMPTY);
		assertThat(event.getData()).isNull();
		assertThat(event.getDataContentType()).isEqualTo("application/json");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "xyz", "bogus ;====", "text/plain; charset" })
	@Requirement(rejected = { "A-10", "B-02" })
	void refusesContentTypesThatAreNoMediaTypes(String contentType) {
		assertInvalid(contentType, RecordedHeaders.required(), EMPTY, "attribute 'datacontenttype' must");
	}

	@Test
	@Requirement(accepted = "B-06")
	void ignoresTheCaseOfHeaderNames() {
		RecordedHeaders headers = new RecordedHeaders("CE-ID", "1", "Ce-Source", "/s", "cE-Type", "t", "ce-SpecVersion",
				"1.0", "CE-PartitionKey", "k");
		assertThat(this.reader.readEvent(null, headers, EMPTY).getExtensions()).containsEntry("partitionkey", "k");
	}

	@Test
	@Requirement(rejected = { "A-02", "B-01", "B-06" })
	void refusesRepeatedHeaders() {
		assertInvalid(null, RecordedHeaders.required("ce-id", "1"), EMPTY, "attribute 'id' must occur only once");
		assertInvalid(null, RecordedHeaders.required("CE-ID", "2"), EMPTY, "attribute 'id' must occur only once");
		assertInvalid(null, RecordedHeaders.required("ce-a", "1", "ce-A", "1"), EMPTY,
				"attribute 'a' must occur only once");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ce-", "ce-a_b", "ce-a-b", "ce-data_base64", "ce-\u00e4", "ce-a.b" })
	@Requirement(rejected = { "A-03", "A-24", "B-01" })
	void refusesBadNames(String header) {
		assertInvalid(null, RecordedHeaders.required(header, "x"), EMPTY,
				"attribute '" + header.substring(3).replace('\u00e4', '?')
						+ "' must have a name of lower-case letters and digits only");
		assertInvalid(null, RecordedHeaders.required(header, "%"), EMPTY,
				"attribute '" + header.substring(3).replace('\u00e4', '?')
						+ "' must have a name of lower-case letters and digits only");
	}

	@Test
	@Requirement(rejected = "A-05")
	void refusesDataAsAttribute() {
		assertInvalid(null, RecordedHeaders.required("ce-data", "x"), EMPTY,
				"attribute 'data' must not be used as the name of an attribute");
	}

	@Test
	@Requirement(accepted = { "B-02", "B-07" })
	void goesByContentTypeWhateverTheHeaderSays() {
		RecordedHeaders headers = RecordedHeaders.required("ce-datacontenttype", "text/xml", "CE-DataContentType", "x");
		assertThat(this.reader.readEvent("text/plain", headers, EMPTY).getDataContentType()).isEqualTo("text/plain");
		assertThat(this.reader.readEvent(null, headers, EMPTY).getDataContentType()).isNull();
	}

	@Test
	@Requirement(accepted = { "B-09", "B-10" })
	void decodesHeaders() {
		ImmutableCloudEvent event = this.reader.readEvent(null, RecordedHeaders.required("ce-subject",
				"Euro%20%E2%82%AC%20%F0%9F%98%80", "ce-a", "\"a b\"", "ce-b", "a+b"), EMPTY);
		assertThat(event.getSubject()).isEqualTo("Euro \u20ac \ud83d\ude00");
		assertThat(event.getExtensions()).containsEntry("a", "a b").containsEntry("b", "a+b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "%", "%0g", "%C0%A0", "%ED%A0%80", "%E2", "\"a", "\u00e9" })
	@Requirement(rejected = { "B-05", "B-09", "B-10", "B-11", "B-12" })
	void refusesHeadersThatCannotBeDecoded(String value) {
		assertInvalid(null, RecordedHeaders.required("ce-subject", value), EMPTY,
				"attribute 'subject' must be percent-encoded UTF-8, with any double quotes closed");
		RecordedHeaders headers = new RecordedHeaders("ce-specversion", "1.0", "ce-id", value, "ce-source", "/",
				"ce-type", "t");
		assertInvalid(null, headers, EMPTY,
				"attribute 'id' must be percent-encoded UTF-8, with any double quotes closed");
	}

	@Test
	@Requirement(rejected = "A-18")
	void refusesControlCharactersRawAndEncoded() {
		assertInvalid(null, RecordedHeaders.required("ce-a", "%0D%0Ax"), EMPTY, "attribute 'a' must not contain");
		assertInvalid(null, RecordedHeaders.required("ce-a", "x\ty"), EMPTY, "attribute 'a' must not contain");
	}

	@Test
	@Requirement(rejected = { "B-03", "D-04", "D-03" })
	void tellsWhatIsMissingFromAnEnvelopeSentAsJson() {
		byte[] body = ("{" + MEMBERS + "}").getBytes(StandardCharsets.UTF_8);
		assertInvalid("application/json", new RecordedHeaders(), body,
				"request is not a CloudEvent: it has no ce- headers,"
						+ " and a structured event must be sent with the Content-Type application/cloudevents+json");
		assertInvalid(null, new RecordedHeaders("X-Id", "1", "cd-id", "1"), body, "request is not a CloudEvent");
	}

	@Test
	@Requirement(accepted = { "A-28", "D-01", "D-03", "S-01", "S-02" })
	void goesByThePayloadInStructuredMode() {
		byte[] body = ("{" + MEMBERS + ",\"data\":[1]}").getBytes(StandardCharsets.UTF_8);
		RecordedHeaders headers = new RecordedHeaders("ce-id", "other", "ce-BAD_NAME", "%", "ce-data", "x");
		for (String contentType : List.of("application/cloudevents+json", "Application/CloudEvents+JSON",
				"application/cloudevents+json ; charset=\"utf-8\"", "application/cloudevents+json;foo=bar;")) {
			ImmutableCloudEvent event = this.reader.readEvent(contentType, headers, body);
			assertThat(event.getId()).isEqualTo("1");
			assertThat(event.getExtensions()).isEmpty();
			assertThat(event.getDataContentType()).isNull();
		}
	}

	@Test
	@Requirement(rejected = { "D-03", "S-03" })
	void takesNoAttributesFromHeadersInStructuredMode() {
		byte[] body = "{\"specversion\":\"1.0\",\"source\":\"/source\",\"type\":\"t\"}"
			.getBytes(StandardCharsets.UTF_8);
		assertInvalid("application/cloudevents+json", RecordedHeaders.required(), body, "attribute 'id' is required");
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-16", "UTF-16LE", "UTF-32", "ISO-8859-1" })
	@Requirement(accepted = "S-02")
	void readsStructuredEventsInOtherCharsets(String charset) throws Exception {
		byte[] body = ("{" + MEMBERS + ",\"subject\":\"\u00e9\"}").getBytes(charset);
		ImmutableCloudEvent event = this.reader.readEvent("application/cloudevents+json; charset=" + charset,
				new RecordedHeaders(), body);
		assertThat(event.getSubject()).isEqualTo("\u00e9");
	}

	@Test
	@Requirement(rejected = "S-02")
	void refusesStructuredEventsInUnknownOrWrongCharsets() {
		assertUnsupported("application/cloudevents+json; charset=bogus", Reason.CHARSET);
		assertInvalid("application/cloudevents+json; charset=UTF-16", new RecordedHeaders(), new byte[] { 1 },
				"body must be in the charset of its Content-Type");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/cloudevents", "application/cloudevents+avro", "application/cloudevents+jsonx",
			"application/cloudevents+json+x", "application/cloudeventsx" })
	@Requirement(rejected = { "A-28", "D-05", "S-01", "J-01" })
	void refusesUnknownFormats(String contentType) {
		assertUnsupported(contentType, Reason.EVENT_FORMAT);
	}

	@Test
	@Requirement(accepted = { "D-02", "T-01", "T-02", "T-03", "T-05", "D-06" })
	void readsBatches() {
		String event = "{" + MEMBERS + "}";
		for (String contentType : List.of("application/cloudevents-batch+json",
				"Application/CloudEvents-BATCH+json; charset=utf-8")) {
			assertThat(read(contentType, "[]")).isEmpty();
			assertThat(read(contentType, "[" + event + "," + event + ",{" + MEMBERS + ",\"data\":{}}]")).hasSize(3)
				.extracting(CloudEvent::getId)
				.containsOnly("1");
		}
	}

	@Test
	@Requirement(accepted = { "T-06", "R-01" })
	void readsASingleEventAsListOfOne() {
		assertThat(read("application/cloudevents+json", "{" + MEMBERS + "}")).hasSize(1);
		assertThat(this.reader.readEvents("text/plain", RecordedHeaders.required(), EMPTY)).hasSize(1);
		assertThat(this.reader.readEvents(null, RecordedHeaders.required(), EMPTY)).hasSize(1);
	}

	@Test
	@Requirement(rejected = { "D-06" })
	void limitsTheSizeOfBatches() {
		String event = "{" + MEMBERS + "}";
		assertThatExceptionOfType(CloudEventTooLargeException.class)
			.isThrownBy(() -> read("application/cloudevents-batch+json",
					"[" + event + "," + event + "," + event + "," + event + "]"))
			.withMessage("batch must not have more than 3 events");
	}

	@Test
	void limitsTheAttributesOfAnEvent() {
		HttpEventReader limited = new HttpEventReader(new MessageLimits(Integer.MAX_VALUE, 2, 6));
		String event = "{" + MEMBERS + ",\"x\":\"1\",\"data\":{},\"y\":null}";
		String more = event.replace("\"y\":", "\"y\":{},\"z\":");
		assertThat(readLimited(limited, "application/cloudevents+json", event)).hasSize(1);
		assertThat(readLimited(limited, "application/cloudevents-batch+json", "[" + event + "," + event + "]"))
			.hasSize(2);
		assertThat(limited.readEvent("text/plain", RecordedHeaders.required("ce-x", "1"), EMPTY).getExtensions())
			.hasSize(1);
		for (ThrowingCallable tooMany : List.<ThrowingCallable>of(
				() -> readLimited(limited, "application/cloudevents+json", more),
				() -> readLimited(limited, "application/cloudevents-batch+json", "[" + event + "," + more + "]"),
				() -> limited.readEvent("text/plain", RecordedHeaders.required("ce-x", "1", "ce-y", "2"), EMPTY),
				() -> limited.readEvent(null, RecordedHeaders.required("ce-x", "1", "ce-y", "2", "ce-Z", "%"),
						EMPTY))) {
			assertThatExceptionOfType(CloudEventTooLargeException.class).isThrownBy(tooMany)
				.withMessage("event must not have more than 6 attributes");
		}
	}

	private static List<CloudEvent> readLimited(HttpEventReader limited, String contentType, String body) {
		return limited.readEvents(contentType, new RecordedHeaders(), body.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	@Requirement(rejected = { "D-02", "T-01", "T-05" })
	void refusesBatchesWhereOneEventIsExpectedAndOtherBatchFormats() {
		assertUnsupported("application/cloudevents-batch+json", Reason.BATCH);
		assertUnsupported("application/cloudevents-batch+avro", Reason.BATCH);
		for (String contentType : List.of("application/cloudevents-batch", "application/cloudevents-batch+avro",
				"application/cloudevents-batch+protobuf")) {
			assertThatExceptionOfType(UnsupportedCloudEventException.class).isThrownBy(() -> read(contentType, "[]"))
				.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(Reason.EVENT_FORMAT));
		}
	}

	@Test
	@Requirement(rejected = { "T-01", "T-03", "T-04" })
	void refusesBatchesWithAnInvalidEvent() {
		assertThatExceptionOfType(InvalidCloudEventException.class)
			.isThrownBy(() -> read("application/cloudevents-batch+json",
					"[{" + MEMBERS + "},{" + MEMBERS.replace("1.0", "0.3") + "},{}]"))
			.satisfies((ex) -> assertThat(ex.getViolations()).hasSize(5)
				.startsWith(CloudEventViolation.ofAttribute("specversion", "must be 1.0").withIndex(1))
				.endsWith(CloudEventViolation.ofAttribute("type", "is required").withIndex(2)));
	}

	@Test
	void tellsWhatIsMeantAsAnEvent() {
		assertThat(this.reader.isEvent("application/cloudevents+json", new RecordedHeaders())).isTrue();
		assertThat(this.reader.isEvent("application/cloudevents-batch+json", new RecordedHeaders())).isTrue();
		assertThat(this.reader.isEvent("text/plain", new RecordedHeaders("ce-x", "1"))).isTrue();
		assertThat(this.reader.isEvent(null, RecordedHeaders.required())).isTrue();
		assertThat(this.reader.isEvent("application/json", new RecordedHeaders())).isFalse();
		assertThat(this.reader.isEvent(null, new RecordedHeaders())).isFalse();
	}

	@Test
	@Requirement(accepted = "B-06", rejected = "A-02")
	void readsTheHeadersOfSpring() {
		HttpHeaders headers = new HttpHeaders();
		headers.add("CE-SpecVersion", "1.0");
		headers.add("ce-id", "1");
		headers.add("ce-source", "/s");
		headers.add("Ce-type", "t");
		headers.add("Accept", "*/*");
		headers.add("ce-x", "1");
		assertThat(this.reader.readEvent(null, EventHeaders.of(headers), EMPTY).getExtensions()).hasSize(1);
		headers.add("ce-x", "2");
		assertInvalid(null, EventHeaders.of(headers), EMPTY, "attribute 'x' must occur only once");
	}

	@Test
	@Requirement(accepted = "A-26", produced = { "A-26", "J-04" })
	void marksDataOfStructuredEventsAsJson() {
		ImmutableCloudEvent event = this.reader.readEvent("application/cloudevents+json", new RecordedHeaders(),
				("{" + MEMBERS + ",\"data\":{\"a\": 1}}").getBytes(StandardCharsets.UTF_8));
		RecordedHeaders headers = new RecordedHeaders();
		EventData body = new HttpEventWriter().writeBinary(event, headers);
		assertThat(headers.contentType()).isEqualTo("application/json");
		assertThat(body.toBytes()).asString(StandardCharsets.UTF_8).isEqualTo("{\"a\": 1}");
	}

	private List<CloudEvent> read(String contentType, String body) {
		return this.reader.readEvents(contentType, new RecordedHeaders(), body.getBytes(StandardCharsets.UTF_8));
	}

	private void assertInvalid(String contentType, EventHeaders headers, byte[] body, String message) {
		assertThatExceptionOfType(InvalidCloudEventException.class)
			.isThrownBy(() -> this.reader.readEvent(contentType, headers, body))
			.withMessageStartingWith(message);
	}

	private void assertUnsupported(String contentType, Reason reason) {
		assertThatExceptionOfType(UnsupportedCloudEventException.class)
			.isThrownBy(() -> this.reader.readEvent(contentType, RecordedHeaders.required(),
					"{}".getBytes(StandardCharsets.UTF_8)))
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(reason))
			.withMessageNotContaining("bogus");
	}

}
