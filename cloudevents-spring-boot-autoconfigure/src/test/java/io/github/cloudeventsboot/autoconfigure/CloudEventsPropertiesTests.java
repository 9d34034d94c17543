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

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.autoconfigure.CloudEventsProperties.UnknownType;
import io.github.cloudeventsboot.docs.ConfigurationMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for {@link CloudEventsProperties} and what tools are told of them.
 */
@ExtendWith(OutputCaptureExtension.class)
class CloudEventsPropertiesTests {

	@Test
	void hasDefaults() {
		CloudEventsProperties properties = new CloudEventsProperties();
		assertThat(properties.getSource()).isNull();
		assertThat(properties.getUnknownType()).isEqualTo(UnknownType.REJECT);
		assertThat(properties.getHttp().getMaxBodySize()).isEqualTo(DataSize.ofMegabytes(1));
		assertThat(properties.getHttp().getMaxBatchSize()).isEqualTo(1000);
		assertThat(properties.getHttp().getMaxAttributes()).isEqualTo(256);
		assertThat(properties.getResponse().getMode()).isEqualTo(ResponseMode.BINARY);
		assertThat(properties.getResponse().isCorrelate()).isFalse();
		assertThat(properties.getValidation().isEnabled()).isTrue();
		assertThat(properties.getValidation().getTrustedSources()).isEmpty();
	}

	@Test
	void bindsEachKey() {
		CloudEventsProperties properties = bind(Map.of("cloudevents.source", "/orders", "cloudevents.unknown-type",
				"accept", "cloudevents.http.max-attributes", "9", "cloudevents.http.max-body-size", "64KB",
				"cloudevents.http.max-batch-size", "7", "cloudevents.response.mode", "same-as-request",
				"cloudevents.response.correlate", "true", "cloudevents.validation.enabled", "false",
				"cloudevents.validation.trusted-sources", "/a,/b/*"));
		assertThat(properties.getSource()).isEqualTo("/orders");
		assertThat(properties.getUnknownType()).isEqualTo(UnknownType.ACCEPT);
		assertThat(properties.getHttp().getMaxBodySize()).isEqualTo(DataSize.ofKilobytes(64));
		assertThat(properties.getHttp().getMaxBatchSize()).isEqualTo(7);
		assertThat(properties.getHttp().getMaxAttributes()).isEqualTo(9);
		assertThat(properties.getResponse().getMode()).isEqualTo(ResponseMode.SAME_AS_REQUEST);
		assertThat(properties.getResponse().isCorrelate()).isTrue();
		assertThat(properties.getValidation().isEnabled()).isFalse();
		assertThat(properties.getValidation().getTrustedSources()).containsExactly("/a", "/b/*");
	}

	private static CloudEventsProperties bind(Map<String, String> values) {
		return new Binder(new MapConfigurationPropertySource(values)).bind("cloudevents", CloudEventsProperties.class)
			.get();
	}

	@ParameterizedTest
	@CsvSource({ "cloudevents.response.mode, inherit, 'binary, structured and same-as-request'",
			"cloudevents.response.mode, whatever, SAME_AS_REQUEST", "cloudevents.source, two words, URI-reference",
			"cloudevents.unknown-type, ignore, ACCEPT", "cloudevents.http.max-body-size, much, DataSize" })
	void failsTheStartWithValueThatCannotBe(String key, String value, String hint, CapturedOutput output) {
		SpringApplicationBuilder application = new SpringApplicationBuilder(Application.class)
			.properties("server.port=0", "spring.main.banner-mode=off");
		assertThatException().isThrownBy(() -> application.run("--" + key + "=" + value));
		assertThat(output).containsSubsequence("APPLICATION FAILED TO START", "Description:", key, "Action:")
			.contains(hint);
	}

	@Test
	void describesEachKeyForTools() throws IOException {
		Map<String, JsonNode> metadata = ConfigurationMetadata.properties();
		assertThat(metadata).isNotEmpty().allSatisfy((name, property) -> {
			assertThat(property.path("description").asString("")).as(name).matches("[A-Z].*\\.");
			assertThat(property.path("type").asString("")).as(name).isNotEmpty();
		});
		assertThat(metadata.values())
			.filteredOn((property) -> "java.lang.Boolean".equals(property.path("type").asString()))
			.allSatisfy((property) -> assertThat(property.path("description").asString()).startsWith("Whether "));
		assertThat(metadata.keySet()).contains("cloudevents.source", "cloudevents.unknown-type",
				"cloudevents.http.max-body-size", "cloudevents.http.max-batch-size", "cloudevents.http.max-attributes",
				"cloudevents.response.mode", "cloudevents.response.correlate", "cloudevents.observation.enabled",
				"cloudevents.observation.sources", "cloudevents.observation.types", "cloudevents.observation.propagate",
				"cloudevents.invalid-optional-attributes", "cloudevents.validation.enabled",
				"cloudevents.validation.trusted-sources", "cloudevents.webhook.allowed-origins",
				"cloudevents.webhook.allowed-rate", "cloudevents.webhook.signatures");
	}

	@Test
	void tellsToolsTheDefaultOfEachKeyThatHasOne() throws IOException {
		Map<String, JsonNode> metadata = ConfigurationMetadata.properties();
		List<String> withoutDefault = new ArrayList<>();
		metadata.forEach((name, property) -> {
			if (!property.has("defaultValue")) {
				withoutDefault.add(name);
			}
		});
		assertThat(withoutDefault).containsExactlyInAnyOrder("cloudevents.observation.sources",
				"cloudevents.observation.types", "cloudevents.sink.timeout", "cloudevents.sink.url",
				"cloudevents.source", "cloudevents.validation.trusted-sources", "cloudevents.webhook.allowed-origins",
				"cloudevents.webhook.allowed-rate", "cloudevents.webhook.signatures");
		assertThat(metadata.get("cloudevents.http.max-body-size").path("defaultValue").asString()).isEqualTo("1MB");
		assertThat(metadata.get("cloudevents.response.mode").path("defaultValue").asString()).isEqualTo("binary");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
