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

package io.github.cloudeventsboot.autoconfigure.client;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import io.github.cloudeventsboot.client.CloudEventClients;
import io.github.cloudeventsboot.client.CloudEventSink;
import io.github.cloudeventsboot.client.CloudEventSinkBuilder;
import io.github.cloudeventsboot.client.KnativeOverrides;
import io.github.cloudeventsboot.client.SinkUrls;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;
import org.springframework.web.client.RestClient;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for a {@link CloudEventSink}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CloudEventsClientAutoConfiguration.class,
		afterName = {
				"org.springframework.boot.http.client.autoconfigure.imperative.ImperativeHttpClientAutoConfiguration",
				"org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration" })
@ConditionalOnClass(RestClient.class)
@ConditionalOnBean(CloudEventClients.class)
@ConditionalOnMissingBean(CloudEventSink.class)
@Conditional(OnSinkUrlCondition.class)
@EnableConfigurationProperties(CloudEventSinkProperties.class)
public final class CloudEventSinkAutoConfiguration {

	/** The variable that Knative sets (SinkBinding). */
	private static final String OVERRIDES = "K_CE_OVERRIDES";

	@Bean
	CloudEventSink cloudEventSink(CloudEventClients clients, CloudEventSinkProperties properties,
			ObjectProvider<RestClient.Builder> clientBuilder, ObjectProvider<SinkRequestFactory> requestFactory,
			JsonMapper mapper, Environment environment) {
		CloudEventSinkProperties.Retry retry = properties.getRetry();
		checkPositive("cloudevents.sink.retry.max-attempts", retry.getMaxAttempts(), retry.getMaxAttempts());
		checkPositive("cloudevents.sink.retry.delay", retry.getDelay());
		checkPositive("cloudevents.sink.retry.max-delay", retry.getMaxDelay());
		checkPositive("cloudevents.sink.timeout", properties.getTimeout());
		CloudEventSinkBuilder builder = clients.sink(url(properties, environment))
			.client(clientBuilder.getIfUnique(RestClient::builder))
			.mode(properties.getMode())
			.maxAttempts(retry.getMaxAttempts())
			.delay(retry.getDelay())
			.maxDelay(retry.getMaxDelay());
		if (properties.getTimeout() != null) {
			builder.timeout(properties.getTimeout());
		}
		requestFactory.ifAvailable((factory) -> builder.requestFactory(factory.create(properties.getTimeout())));
		overrides(environment, mapper).forEach(builder::extension);
		return builder.build();
	}

	private static Map<String, String> overrides(Environment environment, JsonMapper mapper) {
		String value = environment.getProperty(OVERRIDES);
		try {
			return (StringUtils.hasText(value)) ? KnativeOverrides.extensions(value, mapper) : Map.of();
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException(OVERRIDES, value, ex.getMessage());
		}
	}

	private static void checkPositive(String key, @Nullable Duration value) {
		if (value != null) {
			checkPositive(key, value, value.toMillis());
		}
	}

	private static void checkPositive(String key, Object value, long number) {
		if (number <= 0) {
			throw new InvalidConfigurationPropertyValueException(key, value, "It must be greater than 0.");
		}
	}

	private static URI url(CloudEventSinkProperties properties, Environment environment) {
		boolean property = StringUtils.hasText(properties.getUrl());
		String name = (property) ? OnSinkUrlCondition.PROPERTY : OnSinkUrlCondition.VARIABLE;
		String value = (property) ? properties.getUrl() : environment.getRequiredProperty(name);
		URI url = parse(String.valueOf(value));
		String problem = (url != null) ? SinkUrls.problem(url) : "is not a URL";
		if (url == null || problem != null) {
			throw new InvalidSinkUrlException(name, String.valueOf(problem));
		}
		return url;
	}

	private static @Nullable URI parse(String value) {
		try {
			return URI.create(value.strip());
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ClientHttpRequestFactoryBuilder.class)
	static class HttpClientConfiguration {

		private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

		@Bean
		SinkRequestFactory cloudEventSinkRequestFactory(
				ObjectProvider<ClientHttpRequestFactoryBuilder<?>> requestFactoryBuilder,
				ObjectProvider<HttpClientSettings> settings) {
			return (timeout) -> requestFactoryBuilder.getIfAvailable(ClientHttpRequestFactoryBuilder::detect)
				.build(settings(settings.getIfAvailable(HttpClientSettings::defaults), timeout)
					.withRedirects(HttpRedirects.DONT_FOLLOW));
		}

		private static HttpClientSettings settings(HttpClientSettings common, @Nullable Duration timeout) {
			return (timeout != null) ? common.withTimeouts(timeout, timeout)
					: common.orElse(HttpClientSettings.defaults().withTimeouts(DEFAULT_TIMEOUT, DEFAULT_TIMEOUT));
		}

	}

}
