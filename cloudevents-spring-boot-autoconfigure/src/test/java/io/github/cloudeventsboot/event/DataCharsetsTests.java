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

package io.github.cloudeventsboot.event;

import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;

import com.sun.management.ThreadMXBean;
import io.github.cloudeventsboot.UnsupportedCloudEventException;
import io.github.cloudeventsboot.UnsupportedCloudEventException.Reason;
import io.github.cloudeventsboot.conformance.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link DataCharsets}.
 */
class DataCharsetsTests {

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "text/plain", "text/plain; charset=utf-8", "text/plain; charset=\"UTF-8\"" })
	void isUtf8IfNothingElseIsNamed(String contentType) {
		assertThat(DataCharsets.of(contentType)).isEqualTo(StandardCharsets.UTF_8);
	}

	@ParameterizedTest
	@CsvSource({ "iso-8859-1, ISO-8859-1", "UTF-16LE, UTF-16LE", "latin1, ISO-8859-1" })
	@Requirement(accepted = { "A-11", "J-08" })
	void findsTheNamedCharset(String name, String expected) {
		assertThat(DataCharsets.of("Text/Plain; CharSet=" + name)).isEqualTo(Charset.forName(expected));
	}

	@ParameterizedTest
	@ValueSource(strings = { "bogus", "\"\"", "\" \"", "\"../../etc\"", "x-JISAutoDetect" })
	@Requirement(rejected = { "A-11", "J-08" })
	void refusesUnknownCharsets(String name) {
		assertThatExceptionOfType(UnsupportedCloudEventException.class)
			.isThrownBy(() -> DataCharsets.of("text/plain; charset=" + name))
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(Reason.CHARSET))
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("etc", "bogus"));
	}

	@Test
	void findsEachCharsetThatJavaHas() {
		Charset.availableCharsets().forEach((name, charset) -> {
			assertThat(DataCharsets.find(name)).isEqualTo(charset);
			assertThat(charset.aliases())
				.allSatisfy((alias) -> assertThat(DataCharsets.find(alias)).isEqualTo(Charset.forName(alias)));
		});
	}

	@Test
	void classPathIsNotSearchedForNamesOfSenders() {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		DataCharsets.find("bogus");
		long before = threads.getCurrentThreadAllocatedBytes();
		for (int i = 0; i < 1000; i++) {
			DataCharsets.find("bogus-" + i);
		}
		assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000_000);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "61", "c3a9", "e282ac", "f09f9880", "efbfbf", "efbbbf61", "f48fbfbf", "ed9fbf", "c280",
			"e0a080", "f0908080" })
	@Requirement(accepted = { "B-11", "J-20" })
	void takesUtf8(String hex) {
		byte[] bytes = HexFormat.of().parseHex(hex);
		assertThat(DataCharsets.isUtf8(bytes, 0, bytes.length)).isTrue();
		String text = DataCharsets.decode(bytes, 0, bytes.length, StandardCharsets.UTF_8);
		assertThat(text).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
		assertThat(DataCharsets.encode(text, StandardCharsets.UTF_8)).isEqualTo(bytes);
	}

	@ParameterizedTest
	@ValueSource(strings = { "80", "82", "c0a0", "c1bf", "c3", "e2", "e282", "f09f98", "eda080", "edbfbf", "f4908080",
			"f8888080", "ff", "fe", "c328", "e0809f", "f0808080", "61c3" })
	@Requirement(rejected = { "B-11", "J-20" })
	void refusesWhatIsNotUtf8(String hex) {
		byte[] bytes = HexFormat.of().parseHex("616263" + hex);
		assertThat(DataCharsets.isUtf8(bytes, 0, bytes.length)).isFalse();
		assertThat(DataCharsets.isUtf8(bytes, 0, 3)).isTrue();
		assertThat(DataCharsets.decode(bytes, 0, bytes.length, StandardCharsets.UTF_8)).isNull();
	}

	@Test
	void agreesWithTheDecoderOnLongBodies() {
		Random random = new Random(8);
		for (int i = 0; i < 300; i++) {
			byte[] bytes = "a\u00e9\u20ac\ud83d\ude00".repeat(random.nextInt(600) + 1).getBytes(StandardCharsets.UTF_8);
			assertThat(DataCharsets.isUtf8(bytes, 0, bytes.length)).isTrue();
			bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
			boolean expected = DataCharsets.decode(bytes, 0, bytes.length, StandardCharsets.UTF_8) != null;
			assertThat(DataCharsets.isUtf8(bytes, 0, bytes.length)).isEqualTo(expected);
		}
	}

	@Test
	@Requirement(rejected = "J-08")
	void doesNotReplaceWhatCannotBeEncoded() {
		assertThat(DataCharsets.encode("\u20ac", StandardCharsets.ISO_8859_1)).isNull();
		assertThat(DataCharsets.encode("\ud800", StandardCharsets.UTF_8)).isNull();
		assertThat(DataCharsets.encode("a\udc00b", StandardCharsets.UTF_16BE)).isNull();
		assertThat(DataCharsets.encode("\u00e9", StandardCharsets.ISO_8859_1)).containsExactly(0xe9);
	}

	@Test
	void copesWithAnyBytesInAnyCharset() {
		Random random = new Random(1);
		for (Charset charset : Charset.availableCharsets().values()) {
			for (int i = 0; i < 20 && charset.canEncode(); i++) {
				byte[] bytes = new byte[random.nextInt(40)];
				random.nextBytes(bytes);
				String text = DataCharsets.decode(bytes, 0, bytes.length, charset);
				assertThat((text != null) ? DataCharsets.encode(text, charset) : bytes).as(charset.name())
					.satisfiesAnyOf((encoded) -> assertThat(encoded).isNull(),
							(encoded) -> assertThat(encoded).isNotNull());
			}
		}
	}

}
