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

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.cloudeventsboot.CloudEventTooLargeException;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventException;
import io.github.cloudeventsboot.UnsupportedCloudEventException;
import io.github.cloudeventsboot.conformance.Requirement;
import io.github.cloudeventsboot.event.EventData;
import io.github.cloudeventsboot.event.EventData.Form;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link JsonEventReader}.
 */
class JsonEventReaderTests {

	private static final String MEMBERS = "\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/source\",\"type\":\"t\"";

	private final JsonEventReader reader = new JsonEventReader(Integer.MAX_VALUE);

	@Test
	@Requirement(accepted = { "A-01", "A-16", "A-24", "J-01", "J-12" })
	void readsAttributesOfAllTypes() {
		ImmutableCloudEvent event = read("\"text\":\"t\",\"flag\":true,\"no\":false,\"number\":-5,\"zero\":-0");
		assertThat(event.getExtensions()).containsEntry("text", "t")
			.containsEntry("flag", true)
			.containsEntry("no", false)
			.containsEntry("number", -5)
			.containsEntry("zero", 0)
			.hasSize(5);
		assertThat(event.getData()).isNull();
		assertThat(event.getDataContentType()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "2147483647", "-2147483648", "0" })
	@Requirement(accepted = { "A-17", "J-12" })
	void readsIntegers(String number) {
		assertThat(read("\"number\":" + number).getExtension("number")).isEqualTo(Integer.valueOf(number));
	}

