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

package io.github.cloudeventsboot.autoconfigure.web.webhook;

import io.github.cloudeventsboot.autoconfigure.CloudEventsAutoConfiguration;
import io.github.cloudeventsboot.autoconfigure.web.servlet.CloudEventsWebMvcAutoConfiguration;
import io.github.cloudeventsboot.web.webhook.WebhookConsentStrategy;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CloudEventsWebhookAutoConfiguration}.
 */
class CloudEventsWebhookAutoConfigurationTests {

	private static final AutoConfigurations AUTO_CONFIGURATIONS = AutoConfigurations.of(JacksonAutoConfiguration.class,
			HttpMessageConvertersAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
			WebMvcAutoConfiguration.class, CloudEventsAutoConfiguration.class, CloudEventsWebMvcAutoConfiguration.class,
			CloudEventsWebhookAutoConfiguration.class);

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AUTO_CONFIGURATIONS);

	@Test
	void backsOffOutsideOfSpringMvc() {
		new ApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(WebhookConsentStrategy.class));
	}

	@Test
	void startsWithoutMicrometer() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.withPropertyValues("cloudevents.webhook.allowed-origins=a.example")
			.run((context) -> assertThat(context).hasSingleBean(WebhookConsentStrategy.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "*.example.com", "example.*", "https://example.com", "example.com:443", "null",
			"a.example,b..example" })
	void malformedOriginFailsTheStart(String origins) {
		assertFailure("cloudevents.webhook.allowed-origins=" + origins, "An origin must be a DNS name");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, -1 })
	void rateThatAllowsNothingFailsTheStart(int rate) {
		assertFailure("cloudevents.webhook.allowed-rate=" + rate, "It must be greater than 0");
	}

	@Test
	void requiredOriginsThatNobodyAllowsFailTheStart() {
		assertFailure("cloudevents.webhook.require-origin=true", "It needs cloudevents.webhook.allowed-origins");
		this.runner.withPropertyValues("cloudevents.webhook.require-origin=true")
			.withBean(WebhookConsentStrategy.class, () -> (origin, request) -> true)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private void assertFailure(String property, String reason) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.asInstanceOf(InstanceOfAssertFactories.throwable(InvalidConfigurationPropertyValueException.class))
				.satisfies((ex) -> {
					assertThat(ex.getName()).isEqualTo(property.substring(0, property.indexOf('=')));
					assertThat(ex.getReason()).startsWith(reason);
				}));
	}

}
