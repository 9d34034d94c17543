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

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventException;
import io.github.cloudeventsboot.CloudEventViolation;
import io.github.cloudeventsboot.InvalidCloudEventException;
import io.github.cloudeventsboot.event.ImmutableCloudEvent;
import io.github.cloudeventsboot.http.HttpEventReader;
import io.github.cloudeventsboot.http.HttpEventWriter;
import io.github.cloudeventsboot.message.MessageLimits;
import io.github.cloudeventsboot.message.MessageMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that no input causes anything but a result or a mistake of the sender, soon, and
 * without telling values.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileInputTests {

	private static final String MEMBERS = "\"specversion\":\"1.0\",\"id\":\"geheim\",\"source\":\"/geheim\",\"type\":\"geheim\"";

	private static final String[] ENVELOPES = { "{" + MEMBERS
			+ ",\"subject\":\"geheim \u20ac\\u20ac\",\"time\":\"2018-04-05T17:31:00.5+02:00\","
			+ "\"dataschema\":\"urn:geheim\",\"a\":true,\"b\":-1,\"c\":null,\"data\":{\"geheim\":[1,\"\ud83d\ude00\"]}}",
			"{ \"data\" : \"geheim\" , \"datacontenttype\" : \"text/plain; charset=utf-8\" , " + MEMBERS + " }",
			"{\"data_base64\":\"Z2VoZWlt\"," + MEMBERS + ",\"datacontenttype\":\"application/octet-stream\"}" };

	private static final String CHARACTERS = "\"\\{}[]:,0 aZ%\u0000/=;";

	private static final String[] HEADER_PIECES = { "%", "%20", "%C3", "%ED%A0%80", "\"", "\\", "\u00e9", "\u0000",
			"\r\n", ";", "=", ":", "//", "[", "@", "#", "0", "T", "Z", "+", "text/plain", "charset=utf-16" };

	private final HttpEventReader reader = new HttpEventReader(
			new MessageLimits(Integer.MAX_VALUE, 100, Integer.MAX_VALUE));

	private final HttpEventWriter writer = new HttpEventWriter();

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2 })
	@Requirement(rejected = "J-20")
	void refusesEveryBeginningOfAnEvent(int envelope) {
		byte[] body = ENVELOPES[envelope].getBytes(StandardCharsets.UTF_8);
		assertThat(readStructured(body)).isNotNull();
		for (int length = 0; length < body.length; length++) {
			byte[] beginning = Arrays.copyOf(body, length);
			assertThatExceptionOfType(InvalidCloudEventException.class).as("%s", length)
				.isThrownBy(() -> readStructured(beginning))
				.withNoCause()
				.satisfies(HostileInputTests::tellsNothing);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2 })
	@Requirement(rejected = { "T-01", "T-04" })
	void refusesEveryBeginningOfABatch(int envelope) {
		byte[] body = ("[" + ENVELOPES[envelope] + "," + ENVELOPES[envelope] + "]").getBytes(StandardCharsets.UTF_8);
		assertThat(readBatch(body)).hasSize(2);
		for (int length = 0; length < body.length; length++) {
			byte[] beginning = Arrays.copyOf(body, length);
			assertThatExceptionOfType(InvalidCloudEventException.class).as("%s", length)
				.isThrownBy(() -> readBatch(beginning))
				.withNoCause()
				.satisfies(HostileInputTests::tellsNothing);
		}
	}

	@Test
	@Requirement(accepted = "R-02", rejected = "J-20")
	void survivesChangesOfStructuredEvents() {
		Random random = new Random(5);
		int read = 0;
		for (int i = 0; i < 20_000; i++) {
			byte[] body = change(ENVELOPES[i % 3].getBytes(StandardCharsets.UTF_8), random);
			try {
				checkWritable(readStructured(body));
				read++;
			}
			catch (CloudEventException ex) {
				tellsNothing(ex);
			}
		}
		assertThat(read).isBetween(1_000, 19_000);
	}

	@Test
	void survivesChangesOfBatches() {
		Random random = new Random(6);
		for (int i = 0; i < 5_000; i++) {
			byte[] body = ("[" + ENVELOPES[i % 3] + "," + ENVELOPES[(i + 1) % 3] + "]")
				.getBytes(StandardCharsets.UTF_8);
			try {
				assertThat(readBatch(change(body, random))).hasSizeBetween(0, 3);
			}
			catch (CloudEventException ex) {
				tellsNothing(ex);
			}
		}
	}

	@Test
	@Requirement(accepted = "R-02", rejected = "B-12")
	void survivesChangesOfBinaryEvents() {
		Random random = new Random(7);
		int read = 0;
		for (int i = 0; i < 20_000; i++) {
			RecordedHeaders headers = new RecordedHeaders();
			String[] names = { "ce-specversion", "ce-id", "ce-source", "ce-type", "ce-subject", "ce-time",
					"ce-dataschema", "ce-x" };
			String[] values = { "1.0", "geheim", "http://geheim@host:80/%2520", "geheim", "geheim%20",
					"2018-04-05T17:31:00.5+02:00", "urn:geheim", "\"geheim\"" };
			int changed = random.nextInt(12);
			for (int header = 0; header < names.length; header++) {
				headers.add((changed == 9) ? change(names[header], random) : names[header],
						(changed == header) ? change(values[header], random) : values[header]);
			}
			String contentType = (changed == 10) ? change("text/plain; charset=\"utf-8\"", random) : "text/plain";
			try {
				checkWritable(this.reader.readEvent(contentType, headers, new byte[] { (byte) i }));
				read++;
			}
			catch (CloudEventException ex) {
				tellsNothing(ex);
			}
		}
		assertThat(read).isBetween(2_000, 18_000);
	}

	/**
	 * What was read can be written in both modes and is then the same.
	 */
	private void checkWritable(ImmutableCloudEvent event) {
		for (String name : event.getAttributeNames()) {
			assertThat(event.getAttribute(name)).isNotNull();
		}
		RecordedHeaders structured = new RecordedHeaders();
		byte[] body = this.writer.writeStructured(event, structured).toBytes();
		assertThat(readStructured(body)).isEqualTo(event);
		RecordedHeaders binary = new RecordedHeaders();
		byte[] data = this.writer.writeBinary(event, binary).toBytes();
		ImmutableCloudEvent read = this.reader.readEvent(binary.contentType(), binary, data);
		assertThat(read.getId()).isEqualTo(event.getId());
		assertThat(read.getExtensionNames()).isEqualTo(event.getExtensionNames());
		assertThat(read.getSubject()).isEqualTo(event.getSubject());
		for (Map.Entry<String, String> header : binary.all()) {
			boolean visible = header.getValue().chars().allMatch((c) -> c > 0x20 && c < 0x7f);
			assertThat(visible).as(header.getKey()).isTrue();
		}
	}

	@Test
	@Requirement(accepted = "J-07", rejected = "J-20")
	void limitsNesting() {
		assertThat(readStructured(nested(400))).isNotNull();
		for (int depth : new int[] { 1_000, 400_000 }) {
			assertThatExceptionOfType(InvalidCloudEventException.class).isThrownBy(() -> readStructured(nested(depth)))
				.withMessageStartingWith("body must not exceed the limits on nesting");
		}
		byte[] attribute = ("{" + MEMBERS + ",\"a\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
		assertThatExceptionOfType(InvalidCloudEventException.class).isThrownBy(() -> readStructured(attribute));
		byte[] batch = "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);
		assertThatExceptionOfType(InvalidCloudEventException.class).isThrownBy(() -> readBatch(batch));
	}

	@Test
	@Requirement(accepted = "J-07", rejected = "A-17")
	void takesLongNumbersInDataOnly() {
		String number = "9".repeat(1_000_000);
		byte[] data = ("{" + MEMBERS + ",\"data\":[" + number + "," + number + ".5,1e" + number + "]}")
			.getBytes(StandardCharsets.UTF_8);
		assertThat(readStructured(data).getData().length()).isGreaterThan(3_000_000);
		for (String value : List.of(number, "-" + number, number + ".5", "1e" + number)) {
			byte[] attribute = ("{" + MEMBERS + ",\"a\":" + value + "}").getBytes(StandardCharsets.UTF_8);
			assertThatExceptionOfType(InvalidCloudEventException.class).isThrownBy(() -> readStructured(attribute))
				.satisfies(HostileInputTests::tellsNothing);
		}
	}

	@Test
	@Requirement(accepted = "A-24", rejected = "A-02")
	void copesWithManyMembers() {
		StringBuilder members = new StringBuilder("{" + MEMBERS);
		for (int i = 0; i < 100_000; i++) {
			members.append(",\"x").append(i).append((i % 2 == 0) ? "\":null" : "\":1");
		}
		byte[] body = members.append('}').toString().getBytes(StandardCharsets.UTF_8);
		assertThat(readStructured(body).getExtensionNames()).hasSize(50_000);
		byte[] repeated = ("{" + MEMBERS + ",\"a\":1".repeat(100_000) + "}").getBytes(StandardCharsets.UTF_8);
		assertThatExceptionOfType(InvalidCloudEventException.class).isThrownBy(() -> readStructured(repeated))
			.satisfies((ex) -> assertThat(ex.getViolations()).hasSize(1));
	}

	@Test
	@Requirement(accepted = "A-24")
	void copesWithNamesOfTheSameHash() {
		StringBuilder members = new StringBuilder("{" + MEMBERS);
		for (int i = 0; i < 1 << 14; i++) {
			members.append(",\"");
			for (int bit = 0; bit < 14; bit++) {
				members.append(((i >> bit & 1) == 0) ? "an" : "c0");
			}
			members.append("\":1");
		}
		byte[] body = members.append('}').toString().getBytes(StandardCharsets.UTF_8);
		assertThat("an").hasSameHashCodeAs("c0");
		assertThat(readStructured(body).getExtensionNames()).hasSize(1 << 14);
	}

	@Test
	@Requirement(accepted = "Z-02")
	void copesWithLongStrings() {
		String text = "\u20ac".repeat(2_000_000);
		byte[] body = ("{" + MEMBERS + ",\"a\":\"" + text + "\",\"data\":\"" + text + "\"}")
			.getBytes(StandardCharsets.UTF_8);
		ImmutableCloudEvent event = readStructured(body);
		assertThat(event.getExtension("a")).isEqualTo(text);
		assertThat(event.getData().length()).isEqualTo(6_000_002);
	}

	@Test
	@Requirement(rejected = { "A-03", "A-07", "A-10", "A-15", "A-20" })
	void refusesLongAttributesSoon() {
		for (String piece : List.of("a", ":", "/", "@", "[", "%41", "%", ".", "0", ";", "; a=b", "\"", "\\",
				"//a@b:")) {
			String value = piece.repeat(100_000);
			for (String name : List.of("source", "dataschema", "time", "datacontenttype", value)) {
				for (String text : List.of(value, value + "\u0000", "text/plain;a=\"" + value, "http://" + value,
						"2018-04-05T17:31:00." + value)) {
					RecordedHeaders headers = new RecordedHeaders("ce-" + name, text);
					assertThatExceptionOfType(InvalidCloudEventException.class)
						.isThrownBy(() -> this.reader.readEvent(text, headers, new byte[0]))
						.satisfies(HostileInputTests::tellsNothing);
				}
			}
		}
	}

	@Test
	@Requirement(rejected = "A-03")
	void showsNamesInPartOnly() {
		String name = "\r\n<script>\u20ac".repeat(10_000);
		assertThatExceptionOfType(InvalidCloudEventException.class)
			.isThrownBy(
					() -> this.reader.readEvent(null, RecordedHeaders.required("ce-" + name, "geheim"), new byte[0]))
			.satisfies(HostileInputTests::tellsNothing);
		byte[] json = ("{" + MEMBERS + ",\"" + name.replace("\r\n", "\\r\\n").substring(0, 20_000) + "\":1}")
			.getBytes(StandardCharsets.UTF_8);
		assertThatExceptionOfType(InvalidCloudEventException.class).isThrownBy(() -> readStructured(json))
			.satisfies(HostileInputTests::tellsNothing);
	}

	private static void tellsNothing(Throwable thrown) {
		assertThat(thrown).isInstanceOf(CloudEventException.class).hasNoCause();
		assertThat(thrown.getMessage()).hasSizeLessThan(300);
		List<CloudEventViolation> violations = ((CloudEventException) thrown).getViolations();
		assertThat(violations).hasSizeBetween(1, 20);
		for (CloudEventViolation violation : violations) {
			assertThat(violation.detail()).hasSizeLessThan(200).doesNotContainIgnoringCase("geheim");
			if (violation.attribute() != null) {
				assertThat(violation.attribute()).hasSizeLessThan(44).matches("[!-~]*");
			}
		}
	}

	private static byte[] nested(int depth) {
		return ("{" + MEMBERS + ",\"data\":" + "[".repeat(depth) + "]".repeat(depth) + "}")
			.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] change(byte[] bytes, Random random) {
		byte[] changed = bytes.clone();
		for (int changes = random.nextInt(3) + 1; changes > 0; changes--) {
			int position = random.nextInt(changed.length);
			switch (random.nextInt(4)) {
				case 0 -> changed[position] = (byte) random.nextInt(256);
				case 1 -> changed[position] = (byte) CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
				case 2 -> {
					int end = Math.min(changed.length, position + random.nextInt(4) + 1);
					byte[] shorter = Arrays.copyOf(changed, changed.length - (end - position));
					System.arraycopy(changed, end, shorter, position, changed.length - end);
					changed = (shorter.length > 0) ? shorter : changed;
				}
				default -> {
					int from = random.nextInt(changed.length);
					int length = Math.min(random.nextInt(20), changed.length - Math.max(from, position));
					System.arraycopy(changed.clone(), from, changed, position, length);
				}
			}
		}
		return changed;
	}

	private static String change(String text, Random random) {
		StringBuilder changed = new StringBuilder(text);
		for (int changes = random.nextInt(3) + 1; changes > 0; changes--) {
			int position = random.nextInt(changed.length() + 1);
			if (random.nextBoolean() || position == changed.length()) {
				changed.insert(position, HEADER_PIECES[random.nextInt(HEADER_PIECES.length)]);
			}
			else {
				changed.deleteCharAt(position);
			}
		}
		return changed.toString();
	}

	private ImmutableCloudEvent readStructured(byte[] body) {
		return this.reader.readEvent(MessageMode.JSON, new RecordedHeaders(), body);
	}

	private List<CloudEvent> readBatch(byte[] body) {
		return this.reader.readEvents(MessageMode.JSON_BATCH, new RecordedHeaders(), body);
	}

}