	@ParameterizedTest
	@ValueSource(strings = { "2147483648", "-2147483649", "9223372036854775808", "1.0", "1.5", "1e2", "1E-2",
			"123456789012345678901234567890", "[]", "[1]", "{}", "{\"a\":[{}]}" })
	@Requirement(rejected = { "A-16", "A-17", "J-12" })
	void refusesValuesOfOtherTypes(String value) {
		assertInvalid("\"number\":" + value, "attribute 'number' must");
		assertInvalid("\"subject\":" + value, "attribute 'subject' must");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "id", "source", "type", "specversion", "subject", "time", "dataschema", "datacontenttype" })
	@Requirement(rejected = { "A-16", "J-12" })
	void refusesCoreAttributesThatAreNoStrings(String name) {
		String envelope = "{" + MEMBERS.replaceAll("\"" + name + "\":\"[^\"]*\"(,|$)", "") + ",\"" + name + "\":";
		for (String value : List.of("1", "true", "1.5", "{}", "[\"a\"]")) {
			assertThatExceptionOfType(InvalidCloudEventException.class)
				.isThrownBy(() -> this.reader
					.readEvent((envelope.replace(",,", ",") + value + "}").getBytes(StandardCharsets.UTF_8)))
				.satisfies((ex) -> assertThat(ex.getViolations()).singleElement()
					.satisfies((violation) -> assertThat(violation.attribute()).isEqualTo(name)));
		}
	}

	@Test
	void smallEventDoesNotKeepALargeBatch() {
		String large = "\"" + "x".repeat(100_000) + "\"";
		byte[] body = ("[{" + MEMBERS + ",\"data\":{\"a\":1}},{" + MEMBERS + ",\"data\":" + large + "}]")
			.getBytes(StandardCharsets.UTF_8);
		List<EventData> data = this.reader.readBatch(body, 2)
			.stream()
			.map((event) -> EventData.of(event.getData()))
			.toList();
		assertThat(data.get(0).array()).asString(StandardCharsets.UTF_8).isEqualTo("{\"a\":1}");
		assertThat(data.get(0).form()).isEqualTo(Form.JSON);
		assertThat(data.get(1).array()).isSameAs(body);
		assertThat(data.get(1)).isEqualTo(EventData.ofBytes(large.getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	@Requirement(accepted = "J-03")
	void takesNullForAbsent() {
		ImmutableCloudEvent event = read("\"subject\":null,\"time\":null,\"dataschema\":null,\"datacontenttype\":null,"
				+ "\"extension\":null,\"data_base64\":null");
		assertThat(event).isEqualTo(read("\"a\":null"));
		assertThat(event.getAttributeNames()).hasSize(4);
		assertThat(event.getExtensionNames()).isEmpty();
		assertThat(event.getData()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "id", "source", "type", "specversion" })
	@Requirement(rejected = "J-03")
	void takesNullForAbsentInRequiredAttributes(String name) {
		String envelope = "{" + MEMBERS.replaceAll("\"" + name + "\":\"[^\"]*\"", "\"" + name + "\":null") + "}";
		assertThatExceptionOfType(InvalidCloudEventException.class)
			.isThrownBy(() -> this.reader.readEvent(envelope.getBytes(StandardCharsets.UTF_8)))
			.withMessage("attribute '" + name + "' is required");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"id\":\"1\"", "\"i\\u0064\":\"2\"", "\"a\":1,\"a\":1", "\"a\":null,\"a\":null",
			"\"a\":null,\"a\":1", "\"a\":\"\",\"a\":null", "\"data\":1,\"data\":1", "\"data\":null,\"data\":null",
			"\"data_base64\":\"\",\"data_base64\":\"\"", "\"data_base64\":null,\"data_base64\":\"\"",
			"\"subject\":\"s\",\"subject\":\"s\"" })
	@Requirement(rejected = { "A-02", "J-13" })
	void refusesRepeatedMembers(String members) {
		assertThatExceptionOfType(InvalidCloudEventException.class).isThrownBy(() -> read(members))
			.withMessageEndingWith("must occur only once");
	}

	@Test
	@Requirement(accepted = { "A-02", "J-13" })
	void doesNotLookForRepeatedMembersInData() {
		assertThat(data("\"data\":{\"id\":1,\"id\":2}")).isEqualTo("{\"id\":1,\"id\":2}");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "ID", "partitionKey", "a_b", "", "\u00e9", "comexampleextension.a", "data_base65", "Data" })
	@Requirement(rejected = { "A-03", "J-01" })
	void refusesBadNames(String name) {
		assertInvalid("\"" + name + "\":\"x\"", "attribute '" + name.replace('\u00e9', '?') + "' must have a name");
		assertInvalid("\"" + name + "\":null", "attribute '" + name.replace('\u00e9', '?') + "' must have a name");
	}

	@Test
	@Requirement(accepted = "A-05")
	void takesTheMemberDataForTheData() {
		ImmutableCloudEvent event = read("\"data\":\"x\"");
		assertThat(event.getExtensionNames()).isEmpty();
		assertThat(event.getData()).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "[{}]", "\"text\"", "1", "true", "null", "", " ", "\n" })
	@Requirement(rejected = { "J-02", "J-20" })
	void refusesAnythingButAnObject(String body) {
		assertThatExceptionOfType(InvalidCloudEventException.class)
			.isThrownBy(() -> this.reader.readEvent(body.getBytes(StandardCharsets.UTF_8)))
			.withMessage((body.isBlank()) ? "body must not be empty" : "body must be a JSON object");
	}

	@Test
	@Requirement(accepted = { "J-02", "J-20" })
	void takesAnObjectWithWhiteSpaceAndByteOrderMark() {
		ImmutableCloudEvent event = this.reader
			.readEvent(("\ufeff \r\n\t{ " + MEMBERS.replace(":", " : ") + " , \"data\" : { \"a\" : 1 } } \n")
				.getBytes(StandardCharsets.UTF_8));
		assertThat(event.getData().toBytes()).asString().isEqualTo("{ \"a\" : 1 }");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "{}}", "{} {}", "{},", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{'a':1}",
			"{\"a\":tru}", "{\"a\":01}", "{\"a\":.5}", "{\"a\":1.}", "{\"a\":+1}", "{\"a\":NaN}", "{\"a\":\"\n\"}",
			"{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}", "{/**/}", "{\"data\":[}}", "{\"data\":{]}", "nul", "}", "\u0000" })
	@Requirement(rejected = "J-20")
	void refusesMalformedJson(String body) {
		assertThatExceptionOfType(InvalidCloudEventException.class)
			.isThrownBy(() -> this.reader.readEvent(body.getBytes(StandardCharsets.UTF_8)))
			.withNoCause();
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "{}", "1", "]", "\u0000" })
	@Requirement(rejected = "J-20")
	void refusesTrailingGarbage(String garbage) {
		assertThatExceptionOfType(InvalidCloudEventException.class)
			.isThrownBy(() -> this.reader.readEvent(("{" + MEMBERS + "}" + garbage).getBytes(StandardCharsets.UTF_8)))
			.withMessageStartingWith("body must ");
		assertThatExceptionOfType(InvalidCloudEventException.class)
			.isThrownBy(
					() -> this.reader.readBatch(("[{" + MEMBERS + "}]" + garbage).getBytes(StandardCharsets.UTF_8), 9))
			.withMessageStartingWith("body must ");
	}

	@Test
	@Requirement(rejected = "J-20")
	void refusesWhatIsNotUtf8() {
		byte[] inName = ("{" + MEMBERS + ",\"\u00e9\":1}").getBytes(StandardCharsets.ISO_8859_1);
		byte[] inData = ("{" + MEMBERS + ",\"data\":[\"\u00e9\"]}").getBytes(StandardCharsets.ISO_8859_1);
		byte[] utf16 = ("{" + MEMBERS + "}").getBytes(StandardCharsets.UTF_16);
		for (byte[] body : List.of(inName, inData, utf16)) {
			assertThatExceptionOfType(InvalidCloudEventException.class).isThrownBy(() -> this.reader.readEvent(body))
				.withMessage("body must be UTF-8");
		}
		assertThatExceptionOfType(InvalidCloudEventException.class)
			.isThrownBy(() -> this.reader.readEvent(("{" + MEMBERS + "}").getBytes(StandardCharsets.UTF_16LE)))
			.withMessageStartingWith("body must be well-formed JSON, at byte ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "[]", "{ \"a\" : [1, 2] }", "[ {\"a\":\"}\"} ]", "1", "-0.5e3", "0", "\"x\"",
			"\"\\\"\\u00e9\"", "\"\"", "true", "false", "null", "3.141592653589793238462643383279", "1e400",
			"{\"b\":1,\"a\":2}", "\"\u20ac\ud83d\ude00\"", "12345678901234567890123456789012345678901234567890",
			"\"\\ud800\"" })
	@Requirement(accepted = { "J-04", "J-07", "J-09" })
	void keepsTheBytesOfJson(String json) {
		for (String data : List.of("\"data\":" + json, "\"data\" : " + json + " ",
				"\"a\":\"\u20ac\",\"data\":" + json + "\n,\"b\":1",
				"\"datacontenttype\":\"application/json\",\"data\":" + json,
				"\"data\":" + json + ",\"datacontenttype\":\"Application/Vnd.X+JSON; v=1\"")) {
			assertThat(data(data)).isEqualTo(json);
			assertThat(read(data).getData().form()).isEqualTo(Form.JSON);
			byte[] marked = ("\ufeff{" + MEMBERS + "," + data + "}").getBytes(StandardCharsets.UTF_8);
			assertThat(new String(this.reader.readEvent(marked).getData().toBytes(), StandardCharsets.UTF_8))
				.isEqualTo(json);
		}
	}

	@Test
	@Requirement(accepted = { "J-04", "B-03" }, rejected = "J-04")
	void addsNoContentTypeToJson() {
		assertThat(read("\"data\":{}").getDataContentType()).isNull();
	}

	@Test
	@Requirement(accepted = "J-09", rejected = "J-09")
	void doesNotParseStringsAgain() {
		assertThat(data("\"data\":\"{\\\"a\\\":1}\"")).isEqualTo("\"{\\\"a\\\":1}\"");
		assertThat(data("\"datacontenttype\":\"application/json\",\"data\":\"not json\"")).isEqualTo("\"not json\"");
	}

	@Test
	@Requirement(accepted = "J-11")
	void tellsNullDataFromNoData() {
		assertThat(data("\"data\":null")).isEqualTo("null");
		assertThat(data("\"data\":null,\"datacontenttype\":\"application/json\"")).isEqualTo("null");
		assertThat(read("\"data\":null,\"datacontenttype\":\"text/plain\"").getData()).isNull();
		assertThat(read("\"datacontenttype\":\"application/json\"").getData()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "text/xml; charset=utf-8", "application/octet-stream", "TEXT/Plain" })
	@Requirement(accepted = { "A-11", "J-08" })
	void readsText(String contentType) {
		String type = "\"datacontenttype\":\"" + contentType + "\"";
		for (String members : List.of(type + ",\"data\":\"\\\"\u20ac\\n\\ud83d\\ude00\"",
				"\"data\":\"\\\"\u20ac\\n\\ud83d\\ude00\"," + type)) {
			assertThat(data(members)).isEqualTo("\"\u20ac\n\ud83d\ude00");
			assertThat(read(members).getData().form()).isEqualTo(Form.TEXT);
		}
		assertThat(data(type + ",\"data\":\"\"")).isEmpty();
	}

	@Test
	@Requirement(accepted = "J-08")
	void encodesTextInItsCharset() {
		String members = "\"data\":\"\u00e9\",\"datacontenttype\":\"text/plain; CHARSET=iso-8859-1\"";
		assertThat(read(members).getData().toBytes()).containsExactly(0xe9);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "true", "{}", "[\"a\"]" })
	@Requirement(rejected = { "J-07", "J-08", "A-11" })
	void refusesDataThatIsNoStringWhereItIsNotJson(String data) {
		assertInvalid("\"datacontenttype\":\"TEXT/plain\",\"data\":" + data,
				"member 'data' must be a string, because 'datacontenttype' is not a JSON media type");
		assertInvalid("\"data\":" + data + ",\"datacontenttype\":\"application/xml\"",
				"member 'data' must be a string");
	}

	@Test
	@Requirement(rejected = "J-08")
	void refusesTextThatDoesNotFitItsCharset() {
		String expected = "member 'data' must fit the charset that 'datacontenttype' names";
		assertInvalid("\"data\":\"\u20ac\",\"datacontenttype\":\"text/plain; charset=iso-8859-1\"", expected);
		assertInvalid("\"data\":\"\\ud800\",\"datacontenttype\":\"text/plain\"", expected);
		assertThatExceptionOfType(UnsupportedCloudEventException.class)
			.isThrownBy(() -> read("\"data\":\"a\",\"datacontenttype\":\"text/plain; charset=bogus\""));
	}

	@ParameterizedTest
	@CsvSource({ "AQID, 1 2 3", "AQ==, 1", "//79/A==, -1 -2 -3 -4", "'', ''", "AQI=, 1 2" })
	@Requirement(accepted = { "A-19", "J-05", "J-06" })
	void decodesBase64(String text, String expected) {
		EventData data = read("\"data_base64\":\"" + text + "\"").getData();
		StringBuilder bytes = new StringBuilder();
		for (byte b : data.toBytes()) {
			bytes.append((bytes.isEmpty()) ? "" : " ").append(b);
		}
		assertThat(bytes).hasToString((expected != null) ? expected : "");
		assertThat(data.form()).isEqualTo(Form.BYTES);
		assertThat(read("\"data_base64\":\"" + text + "\"").getDataContentType()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "true", "{}", "[]", "[\"AQ==\"]", "\"A\"", "\"AQ\"", "\"AQ=\"", "\"AQ===\"",
			"\"A Q=\"", "\"AQ==\\n\"", "\"-_8=\"", "\"\u00e9AAA\"", "\"====\"", "\" \"", "\"AQ==AQ==\"", "\"=AAA\"" })
	@Requirement(rejected = { "A-19", "J-05", "J-06" })
	void refusesWhatIsNotBase64(String value) {
		assertInvalid("\"data_base64\":" + value, "member 'data_base64' must be a base64 string (RFC 4648)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "null", "\"AQ==\"", "{}" })
	@Requirement(rejected = { "J-10", "J-11" })
	void refusesDataInBothForms(String data) {
		String expected = "members 'data' and 'data_base64' must not occur together";
		assertInvalid("\"data\":" + data + ",\"data_base64\":\"AQ==\"", expected);
		assertInvalid("\"data_base64\":\"\",\"data\":" + data, expected);
	}

	@Test
	@Requirement(accepted = "J-10")
	void takesDataNextToNullOfTheOtherForm() {
		assertThat(data("\"data\":1,\"data_base64\":null")).isEqualTo("1");
		assertThat(data("\"data_base64\":null,\"data\":1")).isEqualTo("1");
	}

	@Test
	@Requirement(accepted = { "T-01", "T-02", "T-03", "T-04" })
	void readsBatches() {
		String event = "{" + MEMBERS + ",\"data\":[1]}";
		assertThat(this.reader.readBatch(" [ ] ".getBytes(StandardCharsets.UTF_8), 0)).isEmpty();
		assertThat(this.reader.readBatch(("\ufeff[" + event + ",\n" + event + "]").getBytes(StandardCharsets.UTF_8), 2))
			.hasSize(2)
			.allSatisfy((read) -> assertThat(read.getData().toBytes()).asString().isEqualTo("[1]"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{}", "null", "1", "[", "[{}", "[,]", "[{},]" })
	@Requirement(rejected = { "T-01", "T-02" })
	void refusesWhatIsNoBatch(String body) {
		assertThatExceptionOfType(InvalidCloudEventException.class)
			.isThrownBy(() -> this.reader.readBatch(body.getBytes(StandardCharsets.UTF_8), 9));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "null", "\"a\"", "[]", "[{}]", "true" })
	@Requirement(rejected = { "J-02", "T-01", "T-04" })
	void refusesBatchesOfOtherThings(String element) {
		assertThatExceptionOfType(InvalidCloudEventException.class)
			.isThrownBy(() -> this.reader
				.readBatch(("[{" + MEMBERS + "}," + element + "]").getBytes(StandardCharsets.UTF_8), 9))
			.withMessage("event 1: must be a JSON object");
	}

	@Test
	@Requirement(rejected = { "T-03", "T-04" })
	void tellsTheIndexOfInvalidEvents() {
		String body = "[{" + MEMBERS + "},{" + MEMBERS + ",\"time\":\"now\"},{" + MEMBERS.replace("1.0", "1.1") + "}]";
		assertThatExceptionOfType(InvalidCloudEventException.class)
			.isThrownBy(() -> this.reader.readBatch(body.getBytes(StandardCharsets.UTF_8), 9))
			.satisfies((ex) -> assertThat(ex.getViolations()).containsExactly(
					CloudEventViolation.ofAttribute("time", "must be a timestamp (RFC 3339)").withIndex(1),
					CloudEventViolation.ofAttribute("specversion", "must be 1.0").withIndex(2)));
	}

	@Test
	void tellsTheIndexOfEventsInUnknownCharsets() {
		String body = "[{" + MEMBERS + "},{" + MEMBERS
				+ ",\"data\":\"a\",\"datacontenttype\":\"text/plain; charset=bogus\"}]";
		assertThatExceptionOfType(UnsupportedCloudEventException.class)
			.isThrownBy(() -> this.reader.readBatch(body.getBytes(StandardCharsets.UTF_8), 9))
			.withMessage("event 1: charset of the content type is not supported");
	}

	@Test
	@Requirement(rejected = { "A-01", "T-03" })
	void tellsInvalidAttributesBeforeUnknownCharsets() {
		String unknown = "\"data\":\"a\",\"datacontenttype\":\"text/plain; charset=bogus\"}";
		byte[] event = ("{\"specversion\":\"1.0\",\"source\":\"/s\",\"type\":\"t\"," + unknown)
			.getBytes(StandardCharsets.UTF_8);
		assertThatExceptionOfType(InvalidCloudEventException.class).isThrownBy(() -> this.reader.readEvent(event))
			.withMessage("attribute 'id' is required");
		for (String batch : List.of("[{" + MEMBERS + "," + unknown + ",{}]", "[{},{" + MEMBERS + "," + unknown + "]")) {
			assertThatExceptionOfType(InvalidCloudEventException.class)
				.isThrownBy(() -> this.reader.readBatch(batch.getBytes(StandardCharsets.UTF_8), 9))
				.satisfies((ex) -> assertThat(ex.getViolations()).hasSize(4));
		}
	}

	@Test
	@Requirement(rejected = "D-06")
	void limitsTheSizeOfBatches() {
		assertThatExceptionOfType(CloudEventTooLargeException.class)
			.isThrownBy(() -> this.reader
				.readBatch(("[{" + MEMBERS + "},{" + MEMBERS + "}]").getBytes(StandardCharsets.UTF_8), 1))
			.withMessage("batch must not have more than 1 events");
	}

	private ImmutableCloudEvent read(String members) {
		return this.reader.readEvent(("{" + MEMBERS + "," + members + "}").getBytes(StandardCharsets.UTF_8));
	}

	private String data(String members) {
		return new String(read(members).getData().toBytes(), StandardCharsets.UTF_8);
	}

	private void assertInvalid(String members, String message) {
		assertThatExceptionOfType(InvalidCloudEventException.class).isThrownBy(() -> read(members))
			.withMessageStartingWith(message)
			.satisfies((ex) -> assertThat(ex.getViolations()).hasSize(1));
	}

}
