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

import java.util.ArrayList;
import java.util.List;

import io.github.cloudeventsboot.CloudEventConverter;
import io.github.cloudeventsboot.autoconfigure.CloudEventsAutoConfiguration;
import io.github.cloudeventsboot.binding.EventFactory;
import io.github.cloudeventsboot.client.CloudEventClients;
import io.github.cloudeventsboot.client.CloudEventClientsFactory;
import io.github.cloudeventsboot.http.converter.MessageConverterDataConverter;
import io.github.cloudeventsboot.observation.CloudEventSendMeters;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.http.converter.autoconfigure.ClientHttpMessageConvertersCustomizer;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for events as the bodies of requests
 * and responses of HTTP clients: those of {@code RestClient.Builder} and
 * {@code RestTemplateBuilder}, and of HTTP service groups.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { CloudEventsAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class },
		afterName = "io.github.cloudeventsboot.autoconfigure.web.servlet.CloudEventsWebMvcAutoConfiguration")
@ConditionalOnClass({ RestClient.class, ClientHttpMessageConvertersCustomizer.class })
@ConditionalOnBean(name = "cloudEventFactory")
public final class CloudEventsClientAutoConfiguration {

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	CloudEventClients cloudEventClients(CloudEventConverter converter, EventFactory encoder,
			ConfigurableListableBeanFactory beanFactory, ObjectProvider<CloudEventSendMeters> meters) {
		return CloudEventClientsFactory.create(converter, encoder, beanFactory::resolveEmbeddedValue,
				meters::getIfAvailable);
	}

	@Bean
	@Lazy
	@Order(0)
	ClientHttpMessageConvertersCustomizer cloudEventClientConvertersCustomizer(
			ObjectProvider<CloudEventClients> clients) {
		// looked up late: the data may need converters that are beans
		return (builder) -> clients.ifAvailable((available) -> available.configure(builder));
	}

	@Bean
	@Lazy
	RestClientHttpServiceGroupConfigurer cloudEventHttpServiceGroupConfigurer(CloudEventClients clients) {
		return (groups) -> groups.forEachProxyFactory((group, factory) -> clients.configure(factory));
	}

	@Bean
	@ConditionalOnMissingBean
	MessageConverterDataConverter cloudEventClientDataConverter(
			ObjectProvider<ClientHttpMessageConvertersCustomizer> customizers) {
		return new MessageConverterDataConverter(SingletonSupplier.of(() -> converters(customizers)));
	}

	private static List<HttpMessageConverter<?>> converters(
			ObjectProvider<ClientHttpMessageConvertersCustomizer> customizers) {
		HttpMessageConverters.ClientBuilder builder = HttpMessageConverters.forClient();
		customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		List<HttpMessageConverter<?>> converters = new ArrayList<>();
		builder.build().forEach(converters::add);
		return converters;
	}

}
