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

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;

import io.github.cloudeventsboot.autoconfigure.CloudEventsAutoConfiguration;
import io.github.cloudeventsboot.autoconfigure.web.servlet.CloudEventsWebMvcAutoConfiguration;
import io.github.cloudeventsboot.web.webhook.WebhookSignatureFilter;
import io.github.cloudeventsboot.web.webhook.WebhookSignatureVerifier;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.autoconfigure.context.properties.ConfigurationPropertiesReportEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.env.EnvironmentEndpointAutoConfiguration;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code cloudevents.webhook.signatures}.
 */
class WebhookSignaturePropertiesTests {

	private static final String KEY = "cloudevents.webhook.signatures[0]";

	private static final String SECRET = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class,
				HttpMessageConvertersAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
				WebMvcAutoConfiguration.class, CloudEventsAutoConfiguration.class,
				CloudEventsWebMvcAutoConfiguration.class, CloudEventsWebhookAutoConfiguration.class));

	private final WebApplicationContextRunner signed = this.runner.withPropertyValues(KEY + ".path=/hooks/orders",
			KEY + ".secrets=whsec_" + SECRET);

	@Test
	void endpointsHideSecretsWhateverTheyShow() {
		this.signed
			.withConfiguration(AutoConfigurations.of(ConfigurationPropertiesReportEndpointAutoConfiguration.class,
					EnvironmentEndpointAutoConfiguration.class))
			.withSystemProperties("CLOUDEVENTS_WEBHOOK_SIGNATURES_1_SECRETS_0=" + SECRET)
			.withPropertyValues("management.endpoints.web.exposure.include=*",
					"management.endpoint.configprops.show-values=always", "management.endpoint.env.show-values=always")
			.run((context) -> {
				JsonMapper mapper = context.getBean(JsonMapper.class);
				String properties = mapper.writeValueAsString(
						context.getBean(ConfigurationPropertiesReportEndpoint.class).configurationProperties());
				assertThat(properties).contains("/hooks/orders").contains("******").doesNotContain(SECRET);
				String environment = mapper
					.writeValueAsString(context.getBean(EnvironmentEndpoint.class).environment(null));
				assertThat(environment).contains("/hooks/orders").contains("******").doesNotContain(SECRET);
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "whsec_c2hvcnQ=", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS*" })
	void malformedSecretFailsTheStartAndIsNotShown(String secret) {
		this.runner.withPropertyValues(KEY + ".path=/hooks", KEY + ".secrets=" + secret).run((context) -> {
			Throwable failure = context.getStartupFailure();
			StringWriter stack = new StringWriter();
			failure.printStackTrace(new PrintWriter(stack));
			assertThat(stack.toString()).doesNotContain(secret);
			FailureAnalysis analysis = new InvalidWebhookSecretFailureAnalyzer().analyze(failure);
			assertThat(analysis.getDescription()).contains(KEY + ".secrets").contains("malformed");
			assertThat(analysis.getAction()).contains("whsec_");
			assertThat(analysis.getDescription() + analysis.getAction()).doesNotContain(secret);
		});
	}

	@Test
	void pathWithoutSecretsNeedsAVerifier() {
		WebApplicationContextRunner runner = this.runner.withPropertyValues(KEY + ".path=/hooks");
		runner.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOf(InvalidWebhookSecretException.class)
			.hasMessageContaining("no WebhookSignatureVerifier bean"));
		runner.withBean(WebhookSignatureVerifier.class, () -> (request, body) -> true)
			.run((context) -> assertThat(context).hasSingleBean(WebhookSignatureFilter.class));
	}

	@Test
	void verifierNeedsAPath() {
		this.signed.withBean(WebhookSignatureVerifier.class, () -> (request, body) -> true)
			.run((context) -> assertFailure(context.getStartupFailure(), "cloudevents.webhook.signatures"));
	}

	@ParameterizedTest
	@CsvSource({ "path, hooks", "path, ''", "path, /hooks/{", "tolerance, 0s", "tolerance, -5m" })
	void otherMalformedValuesFailTheStart(String name, String value) {
		this.signed.withPropertyValues(KEY + "." + name + "=" + value)
			.run((context) -> assertFailure(context.getStartupFailure(), KEY + "." + name));
	}

	@ParameterizedTest
	@ValueSource(strings = { "path_pattern_parser", "ant_path_matcher" })
	void pathsMatchAsHandlersDo(String strategy) {
		this.signed.withPropertyValues("spring.mvc.pathmatch.matching-strategy=" + strategy).run((context) -> {
			MockMvcTester mvc = MockMvcTester.from(context,
					(builder) -> builder.addFilters(context.getBean(WebhookSignatureFilter.class)).build());
			assertThat(mvc.post().uri(URI.create("http://localhost/hooks/orders")).exchange()).hasStatus(401);
			assertThat(mvc.post().uri(URI.create("http://localhost/hooks/%6Frders")).exchange()).hasStatus(401);
			assertThat(mvc.post().uri(URI.create("http://localhost/hooks/orders;a=b")).exchange()).hasStatus(401);
			// a handler that is mapped to strings takes it
			assertThat(mvc.post().uri(URI.create("http://localhost//hooks/orders")).exchange())
				.hasStatus((strategy.startsWith("ant")) ? 401 : 404);
			assertThat(mvc.post().uri(URI.create("http://localhost/hooks/other")).exchange()).hasStatus(404);
		});
	}

	private static void assertFailure(Throwable failure, String key) {
		assertThat(failure).rootCause()
			.asInstanceOf(InstanceOfAssertFactories.throwable(InvalidConfigurationPropertyValueException.class))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo(key));
	}

}
