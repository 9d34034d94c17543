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

package io.github.cloudeventsboot.test.client;

import java.util.Map;

import io.github.cloudeventsboot.autoconfigure.client.CloudEventSinkAutoConfiguration;
import io.github.cloudeventsboot.autoconfigure.client.CloudEventSinkProperties;
import io.github.cloudeventsboot.client.CloudEventClients;
import io.github.cloudeventsboot.client.KnativeOverrides;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for a
 * {@link RecordingCloudEventSink}.
 */
@AutoConfiguration(before = CloudEventSinkAutoConfiguration.class)
@EnableConfigurationProperties(CloudEventSinkProperties.class)
final class RecordingCloudEventSinkAutoConfiguration {

	/** The variable that Knative sets (SinkBinding). */
	private static final String OVERRIDES = "K_CE_OVERRIDES";

	@Bean
	@Primary
	RecordingCloudEventSink recordingCloudEventSink(ObjectProvider<CloudEventClients> clients,
			CloudEventSinkProperties properties, ObjectProvider<JsonMapper> mapper, Environment environment) {
		String overrides = environment.getProperty(OVERRIDES);
		Map<String, String> extensions = (StringUtils.hasText(overrides))
				? KnativeOverrides.extensions(overrides, mapper.getIfAvailable(JsonMapper::shared)) : Map.of();
		return new RecordingCloudEventSink(clients.getIfAvailable(() -> CloudEventClients.create("/test")),
				properties.getMode(), properties.getRetry().getMaxAttempts(), extensions);
	}

}
