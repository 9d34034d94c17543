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

import io.github.cloudeventsboot.conformance.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AttributeNames}.
 */
class AttributeNamesTests {

	@ParameterizedTest
	@ValueSource(strings = { "a", "0", "id", "partitionkey", "1parent", "abc123", "dataref", "data1" })
	@Requirement(accepted = { "A-03", "A-04" })
	void takesLowerCaseLettersAndDigits(String name) {
		assertThat(AttributeNames.isValid(name)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "A", "partitionKey", "a-b", "a_b", "a.b", "a b", " a", "ä", "é", "\u0661", "\u212a",
			"data_base64", "a\u0000", "$", "@", "`", "{", "/", ":" })
	@Requirement(rejected = "A-03")
	void refusesAllOtherCharacters(String name) {
		assertThat(AttributeNames.isValid(name)).isFalse();
	}

	@Test
	@Requirement(rejected = "A-05")
	void refusesData() {
		assertThat(AttributeNames.isValid("data")).isFalse();
	}

	@Test
	@Requirement(accepted = "A-04")
	void takesLongNames() {
		assertThat(AttributeNames.isValid("x".repeat(10_000))).isTrue();
	}

	@Test
	void showsNamesAsVisibleAsciiOfLimitedLength() {
		assertThat(AttributeNames.shown("partitionkey")).isEqualTo("partitionkey");
		assertThat(AttributeNames.shown("a b\r\nc\u00e9\ud83d\ude00\u007f")).isEqualTo("a?b??c????");
		assertThat(AttributeNames.shown("x".repeat(40))).isEqualTo("x".repeat(40));
		assertThat(AttributeNames.shown("x".repeat(41))).isEqualTo("x".repeat(40) + "...");
		assertThat(AttributeNames.shown("")).isEmpty();
	}

	@Test
	void knowsTheCoreAttributes() {
		assertThat(AttributeNames.CORE).containsExactlyInAnyOrder("id", "source", "specversion", "type",
				"datacontenttype", "dataschema", "subject", "time");
	}

}
