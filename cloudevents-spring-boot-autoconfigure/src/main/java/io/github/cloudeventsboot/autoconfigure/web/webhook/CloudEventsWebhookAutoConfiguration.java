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

import java.time.Clock;
import java.util.List;

import io.github.cloudeventsboot.autoconfigure.observation.CloudEventsWebMvcObservationAutoConfiguration;
import io.github.cloudeventsboot.autoconfigure.web.servlet.CloudEventsWebMvcAutoConfiguration;
import io.github.cloudeventsboot.handler.RejectionLog;
import io.github.cloudeventsboot.observation.CloudEventHandshakeObservations;
import io.github.cloudeventsboot.web.servlet.CloudEventHandlerExceptionResolver;
import io.github.cloudeventsboot.web.servlet.EventHandlers;
import io.github.cloudeventsboot.web.servlet.ServletMessages;
import io.github.cloudeventsboot.web.webhook.AllowedOrigins;
import io.github.cloudeventsboot.web.webhook.WebhookConsentInterceptor;
import io.github.cloudeventsboot.web.webhook.WebhookConsentStrategy;
import io.github.cloudeventsboot.web.webhook.WebhookSignatureFilter;
import io.github.cloudeventsboot.web.webhook.WebhookSignatureVerifier;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.handler.MappedInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for webhooks.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
		after = { CloudEventsWebMvcAutoConfiguration.class, CloudEventsWebMvcObservationAutoConfiguration.class })
@ConditionalOnClass(DispatcherServlet.class)
@ConditionalOnBean(name = "cloudEventHandlers")
@EnableConfigurationProperties(CloudEventsWebhookProperties.class)
public final class CloudEventsWebhookAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(WebhookConsentStrategy.class)
	AllowedOrigins cloudEventAllowedOrigins(CloudEventsWebhookProperties properties) {
		List<String> origins = properties.getAllowedOrigins();
		for (int i = 0; i < origins.size(); i++) {
			if (!AllowedOrigins.isAllowable(origins.get(i))) {
				throw new InvalidConfigurationPropertyValueException("cloudevents.webhook.allowed-origins",
						origins.get(i), "An origin must be a DNS name as senders write it, such as"
								+ " eventemitter.example.com, without scheme, port or pattern, or * for any origin.");
			}
		}
		if (properties.isRequireOrigin() && origins.isEmpty()) {
			throw new InvalidConfigurationPropertyValueException("cloudevents.webhook.require-origin", true,
					"It needs cloudevents.webhook.allowed-origins or a WebhookConsentStrategy bean,"
							+ " because all events would be rejected otherwise.");
		}
		return new AllowedOrigins(origins);
	}

	/**
	 * Interceptors are called in the order of their definition. This one comes after the
	 * interceptor that observes events, so that rejected deliveries are observed.
	 */
	@Bean
	MappedInterceptor cloudEventWebhookConsentInterceptor(EventHandlers cloudEventHandlers,
			WebhookConsentStrategy cloudEventAllowedOrigins, CloudEventsWebhookProperties properties,
			ObjectProvider<CloudEventHandshakeObservations> cloudEventHandshakeObservations) {
		Integer rate = properties.getAllowedRate();
		if (rate != null && rate <= 0) {
			throw new InvalidConfigurationPropertyValueException("cloudevents.webhook.allowed-rate", rate,
					"It must be greater than 0, or not be set if there is no limit.");
		}
		return new MappedInterceptor(null, new WebhookConsentInterceptor(cloudEventHandlers, cloudEventAllowedOrigins,
				rate, properties.isRequireOrigin(), cloudEventHandshakeObservations.getIfAvailable()));
	}

	@Bean
	WebhookSignatureFilter cloudEventWebhookSignatureFilter(CloudEventsWebhookProperties properties,
			ObjectProvider<WebhookSignatureVerifier> verifier, ObjectProvider<Clock> clock,
			ServletMessages cloudEventServletMessages,
			@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping,
			ObjectProvider<CloudEventHandlerExceptionResolver> cloudEventHandlerExceptionResolver,
			RejectionLog cloudEventRejectionLog) {
		return new WebhookSignatureFilter(
				SignedPaths.of(properties.getSignatures(), verifier.getIfAvailable(),
						clock.getIfUnique(Clock::systemUTC)),
				mapping::getObject, cloudEventServletMessages, cloudEventHandlerExceptionResolver::getObject,
				cloudEventRejectionLog);
	}

	/**
	 * Hides secrets from the actuator's endpoints, whatever their settings.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(SanitizingFunction.class)
	static class SecretConfiguration {

		@Bean
		SanitizingFunction cloudEventWebhookSecretSanitizingFunction() {
			return (data) -> {
				String key = data.getLowerCaseKey();
				boolean secret = key.startsWith("cloudevents") && key.contains("webhook") && key.contains("secrets");
				return (secret) ? data.withSanitizedValue() : data;
			};
		}

	}

}
