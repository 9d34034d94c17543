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

package io.github.cloudeventsboot.autoconfigure.actuate;

import io.github.cloudeventsboot.actuate.CloudEventsEndpoint;
import io.github.cloudeventsboot.actuate.EventHandlerSource;
import io.github.cloudeventsboot.actuate.ListenerSource;
import io.github.cloudeventsboot.actuate.ServletHandlerSource;
import io.github.cloudeventsboot.autoconfigure.CloudEventsProperties;
import io.github.cloudeventsboot.autoconfigure.messaging.CloudEventsAmqpAutoConfiguration;
import io.github.cloudeventsboot.autoconfigure.messaging.CloudEventsKafkaAutoConfiguration;
import io.github.cloudeventsboot.autoconfigure.web.servlet.CloudEventsWebMvcAutoConfiguration;
import io.github.cloudeventsboot.messaging.EventListeners;
import io.github.cloudeventsboot.web.servlet.EventHandlers;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the {@link CloudEventsEndpoint}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { CloudEventsWebMvcAutoConfiguration.class, CloudEventsKafkaAutoConfiguration.class,
		CloudEventsAmqpAutoConfiguration.class })
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnAvailableEndpoint(CloudEventsEndpoint.class)
public final class CloudEventsEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(EventHandlerSource.class)
	CloudEventsEndpoint cloudEventsEndpoint(ObjectProvider<EventHandlerSource> sources) {
		return new CloudEventsEndpoint(sources.orderedStream().toList());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(RequestMappingHandlerMapping.class)
	@ConditionalOnBean(EventHandlers.class)
	static class ServletConfiguration {

		@Bean
		EventHandlerSource cloudEventServletHandlerSource(
				@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping, EventHandlers handlers,
				CloudEventsProperties properties) {
			return new ServletHandlerSource(mapping::getHandlerMethods, handlers.methods(),
					properties.getResponse().getMode());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Message.class)
	@ConditionalOnBean(EventListeners.class)
	static class MessagingConfiguration {

		@Bean
		EventHandlerSource cloudEventListenerSource(ObjectProvider<EventListeners> listeners) {
			return new ListenerSource(listeners.orderedStream().toList());
		}

	}

}
