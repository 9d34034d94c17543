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

package io.github.cloudeventsboot.web.servlet.mapping;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventPath}.
 */
class EventPathTests {

	@ParameterizedTest
	@CsvSource({ "'',''", "/events,/events", "/t/{id}/e,/t/{}/e", "/{a}/x{b}/{*rest},/{}/x{}/{*}",
			"'/{id:[0-9]{3}}/{n}','/{:[0-9]{3}}/{}'", "/{a:{b}}/{c},/{:{b}}/{}", "/*/**,/*/**" })
	void shapeIsPatternWithoutNamesOfVariables(String pattern, String shape) {
		assertThat(EventPath.shape(pattern)).isEqualTo(shape);
	}

}
