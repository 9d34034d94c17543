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

import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.annotation.CloudEventType;
import io.github.cloudeventsboot.binding.EventBindings;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for {@link InvalidEventTypeFailureAnalyzer}.
 */
@ExtendWith(OutputCaptureExtension.class)
class InvalidEventTypeFailureAnalyzerTests {

	@Test
	void tellsDescriptionAndAction() {
		InvalidEventTypeException cause = new InvalidEventTypeException("It is broken.", "Mend it.");
		FailureAnalysis analysis = new InvalidEventTypeFailureAnalyzer().analyze(new IllegalStateException(cause));
		assertThat(analysis).isNotNull();
		assertThat(analysis.getDescription()).isEqualTo("It is broken.");
		assertThat(analysis.getAction()).isEqualTo("Mend it.");
		assertThat(analysis.getCause()).isSameAs(cause);
	}

	@Test
	void leavesOtherFailuresToOthers() {
		assertThat(new InvalidEventTypeFailureAnalyzer().analyze(new IllegalStateException())).isNull();
	}

	@Test
	void isFoundByApplications() {
		List<FailureAnalyzer> analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, SpringFactoriesLoader.ArgumentResolver.none(),
					(type, name, failure) -> assertThat(name).doesNotContain("cloudeventsboot"));
		assertThat(analyzers).hasAtLeastOneElementOfType(InvalidEventTypeFailureAnalyzer.class);
	}

	@Test
	void explainsWhyTheApplicationDoesNotStart(CapturedOutput output) {
		SpringApplicationBuilder application = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE);
		assertThatException().isThrownBy(application::run);
		assertThat(output).contains("APPLICATION FAILED TO START")
			.containsSubsequence("Description:", Ambiguous.class.getSimpleName(), "Action:");
	}

	sealed interface Ambiguous permits Left, Right {

	}

	@CloudEventType("same")
	record Left(String data) implements Ambiguous {

	}

	@CloudEventType("same")
	record Right(String data) implements Ambiguous {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ JacksonAutoConfiguration.class, CloudEventsAutoConfiguration.class })
	static class Application {

		@Bean
		Object client(EventBindings bindings, CloudEventConverter converter) {
			return bindings.of(ResolvableType.forClass(Ambiguous.class), false);
		}

	}

}
