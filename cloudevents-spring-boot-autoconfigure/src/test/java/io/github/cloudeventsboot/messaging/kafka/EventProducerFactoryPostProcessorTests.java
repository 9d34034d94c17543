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

package io.github.cloudeventsboot.messaging.kafka;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.RoutingKafkaTemplate;
import org.springframework.kafka.support.converter.JacksonJsonMessageConverter;
import org.springframework.kafka.support.converter.RecordMessageConverter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link EventProducerFactoryPostProcessor}.
 */
class EventProducerFactoryPostProcessorTests {

	private final DefaultKafkaProducerFactory<Object, Object> factory = new DefaultKafkaProducerFactory<>(
			Map.of(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class,
					ProducerConfig.INTERCEPTOR_CLASSES_CONFIG, "com.example.Own"));

	@Test
	void wrapsSerializersThatAreClasses() {
		process(this.factory, false);
		assertThat(this.factory.getConfigurationProperties())
			.containsEntry(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, CloudEventKafkaSerializer.class)
			.containsEntry(CloudEventKafkaSerializer.DELEGATE, StringSerializer.class)
			.containsEntry(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG, "com.example.Own");
	}

	@Test
	@SuppressWarnings("unchecked")
	void wrapsSerializersThatAreInstances() {
		this.factory.setValueSerializer((Serializer<Object>) (Serializer<?>) new StringSerializer());
		process(this.factory, false);
		assertThat(this.factory.getValueSerializerSupplier().get()).isInstanceOf(CloudEventKafkaSerializer.class);
		assertThat(this.factory.getConfigurationProperties())
			.containsEntry(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
	}

	@Test
	void leavesTemplatesAloneThatChooseTheFactoryByTopic() {
		RoutingKafkaTemplate template = new RoutingKafkaTemplate(Map.of(Pattern.compile(".*"), this.factory));
		assertThatNoException().isThrownBy(() -> process(template, false));
	}

	@ParameterizedTest
	@MethodSource("named")
	void leavesItsOwnSerializerAlone(Object named) {
		this.factory.updateConfigs(Map.of(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, named));
		process(this.factory, false);
		assertThat(this.factory.getConfigurationProperties())
			.containsEntry(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, named)
			.containsKey(CloudEventKafkaSerializer.CREATOR)
			.doesNotContainKey(CloudEventKafkaSerializer.DELEGATE);
	}

	static Stream<Object> named() {
		return Stream.of(CloudEventKafkaSerializer.class, CloudEventKafkaSerializer.class.getName());
	}

	@Test
	@SuppressWarnings("unchecked")
	void leavesItsOwnSerializerAloneIfItIsAnInstance() {
		CloudEventKafkaSerializer serializer = new CloudEventKafkaSerializer();
		this.factory.setValueSerializer((Serializer<Object>) (Serializer<?>) serializer);
		process(this.factory, false);
		assertThat(this.factory.getValueSerializerSupplier().get()).isSameAs(serializer);
		assertThat(this.factory.getConfigurationProperties()).containsKey(CloudEventKafkaSerializer.CREATOR);
	}

	@Test
	void wrapsSerializersOfTemplatesThatOverrideProperties() {
		process(this.factory, true);
		KafkaTemplate<Object, Object> template = new KafkaTemplate<>(this.factory,
				Map.of(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class));
		process(template, true);
		assertThat(template.getProducerFactory().getConfigurationProperties())
			.containsEntry(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, CloudEventKafkaSerializer.class)
			.containsEntry(CloudEventKafkaSerializer.DELEGATE, ByteArraySerializer.class)
			.containsEntry(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG,
					List.of("com.example.Own", PartitionKeyInterceptor.class.getName()));
	}

	@Test
	void addsItsInterceptorToThoseOfTheApplication() {
		process(this.factory, true);
		assertThat(this.factory.getConfigurationProperties()).containsEntry(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG,
				List.of("com.example.Own", PartitionKeyInterceptor.class.getName()));
	}

	@Test
	void leavesConvertersAloneThatHandOnEvents() {
		KafkaTemplate<Object, Object> template = new KafkaTemplate<>(this.factory);
		RecordMessageConverter converter = template.getMessageConverter();
		process(template, false);
		assertThat(template.getMessageConverter()).isSameAs(converter);
	}

	@Test
	void wrapsConvertersThatWouldConvertEvents() {
		KafkaTemplate<Object, Object> template = new KafkaTemplate<>(this.factory);
		template.setMessageConverter(new JacksonJsonMessageConverter());
		process(template, false);
		assertThat(template.getMessageConverter()).isInstanceOf(EventTemplateConverter.class);
		KafkaTemplate<Object, Object> smart = new KafkaTemplate<>(this.factory);
		smart.setMessagingConverter(new org.springframework.messaging.converter.JacksonJsonMessageConverter());
		process(smart, false);
		assertThat(smart.getMessageConverter()).isInstanceOf(EventTemplateConverter.class);
	}

	@Test
	void wrapsConvertersThatOtherBeansSet() {
		KafkaTemplate<Object, Object> template = new KafkaTemplate<>(this.factory);
		EventProducerFactoryPostProcessor processor = process(template, false);
		template.setMessageConverter(new JacksonJsonMessageConverter());
		processor.afterSingletonsInstantiated();
		RecordMessageConverter converter = template.getMessageConverter();
		assertThat(converter).isInstanceOf(EventTemplateConverter.class);
		process(template, false).afterSingletonsInstantiated();
		assertThat(template.getMessageConverter()).as("wrapped once").isSameAs(converter);
	}

	private static EventProducerFactoryPostProcessor process(Object bean, boolean partitionKey) {
		EventProducerFactoryPostProcessor processor = new EventProducerFactoryPostProcessor(() -> {
			throw new IllegalStateException("Must not be asked for before an event is sent");
		}, () -> partitionKey);
		processor.postProcessAfterInitialization(bean, "bean");
		return processor;
	}

}
