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

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.cloudeventsboot.UnsupportedCloudEventException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that every reason of a rejection is counted from the start.
 */
class RejectionReasonsTests {

	@Test
	void countsAllReasons() {
		List<String> unsupported = Arrays.stream(UnsupportedCloudEventException.Reason.values())
			.map((reason) -> "unsupported-" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
			.toList();
		assertThat(CloudEventMeters.REASONS).containsExactlyInAnyOrderElementsOf(Stream
			.concat(Stream.of("handler", "failed-construction", "invalid-data", "invalid-event", "too-large",
					"unknown-type"), unsupported.stream())
			.toList());
	}

}
