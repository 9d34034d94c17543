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

package com.example.throughput.kafka;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Listeners and templates do what is measured.
 */
class KafkaThroughputTests {

	@ParameterizedTest
	@ValueSource(strings = { "binary", "structured" })
	void everyRecordIsHandled(String mode) throws Exception {
		try (ConfigurableApplicationContext context = KafkaThroughput.start(mode)) {
			KafkaThroughput throughput = new KafkaThroughput(context, 600);
			assertThat(throughput.receive(mode).handled()).isEqualTo(600);
			assertThat(throughput.receive("plain").handled()).isEqualTo(600);
			assertThat(throughput.sendEvents().nanoseconds()).isPositive();
			assertThat(throughput.sendPlain().nanoseconds()).isPositive();
		}
	}

}
