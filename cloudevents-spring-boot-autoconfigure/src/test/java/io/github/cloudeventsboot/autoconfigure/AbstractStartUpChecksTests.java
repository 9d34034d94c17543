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

package io.github.cloudeventsboot.autoconfigure;

import java.util.List;
import java.util.function.Supplier;

import io.github.cloudeventsboot.testsupport.StartUp;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Base of the tests for mistakes of users that keep an application from starting.
 */
abstract class AbstractStartUpChecksTests {

	final WebApplicationContextRunner contextRunner = StartUp.runner();

	@SuppressWarnings({ "rawtypes", "unchecked" })
	void assertMistake(Object controller, List<String> description, String action) {
		this.contextRunner.withBean("controller", (Class) controller.getClass(), (Supplier) () -> controller)
			.run((context) -> {
				assertThat(context).hasFailed();
				FailureAnalysis analysis = new InvalidEventTypeFailureAnalyzer().analyze(context.getStartupFailure());
				assertThat(analysis).isNotNull();
				assertThat(analysis.getDescription()).contains(description).contains(controller.getClass().getName());
				assertThat(analysis.getAction()).contains(action);
			});
	}

}
