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

import java.lang.reflect.Type;
import java.util.List;

import io.cloudevents.CloudEvent;
import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.annotation.CloudEventAttribute;
import io.github.cloudeventsboot.annotation.CloudEventPayload;
import io.github.cloudeventsboot.autoconfigure.CloudEventsAutoConfiguration;
import io.github.cloudeventsboot.autoconfigure.FailureAnalyses;
import io.github.cloudeventsboot.binding.InvalidEventTypeException;
import io.github.cloudeventsboot.messaging.MessagingCloudEventException;
import io.github.cloudeventsboot.messaging.amqp.CloudEventRabbitListenerConfigurer;
import io.github.cloudeventsboot.messaging.amqp.EventTemplatePostProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.annotation.RabbitHandler;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.annotation.RabbitListenerConfigurer;
import org.springframework.amqp.rabbit.batch.SimpleBatchingStrategy;
import org.springframework.amqp.rabbit.config.SimpleRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.BatchingRabbitTemplate;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.AbstractMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.RabbitListenerEndpointRegistry;
import org.springframework.amqp.rabbit.listener.adapter.MessagingMessageListenerAdapter;
import org.springframework.amqp.support.converter.JacksonJsonMessageConverter;
import org.springframework.amqp.support.converter.MessageConverter;
import org.springframework.amqp.support.converter.SimpleMessageConverter;
import org.springframework.amqp.support.converter.SmartMessageConverter;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.amqp.autoconfigure.RabbitListenerRetrySettingsCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.retry.RetryPolicySettings;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link CloudEventsAmqpAutoConfiguration}. Containers are registered and not
 * started.
 */
class CloudEventsAmqpAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, RabbitAutoConfiguration.class,
				CloudEventsAutoConfiguration.class, CloudEventsAmqpAutoConfiguration.class))
		.withPropertyValues("spring.rabbitmq.listener.simple.auto-startup=false");

	@Test
	void preparesListenersOfEventsOnly() {
		this.contextRunner.withBean(Listeners.class).run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(CloudEventRabbitListenerConfigurer.class);
			RabbitListenerEndpointRegistry registry = context.getBean(RabbitListenerEndpointRegistry.class);
			assertThat(listener(registry, "event")).isNotExactlyInstanceOf(MessagingMessageListenerAdapter.class);
			assertThat(listener(registry, "ordinary")).isExactlyInstanceOf(MessagingMessageListenerAdapter.class);
		});
	}

	private static Object listener(RabbitListenerEndpointRegistry registry, String id) {
		return ((AbstractMessageListenerContainer) registry.getListenerContainer(id)).getMessageListener();
	}

	@Test
	void letsTemplatesSendEvents() {
		this.contextRunner.withPropertyValues("cloudevents.source=/s").run((context) -> {
			Message message = convert(context.getBean(RabbitTemplate.class));
			assertThat(message.getMessageProperties().getHeaders()).containsEntry("cloudEvents_source", "/s");
			assertThat(context.getBean(RabbitTemplate.class).getMessageConverter())
				.isNotInstanceOf(SmartMessageConverter.class);
		});
	}

	@Test
	void letsTemplatesSendEventsWhoseConverterAnotherBeanSets() {
		this.contextRunner.withPropertyValues("cloudevents.source=/s")
			.withBean("later", Object.class, Object::new)
			.withInitializer((context) -> context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {

				@Override
				public Object postProcessAfterInitialization(Object bean, String name) {
					if (name.equals("later")) {
						context.getBean(RabbitTemplate.class).setMessageConverter(new JacksonJsonMessageConverter());
					}
					return bean;
				}

			}))
			.run((context) -> assertThat(
					convert(context.getBean(RabbitTemplate.class)).getMessageProperties().getHeaders())
				.containsEntry("cloudEvents_source", "/s"));
	}

	@Test
	void keepsConvertersSmartAndOtherValuesToThem() {
		this.contextRunner.withBean(JacksonJsonMessageConverter.class).run((context) -> {
			MessageConverter converter = context.getBean(RabbitTemplate.class).getMessageConverter();
			assertThat(converter).isInstanceOf(SmartMessageConverter.class);
			Message message = converter.toMessage(List.of(1), new MessageProperties(), (Type) null);
			assertThat(message.getBody()).asString().isEqualTo("[1]");
			assertThat(converter.fromMessage(message)).isEqualTo(List.of(1));
		});
	}

	@Test
	void sendsInStructuredMode() {
		this.contextRunner.withPropertyValues("cloudevents.source=/s", "cloudevents.amqp.template.mode=structured")
			.run((context) -> assertThat(
					convert(context.getBean(RabbitTemplate.class)).getMessageProperties().getContentType())
				.isEqualTo("application/cloudevents+json"));
	}

	@Test
	void sendsInStructuredModeWhereMessagesShareHeaders() {
		this.contextRunner.withPropertyValues("cloudevents.source=/s")
			.withBean(BatchingRabbitTemplate.class,
					() -> new BatchingRabbitTemplate(mock(ConnectionFactory.class),
							new SimpleBatchingStrategy(2, 100, 100), new ThreadPoolTaskScheduler()))
			.run((context) -> assertThat(
					convert(context.getBean(BatchingRabbitTemplate.class)).getMessageProperties().getContentType())
				.isEqualTo("application/cloudevents+json"));
	}

	@Test
	void namesThePropertyOfTheSource() {
		this.contextRunner.run((context) -> assertThatIllegalArgumentException()
			.isThrownBy(() -> convert(context.getBean(RabbitTemplate.class)))
			.withMessageContaining("cloudevents.source"));
	}

	private static Message convert(RabbitTemplate template) {
		return template.getMessageConverter()
			.toMessage(OutgoingCloudEvent.of("t", List.of(1)), new MessageProperties());
	}

	@Test
	void isSwitchedOffByProperties() {
		this.contextRunner
			.withPropertyValues("cloudevents.amqp.listener.enabled=false", "cloudevents.amqp.template.enabled=false")
			.run((context) -> {
				assertThat(context).doesNotHaveBean(CloudEventRabbitListenerConfigurer.class)
					.doesNotHaveBean(EventTemplatePostProcessor.class)
					.doesNotHaveBean(RabbitListenerRetrySettingsCustomizer.class);
				assertThat(context.getBean(RabbitTemplate.class).getMessageConverter())
					.isExactlyInstanceOf(SimpleMessageConverter.class);
			});
	}

	@Test
	void excludesRejectedEventsFromRetries() {
		this.contextRunner.run((context) -> {
			RetryPolicySettings settings = new RetryPolicySettings();
			settings.setExceptionExcludes(List.of(IllegalStateException.class));
			context.getBean(RabbitListenerRetrySettingsCustomizer.class).customize(settings);
			assertThat(settings.getExceptionExcludes()).containsExactly(IllegalStateException.class,
					MessagingCloudEventException.class);
		});
	}

	@Test
	void backsOffWithoutRabbit() {
		this.contextRunner
			.withClassLoader(new FilteredClassLoader("org.springframework.amqp", "com.rabbitmq",
					"org.springframework.boot.amqp"))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(CloudEventsAmqpAutoConfiguration.class));
	}

	@Test
	void rejectsMethodsThatCantWork() {
		this.contextRunner.withBean(Mixed.class)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(InvalidEventTypeException.class)
				.hasMessageContaining("both on"));
	}

	@Test
	void rejectsSeveralReplies() {
		this.contextRunner.withBean(SeveralReplies.class)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(InvalidEventTypeException.class)
				.hasMessageContaining("returns several events"));
	}

	@Test
	void rejectsClassesOfWhichOnlySomeMethodsTakeEvents() {
		this.contextRunner.withBean(HalfClass.class)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(InvalidEventTypeException.class)
				.hasMessageContaining("takes no event"));
	}

	@Test
	void rejectsSingleEventsInBatches() {
		this.contextRunner.withBean(Listeners.class)
			.withBean("rabbitListenerContainerFactory", SimpleRabbitListenerContainerFactory.class, () -> {
				SimpleRabbitListenerContainerFactory factory = new SimpleRabbitListenerContainerFactory();
				factory.setConnectionFactory(mock(ConnectionFactory.class));
				factory.setBatchListener(true);
				factory.setAutoStartup(false);
				return factory;
			})
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(InvalidEventTypeException.class)
				.hasMessageContaining("batches"));
	}

	@ParameterizedTest
	@ValueSource(classes = { Listeners.class, ClassListener.class })
	void rejectsRegistriesThatTakeItsPlace(Class<?> listener) {
		this.contextRunner.withBean(listener)
			.withConfiguration(AutoConfigurations.of(LateConfiguration.class))
			.run((context) -> {
				assertThat(context).hasFailed();
				FailureAnalysis analysis = FailureAnalyses.of(context.getStartupFailure());
				assertThat(analysis.getDescription()).contains(listener.getName(), "setEndpointRegistry");
				assertThat(analysis.getAction()).contains("bean that is registered earlier");
			});
	}

	@AutoConfiguration(after = CloudEventsAmqpAutoConfiguration.class)
	static class LateConfiguration {

		@Bean
		RabbitListenerConfigurer lateConfigurer() {
			return (registrar) -> registrar.setEndpointRegistry(new RabbitListenerEndpointRegistry());
		}

	}

	static class Listeners {

		@RabbitListener(id = "event", queues = "events")
		void on(CloudEvent event) {
		}

		@RabbitListener(id = "ordinary", queues = "texts")
		void ordinary(List<String> text) {
		}

	}

	@RabbitListener(queues = "events")
	static class ClassListener {

		@RabbitHandler
		void on(CloudEvent event) {
		}

	}

	static class Mixed {

		@RabbitListener(queues = "events")
		void on(@CloudEventPayload @CloudEventAttribute String both) {
		}

	}

	static class SeveralReplies {

		@RabbitListener(queues = "events")
		@SendTo("replies")
		List<CloudEvent> on(CloudEvent event) {
			return List.of(event, event);
		}

	}

	@RabbitListener(queues = "events")
	static class HalfClass {

		@RabbitHandler
		void on(CloudEvent event) {
		}

		@RabbitHandler
		void on(String text) {
		}

	}

}
