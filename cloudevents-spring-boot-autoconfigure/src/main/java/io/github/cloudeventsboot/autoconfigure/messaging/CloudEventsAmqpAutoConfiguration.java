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

package io.github.cloudeventsboot.autoconfigure.messaging;

import java.util.ArrayList;
import java.util.List;

import io.github.cloudeventsboot.autoconfigure.CloudEventsAutoConfiguration;
import io.github.cloudeventsboot.autoconfigure.CloudEventsProperties;
import io.github.cloudeventsboot.autoconfigure.observation.CloudEventsLogContextAutoConfiguration;
import io.github.cloudeventsboot.autoconfigure.observation.CloudEventsObservationAutoConfiguration;
import io.github.cloudeventsboot.binding.EventBindings;
import io.github.cloudeventsboot.binding.EventConstraints;
import io.github.cloudeventsboot.binding.EventFactory;
import io.github.cloudeventsboot.handler.EventObservations;
import io.github.cloudeventsboot.handler.RejectionLog;
import io.github.cloudeventsboot.messaging.EventListenerInvoker;
import io.github.cloudeventsboot.messaging.EventListeners;
import io.github.cloudeventsboot.messaging.MessageEventWriter;
import io.github.cloudeventsboot.messaging.MessagingCloudEventException;
import io.github.cloudeventsboot.messaging.amqp.CloudEventRabbitListenerConfigurer;
import io.github.cloudeventsboot.messaging.amqp.EventTemplatePostProcessor;
import io.github.cloudeventsboot.observation.CloudEventLogContext;

import org.springframework.amqp.rabbit.annotation.RabbitListenerConfigurer;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.amqp.autoconfigure.RabbitListenerRetrySettingsCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for events in RabbitMQ messages.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
		after = { CloudEventsAutoConfiguration.class, CloudEventsObservationAutoConfiguration.class,
				CloudEventsLogContextAutoConfiguration.class },
		afterName = "org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration")
@ConditionalOnClass({ RabbitListenerConfigurer.class, RabbitTemplate.class, Message.class })
@ConditionalOnBean(EventFactory.class)
@EnableConfigurationProperties(CloudEventsAmqpProperties.class)
public final class CloudEventsAmqpAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "cloudevents.amqp.listener.enabled", matchIfMissing = true)
	static class ListenerConfiguration {

		@Bean
		EventListeners cloudEventAmqpListeners(ConfigurableListableBeanFactory beanFactory, EventBindings bindings,
				EventConstraints constraints, EventFactory factory) {
			return new EventListeners(beanFactory::resolveEmbeddedValue, bindings, constraints, factory);
		}

		@Bean
		CloudEventRabbitListenerConfigurer cloudEventRabbitListenerConfigurer(
				ConfigurableListableBeanFactory beanFactory,
				@Qualifier("cloudEventAmqpListeners") EventListeners listeners, EventFactory factory,
				ObjectProvider<EventObservations> observations, ObjectProvider<CloudEventLogContext> logContext,
				RejectionLog rejections, CloudEventsProperties properties, CloudEventsAmqpProperties amqpProperties) {
			EventListenerInvoker invoker = new EventListenerInvoker(observations.getIfAvailable(),
					logContext.getIfAvailable(), rejections,
					properties.getUnknownType() == CloudEventsProperties.UnknownType.ACCEPT);
			return new CloudEventRabbitListenerConfigurer(beanFactory, listeners, invoker,
					new MessageEventWriter(factory, amqpProperties.getTemplate().getMode()),
					properties.getResponse().isCorrelate(), properties.getInvalidOptionalAttributes());
		}

	}

	/**
	 * Excludes rejected messages from the retries of Spring Boot's listener containers,
	 * which do not ask an error handler about fatal exceptions.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(RabbitListenerRetrySettingsCustomizer.class)
	@ConditionalOnBooleanProperty(name = "cloudevents.amqp.listener.enabled", matchIfMissing = true)
	static class RetryConfiguration {

		@Bean
		RabbitListenerRetrySettingsCustomizer cloudEventRabbitListenerRetrySettingsCustomizer() {
			return (settings) -> {
				List<Class<? extends Throwable>> excludes = new ArrayList<>(settings.getExceptionExcludes());
				excludes.add(MessagingCloudEventException.class);
				settings.setExceptionExcludes(excludes);
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "cloudevents.amqp.template.enabled", matchIfMissing = true)
	static class TemplateConfiguration {

		@Bean
		static EventTemplatePostProcessor cloudEventTemplatePostProcessor(ObjectProvider<EventFactory> factory,
				ObjectProvider<CloudEventsAmqpProperties> properties) {
			return new EventTemplatePostProcessor((mode) -> new MessageEventWriter(factory.getObject(), mode),
					() -> properties.getObject().getTemplate().getMode());
		}

	}

}
