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

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AttributePatterns}.
 */
class AttributePatternsTests {

	private final AttributePatterns<Integer> patterns = new AttributePatterns<>(
			Map.of("a.b", 1, "a.*", 2, "a.b.*", 3, "a.b.c", 4, "x*", 5));

	@ParameterizedTest
	@CsvSource({ "a.b, 1", "a.b.c, 4", "a.b.d, 3", "a.b., 3", "a.c, 2", "a., 2", "a,", "x, 5", "xyz, 5", "A.B,",
			"b.a.b," })
	void mostSpecificPatternIsFound(String value, Integer expected) {
		assertThat(this.patterns.find(value)).isEqualTo(expected);
	}

	@Test
	void asteriskAloneMatchesEverything() {
		AttributePatterns<String> all = new AttributePatterns<>(Map.of("*", "all"));
		assertThat(all.find("")).isEqualTo("all");
		assertThat(all.find("any")).isEqualTo("all");
	}

	@ParameterizedTest
	@CsvSource({ "a, a, true", "a, b, false", "a.*, a.b, true", "a.b, a.*, true", "a.*, a.b.*, true", "a.*, b.*, false",
			"a.*, a, false", "*, x, true" })
	void overlapIsSymmetric(String one, String other, boolean expected) {
		assertThat(AttributePatterns.overlap(one, other)).isEqualTo(expected);
		assertThat(AttributePatterns.overlap(other, one)).isEqualTo(expected);
	}

}
