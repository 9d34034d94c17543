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

package io.github.cloudeventsboot.observation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TraceParent}.
 */
class TraceParentTests {

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final String SPAN = "00f067aa0ba902b7";

	@Test
	void readsTrace() {
		assertThat(TraceParent.parse("00-" + TRACE + "-" + SPAN + "-01")).isEqualTo(new TraceParent(TRACE, SPAN, true));
		assertThat(TraceParent.parse("00-" + TRACE + "-" + SPAN + "-00"))
			.isEqualTo(new TraceParent(TRACE, SPAN, false));
	}

	@Test
	void readsLaterVersion() {
		assertThat(TraceParent.parse("cc-" + TRACE + "-" + SPAN + "-03-what-comes"))
			.isEqualTo(new TraceParent(TRACE, SPAN, true));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "00", "00-" + TRACE + "-" + SPAN, "00-" + TRACE + "-" + SPAN + "-0g",
			"00-" + TRACE + "-" + SPAN + "-01-more", "ff-" + TRACE + "-" + SPAN + "-01",
			"00-00000000000000000000000000000000-" + SPAN + "-01", "00-" + TRACE + "-0000000000000000-01",
			"00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01", "00_" + TRACE + "-" + SPAN + "-01",
			"cc-" + TRACE + "-" + SPAN + "-01x" })
	void refusesWhatIsNoTrace(String text) {
		assertThat(TraceParent.parse(text)).isNull();
	}

}
