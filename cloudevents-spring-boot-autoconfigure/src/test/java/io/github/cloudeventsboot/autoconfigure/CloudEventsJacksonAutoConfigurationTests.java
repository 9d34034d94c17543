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

import java.util.Map;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.json.CloudEventJacksonModule;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CloudEventsJacksonAutoConfiguration}.
 */
class CloudEventsJacksonAutoConfigurationTests {

	private static final OutgoingCloudEvent<Integer> EVENT = OutgoingCloudEvent.of("counted", 1);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withPropertyValues("cloudevents.source=/app")
		.withConfiguration(AutoConfigurations.of(CloudEventsJacksonAutoConfiguration.class,
				CloudEventsAutoConfiguration.class, JacksonAutoConfiguration.class));

	@Test
	void isFoundByApplications() {
		assertThat(ImportCandidates.load(AutoConfiguration.class, null))
			.contains(CloudEventsJacksonAutoConfiguration.class.getName());
	}

	@Test
	void moduleHasTheDefaultsOfTheApplication() {
		this.contextRunner.run((context) -> assertThat(write(context.getBean(JsonMapper.class)))
			.contains("\"source\":\"/app\"", "\"type\":\"counted\"", "\"data\":1", "\"time\":", "\"id\":"));
	}

	@Test
	void moduleHasNoDefaultsWithoutConverter() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(CloudEventsJacksonAutoConfiguration.class, JacksonAutoConfiguration.class))
			.run((context) -> assertThatExceptionOfType(JacksonException.class)
				.isThrownBy(() -> write(context.getBean(JsonMapper.class)))
				.withMessageContaining("'source' is required"));
	}

	@Test
	void backsOffFromAModuleOfTheApplication() {
		this.contextRunner.withBean("own", CloudEventJacksonModule.class, CloudEventJacksonModule::new)
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(CloudEventJacksonModule.class)
				.hasBean("own"));
	}

	@Test
	void otherModulesOfTheApplicationWin() {
		this.contextRunner
			.withBean(JacksonModule.class,
					() -> new SimpleModule("own").addSerializer(CloudEvent.class,
							new ToStringSerializer(CloudEvent.class)))
			.run((context) -> {
				CloudEvent event = context.getBean(CloudEventConverter.class).toCloudEvent(EVENT);
				assertThat(context.getBean(JsonMapper.class).writeValueAsString(Map.of("event", event)))
					.startsWith("{\"event\":\"CloudEvent[");
			});
	}

	@Test
	void backsOffWithoutJackson() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(JsonMapper.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CloudEventJacksonModule.class));
	}

	private static String write(JsonMapper mapper) {
		return mapper.writeValueAsString(Map.of("event", EVENT));
	}

}
