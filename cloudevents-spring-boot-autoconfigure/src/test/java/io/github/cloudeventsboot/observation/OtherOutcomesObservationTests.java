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

import io.micrometer.observation.tck.ObservationContextAssert;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests what is told of messages that end neither with an answer of the handler nor with
 * a refusal.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "cloudevents.unknown-type=accept")
class OtherOutcomesObservationTests {

	@Autowired
	private ObservedContexts observed;

	@Test
	void tellsThatEventWasIgnored(@LocalServerPort int port) {
		assertThat(new Sender(port).binary("/typed", "user.vanished", "{}").statusCode()).isEqualTo(202);
		ObservationContextAssert.assertThat(this.observed.single())
			.hasLowCardinalityKeyValue("outcome", "IGNORED")
			.hasLowCardinalityKeyValue("reason", "unknown-type")
			.doesNotHaveLowCardinalityKeyValueWithKey("source");
	}

	@Test
	void tellsThatTimeWasUp(@LocalServerPort int port) {
		assertThat(new Sender(port).binary("/timeout", "t", "{}").statusCode()).isEqualTo(503);
		ObservationContextAssert.assertThat(this.observed.single())
			.hasLowCardinalityKeyValue("outcome", "ERROR")
			.hasLowCardinalityKeyValue("reason", "none");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(ObservedHandlers.class)
	static class Application {

		@Bean
		ObservedContexts observedContexts() {
			return new ObservedContexts();
		}

	}

}
