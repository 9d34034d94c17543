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

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.cloudeventsboot.OutgoingCloudEvent;
import io.github.cloudeventsboot.messaging.MessageEventWriter;
import io.github.cloudeventsboot.messaging.OutgoingMessage;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.converter.RecordMessageConverter;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.util.StringUtils;

/**
 * Lets producers and templates of an application send events in addition to other values.
 *
 * @since 0.1.0
 */
public final class EventProducerFactoryPostProcessor implements BeanPostProcessor, SmartInitializingSingleton {

	private static final Object PROBE = OutgoingCloudEvent.of("probe");

	private final Function<Object, OutgoingMessage> creator;

	private final Supplier<Boolean> partitionKey;

	private final List<KafkaTemplate<?, ?>> templates = new ArrayList<>();

	/**
	 * Create a post-processor.
	 * @param writer supplies the writer of events, called when an event is sent
	 * @param partitionKey whether records get the {@code partitionkey} of the event as
	 * their key
	 */
	public EventProducerFactoryPostProcessor(Supplier<MessageEventWriter> writer, Supplier<Boolean> partitionKey) {
		this.creator = (value) -> writer.get().create(value);
		this.partitionKey = partitionKey;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof DefaultKafkaProducerFactory<?, ?> factory) {
			process(factory);
		}
		else if (bean instanceof KafkaTemplate<?, ?> template) {
			if (producerFactory(template) instanceof DefaultKafkaProducerFactory<?, ?> factory) {
				// it may be a copy, because the template overrides properties
				process(factory);
			}
			process(template);
			this.templates.add(template);
		}
		return bean;
	}

	/**
	 * Check again, because other beans may have set converters of the templates in the
	 * meantime.
	 */
	@Override
	public void afterSingletonsInstantiated() {
		this.templates.forEach(EventProducerFactoryPostProcessor::process);
		this.templates.clear();
	}

	private static void process(KafkaTemplate<?, ?> template) {
		if (isConverting(template.getMessageConverter())) {
			template.setMessageConverter(new EventTemplateConverter(template.getMessageConverter()));
		}
	}

	/**
	 * Return whether the converter of a template would convert an event. A converter that
	 * passes on any payload is kept.
	 */
	private static boolean isConverting(RecordMessageConverter converter) {
		try {
			Message<?> message = MessageBuilder.withPayload(PROBE).build();
			return converter.fromMessage(message, "topic").value() != PROBE;
		}
		catch (RuntimeException ex) {
			return true;
		}
	}

	private static @Nullable ProducerFactory<?, ?> producerFactory(KafkaTemplate<?, ?> template) {
		try {
			return template.getProducerFactory();
		}
		catch (UnsupportedOperationException ex) {
			// a template that chooses one of several by topic
			return null;
		}
	}

	private <K, V> void process(DefaultKafkaProducerFactory<K, V> factory) {
		Map<String, Object> updates = new HashMap<>();
		Supplier<@Nullable Serializer<V>> serializers = factory.getValueSerializerSupplier();
		Serializer<V> instance = (serializers != null) ? serializers.get() : null;
		Object named = factory.getConfigurationProperties().get(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
		if (serializers != null && instance != null) {
			if (!CloudEventKafkaSerializer.class.isInstance(instance)) {
				factory.setValueSerializerSupplier(() -> serializer(serializers.get()));
			}
		}
		else if (!isNamed(CloudEventKafkaSerializer.class, named)) {
			updates.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, CloudEventKafkaSerializer.class);
			if (named != null) {
				updates.put(CloudEventKafkaSerializer.DELEGATE, named);
			}
		}
		updates.put(CloudEventKafkaSerializer.CREATOR, this.creator);
		if (this.partitionKey.get()) {
			updates.put(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG,
					interceptors(factory.getConfigurationProperties().get(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG)));
		}
		factory.updateConfigs(updates);
	}

	private static boolean isNamed(Class<?> type, @Nullable Object named) {
		return type == named || type.getName().equals(named);
	}

	@SuppressWarnings("unchecked")
	private <V> Serializer<V> serializer(@Nullable Serializer<V> delegate) {
		return (Serializer<V>) new CloudEventKafkaSerializer(this.creator, delegate);
	}

	private static List<Object> interceptors(@Nullable Object declared) {
		List<Object> interceptors = new ArrayList<>();
		if (declared instanceof Collection<?> collection) {
			interceptors.addAll(collection);
		}
		else if (declared != null) {
			interceptors.addAll(List.of(StringUtils.commaDelimitedListToStringArray(
					(declared instanceof Class<?> type) ? type.getName() : declared.toString())));
		}
		if (interceptors.stream().noneMatch((named) -> isNamed(PartitionKeyInterceptor.class, named))) {
			interceptors.add(PartitionKeyInterceptor.class.getName());
		}
		return interceptors;
	}

}
