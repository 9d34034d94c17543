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

package io.github.cloudeventsboot.docs.sending;

import java.net.URI;
import java.time.Duration;

import io.github.cloudeventsboot.client.CloudEventClients;
import io.github.cloudeventsboot.client.CloudEventSink;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
class OwnSinkConfiguration {

	@Bean(defaultCandidate = false)
	@Qualifier("billing")
	CloudEventSink billing(CloudEventClients clients, RestClient.Builder builder, @Value("${billing.url}") URI url) {
		return clients.sink(url)
			.client(builder.defaultHeaders((headers) -> headers.setBearerAuth("token")))
			.maxAttempts(2)
			.delay(Duration.ofMillis(200))
			.build();
	}

	@Bean(defaultCandidate = false)
	@Qualifier("partner")
	CloudEventSink partner(CloudEventClients clients, ClientHttpRequestFactoryBuilder<?> factories,
			HttpClientSettings settings, @Value("${partner.url}") URI url) {
		return clients.sink(url)
			.requestFactory(factories.build(settings.withRedirects(HttpRedirects.DONT_FOLLOW)))
			.build();
	}

}
