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

package io.github.cloudeventsboot.conformance;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventException;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the rules of attributes, each in binary and in structured mode.
 */
class AttributesInBothModesTests {

	@ParameterizedTest
	@EnumSource
	@Requirement(accepted = { "A-01", "A-02", "A-06", "A-07", "A-08", "A-09", "A-14", "A-24", "A-25", "B-01", "B-05" })
	void readsAllAttributes(Mode mode) {
		Map<String, Object> attributes = Mode.required();
		attributes.put("subject", "a subject");
		attributes.put("time", "2018-04-05T17:31:00Z");
		attributes.put("datacontenttype", "text/plain");
		attributes.put("dataschema", "https://example.com/schema");
		for (int i = 0; i < 200; i++) {
			attributes.put("extension" + i, "value " + i);
		}
		ImmutableCloudEvent event = mode.read(attributes, "text".getBytes());
		assertThat(strings(event)).isEqualTo(attributes);
		assertThat(event.getData().toBytes()).asString().isEqualTo("text");
	}

	@ParameterizedTest
	@ValueSource(strings = { "id", "source", "specversion", "type" })
	@Requirement(rejected = { "A-01", "D-04" })
	void requiresFourAttributes(String name) {
		for (Mode mode : Mode.values()) {
			Map<String, Object> attributes = Mode.required();
			attributes.remove(name);
			assertThatExceptionOfType(InvalidCloudEventException.class).isThrownBy(() -> mode.read(attributes))
				.satisfies((ex) -> assertThat(ex.getViolations())
					.containsExactly(CloudEventViolation.ofAttribute(name, "is required")));
		}
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "id", "source", "type", "subject", "datacontenttype", "dataschema", "time", "specversion" })
	@Requirement(rejected = { "A-06", "A-07", "A-08", "A-09", "A-10", "A-13", "A-14", "A-15" })
	void refusesEmptyCoreAttributes(String name) {
		assertRejected(name, "", "must not be empty");
	}

	@Test
	@Requirement(accepted = "A-24")
	void takesEmptyExtensions() {
		assertAccepted("extension", "");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "0", "1parent", "partitionkey", "abcdefghijklmnopqrstuvwxyz0123456789abcdefghijkl" })
	@Requirement(accepted = { "A-03", "A-04" })
	void takesNames(String name) {
		assertAccepted(name, "value");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a_b", "a.b", "a b", "a-b", "\u00e4", "" })
	@Requirement(rejected = { "A-03", "A-24" })
	void refusesNames(String name) {
		assertRejected(name, "value", "must have a name of lower-case letters and digits only");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", " ", "1", "\u20ac", "\ud83d\ude00", "\"quoted\"", "100%", "%25", "a+b", "a\\b" })
	@Requirement(accepted = { "A-06", "A-09", "A-14", "A-16", "A-18", "B-09" })
	void takesStrings(String value) {
		assertAccepted("id", value);
		assertAccepted("type", value);
		assertAccepted("subject", value);
		assertAccepted("extension", value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u0000", "\t", "\r\n", "\u001f", "\u007f", "\u0080", "\u009f", "\ufdd0", "\ufdef",
			"\ufffe", "\uffff", "\ud83f\udffe" })
	@Requirement(rejected = "A-18")
	void refusesForbiddenCharacters(String characters) {
		String expected = "must not contain control characters, noncharacters or unpaired surrogates";
		for (String name : List.of("id", "type", "subject", "extension")) {
			assertRejected(name, characters, expected);
			assertRejected(name, "a" + characters + "b", expected);
		}
		for (String name : List.of("source", "time", "dataschema", "datacontenttype", "specversion")) {
			assertRejected(name, "a" + characters + "b", "must be");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "\ud800", "\udc00", "\ude00\ud83d" })
	@Requirement(rejected = "A-18")
	void refusesUnpairedSurrogates(String characters) {
		assertRejected("id", "a" + characters, "must");
		assertRejected("extension", characters, "must");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://github.com/cloudevents", "mailto:cncf-wg-serverless@lists.cncf.io",
			"urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66", "/cloudevents/spec/pull/123", "1-555-123-4567",
			"#fragment", "//auth/p", "a%20b" })
	@Requirement(accepted = { "A-07", "A-21" })
	void takesSources(String value) {
		assertAccepted("source", value);
	}

	@ParameterizedTest
	@ValueSource(strings = { " ", "a b", "%", "\u00e9", "http://[", "1:2" })
	@Requirement(rejected = { "A-07", "A-21" })
	void refusesSources(String value) {
		assertRejected("source", value, "must be a URI-reference (RFC 3986)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.1", "0.2", "0.3", "0.9", "1", "1.0.2", "1.1", "01.0", "9000.1", " 1.0", "V1" })
	@Requirement(rejected = "A-08")
	void refusesOtherVersions(String value) {
		assertRejected("specversion", value, "must be 1.0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "TEXT/Plain; CharSet=utf-8", "application/vnd.x+xml",
			"multipart/mixed; boundary=\"a b\"", "application/octet-stream" })
	@Requirement(accepted = { "A-10", "A-12", "B-02" })
	void takesContentTypesUnchanged(String value) {
		assertAccepted("datacontenttype", value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "xyz", "bogus ;====", "text/plain; charset", " ", "text/\u00e9" })
	@Requirement(rejected = "A-10")
	void refusesContentTypes(String value) {
		assertRejected("datacontenttype", value, "must be a media type (RFC 2046)");
	}

	@Test
	@Requirement(rejected = { "A-10", "A-18" })
	void refusesTabsInContentTypes() {
		assertRejected("datacontenttype", "text/plain;\tcharset=utf-8", "must be a media type (RFC 2046)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com/schema", "urn:example:schema" })
	@Requirement(accepted = { "A-13", "A-20" })
	void takesSchemas(String value) {
		assertAccepted("dataschema", value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/hello", "//host", "schema", "https://example.com/schema#part", "a b" })
	@Requirement(rejected = { "A-13", "A-20" })
	void refusesSchemas(String value) {
		assertRejected("dataschema", value, "must be an absolute URI (RFC 3986)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "2018-04-05T17:31:00Z", "2018-04-05t17:31:00z", "2018-04-05T17:31:00+05:30",
			"2018-04-05T17:31:00.123456789012345Z", "1990-12-31T23:59:60Z" })
	@Requirement(accepted = { "A-15", "A-22" })
	void takesTimes(String value) {
		assertAccepted("time", value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "now", "2018-04-05", "2018-04-05T17:31Z", "2018-04-05T17:31:00", "2018-04-05T17:31:00+05",
			"2018-04-05T17:31:00+01:30:30", "2018-04-05T17:31:00[UTC]", "2018-02-30T17:31:00Z" })
	@Requirement(rejected = { "A-15", "A-22" })
	void refusesTimes(String value) {
		assertRejected("time", value, "must be a timestamp (RFC 3339)");
	}

	@Test
	void reportsAllViolationsTogether() {
		Map<String, Object> attributes = new LinkedHashMap<>();
		attributes.put("specversion", "2.0");
		attributes.put("id", "");
		attributes.put("time", "now");
		for (Mode mode : Mode.values()) {
			assertThatExceptionOfType(InvalidCloudEventException.class).isThrownBy(() -> mode.read(attributes))
				.satisfies((ex) -> assertThat(ex.getViolations()).extracting(CloudEventViolation::attribute)
					.containsExactly("specversion", "id", "time", "source", "type"));
		}
	}

	@ParameterizedTest
	@EnumSource
	@Requirement(accepted = { "Z-01", "Z-02" })
	void takesEventsOfSixtyFourKibibytes(Mode mode) {
		Map<String, Object> attributes = Mode.required();
		attributes.put("extension", "x".repeat(16 * 1024));
		attributes.put("datacontenttype", "application/octet-stream");
		byte[] data = new byte[48 * 1024];
		ImmutableCloudEvent event = mode.read(attributes, data);
		assertThat(event.getData().toBytes()).isEqualTo(data);
		assertThat(event.getExtension("extension")).isEqualTo(attributes.get("extension"));
	}

	private static void assertAccepted(String name, String value) {
		for (Mode mode : Mode.values()) {
			Map<String, Object> attributes = Mode.required();
			attributes.put(name, value);
			assertThat(strings(mode.read(attributes))).as("%s", mode).isEqualTo(attributes);
		}
	}

	private static void assertRejected(String name, String value, String expected) {
		for (Mode mode : Mode.values()) {
			Map<String, Object> attributes = Mode.required();
			attributes.put(name, value);
			assertThatExceptionOfType(InvalidCloudEventException.class).as("%s", mode)
				.isThrownBy(() -> mode.read(attributes))
				.satisfies((ex) -> assertThat(ex.getViolations()).singleElement().satisfies((violation) -> {
					assertThat(violation.attribute()).isNotNull();
					assertThat(violation.detail()).startsWith(expected);
				}));
		}
	}

	/**
	 * Return the attributes as the strings that are kept.
	 */
	private static Map<String, Object> strings(ImmutableCloudEvent event) {
		Map<String, Object> strings = new LinkedHashMap<>(event.getExtensions());
		for (String name : new HashSet<>(event.getAttributeNames())) {
			strings.put(name, switch (name) {
				case "source" -> event.getSourceString();
				case "time" -> event.getTimeString();
				case "dataschema" -> event.getDataSchemaString();
				default -> event.getAttribute(name).toString();
			});
		}
		// the SDK's own objects have to come out of every valid string, too
		event.getSource();
		event.getDataSchema();
		event.getTime();
		return strings;
	}

}
