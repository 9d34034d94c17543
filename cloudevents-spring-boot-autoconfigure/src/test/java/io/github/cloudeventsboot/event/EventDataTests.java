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

import java.nio.charset.StandardCharsets;

import io.cloudevents.core.data.BytesCloudEventData;
import io.github.cloudeventsboot.conformance.Requirement;
import io.github.cloudeventsboot.event.EventData.Form;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link EventData}.
 */
class EventDataTests {

	@Test
	@Requirement(accepted = "B-04")
	void keepsBytesAsTheyAre() {
		byte[] bytes = { 0, -1, 10 };
		EventData data = EventData.ofBytes(bytes);
		assertThat(data.toBytes()).isEqualTo(bytes).isNotSameAs(bytes);
		assertThat(data.array()).isSameAs(bytes);
		assertThat(data.length()).isEqualTo(3);
		assertThat(data.form()).isEqualTo(Form.BYTES);
	}

	@Test
	void isAPartOfTheBody() {
		EventData data = EventData.ofJson("{\"data\":[1]}".getBytes(StandardCharsets.UTF_8), 8, 3);
		assertThat(data.toBytes()).asString().isEqualTo("[1]");
		assertThat(data.offset()).isEqualTo(8);
		assertThat(data.form()).isEqualTo(Form.JSON);
	}

	@Test
	void equalsDataWithTheSameBytes() {
		EventData data = EventData.ofBytes("[1]".getBytes(StandardCharsets.UTF_8));
		EventData part = EventData.ofJson("x[1]x".getBytes(StandardCharsets.UTF_8), 1, 3);
		assertThat(data).isEqualTo(part).hasSameHashCodeAs(part);
		assertThat(data).isNotEqualTo(EventData.ofText("[2]".getBytes(StandardCharsets.UTF_8))).isNotEqualTo("[1]");
	}

	@Test
	void doesNotShowItsBytes() {
		assertThat(EventData.ofText("secret".getBytes(StandardCharsets.UTF_8))).hasToString("EventData[6 bytes]");
	}

	@Test
	void isMadeOfAnyImplementation() {
		EventData data = EventData.ofBytes(new byte[] { 1 });
		assertThat(EventData.of(data)).isSameAs(data);
		assertThat(EventData.of(null)).isNull();
		assertThat(EventData.of(BytesCloudEventData.wrap(new byte[] { 1 }))).isEqualTo(data);
		assertThat(EventData.of(() -> null)).isNull();
	}

	@Test
	void refusesNull() {
		assertThatIllegalArgumentException().isThrownBy(() -> EventData.ofBytes(null))
			.withMessage("'bytes' must not be null");
		assertThatIllegalArgumentException().isThrownBy(() -> EventData.ofText(null));
		assertThatIllegalArgumentException().isThrownBy(() -> EventData.ofJson(null, 0, 0));
	}

}
