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

package io.github.cloudeventsboot.message;

import io.github.cloudeventsboot.conformance.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MessageMode}.
 */
class MessageModeTests {

	@ParameterizedTest
	@ValueSource(strings = { "application/cloudevents+json", "application/cloudevents+json; charset=UTF-8",
			"Application/CloudEvents+JSON", "application/cloudevents", "application/cloudevents+avro",
			"application/cloudeventsx" })
	@Requirement(accepted = { "D-01", "S-02" })
	void isStructuredByPrefix(String contentType) {
		assertThat(MessageMode.of(contentType)).isEqualTo(MessageMode.STRUCTURED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/cloudevents-batch+json", "APPLICATION/CloudEvents-Batch+json;charset=utf-8",
			"application/cloudevents-batch" })
	@Requirement(accepted = { "D-02", "T-05" })
	void isBatchByPrefix(String contentType) {
		assertThat(MessageMode.of(contentType)).isEqualTo(MessageMode.BATCH);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "application/json", "application/cloudevent", "application/x-cloudevents+json",
			"text/plain; x=application/cloudevents", " application/cloudevents" })
	@Requirement(accepted = "D-03", rejected = { "D-01", "D-02" })
	void isBinaryOtherwise(String contentType) {
		assertThat(MessageMode.of(contentType)).isEqualTo(MessageMode.BINARY);
	}

	@Test
	@Requirement(accepted = "D-03")
	void isBinaryWithoutContentType() {
		assertThat(MessageMode.of(null)).isEqualTo(MessageMode.BINARY);
	}

}
