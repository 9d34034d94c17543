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
import java.net.http.HttpClient;
import java.time.Duration;

import io.github.cloudeventsboot.ResponseMode;
import io.github.cloudeventsboot.client.CloudEventClients;
import io.github.cloudeventsboot.client.CloudEventSink;
import io.github.cloudeventsboot.client.CloudEventSinkBuilder;
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
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
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

	@Bean
	CloudEventSink cloudEventSink(CloudEventClients clients, CloudEventSinkProperties properties,
			ObjectProvider<RestClient.Builder> clientBuilder, ObjectProvider<SinkRequestFactory> requestFactory,
			JsonMapper mapper, Environment environment) {
		RestClient.Builder client = clientBuilder.getIfAvailable(RestClient::builder)
			.requestFactory(requestFactory.getIfAvailable(() -> CloudEventSinkAutoConfiguration::jdk)
				.create(properties.getTimeout()));
		CloudEventSinkProperties.Retry retry = properties.getRetry();
		CloudEventSinkBuilder builder = clients.sink(url(properties, environment))
			.client(client)
			.mode(mode(properties))
			.maxAttempts(retry.getMaxAttempts())
			.delay(retry.getDelay())
			.maxDelay(retry.getMaxDelay());
		KnativeOverrides.extensions(environment, mapper).forEach(builder::extension);
		return builder.build();
	}

	private static URI url(CloudEventSinkProperties properties, Environment environment) {
		URI url = properties.getUrl();
		boolean property = url != null && !url.toString().isEmpty();
		String name = (property) ? OnSinkUrlCondition.PROPERTY : OnSinkUrlCondition.VARIABLE;
		String value = (property) ? String.valueOf(url) : environment.getRequiredProperty(name);
		URI result = parse(value);
		if (result == null || result.getHost() == null
				|| !("http".equals(result.getScheme()) || "https".equals(result.getScheme()))) {
			throw new InvalidConfigurationPropertyValueException(name, value,
					"It must be an absolute URL such as https://example.com/events.");
		}
		return result;
	}

	private static @Nullable URI parse(String value) {
		try {
			return URI.create(value.strip());
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static ResponseMode mode(CloudEventSinkProperties properties) {
		ResponseMode mode = properties.getMode();
		if (mode != ResponseMode.BINARY && mode != ResponseMode.STRUCTURED) {
			throw new InvalidConfigurationPropertyValueException("cloudevents.sink.mode", mode,
					"It must be binary or structured.");
		}
		return mode;
	}

	private static ClientHttpRequestFactory jdk(Duration timeout) {
		HttpClient client = HttpClient.newBuilder()
			.followRedirects(HttpClient.Redirect.NEVER)
			.connectTimeout(timeout)
			.build();
		JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(client);
		factory.setReadTimeout(timeout);
		return factory;
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ClientHttpRequestFactoryBuilder.class)
	static class HttpClientConfiguration {

		@Bean
		SinkRequestFactory cloudEventSinkRequestFactory(
				ObjectProvider<ClientHttpRequestFactoryBuilder<?>> requestFactoryBuilder,
				ObjectProvider<HttpClientSettings> settings) {
			return (timeout) -> requestFactoryBuilder.getIfAvailable(ClientHttpRequestFactoryBuilder::detect)
				.build(settings.getIfAvailable(HttpClientSettings::defaults)
					.orElse(HttpClientSettings.defaults().withTimeouts(timeout, timeout))
					.withRedirects(HttpRedirects.DONT_FOLLOW));
		}

	}

}
