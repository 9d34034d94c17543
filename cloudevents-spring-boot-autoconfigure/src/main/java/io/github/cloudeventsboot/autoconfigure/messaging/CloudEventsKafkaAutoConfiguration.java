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
import io.github.cloudeventsboot.messaging.EventReplies;
import io.github.cloudeventsboot.messaging.MessageEventWriter;
import io.github.cloudeventsboot.messaging.kafka.CloudEventKafkaListenerConfigurer;
import io.github.cloudeventsboot.messaging.kafka.EventProducerFactoryPostProcessor;
import io.github.cloudeventsboot.observation.CloudEventLogContext;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListenerConfigurer;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.messaging.Message;
import org.springframework.util.function.SingletonSupplier;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for events in Kafka records.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
		after = { CloudEventsAutoConfiguration.class, CloudEventsObservationAutoConfiguration.class,
				CloudEventsLogContextAutoConfiguration.class },
		afterName = "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration")
@ConditionalOnClass({ KafkaListenerConfigurer.class, KafkaTemplate.class, Message.class })
@ConditionalOnBean(EventFactory.class)
@EnableConfigurationProperties(CloudEventsKafkaProperties.class)
public final class CloudEventsKafkaAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "cloudevents.kafka.listener.enabled", matchIfMissing = true)
	static class ListenerConfiguration {

		@Bean
		EventListeners cloudEventKafkaListeners(ConfigurableListableBeanFactory beanFactory, EventBindings bindings,
				EventConstraints constraints, EventFactory factory) {
			return new EventListeners(beanFactory::resolveEmbeddedValue, bindings, constraints, factory);
		}

		@Bean
		CloudEventKafkaListenerConfigurer cloudEventKafkaListenerConfigurer(ConfigurableListableBeanFactory beanFactory,
				@Qualifier("cloudEventKafkaListeners") EventListeners listeners, EventFactory factory,
				ObjectProvider<EventObservations> observations, ObjectProvider<CloudEventLogContext> logContext,
				RejectionLog rejections, CloudEventsProperties properties, CloudEventsKafkaProperties kafkaProperties) {
			EventListenerInvoker invoker = new EventListenerInvoker(observations.getIfAvailable(),
					logContext.getIfAvailable(), rejections,
					properties.getUnknownType() == CloudEventsProperties.UnknownType.ACCEPT);
			EventReplies replies = new EventReplies(
					new MessageEventWriter(factory, kafkaProperties.getProducer().getMode()),
					properties.getResponse().isCorrelate());
			return new CloudEventKafkaListenerConfigurer(beanFactory, listeners, invoker, replies,
					properties.getInvalidOptionalAttributes());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "cloudevents.kafka.producer.enabled", matchIfMissing = true)
	static class ProducerConfiguration {

		@Bean
		static EventProducerFactoryPostProcessor cloudEventProducerFactoryPostProcessor(
				ObjectProvider<EventFactory> factory, ObjectProvider<CloudEventsKafkaProperties> properties) {
			SingletonSupplier<MessageEventWriter> writer = SingletonSupplier
				.of(() -> new MessageEventWriter(factory.getObject(), properties.getObject().getProducer().getMode()));
			return new EventProducerFactoryPostProcessor(writer::obtain,
					() -> properties.getObject().getProducer().isPartitionKey());
		}

	}

}
